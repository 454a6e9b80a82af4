"""Prices week by week: over the same shops, on one scale, and no more is said than is known."""

from datetime import date

import pytest

from smio.figures import price_lines
from smio.language import translator
from smio.monitoring import Price
from tests.figures.drawn import rows_of, words_of
from tests.figures.made import made_prices, other_shops

RU = translator("ru")
WEEKS = (date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16))


def test_a_shop_that_appears_does_not_look_like_a_change() -> None:
    """Two shops at 20 and 30; in the last week a third at 100 has come: 25 stays 25, though the mean of all is 50."""
    prices = [Price("Хлеб", shop, week, price) for week in WEEKS for shop, price in (("а", 20.0), ("б", 30.0))]
    figure = price_lines([*prices, Price("Хлеб", "в", WEEKS[2], 100.0)], RU)
    assert [dot["price"] for dot in rows_of(figure, "whole", "price")] == ["25,0"] * 3
    assert rows_of(figure, "change", "moves")[0]["change"] == "0,0 сом (0,0 %)"
    assert "в тех же 2 магазинах" in words_of(figure)


def test_every_line_is_on_one_scale_of_per_cent() -> None:
    """A good of 10 som and one of 1000 that both rise by a tenth rise as high; one that falls by a tenth, as low."""
    prices = [
        Price(good, "а", week, price * factor)
        for good, price, step in (("соль", 10.0, 0.1), ("мясо", 1000.0, 0.1), ("лук", 40.0, -0.1))
        for week, factor in ((WEEKS[0], 1.0), (WEEKS[2], 1 + step))
    ]
    dots = rows_of(price_lines(prices, RU), "whole", "price")
    assert [dot["up"] for dot in dots] == pytest.approx([0, 1, 0, 1, 0, -1])


def test_a_week_in_which_some_of_the_shops_were_not_asked_is_hollow_and_not_joined() -> None:
    prices = [Price("Хлеб", shop, week, 20.0) for week in WEEKS for shop in "аб" if (shop, week) != ("б", WEEKS[1])]
    figure = price_lines(prices, RU)
    assert [dot["whole"] for dot in rows_of(figure, "whole", "price")] == [True, False, True]
    assert [(line["week"], line["next"]) for line in rows_of(figure, "next_up")] == [(0, 2)]
    assert "Пустой кружок" in words_of(figure)


def test_where_no_shop_was_asked_twice_nothing_is_joined_and_no_change_is_told() -> None:
    figure = price_lines(other_shops(), RU)
    rows = rows_of(figure, "change", "moves")
    assert [(row["change"], row["shops"]) for row in rows] == [
        ("", "сравнить нельзя"), ("0,0 сом (0,0 %)", "в 1 магазине"), ("", "сравнить нельзя"),
    ]  # fmt: skip
    assert [line["y"] for line in rows_of(figure, "next_up")] == [1.5]


def test_days_of_one_week_are_one_week() -> None:
    prices = [Price("Хлеб", "а", date(2026, 3, day), 20.0) for day in (2, 10)]
    prices += [Price("Хлеб", "б", date(2026, 3, day), 30.0) for day in (8, 11)]
    figure = price_lines(prices, RU)
    assert [(dot["week"], dot["price"]) for dot in rows_of(figure, "whole", "price")] == [(0, "25,0"), (1, "25,0")]
    assert "02.03.2026 – 11.03.2026; 2 магазина, 2 недели" in words_of(figure)


def test_it_says_whom_it_describes_and_what_it_is_in_words() -> None:
    figure = price_lines(made_prices(["Хлеб"], 3, 2), RU, generated=True)
    assert "Результаты описывают эти магазины, а не все цены города." in words_of(figure)
    assert "Данные созданы программой для примера." in words_of(figure)
    assert "Хлеб, кг: было 25,3, стало 24,6, −0,6 сом (−2,4 %), в тех же 2 магазинах." in figure.alt_text


def test_without_prices_it_says_so() -> None:
    assert "Цен ещё нет." in words_of(price_lines([], RU))
