"""Prices over the same shops: the arithmetic by hand, and by pandas."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from smio.monitoring import Price, goods_of, shops_of, week_of, weeks_of
from smio.monitoring.prices import by_shop

FIRST, SECOND, THIRD = date(2026, 3, 3), date(2026, 3, 12), date(2026, 3, 20)  # a Tuesday, a Thursday, a Friday


def price(shop: str, week: date, som: float, good: str = "хлеб") -> Price:
    return Price(good, shop, week, som, "шт.")


def test_a_week_is_named_by_its_monday() -> None:
    assert week_of(date(2026, 3, 2)) == week_of(date(2026, 3, 8)) == date(2026, 3, 2)
    prices = [price("а", THIRD, 1), price("а", FIRST, 1), price("а", date(2026, 3, 8), 1)]
    assert weeks_of(prices) == (date(2026, 3, 2), date(2026, 3, 16))


def test_a_change_is_that_of_the_shops_asked_in_the_first_week_and_the_last() -> None:
    """By hand: shops а and б at 20 and 30, then 22 and 33: 25 to 27,5, a tenth. Shop в of the last week is new."""
    (good,) = goods_of([
        price("а", FIRST, 20), price("б", FIRST, 30), price("г", FIRST, 90),
        price("а", SECOND, 21),
        price("а", THIRD, 22), price("б", THIRD, 33), price("в", THIRD, 10),
    ])  # fmt: skip
    assert good.change == pytest.approx(2.5)
    assert good.share == pytest.approx(0.1)
    assert good.paired_shops == 2
    assert good.paired_means == pytest.approx((25, 21, 27.5))
    assert good.paired == (2, 1, 2)
    assert good.means == pytest.approx(((20 + 30 + 90) / 3, 21, (22 + 33 + 10) / 3))
    assert good.shops == (3, 1, 3)
    assert (good.lowest, good.highest) == (10, 90)


def test_a_shop_asked_twice_in_a_week_counts_once_with_its_mean() -> None:
    prices = [price("а", date(2026, 3, 2), 20), price("а", date(2026, 3, 6), 24), price("б", FIRST, 30)]
    assert by_shop(prices, "хлеб", date(2026, 3, 2)) == {"а": 22, "б": 30}
    assert goods_of(prices)[0].means == (26,)


def test_where_no_shop_was_asked_in_both_weeks_no_change_is_known() -> None:
    (good,) = goods_of([price("а", FIRST, 20), price("б", THIRD, 30)])
    assert (good.change, good.share, good.paired_shops) == (None, None, 0)
    (single,) = goods_of([price("а", FIRST, 20)])
    assert (single.change, single.asked) == (None, (0,))


def test_goods_and_shops_stand_as_they_were_entered() -> None:
    prices = [price("б", FIRST, 1, "соль"), price("а", FIRST, 1, "мука"), price("б", THIRD, 1, "мука")]
    assert [good.good for good in goods_of(prices)] == ["соль", "мука"]
    assert shops_of(prices) == ("б", "а")
    assert goods_of([]) == ()


def test_means_and_changes_are_those_of_pandas() -> None:
    """Two hundred random prices with holes, against a pivot table."""
    random = np.random.default_rng(5)
    weeks = [date(2026, 3, 2 + 7 * week) for week in range(4)]
    prices = [
        price(shop, week, round(float(random.uniform(10, 700)), 2), good)
        for good in ("хлеб", "мука", "мясо")
        for shop in "абвгд"
        for week in weeks
        if random.random() > 0.25
    ]
    frame = pd.DataFrame([vars(one) for one in prices])
    for good in goods_of(prices):
        table = frame[frame["good"] == good.good].pivot_table("price", "shop", "week")
        table = table.reindex(columns=weeks)
        assert good.means == pytest.approx(tuple(table.mean()))
        both = table.dropna(subset=[weeks[0], weeks[-1]])
        assert good.paired_shops == len(both)
        assert good.change == pytest.approx((both[weeks[-1]] - both[weeks[0]]).mean())
        assert good.share == pytest.approx(both[weeks[-1]].mean() / both[weeks[0]].mean() - 1)
