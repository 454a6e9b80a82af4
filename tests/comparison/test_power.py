"""Planning figures beside a simulation-free second way: the power of the planned test must come out at 80 %."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.comparison import compare
from smio.comparison.power import panel_needed, panel_smallest_change, respondents_needed, smallest_change
from tests.independent_sources import normal_power
from tests.rating_tables import responses

errors = st.floats(0.05, 0.5)
people = st.integers(10, 200)


@given(errors, people, errors, people)
def test_the_smallest_change_is_shown_with_80_per_cent_power(se1: float, n1: int, se2: float, n2: int) -> None:
    change = smallest_change(se1, n1, se2, n2)
    spread = ((n1 - 1) * se1**2 * n1 + (n2 - 1) * se2**2 * n2) / (n1 + n2 - 2)
    assert normal_power(change, sqrt(2 * spread / n2)) == pytest.approx(0.8, abs=1e-4)


@given(errors, people, errors, people)
def test_the_respondents_needed_are_just_enough(se1: float, n1: int, se2: float, n2: int) -> None:
    needed = respondents_needed(se1, n1, se2, n2)
    spread = ((n1 - 1) * se1**2 * n1 + (n2 - 1) * se2**2 * n2) / (n1 + n2 - 2)
    assert normal_power(0.3, sqrt(2 * spread / needed)) >= 0.8 - 1e-4
    assert needed == 2 or normal_power(0.3, sqrt(2 * spread / (needed - 1))) < 0.8 + 1e-4


def test_planning_by_hand() -> None:
    # Both rounds: s^2 = 0.2^2 x 25 = 1. (1.95996 + 0.84162) sqrt(2 / 25) = 0.79241; 2 (2.80159 / 0.3)^2 = 174.42.
    assert smallest_change(0.2, 25, 0.2, 25) == pytest.approx(0.79241, abs=5e-6)
    assert respondents_needed(0.2, 25, 0.2, 25) == 175


@given(errors, people)
def test_a_panel_is_planned_by_the_spread_of_its_own_changes(se: float, n: int) -> None:
    assert normal_power(panel_smallest_change(se), se) == pytest.approx(0.8, abs=1e-4)
    needed = panel_needed(se, n)
    assert normal_power(0.3, se * sqrt(n / needed)) >= 0.8 - 1e-4


def test_a_panel_that_agrees_with_itself_needs_fewer_people_than_two_rounds_of_strangers() -> None:
    rows = [[float(1 + place % 5)] for place in range(20)]
    higher = [[min(5.0, rating + (place % 4 == 0))] for place, (rating,) in enumerate(rows)]
    codes = [str(place) for place in range(20)]
    first, second = responses(rows, codes=codes), responses(higher, codes=codes)
    strangers, panel = compare(first, second).overall, compare(first, second, paired=True).overall
    assert strangers is not None
    assert panel is not None
    assert (panel.smallest_change or 9.0) < (strangers.smallest_change or 0.0) / 2
    assert (panel.respondents_needed or 999) < (strangers.respondents_needed or 0) / 4
