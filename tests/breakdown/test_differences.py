"""Parts beside each other: SciPy's Welch, statsmodels' Holm and Benjamini–Hochberg."""

import numpy as np
import pytest
from numpy.typing import NDArray

from smio.breakdown import AskedRound, PartDifference, between_parts, between_rounds
from smio.comparison import Verdict
from tests.breakdown.profiled import asked, made_up
from tests.independent_sources import adjusted, welch


def column(round_: AskedRound, question: int, people: NDArray[np.bool_]) -> NDArray[np.float64]:
    ratings = round_.round.responses.ratings[people, question]
    return ratings[~np.isnan(ratings)]


def of_part(round_: AskedRound, key: str, part: tuple[str, ...]) -> NDArray[np.bool_]:
    field = round_.offer.field(key)
    assert field is not None
    return field.codes == field.parts.index(part)


def assert_welch(one: PartDifference, before: NDArray[np.float64], after: NDArray[np.float64]) -> None:
    expected = welch(before, after)
    assert one.values.difference == pytest.approx(after.mean() - before.mean())
    assert one.values.p_value == pytest.approx(expected.p_value)
    assert (one.values.ci_low, one.values.ci_high) == pytest.approx((expected.ci_low, expected.ci_high))


def test_each_part_stands_beside_all_the_others() -> None:
    round_ = made_up(300, 4)
    found = between_parts(round_, "neighbourhood")
    assert found is not None
    assert len(found.parts) == 4
    assert len(found.criteria) == 4 * 3
    for one in found.criteria:
        own = of_part(round_, "neighbourhood", one.part)
        question = [indicator.key for indicator in round_.round.responses.indicators].index(one.indicator.key)
        assert_welch(one, column(round_, question, ~own), column(round_, question, own))


def test_of_two_parts_one_stands_beside_the_other() -> None:
    round_ = made_up(100, 4)
    found = between_parts(round_, "sex")
    assert found is not None
    assert [one.part for one in found.overall] == [("female",)]
    assert found.overall[0].p_adjusted == found.overall[0].values.p_value  # a single question needs no correction


def test_services_are_corrected_after_holm_and_criteria_after_benjamini_and_hochberg() -> None:
    found = between_parts(made_up(300, 9), "neighbourhood")
    assert found is not None
    for step, method in ((found.overall, "holm"), (found.services, "holm"), (found.criteria, "fdr_bh")):
        expected = adjusted([one.values.p_value or 0.0 for one in step], method)
        assert [one.p_adjusted for one in step] == pytest.approx(expected)


def test_a_service_is_the_respondents_own_mean_where_all_answered() -> None:
    round_ = made_up(120, 5, blank=0.0)
    found = between_parts(round_, "sex")
    assert found is not None
    women = of_part(round_, "sex", ("female",))
    own = round_.round.responses.ratings[:, :2].mean(axis=1)
    assert_welch(found.services[0], own[~women], own[women])


def test_a_part_of_fewer_than_ten_gets_no_verdict() -> None:
    ratings = [[1.0]] * 9 + [[5.0]] * 31 + [[4.0]]
    found = between_parts(asked(ratings, {"Пол": ["м"] * 9 + ["ж"] * 32}), "sex")
    assert found is not None
    assert [one.verdict for one in (*found.overall, *found.services, *found.criteria)] == [Verdict.TOO_FEW] * 2


def test_a_part_is_followed_from_round_to_round() -> None:
    one, two = made_up(200, 1), made_up(220, 2, number=2)
    found = between_rounds(one, two, "sex")
    assert found is not None
    for change in found.criteria:
        question = [indicator.key for indicator in two.round.responses.indicators].index(change.indicator.key)
        before = column(one, question, of_part(one, "sex", change.part))
        assert_welch(change, before, column(two, question, of_part(two, "sex", change.part)))


def test_a_clear_difference_is_told_with_its_direction() -> None:
    chance = np.random.default_rng(1)
    ratings = np.concatenate([chance.choice([1.0, 2.0], (40, 3)), chance.choice([4.0, 5.0], (40, 3))])
    found = between_parts(asked(ratings, {"Пол": ["ж"] * 40 + ["м"] * 40}), "sex")
    assert found is not None
    assert {one.verdict for one in (*found.overall, *found.services, *found.criteria)} == {Verdict.WORSENED}


def test_a_field_that_is_not_offered_differs_from_nothing() -> None:
    assert between_parts(made_up(40, 1), "religion") is None
