import numpy as np
import pytest

from smio.survey import Responses, Showing, showing
from smio.survey.shares import wilson_interval
from tests import independent_sources
from tests.rating_tables import indicators, responses


def test_setting_people_aside_takes_them_out_of_everything_kept_about_them() -> None:
    everyone = Responses(
        indicators(1),
        np.array([[1.0], [2.0], [3.0]]),
        rows=(4, 5, 6),
        profile={"sex": ("f", None, "m")},
        respondents=("a", "b", "c"),
    )
    kept = everyone.without([1])
    assert kept.ratings.tolist() == [[1.0], [3.0]]
    assert (kept.rows, kept.profile, kept.respondents) == ((4, 6), {"sex": ("f", "m")}, ("a", "c"))
    assert len(everyone) == 3


def test_some_indicators_keep_their_order_and_their_people() -> None:
    one = responses([[1, 2, 3], [4, 5, 1]], 2, 1)
    assert one.only([2, 0]).ratings.tolist() == [[3, 1], [1, 4]]
    assert one.only([2, 0]).services == ("Дороги", "Вода")
    assert one.only([]).ratings.shape == (2, 0)


def test_a_table_of_another_width_than_its_indicators_is_refused() -> None:
    with pytest.raises(ValueError, match="2 indicators"):
        Responses(indicators(2), np.ones((3, 3)))


@pytest.mark.parametrize(
    ("n", "how"),
    [(0, Showing.HIDDEN), (4, Showing.HIDDEN), (5, Showing.MARKED), (9, Showing.MARKED), (10, Showing.OPEN)],
)
def test_small_numbers_are_hidden_below_five_and_marked_below_ten(n: int, how: Showing) -> None:
    assert showing(n) is how


@pytest.mark.parametrize("n", [1, 5, 41, 1000])
def test_wilsons_interval_stays_within_0_and_1_and_is_that_of_statsmodels(n: int) -> None:
    for count in (0, 1, n // 2, n):
        low, high = wilson_interval(count / n, n)
        assert 0.0 <= low <= count / n <= high <= 1.0
        assert (low, high) == pytest.approx(independent_sources.wilson(count, n), abs=1e-9)


def test_a_share_of_no_answers_has_no_interval() -> None:
    with pytest.raises(ValueError, match="at least one"):
        wilson_interval(0.0, 0)
