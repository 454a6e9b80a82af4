"""The plan and schedule of monitoring: what was planned, what was added, what was done."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PlanState(StrEnum):
    AHEAD = "ahead"
    UNDER_WAY = "under_way"
    DONE = "done"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class PlanItem:
    """A line of the plan. ``programme`` is the point of the city's development programme (ПСЭР) it is tied to.

    ``planned`` is false for visits that were added. ``act`` says which act was made, as the register names it; an item
    is done when there is an act, or the group says on which day it was.
    """

    title: str
    programme: str = ""
    place: str = ""
    planned: bool = True
    responsible: str = ""
    start: date | None = None
    due: date | None = None
    done_on: date | None = None
    act: str = ""
    cancelled: bool = False
    note: str = ""

    def state(self, today: date) -> PlanState:
        """Where it stands on a day."""
        if self.cancelled:
            return PlanState.CANCELLED
        if self.done_on is not None or self.act:
            return PlanState.DONE
        if self.due is not None and self.due < today:
            return PlanState.OVERDUE
        begun = self.start is not None and self.start <= today
        return PlanState.UNDER_WAY if begun else PlanState.AHEAD


@dataclass(frozen=True)
class PlanCounts:
    """How a part of the plan stands on a day: how many lines, and how many in each state."""

    items: int
    by_state: Mapping[PlanState, int]

    @property
    def done(self) -> int:
        return self.by_state[PlanState.DONE]

    @property
    def overdue(self) -> int:
        return self.by_state[PlanState.OVERDUE]

    @property
    def wanted(self) -> int:
        """How many were to be done: all but the cancelled ones."""
        return self.items - self.by_state[PlanState.CANCELLED]


def plan_counts(plan: Iterable[PlanItem], today: date) -> PlanCounts:
    """The lines of a plan by where they stand; a state that none is in counts 0."""
    found = Counter(item.state(today) for item in plan)
    return PlanCounts(found.total(), {state: found[state] for state in PlanState})
