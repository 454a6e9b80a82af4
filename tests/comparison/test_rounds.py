"""Two rounds as a whole: verdicts, what is left out, and what must not change anything."""

from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.comparison import Change, Comparison, LeftOutBecause, Verdict, compare
from smio.comparison.rounds import superiority
from smio.errors import UserError
from smio.survey import Indicator, Responses, Scale
from tests import independent_sources
from tests.rating_tables import BLANK, indicators, responses, rounds

CODES = tuple("abcdefghijkl")
OPPOSITE = {Verdict.IMPROVED: Verdict.WORSENED, Verdict.WORSENED: Verdict.IMPROVED}


def all_changes(comparison: Comparison) -> list[Change]:
    overall = [comparison.overall] if comparison.overall else []
    return [*overall, *comparison.services, *comparison.criteria]


def numbers(comparison: Comparison) -> dict[tuple[str, ...], Any]:
    """Every number and verdict by what it is of."""
    return {
        (*change.indicator.key, name): value
        for change in all_changes(comparison)
        for name, value in (asdict(change) | asdict(change.values)).items()
        if name not in {"indicator", "values"}
    }


def same_numbers(one: Comparison, two: Comparison) -> bool:
    return numbers(one) == pytest.approx(numbers(two), abs=1e-9)


@given(rounds(), rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_respondents_changes_nothing(first: Responses, second: Responses, chance: Any) -> None:
    order = list(range(len(second)))
    chance.shuffle(order)
    shuffled = replace(second, ratings=second.ratings[order])
    assert same_numbers(compare(first, second), compare(first, shuffled))


@given(rounds(), rounds(), st.permutations(range(5)))
def test_the_order_of_the_columns_changes_nothing(first: Responses, second: Responses, order: list[int]) -> None:
    assert same_numbers(compare(first, second), compare(first.only(order), second))
    assert same_numbers(compare(first, second), compare(first, second.only(order)))


@given(rounds(), rounds())
def test_the_rounds_swapped_give_the_opposite_sign_and_verdict(first: Responses, second: Responses) -> None:
    for there, back in zip(all_changes(compare(first, second)), all_changes(compare(second, first)), strict=True):
        assert back.values.difference == pytest.approx(-there.values.difference)
        assert back.values.p_value == pytest.approx(there.values.p_value)
        assert back.verdict is OPPOSITE.get(there.verdict, there.verdict)


@given(rounds(respondents=(10, 40)), rounds(respondents=(10, 40)))
def test_a_scale_turned_round_gives_the_opposite_sign_and_verdict(first: Responses, second: Responses) -> None:
    turned = compare(replace(first, ratings=6 - first.ratings), replace(second, ratings=6 - second.ratings))
    for one, two in zip(all_changes(compare(first, second)), all_changes(turned), strict=True):
        assert two.values.difference == pytest.approx(-one.values.difference)
        assert two.values.p_value == pytest.approx(one.values.p_value)
        assert two.verdict is OPPOSITE.get(one.verdict, one.verdict)


@given(rounds(), rounds(), st.integers(-3, 5))
def test_a_scale_with_other_labels_of_its_steps_gives_the_same_change(
    first: Responses, second: Responses, shift: int
) -> None:
    scale = Scale(1.0 + shift, 5.0 + shift)
    moved = [replace(one, ratings=one.ratings + shift, scale=scale) for one in (first, second)]
    for one, two in zip(all_changes(compare(first, second)), all_changes(compare(*moved)), strict=True):
        assert two.values.difference == pytest.approx(one.values.difference)
        assert two.values.p_value == pytest.approx(one.values.p_value)
        assert two.verdict is one.verdict


@given(rounds())
def test_a_round_beside_itself_has_not_changed(same: Responses) -> None:
    for change in all_changes(compare(same, same)):
        assert change.values.difference == pytest.approx(0.0)
        assert change.verdict in {Verdict.NOT_PROVEN, Verdict.TOO_FEW}


@given(rounds(respondents=(2, 14)), rounds(respondents=(2, 14)))
def test_below_ten_answers_in_a_round_there_is_no_verdict(first: Responses, second: Responses) -> None:
    for change in all_changes(compare(first, second)):
        few = min(change.values.n1, change.values.n2) < 10
        assert (change.verdict is Verdict.TOO_FEW) is few
        if few:
            assert change.p_adjusted is None
            assert change.smallest_change is None


def test_nine_answers_give_no_verdict_and_ten_do() -> None:
    def verdict(n: int) -> Verdict:
        change = compare(responses([[1.0]] * n), responses([[5.0]] * 12)).criteria[0]
        return change.verdict

    assert verdict(9) is Verdict.TOO_FEW
    assert verdict(10) is Verdict.IMPROVED


@given(rounds((3, 2, 2), respondents=(10, 30)), rounds((3, 2, 2), respondents=(10, 30)))
def test_services_are_adjusted_by_holm_and_criteria_by_benjamini_hochberg(first: Responses, second: Responses) -> None:
    comparison = compare(first, second)
    for changes, method in ((comparison.services, "holm"), (comparison.criteria, "fdr_bh")):
        tested = [change for change in changes if min(change.values.n1, change.values.n2) >= 10]
        raw = [change.values.p_value or 0.0 for change in tested]
        theirs = independent_sources.adjusted(raw, method) if raw else []
        assert [change.p_adjusted for change in tested] == pytest.approx(theirs, abs=1e-12)
    assert comparison.overall is not None
    assert comparison.overall.p_adjusted is None


@given(rounds((4,)), rounds((4,)), st.sets(st.integers(0, 3)), st.sets(st.integers(0, 3)))
def test_every_question_is_compared_or_listed_as_left_out(
    first: Responses, second: Responses, asked_first: set[int], asked_second: set[int]
) -> None:
    comparison = compare(first.only(sorted(asked_first)), second.only(sorted(asked_second)))
    compared = {change.indicator.criterion for change in comparison.criteria}
    left_out = {entry.indicator.criterion: entry.because for entry in comparison.left_out}
    assert compared == {f"k{column}" for column in asked_first & asked_second}
    assert left_out == {f"k{column}": LeftOutBecause.ONLY_FIRST for column in asked_first - asked_second} | {
        f"k{column}": LeftOutBecause.ONLY_SECOND for column in asked_second - asked_first
    }


def test_a_service_is_not_improved_by_dropping_a_criterion() -> None:
    first = responses([[1.0, 5.0], [1.0, 4.0]] * 6)
    second = responses([[5.0], [4.0]] * 6).only([0])
    kept = replace(second, indicators=(indicators(2)[1],))
    change = compare(first, kept).services[0]
    assert change.values.mean1 == change.values.mean2 == 4.5
    assert change.verdict is Verdict.NOT_PROVEN


def test_another_scale_or_a_column_without_ratings_is_left_out_with_its_reason() -> None:
    first, second = responses([[1.0, 2.0]] * 12), responses([[3.0, BLANK]] * 12)
    unrated = compare(first, second)
    assert [(entry.indicator.criterion, entry.because) for entry in unrated.left_out] == [
        ("k1", LeftOutBecause.NO_RATINGS)
    ]
    longer = replace(second, scale=Scale(1.0, 7.0))
    assert {entry.because for entry in compare(first, longer).left_out} == {LeftOutBecause.OTHER_SCALE}


def test_rounds_that_share_no_question_have_no_overall_change() -> None:
    other = replace(responses([[3.0]] * 12), indicators=(Indicator("Парки", "чистота"),))
    comparison = compare(responses([[3.0]] * 12), other)
    assert (comparison.overall, comparison.services, comparison.criteria) == (None, (), ())
    assert len(comparison.left_out) == 2


def test_a_scale_is_the_same_whether_its_steps_are_written_out_or_not() -> None:
    first = responses([[3.0]] * 12)
    written_out = replace(first, scale=Scale(1.0, 5.0, (1.0, 2.0, 3.0, 4.0, 5.0)))
    assert compare(first, written_out).left_out == ()
    coarser = replace(first, scale=Scale(1.0, 5.0, (1.0, 3.0, 5.0)))
    assert len(compare(first, coarser).left_out) == 1


def test_questions_meet_by_their_keys_under_other_words() -> None:
    first = replace(responses([[3.0]] * 12), indicators=(Indicator("Питьевая вода", "Качество", "water", "quality"),))
    second = replace(responses([[4.0]] * 12), indicators=(Indicator("Таза суу", "Сапаты", "water", "quality"),))
    comparison = compare(first, second)
    assert [change.indicator.service for change in comparison.services] == ["Таза суу"]
    assert comparison.left_out == ()


def test_a_question_that_stands_twice_in_a_round_is_refused_by_name() -> None:
    twice = replace(responses([[1.0, 2.0]] * 3), indicators=(Indicator("Вода", "вкус"), Indicator("Вода", "вкус")))
    with pytest.raises(UserError) as refused:
        compare(twice, twice)
    assert refused.value.code == "comparison.error.asked_twice"
    assert refused.value.details == {"service": "Вода", "criterion": "вкус"}


def test_a_panel_is_matched_by_codes_in_any_order() -> None:
    first = responses([[1.0], [2.0], [3.0]], codes=("a", "b", "c"))
    second = responses([[5.0], [3.0], [9.0]], codes=("c", "a", "new"), scale=Scale())
    change = compare(first, second, paired=True).criteria[0]
    assert (change.values.n1, change.values.mean1, change.values.mean2) == (2, 2.0, 4.0)
    assert change.values.difference == 2.0


def test_a_blank_or_repeated_code_identifies_nobody() -> None:
    first = responses([[1.0], [1.0], [5.0], [5.0], [5.0]], codes=("a", "b", "", "x", "x"))
    second = responses([[2.0], [3.0], [1.0], [1.0]], codes=("a", "b", "", "x"))
    comparison = compare(first, second, paired=True)
    assert comparison.overall is not None
    assert (comparison.overall.values.n1, comparison.overall.values.difference) == (2, 1.5)


def test_a_panel_leaves_out_what_nobody_rated_twice() -> None:
    first = responses([[3.0, 4.0], [2.0, BLANK]] * 6, codes=CODES)
    second = responses([[4.0, BLANK], [4.0, 5.0]] * 6, codes=CODES)
    comparison = compare(first, second, paired=True)
    assert comparison.paired
    assert [entry.because for entry in comparison.left_out] == [LeftOutBecause.NO_RATINGS]
    assert [change.indicator.criterion for change in comparison.criteria] == ["k0"]


@pytest.mark.parametrize(
    ("codes", "code"), [(None, "comparison.error.no_codes"), (("y", "z"), "comparison.error.no_panel")]
)
def test_a_panel_without_common_codes_is_refused(codes: tuple[str, ...] | None, code: str) -> None:
    first = responses([[1.0], [2.0]], codes=("a", "b"))
    with pytest.raises(UserError) as refused:
        compare(first, responses([[1.0], [2.0]], codes=codes), paired=True)
    assert refused.value.code == code


@given(rounds((1,), blanks=False), rounds((1,), blanks=False))
def test_superiority_is_mann_and_whitneys_share_of_pairs(first: Responses, second: Responses) -> None:
    one, two = first.ratings[:, 0], second.ratings[:, 0]
    assert superiority(one, two) == pytest.approx(independent_sources.superiority(one, two))


def test_superiority_by_hand() -> None:
    # pairs (1,2) (1,3) later higher, (2,2) equal, (2,3) higher: 3 + 1/2 of 4
    assert superiority(np.array([1.0, 2.0]), np.array([2.0, 3.0])) == 3.5 / 4


@given(rounds(), rounds())
def test_the_share_satisfied_is_that_of_the_second_round_with_wilsons_interval(
    first: Responses, second: Responses
) -> None:
    for column, change in enumerate(compare(first, second).criteria):
        later = second.ratings[:, column]
        count, n = int((later >= 4).sum()), int((~np.isnan(later)).sum())
        assert change.satisfied == pytest.approx(count / n)
        assert (change.satisfied_low, change.satisfied_high) == pytest.approx(
            independent_sources.wilson(count, n), abs=1e-9
        )
