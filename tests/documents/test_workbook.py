import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from smio.comparison import compare
from smio.documents import comparison_workbook
from smio.documents.workbook_difference import HEADING_ROW
from smio.language import Translator
from smio.survey import Indicator, Round
from tests.documents.evidence import make_round
from tests.documents.office import converted


def workbook(first: Round, second: Round, t: Translator, *, paired: bool = False) -> bytes:
    return comparison_workbook(first, second, compare(first.responses, second.responses, paired=paired), t)


def opened(content: bytes, *, values: bool = True) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def difference_rows(content: bytes) -> Iterator[tuple[Any, ...]]:
    yield from opened(content).worksheets[0].iter_rows(min_row=HEADING_ROW + 2, values_only=True)


def without_cached_values(content: bytes) -> bytes:
    """The workbook with formulas alone, so that whoever opens it has to compute them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(stream, "w") as out:
        for name in packed.namelist():
            data = packed.read(name)
            if name.startswith("xl/worksheets/"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
            out.writestr(name, data)
    return stream.getvalue()


def test_the_difference_table_has_the_comparisons_numbers(worked: tuple[Round, Round], t: Translator) -> None:
    first, second = worked
    comparison = compare(first.responses, second.responses)
    rows = {(row[0], row[1]): row for row in difference_rows(workbook(first, second, t))}
    assert len(rows) == 1 + len(comparison.services) + len(comparison.criteria)
    for change in comparison.criteria:
        row = rows[change.indicator.service, change.indicator.criterion]
        values = change.values
        numbers = (values.n1, values.mean1, values.n2, values.mean2, values.difference, values.ci_low, values.ci_high)
        assert row[2:9] == pytest.approx(numbers, abs=1e-12)
        assert row[12] == t(f"comparison.verdict.{change.verdict}")
    for change in comparison.services:
        row = rows[change.indicator.service, t("documents.workbook.all_criteria")]
        assert row[6] == pytest.approx(change.values.difference, abs=1e-12)
        assert row[10] == pytest.approx(change.p_adjusted, abs=1e-12)


@pytest.mark.office
def test_formulas_recomputed_by_libreoffice_equal_the_cached_values(t: Translator) -> None:
    first, second = make_round("Первая", respondents=47, seed=1), make_round("Вторая", shift=-0.4, seed=2)
    written = workbook(first, second, t)
    again = opened(converted(without_cached_values(written), "w.xlsx", "xlsx"))
    formulas, cached = opened(written, values=False), opened(written)
    compared = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value = again[sheet.title][cell.coordinate].value
                    assert value == pytest.approx(cached[sheet.title][cell.coordinate].value, abs=1e-9), cell.coordinate
                    compared += 1
    questions = len(first.responses.indicators)
    assert compared == 5 * (1 + 4 + questions) + 2 * (3 * (1 + 4) + 5 * questions)


def test_text_of_a_file_is_never_a_formula(t: Translator) -> None:
    names = ('=HYPERLINK("http://evil")', "+1", "-1", "@SUM(A1)")
    first, second = (make_round("=1+1", services=names, seed=seed) for seed in (1, 2))
    formulas = opened(workbook(first, second, t), values=False)
    own = ("AVERAGE(", "COUNT(", "SUMPRODUCT(", "STDEV(", "COUNTIF(", "(")
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert cell.value[1:].startswith(own) or re.fullmatch(r"=F\d+-D\d+", cell.value), cell.value
    assert formulas.worksheets[0]["A9"].value == names[0]


def test_small_numbers_are_hidden_in_the_table_and_it_says_so(t: Translator) -> None:
    first = make_round(respondents=3, seed=1, services=("Вода",), criteria=("качество", "цена"))
    second = make_round(respondents=8, seed=2, services=("Вода",), criteria=("качество", "цена"))
    written = workbook(first, second, t)
    for row in difference_rows(written):
        assert row[2:4] == ("<5", "—")
        assert row[6:9] == ("—", "—", "—")
        assert row[12] == t("comparison.verdict.too_few")
    notes = [str(row[0].value) for row in opened(written).worksheets[0]["A2:A6"]]
    assert any(t("documents.table.hidden_note") in note for note in notes)


def test_a_panel_stands_without_formulas_in_its_difference_table(t: Translator) -> None:
    codes = tuple(f"a{number}" for number in range(20))
    first, second = (make_round(respondents=20, seed=seed) for seed in (1, 2))
    first, second = (replace(each, responses=replace(each.responses, respondents=codes)) for each in (first, second))
    sheet = opened(workbook(first, second, t, paired=True), values=False).worksheets[0]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert sheet["A3"].value == t("documents.workbook.paired")


def test_it_prints_across_a4_with_its_heading_on_every_page(translator: Translator) -> None:
    t = translator
    first, second = (make_round(seed=seed, generated=True) for seed in (1, 2))
    book = opened(workbook(first, second, t))
    assert len(book.worksheets) == 5
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert t("documents.generated.label") in sheet.oddHeader.center.text
    difference = book.worksheets[0]
    assert difference.freeze_panes == f"C{HEADING_ROW + 2}"
    assert difference.print_title_rows == f"$1:${HEADING_ROW + 1}"
    assert difference["A2"].value == t("documents.generated.label")


def test_the_same_input_gives_the_same_bytes(t: Translator) -> None:
    first, second = (make_round(seed=seed) for seed in (1, 2))
    assert workbook(first, second, t) == workbook(first, second, t)


def test_twelve_services_of_ten_criteria_fit(t: Translator) -> None:
    services = tuple(f"Услуга с длинным названием номер {number} " + "о" * 60 for number in range(12))
    criteria = tuple(f"Критерий {number}" for number in range(10))
    first, second = (make_round(seed=seed, services=services, criteria=criteria) for seed in (1, 2))
    assert len(list(difference_rows(workbook(first, second, t)))) == 1 + 12 + 120


def test_questions_of_one_round_are_named_as_left_out(t: Translator) -> None:
    first = make_round(seed=1)
    renamed = (Indicator("Бани", "качество"), *first.responses.indicators[1:])
    second = replace(make_round(seed=2), responses=replace(make_round(seed=2).responses, indicators=renamed))
    method = opened(workbook(first, second, t)).worksheets[2]
    text = "\n".join(str(row[0]) for row in method.iter_rows(values_only=True))
    assert "«качество» услуги «Бани» (спрашивали только во втором раунде)" in text
