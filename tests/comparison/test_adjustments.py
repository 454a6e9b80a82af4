import pytest
from hypothesis import given
from hypothesis import strategies as st

from smio.comparison.adjustments import benjamini_hochberg, holm
from tests.independent_sources import adjusted

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@given(p_values)
def test_holm_is_that_of_statsmodels(values: list[float]) -> None:
    assert holm(values) == pytest.approx(adjusted(values, "holm"), abs=1e-12)


@given(p_values)
def test_benjamini_hochberg_is_that_of_statsmodels(values: list[float]) -> None:
    assert benjamini_hochberg(values) == pytest.approx(adjusted(values, "fdr_bh"), abs=1e-12)


def test_holm_by_hand() -> None:
    # 4 x 0.01; 3 x 0.02 = 0.06; 2 x 0.04 = 0.08; 0.03 is the third smallest: 2 x 0.03 = 0.06, 1 x 0.04 -> 0.06
    assert holm([0.01, 0.04, 0.03, 0.02]) == pytest.approx([0.04, 0.06, 0.06, 0.06])


def test_benjamini_hochberg_by_hand() -> None:
    # 4/1 x 0.01 = 0.04; 4/2 x 0.02 = 0.04; 4/3 x 0.03 = 0.04; 4/4 x 0.04 = 0.04
    assert benjamini_hochberg([0.04, 0.01, 0.03, 0.02]) == pytest.approx([0.04, 0.04, 0.04, 0.04])


def test_no_questions_need_no_adjustment() -> None:
    assert holm([]) == benjamini_hochberg([]) == []


@given(p_values)
def test_no_adjustment_makes_a_p_value_smaller_and_holm_is_the_stricter(values: list[float]) -> None:
    for p, exploratory, strict in zip(values, benjamini_hochberg(values), holm(values), strict=True):
        assert p <= exploratory + 1e-12
        assert exploratory <= strict + 1e-12
