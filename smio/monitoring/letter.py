"""A letter to an authority: what was done, what was found, what is asked for, by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smio.monitoring.group import Member


class LetterKind(StrEnum):
    COVER = "cover"  # goes with acts
    REMINDER = "reminder"  # asks again for an answer that is overdue


class Addressee(StrEnum):
    """Whom acts go to; the others get a copy."""

    MAYOR = "mayor"
    KENESH = "kenesh"  # its chair
    COMMISSIONS = "commissions"  # the kenesh's standing commissions


@dataclass(frozen=True)
class Letter:
    """A letter before it is printed. Empty fields are printed as blank lines to fill in by hand.

    ``letterhead`` is who writes, in Kyrgyz and in Russian; ``addressee`` is written a line each, top right; both may
    hold several lines, ``contacts`` are how to reach them. ``annexes`` are titles, with the number of pages where
    known.
    """

    organisation: str
    addressee: tuple[str, ...]
    heading: str
    paragraphs: tuple[str, ...]
    letterhead: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    number: str = ""
    written_on: date | None = None
    answer_by: date | None = None
    annexes: tuple[tuple[str, int | None], ...] = ()
    signer: Member | None = None
    copies: tuple[str, ...] = ()
    contacts: str = ""
    generated: bool = False
