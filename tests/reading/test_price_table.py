"""Prices pasted from a spreadsheet: every one with its good, shop and week, and every fault with its place."""

from datetime import date

import pytest

from smio.errors import UserError
from smio.monitoring import Price
from smio.reading import read_prices

FIRST, SECOND = date(2019, 11, 4), date(2019, 11, 11)


def faults(text: str) -> list[tuple[str, dict[str, object]]]:
    with pytest.raises(UserError) as caught:
        read_prices(text)
    return [(fault.code.rpartition(".")[2], dict(fault.details)) for fault in caught.value.faults]


def test_a_table_as_excel_copies_it_is_read_with_its_units_and_weeks() -> None:
    heading = "Товар\tЕд. изм.\tМагазин\t04.11.2019\t11.11.2019"
    assert read_prices(f"{heading}\nХлеб\tшт.\tНур\t20\t20,50\n\nМука\tкг\tБазар\t1\u00a0200\t—\n") == (
        Price("Хлеб", "Нур", FIRST, 20.0, "шт."),
        Price("Хлеб", "Нур", SECOND, 20.5, "шт."),
        Price("Мука", "Базар", FIRST, 1200.0, "кг"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Дүкөн;Азык-түлүк;2019-11-04\nНур;Нан;20 сом",
        "Shop,Product,04/11/2019\nНур,Нан,20.0",
        "магазин\tнаименование\t04.11.19\nНур\tНан\t20сом",
    ],
)
def test_headings_of_three_languages_in_any_order_without_a_unit_are_known(text: str) -> None:
    assert read_prices(text) == (Price("Нан", "Нур", FIRST, 20.0),)


def test_every_fault_is_named_with_its_row_and_column_and_nothing_is_taken() -> None:
    text = "Товар\tМагазин\t04.11.2019\nХлеб\t\t20\nМука\tНур\tдорого\nСоль\tНур\t-5\nРис\tНур\t0\nЧай\tНур\t1,200"
    assert faults(text) == [
        ("prices_unnamed", {"row": 2}),
        ("prices_cell", {"row": 3, "column": 3, "value": "дорого"}),
        ("prices_cell", {"row": 4, "column": 3, "value": "-5"}),
        ("prices_cell", {"row": 5, "column": 3, "value": "0"}),
        ("prices_cell", {"row": 6, "column": 3, "value": "1,200"}),
    ]


def test_a_heading_that_is_nothing_known_is_named() -> None:
    assert faults("Цвет\tТовар\t32.11.2019\nкрасный\tХлеб\t20") == [
        ("prices_column", {"column": 1, "value": "Цвет"}),
        ("prices_column", {"column": 3, "value": "32.11.2019"}),
        ("prices_no_shop", {}),
        ("prices_no_week", {}),
    ]


def test_a_week_given_twice_is_named() -> None:
    assert faults("Товар\tМагазин\t04.11.2019\t04.11.2019\nХлеб\tНур\t1\t2") == [
        ("prices_column", {"column": 4, "value": "04.11.2019"})
    ]


@pytest.mark.parametrize(
    "text", ["", "   \n ", "Товар\tМагазин\t04.11.2019", "Товар\tМагазин\t04.11.2019\nХлеб\tНур\t—"]
)
def test_a_table_without_a_price_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="prices_empty"):
        read_prices(text)


def test_a_table_too_long_is_refused() -> None:
    with pytest.raises(UserError, match="prices_many"):
        read_prices("Товар\tМагазин\t04.11.2019\n" + "Хлеб\tНур\t1\n" * 2001)


def test_what_is_no_table_is_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match="prices_empty"):
        read_prices('Товар\tМагазин\t04.11.2019\n"' + "ж" * 200_000 + "\tНур\t20")
