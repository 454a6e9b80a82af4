"""The workbook of a breakdown holds what the screen shows and nothing that is hidden."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from smio.breakdown import View, break_down
from smio.documents import breakdown_workbook
from smio.figures.breakdown_words import interval_of
from smio.language import Language, translator
from tests.breakdown.profiled import BLANK, asked, made_up


def rows_of(content: bytes) -> list[list[object]]:
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_every_value_stands_with_its_n_and_interval(language: Language) -> None:
    table = break_down([made_up(200, 3)], View(rows="services", columns="sex"))
    assert table is not None
    rows = rows_of(breakdown_workbook(table, translator(language)))
    first = next(place for place, row in enumerate(rows) if row[1] == translator(language)("breakdown.sex.female"))
    for row, cells in zip(rows[first + 1 :], table.cells, strict=False):
        expected: list[float | None] = []
        for cell in cells:
            expected += [cell.value, cell.n, *(interval_of(cell) or (None, None))]
        assert row[1:] == pytest.approx(expected)


def test_what_is_hidden_is_not_in_the_file() -> None:
    round_ = asked([[3.0, 4.0]] * 23 + [[3.0, BLANK]] * 12, {"Пол": ["ж"] * 20 + ["м"] * 15})
    table = break_down([round_], View(rows="criteria", columns="sex"))
    assert table is not None
    rows = rows_of(breakdown_workbook(table, translator("ru")))
    access = next(row for row in rows if row[0] == "Доступность")
    assert access[:9] == ["Доступность", "—", None, None, None, "—", None, None, None]
    assert access[9:11] == [4.0, 23]


def test_numbers_of_people_have_one_column_a_part() -> None:
    table = break_down([made_up(200, 3)], View(rows="sex", columns="channel", measure="n"))
    assert table is not None
    rows = rows_of(breakdown_workbook(table, translator("ru")))
    assert [row[1:] for row in rows if row[0] == "женщины"] == [[cell.n for cell in table.cells[0]]]
