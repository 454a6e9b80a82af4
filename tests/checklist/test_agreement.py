"""The agreement of assessors, against statsmodels and by hand."""

# statsmodels carries no types:
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false

import math
from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats import inter_rater

from smio.checklist import ItemAnswer, agreement, built_in_checklists
from smio.checklist.agreement import cohens_kappa, equal_pairs, fleiss_kappa

EXAMPLE = built_in_checklists()["mibp-example"]
CODES = ("yes", "partly", "no", "not_applicable")


def rated(assessors: int) -> st.SearchStrategy[list[tuple[str, ...]]]:
    return st.lists(st.tuples(*[st.sampled_from(CODES)] * assessors), min_size=1, max_size=30)


def same(ours: float | None, theirs: float) -> bool:
    """Where chance alone would agree statsmodels divides nought by nought."""
    return math.isnan(theirs) if ours is None else ours == pytest.approx(theirs, abs=1e-9)


@given(rated(2))
@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
def test_cohens_kappa_is_that_of_statsmodels(answers: list[tuple[str, ...]]) -> None:
    table = [[sum(pair == (one, two) for pair in answers) for two in CODES] for one in CODES]
    assert same(cohens_kappa(answers), float(cast("float", inter_rater.cohens_kappa(table, return_results=False))))


@given(st.integers(3, 5).flatmap(rated))
@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
def test_fleiss_kappa_is_that_of_statsmodels(answers: list[tuple[str, ...]]) -> None:
    counts = [[list(item).count(code) for code in CODES] for item in answers]
    if len({code for item in answers for code in item}) == 1:
        assert fleiss_kappa(answers) is None
        return
    assert same(fleiss_kappa(answers), float(inter_rater.fleiss_kappa(counts, method="fleiss")))


def test_cohens_own_arithmetic_by_hand() -> None:
    # Two assessors, 50 items: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no. Equal 0.7, by chance 0.5, kappa 0.4.
    answers = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert equal_pairs(answers) == pytest.approx(0.7)
    assert cohens_kappa(answers) == pytest.approx(0.4)


@pytest.mark.parametrize("answers", [[], [("yes", "yes")] * 5])
def test_nothing_is_said_where_nothing_can_be(answers: Sequence[tuple[str, ...]]) -> None:
    assert cohens_kappa(answers) is None
    assert fleiss_kappa(answers) is None


def given_answers(**codes: str) -> dict[str, ItemAnswer]:
    return {item.replace("i", "").replace("_", "."): ItemAnswer(code) for item, code in codes.items()}


def test_equal_answers_differences_and_missing_ones_are_told_apart() -> None:
    found = agreement(EXAMPLE, {
        "Айгуль": given_answers(i1_1="yes", i1_2="yes", i1_3="no"),
        "Бакыт": given_answers(i1_1="yes", i1_2="no"),
    })  # fmt: skip
    assert found.assessors == ("Айгуль", "Бакыт")
    assert found.items == 2
    assert found.percent == pytest.approx(0.5)
    assert found.agreed == {"1.1": "yes"}
    assert [(one.item.id, one.disputed) for one in found.differences] == [("1.2", True), ("1.3", False)]
    assert found.differences[1].answers == {"Айгуль": "no", "Бакыт": None}


def test_three_assessors_are_compared_pair_by_pair() -> None:
    found = agreement(EXAMPLE, {
        "1": given_answers(i1_1="yes", i1_2="no"),
        "2": given_answers(i1_1="yes", i1_2="no"),
        "3": given_answers(i1_1="no", i1_2="no"),
    })  # fmt: skip
    # 1.1: one pair of three is equal; 1.2: all three.
    assert found.percent == pytest.approx(4 / 6)
    assert found.agreed == {"1.2": "no"}


def test_one_assessor_agrees_with_nobody() -> None:
    with pytest.raises(ValueError, match="two assessors"):
        agreement(EXAMPLE, {"Айгуль": {}})
