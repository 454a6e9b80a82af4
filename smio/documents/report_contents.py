"""What belongs into the summary report of a period: chosen once, so that the page and the paper tell the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from smio.documents.results import Results
from smio.monitoring import (
    EDITABLE,
    Act,
    Group,
    PlanCounts,
    PlanItem,
    PlanState,
    Rates,
    Stage,
    Status,
    Tracked,
    plan_counts,
    rates,
)

Period = tuple[date, date]
ReportedAct = tuple[Act, Stage]
COMPARED = 2  # rounds, or measurements, that a difference is taken of


class Dated(Protocol):
    @property
    def end(self) -> date | None: ...


Measured = TypeVar("Measured", bound=Dated)


@dataclass(frozen=True, eq=False)
class Report:
    """A period's work as it stood on ``today``.

    ``planned`` and ``added`` are the lines of the plan that the period touches; ``acts`` those dated in it and signed,
    ``unsigned`` how many dated in it are not, ``undated`` how many have no date; ``sent`` what went out in it,
    ``so_far`` what went out until its end, ``overdue`` what of that is past its date.
    """

    group: Group
    period: Period
    today: date
    planned: tuple[PlanItem, ...]
    added: tuple[PlanItem, ...]
    results: tuple[Results, ...]
    acts: tuple[ReportedAct, ...]
    unsigned: int
    undated: int
    sent: tuple[Tracked, ...]
    so_far: tuple[Tracked, ...]
    overdue: tuple[Tracked, ...]

    @property
    def planned_counts(self) -> PlanCounts:
        return plan_counts(self.planned, self.today)

    @property
    def added_counts(self) -> PlanCounts:
        return plan_counts(self.added, self.today)

    @property
    def late_plan(self) -> tuple[PlanItem, ...]:
        """The work of the period that was not done in time."""
        return tuple(item for item in (*self.planned, *self.added) if item.state(self.today) is PlanState.OVERDUE)

    @property
    def rates(self) -> Rates:
        """How what was sent in the period fares."""
        return rates(self.sent, self.today)

    @property
    def recommendations(self) -> int:
        return sum(len(act.recommendations) for act, _ in self.acts)

    @property
    def unsent(self) -> int:
        """How many acts of the period are signed and were sent to nobody."""
        return sum(stage is Stage.SIGNED for _, stage in self.acts)

    @property
    def generated(self) -> bool:
        """Whether any of it was made up for the demo."""
        made_up = any(act.generated for act, _ in self.acts) or any(one.generated for one in self.results)
        return self.group.generated or made_up


def report_of(
    group: Group,
    period: Period,
    plan: Sequence[PlanItem],
    results: Sequence[Results],
    acts: Sequence[ReportedAct],
    register: Sequence[Tracked],
    today: date,
) -> Report:
    """What of a group's work belongs to a period. ``results`` are chosen by whoever asks (`of_period`)."""
    dated = [one for one in acts if _within(one[0].signed_on, period)]
    touched = [item for item in plan if _touches(item, period)]
    so_far = tuple(one for one in register if one.sent_on is not None and one.sent_on <= period[1])
    return Report(
        group=group,
        period=period,
        today=today,
        planned=tuple(item for item in touched if item.planned),
        added=tuple(item for item in touched if not item.planned),
        results=tuple(results),
        acts=tuple(sorted((one for one in dated if one[1] not in EDITABLE), key=_day)),
        unsigned=sum(stage in EDITABLE for _, stage in dated),
        undated=sum(act.signed_on is None for act, _ in acts),
        sent=tuple(one for one in so_far if _within(one.sent_on, period)),
        so_far=so_far,
        overdue=tuple(one for one in so_far if one.status(today) is Status.OVERDUE),
    )


def of_period(measured: Sequence[Measured], period: Period) -> tuple[Measured, ...]:
    """The last of what ended in a period, and the one before it to compare with; nothing where none ended in it."""
    known = sorted((one for one in measured if one.end is not None and one.end <= period[1]), key=_end)
    if not known or not _within(known[-1].end, period):
        return ()
    return tuple(known[-COMPARED:])


def _touches(item: PlanItem, period: Period) -> bool:
    """Whether any day of a line of the plan lies in a period; a line without a day belongs to every one."""
    days = [day for day in (item.start, item.due, item.done_on) if day is not None]
    return not days or (min(days) <= period[1] and max(days) >= period[0])


def _within(day: date | None, period: Period) -> bool:
    return day is not None and period[0] <= day <= period[1]


def _day(one: ReportedAct) -> date:
    return one[0].signed_on or date.max


def _end(one: Dated) -> date:
    return one.end or date.min
