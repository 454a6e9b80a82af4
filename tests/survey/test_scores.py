"""The scores of one round, beside sums done by hand and statsmodels' interval."""

from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.survey import Responses, Scale, Scores, score
from tests import independent_sources
from tests.rating_tables import BLANK, responses, rounds


def criteria_of(scores: Scores) -> dict[tuple[str, ...], Any]:
    """Every number of every criterion by what it is of."""
    return {
        (*one.indicator.key, name): value
        for one in scores.criteria
        for name, value in asdict(one).items()
        if name not in {"indicator", "counts"}
    } | {(*one.indicator.key, f"step {step}"): n for one in scores.criteria for step, n in enumerate(one.counts)}


def services_of(scores: Scores) -> dict[tuple[str, ...], Any]:
    """Every number of every service and of the whole by what it is of."""
    return {
        (one.service, name): value
        for one in (*scores.services, scores.overall)
        for name, value in asdict(one).items()
        if name not in {"service", "service_key"}
    }


def same_scores(ours: Scores, theirs: Scores) -> bool:
    return same_services(ours, theirs) and criteria_of(ours) == pytest.approx(criteria_of(theirs), abs=1e-9)


def same_services(ours: Scores, theirs: Scores) -> bool:
    return services_of(ours) == pytest.approx(services_of(theirs), abs=1e-9)


def test_scores_by_hand() -> None:
    scores = score(responses([[5, 4, 2], [3, BLANK, 2], [4, 2, BLANK]], 2, 1))
    assert [one.score for one in scores.criteria] == [4.0, 3.0, 2.0]
    assert [one.n for one in scores.criteria] == [3, 2, 2]
    assert [one.score for one in scores.services] == [3.5, 2.0]  # (4 + 3) / 2, not 18 / 5
    assert scores.overall.score == 2.75  # (3.5 + 2) / 2
    assert [one.index for one in scores.services] == [62.5, 25.0]
    assert [one.n for one in (*scores.services, scores.overall)] == [3, 2, 3]
    assert scores.respondents == 3


def test_a_service_is_the_mean_of_its_criteria_and_not_of_all_ratings() -> None:
    scores = score(responses([[5, 1], [5, BLANK], [5, BLANK], [5, BLANK]]))
    assert scores.services[0].score == 3.0
    assert scores.overall.score == 3.0


def test_the_index_counts_from_the_lowest_step() -> None:
    assert Scale().index(4.38) == pytest.approx(84.5)  # 4.38 / 5 x 100 = 87.6 is the well-known mistake


@given(st.floats(-50, 50), st.floats(0.1, 100), st.floats(0, 1))
def test_the_lowest_step_is_0_and_the_highest_100(low: float, width: float, share: float) -> None:
    scale = Scale(low, low + width)
    assert scale.index(scale.low) == 0.0
    assert scale.index(scale.high) == pytest.approx(100.0)
    assert scale.index(low + share * width) == pytest.approx(100 * share, abs=1e-6)


@pytest.mark.parametrize(("low", "high"), [(5, 1), (3, 3), (float("nan"), 5), (1, float("inf"))])
def test_a_scale_runs_upwards(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="upwards"):
        Scale(low, high)


def test_the_steps_are_whole_numbers_unless_given() -> None:
    assert Scale(0, 3).steps == (0.0, 1.0, 2.0, 3.0)
    assert Scale(1, 5, (1.0, 3.0, 5.0)).satisfied_from == 3.0
    assert Scale(1, 10).satisfied_from == 9.0


@given(rounds((3,)))
def test_the_share_satisfied_is_the_top_two_steps_with_wilsons_interval(one: Responses) -> None:
    for column, criterion in enumerate(score(one).criteria):
        rated = one.ratings[:, column]
        satisfied, n = int((rated >= 4).sum()), int((~np.isnan(rated)).sum())
        assert criterion.satisfied == pytest.approx(satisfied / n)
        assert (criterion.satisfied_low, criterion.satisfied_high) == pytest.approx(
            independent_sources.wilson(satisfied, n), abs=1e-9
        )


@given(rounds((3,)))
def test_the_counts_of_the_steps_add_up_to_n_and_to_the_mean(one: Responses) -> None:
    for criterion in score(one).criteria:
        assert sum(criterion.counts) == criterion.n
        total = sum(step * count for step, count in zip(one.scale.steps, criterion.counts, strict=True))
        assert criterion.score == pytest.approx(total / criterion.n)


def test_a_rating_between_steps_is_counted_at_the_nearest() -> None:
    assert score(responses([[1.2], [4.6], [4.9]])).criteria[0].counts == (1, 0, 0, 0, 2)


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_respondents_changes_no_score(one: Responses, chance: Any) -> None:
    order = list(range(len(one)))
    chance.shuffle(order)
    assert same_scores(score(replace(one, ratings=one.ratings[order])), score(one))


@given(rounds(), st.permutations(range(5)))
def test_the_order_of_the_columns_changes_no_score(one: Responses, order: list[int]) -> None:
    moved = one.only(order)
    assert same_scores(score(moved), score(one))
    assert [scored.indicator for scored in score(moved).criteria] == list(moved.indicators)


@given(rounds())
def test_blank_rows_and_a_column_without_ratings_count_nowhere(one: Responses) -> None:
    blank_row = np.full((1, one.ratings.shape[1]), BLANK)
    longer = replace(one, ratings=np.vstack([one.ratings, blank_row]))
    assert same_scores(score(longer), score(one))
    unrated = one.ratings.copy()
    unrated[:, 4] = BLANK
    wider, narrower = score(replace(one, ratings=unrated)), score(one.only(range(4)))
    assert same_services(wider, narrower)
    assert (wider.criteria[4].n, wider.criteria[4].score, wider.criteria[4].satisfied) == (0, None, None)


def test_a_service_nobody_rated_has_no_score_and_does_not_pull_the_overall_down() -> None:
    scores = score(responses([[4, BLANK], [5, BLANK]], 1, 1))
    assert (scores.services[1].n, scores.services[1].score, scores.services[1].se) == (0, None, None)
    assert scores.overall.score == 4.5


def test_a_round_without_anybody_has_no_scores() -> None:
    empty = score(Responses(responses([[1, 2]]).indicators, np.empty((0, 2))))
    assert (empty.respondents, empty.overall.score) == (0, None)
    assert [one.counts for one in empty.criteria] == [(0, 0, 0, 0, 0)] * 2


def test_one_answer_has_a_score_and_no_spread() -> None:
    criterion = score(responses([[4]])).criteria[0]
    assert (criterion.n, criterion.score, criterion.sd, criterion.se) == (1, 4.0, None, None)


def test_the_margin_is_half_of_the_95_per_cent_interval() -> None:
    # Student's t with one degree of freedom is Cauchy: its 97.5 % quantile is tan(0.475 pi).
    scores = score(responses([[1], [3]]))
    assert (scores.overall.se, scores.overall.margin) == (1.0, pytest.approx(12.7062047))
    assert score(responses([[3]])).overall.margin is None
