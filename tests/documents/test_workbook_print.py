"""How the workbooks print: charts and tables that no page cuts, no page of a line or two, each page named."""

import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from smio.documents import plan_workbook, register_workbook, results_of, results_workbook
from smio.documents.checklist_workbook import checklist_template, measurement_workbook
from smio.documents.results import Results
from smio.language import Language, Translator
from smio.language import translator as translator_of
from tests.documents.act_letters import REGISTER, TODAY
from tests.documents.council_evidence import LONG, odd_materials, plan, whole_material
from tests.documents.evidence import example_checklist, make_round, measurement
from tests.documents.office import all_converted, pages
from tests.documents.printed_sheets import charts_of, printed

ODD = ("one_round", "one_service", "three_people", "seven_people", "many", "index_only", "both_ways")
LEAST_LINES = 4  # of a page below its header and above its footer
LEAST_ROWS = 3  # of a last page of many


def results() -> Iterator[tuple[str, Results]]:
    """The whole material, every odd one, four rounds, and six services whose names are long for columns."""
    for name, material in {"whole": whole_material(), **odd_materials()}.items():
        if name == "whole" or name in ODD:
            yield name, material.results
    yield "rounds", results_of([make_round(f"Раунд {seed}", seed=seed) for seed in range(1, 5)])
    names = tuple(f"{LONG[:60]} {place}" for place in range(6))
    yield (
        "long_names",
        results_of([make_round(name, services=names, seed=s) for s, name in ((1, "Весна"), (2, "Лето"))]),
    )


def book_of(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_no_chart_is_cut_by_the_end_of_a_page(language: Language) -> None:
    looked_at = 0
    for name, one in results():
        for sheet in book_of(results_workbook(one, translator_of(language))).worksheets:
            pages_of = printed(sheet)
            for top, end in charts_of(sheet):
                assert not pages_of.cut(top, end), (name, sheet.title, top)
                looked_at += 1
    assert looked_at > 15


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_no_last_page_of_a_sheet_is_nearly_empty(language: Language) -> None:
    several = 0
    for name, one in results():
        for sheet in book_of(results_workbook(one, translator_of(language))).worksheets:
            if int(sheet.page_setup.fitToWidth or 1) == 1:
                pages_of = printed(sheet)
                several += len(pages_of.starts) > 1
                assert len(pages_of.starts) == 1 or pages_of.last_page >= LEAST_ROWS, (name, sheet.title)
    assert several > 10


def test_the_rows_of_a_service_stand_on_one_page_where_they_are_few(t: Translator) -> None:
    rounds = [make_round(f"Раунд {seed}", seed=seed) for seed in (1, 2, 3)]
    sheet = book_of(results_workbook(results_of(rounds), t))["Баллы"]
    pages_of = printed(sheet)
    assert len(pages_of.starts) > 1
    strong = [row for row in range(4, sheet.max_row + 1) if sheet.cell(row, 3).value == "все критерии"]
    for first, end in zip(strong, [*strong[1:], sheet.max_row + 1], strict=True):
        assert not pages_of.cut(pages_of.tops[first - 1], pages_of.tops[end - 1]), first


@pytest.mark.office
@pytest.mark.parametrize("language", ["ru", "ky"])
def test_every_page_that_libreoffice_prints_has_something_on_it_and_says_of_which_sheet_it_is(
    language: Language,
) -> None:
    t = translator_of(language)
    written = {f"{name}.xlsx": results_workbook(one, t) for name, one in results() if name != "many"}
    written |= {"register.xlsx": register_workbook(REGISTER, t, TODAY), "plan.xlsx": plan_workbook(plan(), t)}
    for name, pdf in all_converted(written, "pdf").items():
        sheets = book_of(written[name]).sheetnames
        told = pages(pdf)
        for number, page in enumerate(told, 1):
            lines = [line for line in page.splitlines() if line.strip()]
            footer = re.sub(r"\s+", " ", lines[-1].strip())
            said = t("documents.workbook.page").replace("&P", str(number)).replace("&N", str(len(told)))
            assert footer.endswith(said), (name, number, footer)
            sheet = footer.removesuffix(said).strip()
            assert sheet in sheets, (name, number, footer)
            own = [each for each in told if re.search(rf"^\s*{re.escape(sheet)}\s+\S*\s*\d", each, re.MULTILINE)]
            assert own
            drawn = sheet == t("workbook.charts.sheet")
            assert len(lines) > LEAST_LINES or len(own) == 1 or drawn, (name, number, lines)


@pytest.mark.office
def test_sources_never_print_on_a_page_of_their_own() -> None:
    t = translator_of("ru")
    written = {f"{name}.xlsx": results_workbook(one, t) for name, one in results()}
    for name, pdf in all_converted(written, "pdf").items():
        of_method = [page for page in pages(pdf) if re.search(r"^\s*Методика\s+Страница", page, re.MULTILINE)]
        assert 1 <= len(of_method) <= (3 if name == "rounds.xlsx" else 2), name
        for page in of_method:
            if "SHA-256" in page:
                assert "Что значит" in page, name


def test_every_sheet_says_its_name_and_the_number_of_its_page(translator: Translator) -> None:
    t = translator
    measured = [measurement(1, 10, 4), measurement(11, 12, 12)]
    books = (
        results_workbook(whole_material().results, t),
        register_workbook(REGISTER, t, TODAY),
        plan_workbook(plan(), t),
        checklist_template(t),
        measurement_workbook(example_checklist(), measured, t),
    )
    for content in books:
        for sheet in book_of(content).worksheets:
            assert sheet.page_setup.orientation == "landscape", sheet.title
            assert sheet.oddFooter.left.text == "&A", sheet.title
            assert sheet.oddFooter.right.text == t("documents.workbook.page"), sheet.title


def test_what_stands_side_by_side_is_in_the_order_of_legend_and_table(t: Translator) -> None:
    """Of horizontal bars Excel and LibreOffice list the legend in opposite orders: they have none."""
    upright = lying = 0
    for name, one in results():
        sheet = book_of(results_workbook(one, t))["Диаграммы"]
        for chart in sheet._charts:
            several = len(chart.series) > 1
            heads = [series.tx.v for series in chart.series]
            row = chart.anchor._from.row + 1
            table = [sheet.cell(row, column).value for column in range(2, 2 + len(heads))]
            columns = [re.findall(r"\$([A-Z]+)\$", series.val.numRef.f)[0] for series in chart.series]
            assert columns == sorted(columns), name
            if several:
                assert heads == table, name
            if chart.barDir == "col":
                upright += 1
                assert chart.legend is not None or not several, name
                assert chart.x_axis.scaling.orientation in {None, "minMax"}
            else:
                lying += several
                assert chart.legend is None, name
                assert chart.x_axis.scaling.orientation == "maxMin"
                words = "".join(run.t for part in chart.title.tx.rich.p for run in part.r or ())
                assert not several or words.endswith(f"Сверху вниз: {'; '.join(table)}"), words
    assert upright > 3
    assert lying >= 2  # twelve services of ninety letters, six of sixty


def test_the_plan_to_fill_in_and_how_to_print_on_a_page_each(t: Translator) -> None:
    for sheet in book_of(plan_workbook(plan(), t)).worksheets:
        assert int(sheet.page_setup.fitToWidth or 1) == 1
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
