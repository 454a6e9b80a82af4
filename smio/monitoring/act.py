"""An act: what was found, on what basis, with what recommendations, signed by whom."""

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from smio.monitoring.group import Member
from smio.monitoring.prices import Price


class ActKind(StrEnum):
    SERVICES = "services"  # assessment of service quality by questionnaire
    CHECKLIST = "checklist"  # a measurement on a checklist: МИБП and others
    SITE = "site"  # a visit: a building site, a road, a kindergarten
    PRICES = "prices"  # what goods cost in shops over some weeks
    FREE = "free"  # anything else


MEASURED = frozenset({ActKind.SERVICES, ActKind.CHECKLIST})  # drafted from results of the store


@dataclass(frozen=True)
class Recommendation:
    """What should be done, by whom, by when, and why."""

    what: str
    to_whom: str = ""
    by_when: date | None = None
    why: str = ""


@dataclass(frozen=True)
class ActPhoto:
    """A photograph of an act, without its bytes. Its number in the paper is its place in the act's photographs."""

    id: int
    name: str
    sha256: str
    caption: str = ""
    taken_on: date | None = None


@dataclass(frozen=True)
class Act:
    """An act before it is printed. Empty fields are printed as blank lines to fill in by hand.

    ``period`` is what the facts cover; ``signed_on`` and ``place`` are those of the event. ``prices`` belong to a price
    monitoring.
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
    prices: tuple[Price, ...] = ()


KEPT = frozenset({"kind", "generated"})  # what a draft never changes
ENTERED = frozenset({"prices"})  # what people enter and no draft knows


@dataclass(frozen=True)
class Redraft:
    """An act with the parts of a fresh draft taken in; ``edited`` are the fields where both sides changed.

    The act keeps the people's words in the edited fields until they say otherwise (`with_field`).
    """

    act: Act
    edited: tuple[str, ...]


def redraft(act: Act, drafted: Act, fresh: Act) -> Redraft:
    """Take a fresh draft into an act edited since ``drafted``: what nobody edited is replaced, the rest asked."""
    taken: dict[str, Any] = {}
    edited: list[str] = []
    for name in (field.name for field in fields(Act) if field.name not in KEPT | ENTERED):
        current, before, after = (getattr(one, name) for one in (act, drafted, fresh))
        if after in (current, before):
            continue
        if current == before:
            taken[name] = after
        else:
            edited.append(name)
    return Redraft(replace(act, **taken), tuple(edited))


def with_field(act: Act, fresh: Act, name: str) -> Act:
    """The act with one field of a fresh draft."""
    return replace(act, **{name: getattr(fresh, name)})
