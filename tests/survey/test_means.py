"""The standard error of a mean of means, found in other ways: leaving one out, and matrices."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from numpy.typing import NDArray

from smio.survey import Responses
from smio.survey.means import equal_weights, mean_of_means, service_weights
from tests.rating_tables import BLANK, rounds

SERVICES = ("Вода", "Вода", "Дороги", "Дороги", "Дороги")


def weighted_mean(ratings: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    return float(np.nanmean(ratings, axis=0) @ weights)


def ratio_variance(ratings: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """The delta method written out: means are ratios of totals y_k / c_k; Var = g' S g.

    S is the covariance of the totals of (x, valid) over the respondents, g the gradient of sum w_k y_k / c_k.
    """
    answered = ratings[~np.isnan(ratings).all(axis=1)]
    n, columns = answered.shape
    totals = np.hstack([np.nan_to_num(answered), (~np.isnan(answered)).astype(float)])
    y, c = totals.sum(axis=0)[:columns], totals.sum(axis=0)[columns:]
    gradient = np.concatenate([weights / c, -weights * y / c**2])
    spread = n * np.atleast_2d(np.cov(totals, rowvar=False))
    return float(gradient @ spread @ gradient)


@given(rounds((2, 3), respondents=(2, 30)))
def test_the_variance_is_that_of_the_delta_method_in_matrices(one: Responses) -> None:
    weights = service_weights(SERVICES)
    estimate = mean_of_means(one.ratings, weights)
    assert estimate is not None
    assert estimate.mean == pytest.approx(weighted_mean(one.ratings, weights))
    if estimate.n > 1:
        assert estimate.variance == pytest.approx(ratio_variance(one.ratings, weights), abs=1e-12)


def test_leaving_out_one_respondent_at_a_time_gives_nearly_the_same_error() -> None:
    chance = np.random.default_rng(20261123)
    habit = chance.normal(0, 0.8, (200, 1))
    ratings = np.clip(np.round(3 + habit + chance.normal(0, 0.9, (200, 5))), 1, 5)
    ratings[chance.random((200, 5)) < 0.15] = BLANK
    weights = service_weights(SERVICES)
    without = [weighted_mean(np.delete(ratings, person, axis=0), weights) for person in range(200)]
    jackknife = sqrt(199 / 200 * float(((np.array(without) - np.mean(without)) ** 2).sum()))
    estimate = mean_of_means(ratings, weights)
    assert estimate is not None
    assert estimate.se is not None
    assert estimate.se == pytest.approx(jackknife, rel=0.01)
    cell_by_cell = sqrt(
        sum(w**2 * np.nanvar(x, ddof=1) / (~np.isnan(x)).sum() for w, x in zip(weights, ratings.T, strict=True))
    )
    assert estimate.se > 1.4 * cell_by_cell  # what cell-by-cell arithmetic loses: the habit of rating high or low


@given(rounds((4,), blanks=False))
def test_complete_answers_give_the_variance_of_the_respondents_own_means(one: Responses) -> None:
    own = one.ratings.mean(axis=1)
    estimate = mean_of_means(one.ratings, equal_weights(4))
    assert estimate is not None
    assert (estimate.n, estimate.mean) == (len(own), pytest.approx(own.mean()))
    assert estimate.variance == pytest.approx(own.var(ddof=1) / len(own), abs=1e-12)


@given(rounds((1,)))
def test_one_column_gives_the_ordinary_error(one: Responses) -> None:
    rated = one.ratings[~np.isnan(one.ratings)]
    estimate = mean_of_means(one.ratings, equal_weights(1))
    assert estimate is not None
    assert estimate.n == rated.size
    if rated.size > 1:
        assert estimate.variance == pytest.approx(rated.var(ddof=1) / rated.size, abs=1e-12)


def test_the_variance_by_hand() -> None:
    # Columns 1,3 and 2,blank,4: means 2 and 3. Influences with weights 1/2: A (1-2)/4 + (2-3)/4 = -1/2,
    # B (3-2)/4 = 1/4, C (4-3)/4 = 1/4. Var = 3/2 (1/4 + 1/16 + 1/16) = 9/16.
    estimate = mean_of_means(np.array([[1.0, 2.0], [3.0, BLANK], [BLANK, 4.0]]), equal_weights(2))
    assert estimate is not None
    assert (estimate.n, estimate.mean, estimate.variance, estimate.se) == (3, 2.5, 0.5625, 0.75)


def test_who_rated_nothing_in_the_set_does_not_count() -> None:
    rows = [[1.0, 2.0], [3.0, 5.0], [4.0, BLANK]]
    silent = [BLANK, BLANK]
    assert mean_of_means(np.array([*rows, silent]), equal_weights(2)) == mean_of_means(np.array(rows), equal_weights(2))


def test_one_person_has_no_spread_and_a_column_without_ratings_no_mean() -> None:
    alone = mean_of_means(np.array([[2.0, 4.0]]), equal_weights(2))
    assert alone is not None
    assert (alone.n, alone.mean, alone.variance, alone.se) == (1, 3.0, None, None)
    assert mean_of_means(np.array([[2.0, BLANK]]), equal_weights(2)) is None
    assert mean_of_means(np.empty((0, 2)), equal_weights(2)) is None
    assert mean_of_means(np.empty((3, 0)), np.empty(0)) is None


def test_services_count_alike_and_criteria_alike_within_a_service() -> None:
    assert list(service_weights(("a", "b", "a", "a"))) == pytest.approx([1 / 6, 1 / 2, 1 / 6, 1 / 6])
