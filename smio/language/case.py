"""The cases a word may stand in."""

from enum import StrEnum
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[2] / "assets" / "lexicon"


class Case(StrEnum):
    """Cases by what they ask in both languages. The ablative (from where) is the genitive in Russian."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"  # by whom; in Kyrgyz a word of its own («менен») after the word
    PREPOSITIONAL = "prepositional"  # where, about whom; the locative in Kyrgyz
    ABLATIVE = "ablative"


RUSSIAN_ORDER = (
    Case.NOMINATIVE,
    Case.GENITIVE,
    Case.DATIVE,
    Case.ACCUSATIVE,
    Case.INSTRUMENTAL,
    Case.PREPOSITIONAL,
)


def russian_place(case: Case) -> int:
    """The place of a case in the word list's rows."""
    return RUSSIAN_ORDER.index(Case.GENITIVE if case is Case.ABLATIVE else case)
