"""The map of importance: correlations are those of pandas and SciPy, and nothing is tied to itself."""

import numpy as np
import pandas as pd
import pytest

from smio.breakdown import Corner, importance
from smio.survey import Indicator, Responses
from tests.independent_sources import correlation
from tests.rating_tables import indicators


def made_up(people: int = 200, seed: int = 3) -> Responses:
    chance = np.random.default_rng(seed)
    mood = chance.normal(0, 1, people)
    tied = np.array([1.0, 0.9, 0.8, 0.1, 0.2, 0.5])
    level = np.array([2.0, 4.0, 3.2, 2.1, 4.2, 3.0])
    table = level + tied * mood[:, None] + chance.normal(0, 0.5, (people, 6))
    table[chance.random(table.shape) < 0.08] = np.nan
    return Responses(indicators(3, 3), table)


def test_the_tie_is_the_correlation_with_the_mean_of_all_others() -> None:
    responses = made_up()
    found = importance(responses)
    assert found is not None
    frame = pd.DataFrame(responses.ratings)
    for one in found.criteria:
        place = responses.indicators.index(one.indicator)
        others = frame.drop(columns=place)
        rest = others.mean(axis=1).where(others.notna().sum(axis=1) >= 3)
        both = pd.concat([frame[place], rest], axis=1).dropna()
        r, low, high = correlation(both.iloc[:, 0].to_numpy(), both.iloc[:, 1].to_numpy())
        assert (one.n, one.tie) == (len(both), pytest.approx(r))
        assert (one.low, one.high) == pytest.approx((low, high))
        assert one.score == pytest.approx(frame[place].mean())


def test_low_and_strongly_tied_comes_first() -> None:
    found = importance(made_up())
    assert found is not None
    assert found.criteria[0].corner is Corner.FIRST
    assert found.criteria[0].indicator.key == ("Вода", "k0")
    assert {one.indicator.key: one.corner for one in found.criteria}["Вода", "k1"] is Corner.KEEP
    assert {one.indicator.key: one.corner for one in found.criteria}["Дороги", "k0"] is Corner.LATER


def test_an_overall_question_is_what_criteria_are_tied_to() -> None:
    responses = made_up()
    named = (*responses.indicators[:2], Indicator("Вода", "В целом", "", "satisfaction"))
    three = Responses((*named, Indicator("Вода", "k3")), responses.ratings[:, :4])
    found = importance(three)
    assert found is not None
    assert found.overall
    assert {one.indicator.criterion for one in found.criteria} == {"k0", "k1", "k3"}
    both = pd.DataFrame(three.ratings)[[0, 2]].dropna()
    first = next(one for one in found.criteria if one.indicator.criterion == "k0")
    assert first.tie == pytest.approx(both.corr().iloc[0, 1])


def test_few_people_make_no_map() -> None:
    assert importance(made_up(29)) is None


def test_a_question_few_answered_is_named_and_not_placed() -> None:
    responses = made_up()
    responses.ratings[20:, 0] = np.nan
    found = importance(responses)
    assert found is not None
    assert [one.criterion for one in found.too_few] == ["k0"]
    assert len(found.criteria) == 5
