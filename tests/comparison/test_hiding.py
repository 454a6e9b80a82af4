from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from smio.comparison import compare, hidden_changes, rank_cities, trend
from smio.survey import Indicator, Responses, hidden_scores, margin, score
from smio.survey.hiding import hidden_answers


def responses(counts: Sequence[Sequence[int]]) -> Responses:
    """Services with so many ratings a criterion, out of twenty people."""
    indicators = tuple(Indicator(f"S{s}", f"c{c}") for s, row in enumerate(counts) for c in range(len(row)))
    ratings = np.full((20, len(indicators)), np.nan)
    for column, n in enumerate(n for row in counts for n in row):
        ratings[:n, column] = 3.0 + (np.arange(n) % 3)
    return Responses(indicators, np.clip(ratings, 1, 5))


def test_a_hidden_criterion_takes_the_next_smallest_with_it() -> None:
    hidden = hidden_scores(score(responses([[20, 4, 12, 18]])))
    assert hidden.criteria == {("S0", "c1"), ("S0", "c2")}


def test_two_hidden_criteria_hide_each_other() -> None:
    assert hidden_scores(score(responses([[20, 4, 3, 18]]))).criteria == {("S0", "c1"), ("S0", "c2")}


def test_a_criterion_nobody_rated_gives_nothing_away() -> None:
    assert hidden_scores(score(responses([[20, 0, 12, 18]]))).criteria == {("S0", "c1")}


def test_the_overall_score_would_tell_a_single_hidden_service() -> None:
    hidden = hidden_scores(score(responses([[20, 20], [4, 3], [15, 15]])))
    assert hidden.services == {"S1"}
    assert hidden.overall


def test_with_two_hidden_services_the_overall_score_may_be_shown() -> None:
    hidden = hidden_scores(score(responses([[20, 20], [4, 3], [2, 4]])))
    assert hidden.services == {"S1", "S2"}
    assert not hidden.overall


def test_nothing_is_hidden_from_five_answers_on() -> None:
    hidden = hidden_scores(score(responses([[5, 7], [20, 9]])))
    assert not hidden.criteria
    assert not hidden.services
    assert not hidden.overall


def test_each_side_of_a_comparison_hides_its_own() -> None:
    earlier, later = hidden_changes(compare(responses([[20, 4, 18]]), responses([[20, 20, 18]])))
    assert earlier.criteria == {("S0", "c1"), ("S0", "c2")}
    assert not later.criteria


def test_a_comparison_shows_nothing_that_the_scores_of_a_round_withhold() -> None:
    """The later round did not ask the question of few; the earlier one's other questions would still tell it."""
    first = responses([[20, 4, 12, 18]])
    second = first.only([0, 2, 3])
    earlier, later = hidden_changes(compare(first, second))
    assert earlier.criteria == hidden_scores(score(first)).criteria == {("S0", "c1"), ("S0", "c2")}
    # The service on c0, c2, c3 would tell c2, and beside the service on all four that tells c1.
    assert earlier.services == {"S0"}
    assert earlier.overall
    assert later == hidden_scores(score(second))


def test_what_counts_all_hidden_questions_or_none_tells_nothing_new() -> None:
    hidden = hidden_scores(score(responses([[20, 4, 12, 18], [20, 20]])))
    assert hidden.on({("S0", "c0"), ("S0", "c3"), ("S1", "c0")}) == hidden
    assert hidden.on({("S0", "c0"), ("S0", "c1"), ("S0", "c2")}) == hidden


def test_questions_that_nobody_rated_part_nothing() -> None:
    hidden = hidden_scores(score(responses([[20, 4, 12, 0], [0, 0], [3, 3], [4, 4]])))
    asked = {("S0", "c0"), ("S0", "c1"), ("S0", "c2"), ("S2", "c0"), ("S3", "c0"), ("S2", "c1"), ("S3", "c1")}
    assert hidden.on(asked) == hidden


def test_a_service_that_parts_hidden_questions_is_hidden_with_the_overall_score() -> None:
    hidden = hidden_scores(score(responses([[20, 4, 12, 18], [20, 20]])))
    parted = hidden.on({("S0", "c0"), ("S0", "c1"), ("S1", "c0")})
    assert parted.services == {"S0"}
    assert parted.overall
    services = hidden_scores(score(responses([[20, 20], [4, 3], [2, 4]])))
    assert services.on({("S0", "c0"), ("S1", "c0"), ("S1", "c1")}).overall
    assert not services.on({("S0", "c0"), ("S0", "c1")}).overall


def test_neither_trends_nor_cities_part_hidden_questions() -> None:
    first = responses([[20, 4, 12, 18]])
    second = replace(first.only([0, 2, 3]), ratings=np.where(np.isnan(first.only([0, 2, 3]).ratings), 3.0, 4.0))
    course = trend([first, second], 0)
    assert all(one.points[0].hidden for one in course.services)
    assert course.overall.points[0].hidden
    ranking = rank_cities([first, second])
    assert [one.hidden for one in ranking.services[0].cities if one.city == 0] == [True]


def test_what_is_withheld_is_told_from_ratings_as_from_scores() -> None:
    for counts in (
        [[20, 4, 12, 18]],
        [[20, 20], [4, 3], [15, 15]],
        [[20, 20], [4, 3], [2, 4]],
        [[5, 7], [20, 9]],
        [[0, 3]],
    ):
        assert hidden_answers(responses(counts)) == hidden_scores(score(responses(counts)))


def test_the_margin_is_half_of_students_interval() -> None:
    # t(40 df, 97.5 %) = 2.021075 from tables.
    assert margin(0.1, 41) == pytest.approx(0.2021075, abs=1e-6)
    assert margin(None, 41) is None
    assert margin(0.1, 1) is None
