"""Words, plurals, numbers and dates in Russian, Kyrgyz and English.

The sentences stand in ``assets/language/<language>/<room>.toml``; a key is ``<room>.<table>.<name>``. A `Translator`
is passed to whoever speaks to the user; there is no current language. What is filled into a sentence is put into the
case it needs by `in_case` and its kin; a `UserError` is said by `error_sentence`.
"""

from smio.language.case import Case
from smio.language.cases import (
    Kind,
    city_name,
    city_of,
    dated,
    in_case,
    in_city,
    on_day,
    since,
    to_person,
    to_post,
    until,
)
from smio.language.errors import error_sentence
from smio.language.translator import LANGUAGES, PAPER_LANGUAGES, Language, Translator, translator

__all__ = [
    "LANGUAGES",
    "PAPER_LANGUAGES",
    "Case",
    "Kind",
    "Language",
    "Translator",
    "city_name",
    "city_of",
    "dated",
    "error_sentence",
    "in_case",
    "in_city",
    "on_day",
    "since",
    "to_person",
    "to_post",
    "translator",
    "until",
]
