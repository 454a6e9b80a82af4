"""Scores over rounds: every number beside SciPy and statsmodels, and gaps that stay gaps."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.comparison import SameQuestion, Trend, TrendLine, Verdict, compare, lined_up, trend
from smio.errors import UserError
from smio.survey import Indicator, Responses, Scale
from tests import independent_sources

Key = tuple[str, str]
WATER: tuple[Key, ...] = (("water", "quality"), ("water", "access"))
ROADS: tuple[Key, ...] = (("roads", "quality"),)


def wave(keys: Sequence[Key], seed: int, n: int = 40, shift: float = 0.0, scale: Scale | None = None) -> Responses:
    """Complete answers 1…5 with a habit for each person."""
    random = np.random.default_rng(seed)
    level = 3 + shift + random.normal(0, 0.5, (n, 1)) + random.normal(0, 0.9, (n, len(keys)))
    ratings = np.clip(np.round(level), 1, 5)
    return Responses(tuple(Indicator(*key, *key) for key in keys), ratings, scale or Scale())


def line(found: Trend, key: Key) -> TrendLine:
    return next(one for one in (found.overall, *found.services, *found.criteria) if one.indicator.key == key)


def own_means(responses: Responses, keys: Sequence[Key]) -> np.ndarray:
    """With complete answers a service's score of a person is the mean of the columns."""
    places = [at for at, one in enumerate(responses.indicators) if one.key in keys]
    return responses.ratings[:, places].mean(axis=1)


def test_every_step_and_the_way_are_one_family_after_holm() -> None:
    rounds = [wave((*WATER, *ROADS), seed, n=35 + seed, shift=0.2 * seed) for seed in range(4)]
    found = trend(rounds)
    pairs = [(0, 1), (1, 2), (2, 3), (0, 3)]
    p_values = [
        independent_sources.welch(own_means(rounds[one], keys), own_means(rounds[two], keys)).p_value
        for keys in (WATER, ROADS)
        for one, two in pairs
    ]
    expected = independent_sources.adjusted(p_values, "holm")
    lines = [line(found, ("water", "")), line(found, ("roads", ""))]
    got = [step.change.p_adjusted for one in lines for step in (*one.steps, one.way) if step is not None]
    assert got == pytest.approx(expected, abs=1e-9)
    assert found.tested == (4, 8, 12)


def test_criteria_are_one_family_after_benjamini_and_hochberg() -> None:
    rounds = [wave((*WATER, *ROADS), seed, shift=0.3 * seed) for seed in range(3)]
    found = trend(rounds)
    pairs = [(0, 1), (1, 2), (0, 2)]
    keys = [one.indicator.key for one in found.criteria]
    p_values = [
        independent_sources.welch(own_means(rounds[one], [key]), own_means(rounds[two], [key])).p_value
        for key in keys
        for one, two in pairs
    ]
    expected = independent_sources.adjusted(p_values, "fdr_bh")
    got = [step.change.p_adjusted for one in found.criteria for step in (*one.steps, one.way) if step is not None]
    assert got == pytest.approx(expected, abs=1e-9)


def test_of_two_rounds_the_step_is_the_way_and_is_counted_once() -> None:
    one, two = wave((*WATER, *ROADS), 1), wave((*WATER, *ROADS), 2, shift=0.4)
    found, known = trend([one, two]), compare(one, two)
    assert found.tested[:2] == (1, 2)
    for service in known.services:
        step = line(found, service.indicator.key).steps[0]
        assert step.change.p_adjusted == service.p_adjusted
        assert step.change.verdict is service.verdict
        assert line(found, service.indicator.key).way == step


def test_points_have_the_mean_and_the_interval_of_scipy() -> None:
    rounds = [wave(WATER, seed, n=30 + seed) for seed in range(3)]
    for point in line(trend(rounds), ("water", "")).points:
        means = own_means(rounds[point.place], WATER)
        low, high = independent_sources.stats.t.interval(
            0.95, len(means) - 1, means.mean(), independent_sources.stats.sem(means)
        )
        assert point.mean == pytest.approx(means.mean())
        assert (point.mean - (point.margin or 0), point.mean + (point.margin or 0)) == pytest.approx((low, high))


def test_each_side_of_a_step_rests_on_what_both_rounds_asked() -> None:
    rounds = [wave(WATER, 1), wave(WATER, 2), wave(WATER[:1], 3), wave(WATER[:1], 4)]
    water = line(trend(rounds), ("water", ""))
    assert [step.questions for step in water.steps] == [2, 1, 1]
    assert [(point.place, point.run) for point in water.points] == [(0, 0), (1, 0), (1, 1), (2, 1), (3, 1)]
    both, one = (next(p for p in water.points if (p.place, p.run) == (1, run)) for run in (0, 1))
    assert both.mean == pytest.approx(own_means(rounds[1], WATER).mean())
    assert one.mean == pytest.approx(own_means(rounds[1], WATER[:1]).mean())
    way = water.way
    assert way is not None
    assert way.change.values.mean1 == pytest.approx(own_means(rounds[0], WATER[:1]).mean())


def test_a_round_that_did_not_ask_stays_a_gap() -> None:
    rounds = [wave((*WATER, *ROADS), 1), wave(WATER, 2), wave((*WATER, *ROADS), 3)]
    roads = line(trend(rounds), ("roads", ""))
    assert [point.place for point in roads.points] == [0, 2]
    assert len({point.run for point in roads.points}) == 2
    assert roads.steps == ()
    assert roads.way is not None
    assert (roads.way.first, roads.way.second) == (0, 2)


def test_the_way_begins_at_the_round_chosen() -> None:
    rounds = [wave(WATER, seed, shift=0.3 * seed) for seed in range(4)]
    way = line(trend(rounds, base=1), ("water", "")).way
    assert way is not None
    assert (way.first, way.second) == (1, 3)
    means = [own_means(rounds[place], WATER).mean() for place in (1, 3)]
    assert way.change.values.difference == pytest.approx(means[1] - means[0])


def test_a_round_on_another_scale_is_not_drawn_and_not_compared() -> None:
    found = trend([wave(WATER, 1), wave(WATER, 2, scale=Scale(0, 10)), wave(WATER, 3)])
    assert found.other_scale == (1,)
    assert [point.place for point in line(found, ("water", "")).points] == [0, 2]
    assert line(found, ("water", "")).steps == ()


def test_fewer_than_ten_answers_get_no_verdict_and_fewer_than_five_no_value() -> None:
    found = trend([wave(WATER, 1, n=7), wave(WATER, 2, n=40), wave(WATER, 3, n=4)])
    water = line(found, ("water", ""))
    assert [step.change.verdict for step in water.steps] == [Verdict.TOO_FEW, Verdict.TOO_FEW]
    assert [point.hidden for point in water.points] == [False, False, True]
    assert [step.hidden for step in water.steps] == [False, True]


def test_a_way_needs_a_round_after_its_base() -> None:
    with pytest.raises(ValueError, match="no way"):
        trend([wave(WATER, 1), wave(WATER, 2)], base=1)


def test_names_joined_by_the_group_line_rounds_up() -> None:
    asphalt = (("asphalt", "quality"),)
    rounds = [wave(ROADS, 1), wave(asphalt, 2)]
    same = [SameQuestion(("asphalt", ""), ("roads", ""))]
    assert trend(rounds).overall.steps == ()
    joined = trend([lined_up(one, same) for one in rounds])
    expected = independent_sources.welch(rounds[0].ratings[:, 0], rounds[1].ratings[:, 0])
    step = line(joined, ("roads", "quality")).steps[0]
    assert step.change.values.p_value == pytest.approx(expected.p_value)


def test_a_round_that_asked_both_names_is_named_in_an_error() -> None:
    both = wave((("asphalt", "quality"), *ROADS), 1)
    with pytest.raises(UserError) as error:
        lined_up(both, [SameQuestion(("asphalt", ""), ("roads", ""))])
    assert error.value.code == "trends.error.asked_twice"


@given(st.lists(st.lists(st.sampled_from([*WATER, *ROADS]), unique=True, min_size=1), min_size=2, max_size=5))
def test_no_point_stands_where_nobody_was_asked_and_no_segment_crosses_a_gap(asked: list[list[Key]]) -> None:
    rounds = [wave(keys, seed, n=12) for seed, keys in enumerate(asked)]
    found = trend(rounds)
    for one in found.criteria:
        having = [place for place, keys in enumerate(asked) if one.indicator.key in keys]
        assert [point.place for point in one.points] == having
        assert [step.first for step in one.steps] == [place for place in having if place + 1 in having]
    for one in (found.overall, *found.services):
        for step in one.steps:
            ends = [{point.run for point in one.points if point.place == place} for place in (step.first, step.second)]
            assert ends[0] & ends[1]
        runs = {run: [p.place for p in one.points if p.run == run] for run in {p.run for p in one.points}}
        assert all(places == list(range(places[0], places[-1] + 1)) for places in runs.values())


@given(st.integers(0, 2**32 - 1))
def test_a_run_shows_the_very_means_that_its_steps_compare(seed: int) -> None:
    random = np.random.default_rng(seed)
    rounds = [wave((*WATER, *ROADS)[: random.integers(1, 4)], seed + place, n=15) for place in range(4)]
    blank = [np.where(random.random(one.ratings.shape) < 0.1, np.nan, one.ratings) for one in rounds]
    found = trend([replace(one, ratings=ratings) for one, ratings in zip(rounds, blank, strict=True)])
    for one in (found.overall, *found.services, *found.criteria):
        for step in one.steps:
            values = step.change.values
            means = {(p.place, round(p.mean, 9)) for p in one.points}
            assert {(step.first, round(values.mean1, 9)), (step.second, round(values.mean2, 9))} <= means
