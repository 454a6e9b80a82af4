"""An error of the user's input, in words."""

from smio.errors import UserError
from smio.language.translator import Translator


def error_sentence(error: UserError, t: Translator) -> str:
    """An error in a language; where it holds several faults, all of them."""
    details = dict(error.details)
    if error.faults:
        details["faults"] = "; ".join(error_sentence(fault, t) for fault in error.faults)
    return t(error.code, **details)
