"""Periods that groups report on: quarters, half-years, years."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    """How long a period is."""

    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12}


@dataclass(frozen=True)
class ReportPeriod:
    """A quarter, half or whole of a year; ``number`` is its place in the year, from 1."""

    span: Span
    year: int
    number: int = 1

    @property
    def start(self) -> date:
        return date(self.year, (self.number - 1) * MONTHS[self.span] + 1, 1)

    @property
    def end(self) -> date:
        following = self.number * MONTHS[self.span] + 1
        year, month = (self.year + 1, 1) if following > 12 else (self.year, following)  # noqa: PLR2004 - months
        return date(year, month, 1) - timedelta(days=1)

    @property
    def before(self) -> "ReportPeriod":
        """The period of the same length that ended the day before it."""
        return period_of(self.span, self.start - timedelta(days=1))


def period_of(span: Span, day: date) -> ReportPeriod:
    """The period that a day is in."""
    return ReportPeriod(span, day.year, (day.month - 1) // MONTHS[span] + 1)


def latest_periods(span: Span, today: date, count: int) -> tuple[ReportPeriod, ...]:
    """The present period and those before it, the latest first."""
    periods = [period_of(span, today)]
    while len(periods) < count:
        periods.append(periods[-1].before)
    return tuple(periods)
