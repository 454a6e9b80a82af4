"""An act: what was found, on what basis, with what recommendations, signed by whom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smio.monitoring.group import Member


class ActKind(StrEnum):
    SERVICES = "services"  # assessment of service quality by questionnaire
    CHECKLIST = "checklist"  # a measurement on a checklist: МИБП and others


@dataclass(frozen=True)
class Recommendation:
    """What should be done, by whom, by when, and why."""

    what: str
    to_whom: str = ""
    by_when: date | None = None
    why: str = ""


@dataclass(frozen=True)
class Act:
    """An act before it is printed. Empty fields are printed as blank lines to fill in by hand.

    ``period`` is what the facts cover; ``signed_on`` and ``place`` are those of the event.
    """

    kind: ActKind
    organisation: str
    subject: str
    number: str = ""
    signed_on: date | None = None
    place: str = ""
    basis: str = ""
    period: tuple[date, date] | None = None
    participants: tuple[Member, ...] = ()
    method: str = ""
    facts: tuple[str, ...] = ()
    conclusions: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    answer_by: date | None = None
    copies: tuple[str, ...] = ()
    generated: bool = False
