"""The plan and schedule of monitoring: what was planned, what was added, what was done."""

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
