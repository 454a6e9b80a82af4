"""What is wrong with what the user gave: an error is a code with its particulars, and the language says it."""

from collections.abc import Mapping, Sequence
from datetime import date

Detail = str | int | float | date


class UserError(Exception):
    """Something in the user's input that the user can mend.

    ``code`` is a key of the language catalogues (``reading.error.password``), ``details`` fill its sentence:
    ``sheet``, ``row``, ``column``, ``value``, ``limit`` and the like. ``faults`` are errors of their own where a file
    has several at once; their sentences fill ``{faults}``. The interface and the command line translate it; nobody
    else does.
    """

    def __init__(self, code: str, /, faults: Sequence["UserError"] = (), **details: Detail) -> None:
        super().__init__(code, details)
        self.code = code
        self.details: Mapping[str, Detail] = details
        self.faults = tuple(faults)

    def __str__(self) -> str:
        particulars = [f"{name}={value}" for name, value in self.details.items()]
        particulars += [str(fault) for fault in self.faults]
        return f"{self.code} ({', '.join(particulars)})" if particulars else self.code
