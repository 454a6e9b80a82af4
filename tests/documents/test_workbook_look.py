"""How the workbooks look: headings over their numbers, words that are not cut, pages that say what they are of."""

import io
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest

from smio.documents import PackageChoice, Part, council_package, register_workbook, results_of, results_workbook
from smio.documents.act_parts import organisation
from smio.documents.checklist_workbook import checklist_template
from smio.documents.results import Results
from smio.documents.sheet import fitted_width, least_width
from smio.language import Language, Translator
from smio.language import translator as translator_of
from tests.documents.act_letters import REGISTER, TODAY
from tests.documents.council_evidence import LONG, odd_materials, whole_material
from tests.documents.evidence import GROUP, example_checklist, make_round, measurement
from tests.documents.package_reader import opened as opened_package
from tests.documents.printed_sheets import printed

SHADE = "EEF2F7"  # behind headings alone
WORKBOOKS = ("whole", "one_round", "one_service", "three_people", "seven_people", "many", "index_only")


def book_of(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def workbooks(t: Translator) -> Iterator[tuple[str, Any]]:
    """A workbook of the whole material and of each odd one, the register, a checklist to fill in."""
    materials = {"whole": whole_material(), **odd_materials()}
    for name in WORKBOOKS:
        yield name, book_of(results_workbook(materials[name].results, t))
    yield "register", book_of(register_workbook(REGISTER, t, TODAY))
    yield "checklist", book_of(checklist_template(t))


def headings(sheet: Any) -> Iterator[Any]:
    """The cells of a sheet's heading rows."""
    for row in sheet.iter_rows():
        yield from (cell for cell in row if cell.fill.fgColor.rgb[-6:] == SHADE and cell.value)


def stands(cell: Any) -> str:
    """Where the words of a cell stand in it."""
    return cell.alignment.horizontal or ("right" if cell.data_type in {"n", "f"} else "left")


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_a_heading_stands_where_the_entries_of_its_column_stand(language: Language) -> None:
    looked_at = 0
    for name, book in workbooks(translator_of(language)):
        for sheet in book.worksheets:
            for head in headings(sheet):
                below = sheet.cell(head.row + 1, head.column)
                if below.value is not None and below.fill.fgColor.rgb[-6:] != SHADE:
                    assert stands(head) == stands(below), (name, sheet.title, head.coordinate)
                    looked_at += 1
    assert looked_at > 200


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_no_word_of_a_heading_is_broken_and_no_line_of_it_is_cut(language: Language) -> None:
    """A line is 15 points; words are counted in characters, of which a column's width is made."""
    for name, book in workbooks(translator_of(language)):
        for sheet in book.worksheets:
            for head in headings(sheet):
                width = sheet.column_dimensions[column_dimension(sheet, head.column)].width
                words = str(head.value).split()
                if name != "many" or len(words) < 3:  # a service of 90 letters has words of any length
                    assert max(map(len, words)) <= width, (name, sheet.title, head.coordinate)
                lines = len(textwrap.wrap(str(head.value), int(width)))
                assert sheet.row_dimensions[head.row].height >= 15 * lines, (name, sheet.title, head.coordinate)


def column_dimension(sheet: Any, column: int) -> str:
    """The letter under which openpyxl keeps the width of a column: that of the first of a span."""
    spans = {letter: (one.min, one.max) for letter, one in sheet.column_dimensions.items()}
    return next(letter for letter, (first, last) in spans.items() if first <= column <= last)


def test_the_files_say_who_made_them_of_what_and_when(translator: Translator) -> None:
    t, whole = translator, whole_material()
    choice = PackageChoice(frozenset({Part.WORKBOOK, Part.REGISTER}))
    package = opened_package(council_package(whole, t, choice))
    results, register = (book_of(package.only(part, ".xlsx")).properties for part in ("workbook", "register"))
    for said in (results, register):
        assert said.creator == organisation(GROUP, t)
        assert said.created == datetime(2026, 11, 20, 12, tzinfo=UTC).replace(tzinfo=None)
    assert results.title == t("documents.workbook.title")
    assert register.title == t("register.title")
    assert "Первая оценка" in results.subject
    assert example_checklist().short_title[t.language] in results.subject
    assert "2026" in register.subject


def test_made_up_answers_are_told_in_the_properties_too(t: Translator) -> None:
    made_up = results_of([make_round(generated=True)])
    assert t("documents.generated.label") in book_of(results_workbook(made_up, t)).properties.subject


def test_a_sheet_too_wide_for_a_page_names_its_round_on_every_page(t: Translator) -> None:
    """Its title would be cut where the first column ends, which alone is repeated."""
    round_ = make_round("Вода & дороги", generated=True)
    sheet = book_of(results_workbook(results_of([round_]), t))["Раунд 1"]
    assert sheet.print_title_rows == "$2:$3"
    assert sheet.print_title_cols == "$A:$A"
    assert sheet.print_area.startswith("'Раунд 1'!$A$2:")
    assert "«Вода && дороги»" in sheet.oddHeader.center.text  # one ampersand begins a code of Excel's
    assert t("documents.generated.label") in sheet.oddHeader.center.text
    narrow = make_round(services=("Вода",), criteria=("качество", "цена"))
    sheet = book_of(results_workbook(results_of([narrow]), t))["Раунд 1"]
    assert not sheet.print_area
    assert sheet["A1"].value.startswith("«Вторая оценка»")


def test_every_page_of_the_register_says_of_which_recommendation_a_row_is(translator: Translator) -> None:
    """Of an act's number alone nobody could tell one from another."""
    t = translator
    sheet = book_of(register_workbook(REGISTER, t, TODAY)).worksheets[0]
    assert sheet.print_title_cols == "$A:$C"
    assert sheet["C3"].value == t("register.column.number")
    assert sheet.print_title_rows == "$3:$3"
    assert t("register.title") in sheet.oddHeader.center.text


def test_a_checklist_to_fill_in_prints_on_pages_that_can_be_read(t: Translator) -> None:
    """Eighteen columns on one page would be print of three points."""
    book = book_of(checklist_template(t))
    for sheet in book.worksheets:
        wide = sum(sheet.column_dimensions[column_dimension(sheet, cell.column)].width for cell in headings(sheet))
        assert sheet.page_setup.orientation == "landscape"
        assert wide / int(sheet.page_setup.fitToWidth or 1) < 260
        assert sheet.page_setup.fitToHeight is None or int(sheet.page_setup.fitToHeight) == 0
        assert len(printed(sheet).starts) == 1 or int(sheet.page_setup.fitToWidth or 1) > 1


def test_sheets_that_have_nothing_to_show_say_why(translator: Translator) -> None:
    t = translator
    rounds = [make_round(respondents=3, seed=seed) for seed in (1, 2)]
    book = book_of(results_workbook(results_of(rounds), t))
    for name in ("workbook.charts.sheet", "workbook.calculation.sheet"):
        told = [cell.value for row in book[t(name)].iter_rows() for cell in row if cell.value]
        assert t("workbook.too_few_to_show") in told
        assert list(headings(book[t(name)])) == []


@pytest.mark.parametrize(("language", "shown"), [("ru", '"<0,001"'), ("ky", '"<0,001"'), ("en", '"<0.001"')])
def test_a_small_p_is_told_as_people_write_it(language: Language, shown: str) -> None:
    rounds = [make_round(seed=1), make_round(seed=2, shift=0.8)]
    sheet = book_of(results_workbook(results_of(rounds), translator_of(language))).worksheets[0]
    assert {sheet.cell(8, column).number_format for column in (10,)} == {f"[<0.0005]{shown};0.000"}


def test_whole_points_bear_no_lone_decimal_mark(t: Translator) -> None:
    """The format 0.## shows 5 as «5,»."""
    results: Results = results_of((), [measurement(11, 12, 12)], example_checklist())
    book = book_of(results_workbook(results, t))
    formats = {cell.number_format for row in book["Чек-лист"].iter_rows() for cell in row if cell.value is not None}
    assert "0.##" not in formats
    assert "General" in formats


def test_a_column_of_names_is_as_wide_as_they_are_within_bounds() -> None:
    assert fitted_width(["Вода"], 20, 46) == 20
    assert 30 < fitted_width(["х" * 30], 20, 46) < 46
    assert fitted_width([LONG], 20, 46) == 46
    assert least_width("Реагирование на обращения") > len("Реагирование")
