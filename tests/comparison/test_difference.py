"""The arithmetic of one difference, beside SciPy and beside sums done by hand."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import assume, given

from smio.comparison.difference import Difference, paired_difference, welch_difference
from smio.survey import Responses
from smio.survey.means import equal_weights
from tests import independent_sources
from tests.independent_sources import TTest
from tests.rating_tables import BLANK, rounds

one_column = rounds((1,), respondents=(3, 40), blanks=False)
three_columns = rounds((3,), respondents=(3, 40), blanks=False)


def agrees(ours: Difference, theirs: TTest) -> bool:
    ours_in_theirs = (ours.p_value, ours.df, ours.ci_low, ours.ci_high)
    return ours_in_theirs == pytest.approx((theirs.p_value, theirs.df, theirs.ci_low, theirs.ci_high), abs=1e-9)


@given(one_column, one_column)
def test_one_column_is_welchs_test(first: Responses, second: Responses) -> None:
    one, two = first.ratings[:, 0], second.ratings[:, 0]
    assume(one.std() > 0 or two.std() > 0)
    ours = welch_difference(first.ratings, second.ratings, equal_weights(1))
    assert ours.difference == pytest.approx(two.mean() - one.mean())
    assert agrees(ours, independent_sources.welch(one, two))


@given(three_columns, three_columns)
def test_complete_answers_are_welchs_test_of_the_respondents_own_means(first: Responses, second: Responses) -> None:
    one, two = first.ratings.mean(axis=1), second.ratings.mean(axis=1)
    assume(one.std() + two.std() > 1e-6)
    ours = welch_difference(first.ratings, second.ratings, equal_weights(3))
    assert agrees(ours, independent_sources.welch(one, two))


@given(rounds((6,), respondents=(3, 40), blanks=False))
def test_a_panel_is_the_paired_t_of_own_means(both: Responses) -> None:
    first, second = both.ratings[:, :3], both.ratings[:, 3:]
    one, two = first.mean(axis=1), second.mean(axis=1)
    assume((two - one).std() > 1e-6)
    ours = paired_difference(first, second, equal_weights(3))
    assert agrees(ours, independent_sources.paired(one, two))


def test_welch_by_hand() -> None:
    # 1,2,3: mean 2, s2 = 1, variance of the mean 1/3. 4,4,6,6: mean 5, s2 = 4/3, variance of the mean 1/3.
    # df = (2/3)^2 / ((1/3)^2/2 + (1/3)^2/3) = (4/9) / (5/54) = 4.8
    ours = welch_difference(np.array([[1.0], [2], [3]]), np.array([[4.0], [4], [6], [6]]), equal_weights(1))
    assert (ours.n1, ours.n2) == (3, 4)
    assert (ours.mean1, ours.mean2, ours.difference) == (2.0, 5.0, 3.0)
    assert (ours.se1, ours.se2, ours.se) == pytest.approx((sqrt(1 / 3), sqrt(1 / 3), sqrt(2 / 3)))
    assert ours.df == pytest.approx(4.8)


def test_in_a_panel_a_person_enters_with_what_they_rated_twice() -> None:
    # Own means over what was rated twice: A 1 -> 2 (k0 alone), B 2 -> 4, C nothing.
    first = np.array([[1.0, 5.0], [1.0, 3.0], [BLANK, 5.0]])
    second = np.array([[2.0, BLANK], [4.0, 4.0], [5.0, BLANK]])
    ours = paired_difference(first, second, equal_weights(2))
    assert (ours.n1, ours.n2) == (2, 2)
    assert (ours.mean1, ours.mean2, ours.difference) == (1.5, 3.0, 1.5)
    assert ours.se == pytest.approx(0.5)


def test_where_nobody_differs_from_anybody_the_interval_is_a_point() -> None:
    same = welch_difference(np.full((12, 1), 4.0), np.full((15, 1), 4.0), equal_weights(1))
    assert (same.ci_low, same.ci_high, same.p_value) == (0.0, 0.0, 1.0)
    other = welch_difference(np.full((12, 1), 3.0), np.full((15, 1), 4.0), equal_weights(1))
    assert (other.ci_low, other.ci_high, other.p_value) == (1.0, 1.0, 0.0)


def test_what_binary_fractions_lose_is_no_change() -> None:
    tenths = welch_difference(np.full((10, 1), 3.3), np.full((13, 1), 3.3), equal_weights(1))
    assert tenths.p_value == 1.0
    first, second = np.full((12, 3), 3.3), np.tile([1.1, 4.4, 4.4], (12, 1))
    panel = paired_difference(first, second, equal_weights(3))
    assert panel.p_value == 1.0


def test_one_person_has_a_mean_and_no_interval() -> None:
    ours = welch_difference(np.array([[2.0, 4.0]]), np.array([[4.0, 4.0], [5.0, 5.0]]), equal_weights(2))
    assert (ours.n1, ours.mean1, ours.se1) == (1, 3.0, None)
    assert ours.difference == 1.5
    assert (ours.se, ours.ci_low, ours.ci_high, ours.p_value) == (None, None, None, None)


def test_a_column_nobody_rated_has_no_mean_to_compare() -> None:
    with pytest.raises(ValueError, match="without ratings"):
        welch_difference(np.array([[BLANK], [BLANK]]), np.array([[1.0], [2.0]]), equal_weights(1))
