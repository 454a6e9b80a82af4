"""Odd, damaged and dangerous files out of readers' test suites: what they hold, or a plain error of the right kind."""

import contextlib
import time
from typing import Any

import pytest

from smio.errors import UserError
from smio.reading import open_file, read
from smio.reading.sheets import read_sheet
from tests.reading.sample_files import SHARED

HOSTILE = SHARED / "hostile"
pytestmark = pytest.mark.skipif(not HOSTILE.is_dir(), reason="../shared/data is not there")

REFUSED = {
    "H01": "password", "H02": "password", "H03": "password", "H05": "password", "H06": "password", "H07": "password",
    "H106": "password", "H10": "empty_file", "H11": "not_a_workbook", "H13": "damaged", "H14": "damaged",
    "H15": "damaged", "H17": "not_a_workbook", "H18": "picture", "H19": "not_a_workbook", "H21": "damaged",
    "H22": "damaged", "H23": "too_heavy", "H26": "web_page", "H37": "damaged", "H103": "too_old",
}  # fmt: skip

# rows and columns from the first filled cell to the last; the first sheet unless named
HELD: dict[str, tuple[int, int] | tuple[str, int, int]] = {
    "H30": (34, 6), "H31": (76, 18), "H33": (10, 10), "H34": (10, 10), "H35": (20, 13), "H38": (1, 2), "H39": (10, 5),
    "H41": (13, 4), "H45": (2, 11), "H46": (10, 2), "H47": (7, 3), "H50": (55745, 3), "H51": (9999, 17),
    "H53": (23761, 5), "H61": ("two-row-header", 3, 4), "H62": ("data", 8547, 11), "H66": (196, 36), "H67": (3, 4),
    "H74": (220, 254), "H79": ("mtcars", 33, 11), "H85": (14, 10), "H105": (5, 11), "H109": (4, 3), "H111": (8, 2),
    "H121": (3, 3), "H122": (3, 3), "H131": (4000, 1), "H133": (141, 17), "H101": (9, 6), "H102": ("mês", 1, 1),
}  # fmt: skip

SAID = {
    "H49": "one_column", "H63": None, "H65": None, "H73": "no_rows", "H98": "no_data", "H131": "one_column",
    "H134": "one_column", "H110": "one_column",
}  # fmt: skip


def file(start: str) -> tuple[bytes, str]:
    path = next(HOSTILE.glob(f"{start}_*"))
    return path.read_bytes(), path.name


@pytest.mark.parametrize("start", REFUSED)
def test_what_cannot_be_read_is_a_plain_error_of_its_kind(start: str) -> None:
    data, name = file(start)
    begun = time.perf_counter()
    with pytest.raises(UserError) as caught:
        read(data, name)
    assert caught.value.code == f"reading.error.{REFUSED[start]}"
    assert time.perf_counter() - begun < 15  # five seconds on a quiet machine; this only catches a hang


@pytest.mark.parametrize("name", ["H26.xls", "H10.csv", "H01.xls"])
def test_another_name_changes_nothing(name: str) -> None:
    data, _ = file(name[:3])
    with pytest.raises(UserError) as caught:
        read(data, name)
    assert caught.value.code == f"reading.error.{REFUSED[name[:3]]}"


@pytest.mark.parametrize("start", HELD)
def test_what_can_be_read_is_read_whole(start: str) -> None:
    opened = open_file(*file(start))
    wanted: tuple[Any, ...] = HELD[start]
    grids = {grid.sheet: grid for grid in opened.grids}
    grid = grids[wanted[0]] if len(wanted) == 3 else opened.grids[0]
    assert grid.shape == wanted[-2:]


@pytest.mark.parametrize("start", SAID)
def test_what_holds_no_answers_says_so(start: str) -> None:
    with pytest.raises(UserError) as caught:
        read(*file(start))
    code = SAID[start]
    assert caught.value.code.startswith("reading.error.")
    assert code is None or caught.value.code == f"reading.error.{code}"


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("*")) if HOSTILE.is_dir() else [], ids=lambda path: path.name[:5])
def test_no_file_ends_in_anything_but_a_reading_or_a_plain_error(path: Any) -> None:
    with contextlib.suppress(UserError):
        assert read(path.read_bytes(), path.name).columns


def test_hidden_sheets_rows_error_cells_and_formulas_are_marked() -> None:
    states = {grid.sheet: grid.state for grid in open_file(*file("H75")).grids}
    assert (states["List1"], states["List2"], states["List5"]) == ("visible", "hidden", "very_hidden")
    assert open_file(*file("H77")).grids[0].marks["hidden_rows"] == [2, 3, 7, 8, 9]
    assert open_file(*file("H85")).grids[0].marks["error_count"] == 20
    assert "uncomputed" in {finding.code for finding in read(*file("H87b")).findings}


def test_chart_sheets_do_not_shift_the_others() -> None:
    assert [grid.sheet for grid in open_file(*file("H79")).grids] == ["iris", "mtcars", "chickwts", "quakes"]


def test_dates_of_1904_are_four_years_later() -> None:
    for start in ("H90", "H91"):
        grid = open_file(*file(start)).grids[0]
        texts = " ".join(grid.values.text(code) for code in range(len(grid.values)))
        assert "2021-01-01" in texts


def test_western_letters_are_not_read_as_cyrillic() -> None:
    opened = open_file(*file("H123"))
    assert opened.about["encoding"] == "cp1252"
    assert opened.about["sure"] is False


def test_cyrillic_in_an_old_workbook_is_intact() -> None:
    grid = open_file(*file("H101")).grids[0]
    assert any("Изображение дня" in grid.values.text(code) for code in range(len(grid.values)))


def test_a_title_above_the_header_and_notes_below_are_told_apart() -> None:
    from smio.reading.choices import Choices  # noqa: PLC0415

    for start, header in (("H47", (4,)), ("H66", (3,)), ("H126", (4,)), ("H71", (3,))):
        table = read_sheet(open_file(*file(start)).grids[0], Choices())
        assert table is not None
        assert table.header_rows == header, start
    report = read_sheet(next(g for g in open_file(*file("H62")).grids if g.sheet == "Report"), Choices())
    assert report is not None
    assert report.totals_rows


def test_headings_that_stand_twice_are_kept_apart() -> None:
    from smio.reading.choices import Choices  # noqa: PLC0415

    table = read_sheet(open_file(*file("H67")).grids[0], Choices())
    assert table is not None
    assert [(heading.text, heading.number) for heading in table.headings[:2]] == [("a b", 1), ("a b", 2)]
