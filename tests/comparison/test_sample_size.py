"""How many to ask: beside statsmodels' exact power of the t test."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.comparison import Spread, assumed_spread, change_shown, sample_size, widest_spread
from smio.survey import Indicator, Responses, Scale, score
from tests import independent_sources

SPREAD = Spread(0.9, 50, "Вода")


@pytest.mark.parametrize("services", [1, 4, 10])
@pytest.mark.parametrize("change", [0.2, 0.3, 0.5, 0.8])
def test_two_new_rounds_need_what_statsmodels_says(change: float, services: int) -> None:
    exact = independent_sources.ttest_sample_size(change / SPREAD.sd, 0.05 / services)
    answers = sample_size(change, SPREAD, services=services).answers
    assert answers is not None
    assert exact <= answers <= exact + 2


@pytest.mark.parametrize(("change", "earlier"), [(0.5, 41), (0.4, 60), (0.3, 200)])
def test_beside_an_earlier_round_the_number_has_the_power_it_promises(change: float, earlier: int) -> None:
    found = sample_size(change, SPREAD, earlier=earlier)
    assert found.answers is not None
    assert independent_sources.ttest_power(change / SPREAD.sd, found.answers, earlier, 0.05) >= 0.795
    assert independent_sources.ttest_power(change / SPREAD.sd, int(found.answers * 0.85), earlier, 0.05) < 0.8


def test_no_number_shows_a_change_that_the_earlier_round_was_too_small_for() -> None:
    found = sample_size(0.2, SPREAD, earlier=41)
    assert (found.answers, found.in_all, found.asked) == (None, None, None)
    assert found.smallest is not None
    assert independent_sources.ttest_power(0.2 / SPREAD.sd, 100_000, 41, 0.05) < 0.8
    assert independent_sources.ttest_power(1.05 * found.smallest / SPREAD.sd, 100_000, 41, 0.05) > 0.8


def test_parts_and_those_who_do_not_answer_add_up() -> None:
    found = sample_size(0.4, SPREAD, parts=3, answering=0.8)
    assert found.answers is not None
    assert found.in_all == 3 * found.answers
    assert found.asked == -(-3 * found.answers * 10 // 8)


@given(st.floats(0.15, 1.5), st.integers(1, 12), st.integers(1, 12))
def test_a_smaller_change_and_more_services_never_take_fewer_answers(change: float, services: int, more: int) -> None:
    few = sample_size(change, SPREAD, services=services).answers
    assert few is not None
    assert (sample_size(0.9 * change, SPREAD, services=services).answers or 0) >= few
    assert (sample_size(change, SPREAD, services=services + more).answers or 0) >= few


@given(st.integers(60, 1000), st.integers(1, 8))
def test_the_change_a_number_shows_takes_about_that_number(answers: int, services: int) -> None:
    shown = change_shown(answers, SPREAD, services=services)
    assert sample_size(shown, SPREAD, services=services).answers == pytest.approx(answers, abs=4)


def test_the_spread_is_that_of_peoples_own_scores_pooled_over_rounds() -> None:
    random = np.random.default_rng(5)
    rounds = [np.round(random.uniform(1, 5, (n, 2))) for n in (30, 50)]
    questions = (Indicator("Вода", "а"), Indicator("Вода", "б"))
    found = widest_spread([score(Responses(questions, ratings)) for ratings in rounds])
    own = [ratings.mean(axis=1) for ratings in rounds]
    pooled = np.sqrt(sum((len(one) - 1) * one.var(ddof=1) for one in own) / sum(len(one) - 1 for one in own))
    assert found is not None
    assert (found.sd, found.n, found.service) == (pytest.approx(pooled), 80, "Вода")


def test_without_rounds_the_spread_is_assumed_and_says_so() -> None:
    assert assumed_spread(Scale(1, 5)) == Spread(1.0, 0)
    assert widest_spread([]) is None


@pytest.mark.parametrize("wrong", [{"change": 0.0}, {"services": 0}, {"parts": 0}, {"answering": 0.0}])
def test_nothing_is_worked_out_from_nothing(wrong: dict[str, float]) -> None:
    asked = {"change": 0.3, "services": 1, "parts": 1, "answering": 1.0} | wrong
    with pytest.raises(ValueError, match="above nothing"):
        sample_size(
            asked["change"], SPREAD, services=int(asked["services"]), parts=int(asked["parts"]),
            answering=asked["answering"],
        )  # fmt: skip
