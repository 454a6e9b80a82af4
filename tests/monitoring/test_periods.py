"""Quarters, half-years and years that reports are made of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.monitoring.periods import ReportPeriod, Span, latest_periods, period_of


@pytest.mark.parametrize(
    ("span", "day", "start", "end"),
    [
        (Span.QUARTER, date(2026, 2, 28), date(2026, 1, 1), date(2026, 3, 31)),
        (Span.QUARTER, date(2024, 12, 31), date(2024, 10, 1), date(2024, 12, 31)),
        (Span.HALF, date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
        (Span.HALF, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
        (Span.YEAR, date(2026, 5, 9), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_the_days_of_the_calendar(span: Span, day: date, start: date, end: date) -> None:
    period = period_of(span, day)
    assert (period.start, period.end) == (start, end)


@given(st.sampled_from(Span), st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_is_in_its_period_and_periods_follow_each_other_without_a_gap(span: Span, day: date) -> None:
    period = period_of(span, day)
    assert period.start <= day <= period.end
    assert period.before.end + timedelta(days=1) == period.start


def test_the_present_period_stands_first() -> None:
    latest = latest_periods(Span.QUARTER, date(2026, 1, 15), 3)
    assert latest == (
        ReportPeriod(Span.QUARTER, 2026, 1),
        ReportPeriod(Span.QUARTER, 2025, 4),
        ReportPeriod(Span.QUARTER, 2025, 3),
    )
