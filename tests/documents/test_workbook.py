import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from smio.checklist import Measurement, score_measurement
from smio.comparison import compare
from smio.documents import comparison_workbook, results_of, results_workbook
from smio.documents.workbook_difference import HEADING_ROW
from smio.language import Translator
from smio.language import translator as translator_of
from smio.survey import Indicator, Round
from tests.documents.evidence import example_checklist, make_round
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
    assert compared > 1000


def numbers_without_formula(content: bytes, sheet: int) -> list[str]:
    """Cells of a sheet that hold a number somebody typed, or the program computed by itself."""
    rows = opened(content, values=False).worksheets[sheet].iter_rows()
    return [cell.coordinate for row in rows for cell in row if cell.data_type == "n" and cell.value is not None]


def test_every_number_of_difference_scores_and_calculation_is_a_formula(worked: tuple[Round, Round]) -> None:
    written = workbook(*worked, translator_of("ru"))
    names = opened(written).sheetnames
    assert names[:2] == ["Разница", "Баллы"]
    assert numbers_without_formula(written, 0) == []
    assert numbers_without_formula(written, 1) == []
    assert numbers_without_formula(written, names.index("Расчёт")) == []
    for name in ("Доли – Раунд 1", "Доли – Раунд 2"):
        typed = numbers_without_formula(written, names.index(name))
        assert {cell[0] for cell in typed} == {"A"}  # which service a question is of: a number, but none to compute


@pytest.mark.office
def test_what_libreoffice_computes_from_the_ratings_is_the_worked_example(
    worked: tuple[Round, Round], shared_data: Path
) -> None:
    """Intervals, p-values and both adjustments as R and statsmodels gave them, from formulas alone."""
    expected = json.loads((shared_data / "worked_example" / "expected.json").read_text(encoding="utf-8"))
    again = converted(without_cached_values(workbook(*worked, translator_of("ru"))), "w.xlsx", "xlsx")
    rows = {(row[0], row[1]): row for row in difference_rows(again)}
    wanted = {("Все услуги", "все критерии"): expected["overall"]}
    wanted |= {(one["service"], "все критерии"): one for one in expected["services"]}
    wanted |= {(one["service"], one["criterion"]): one for one in expected["criteria"]}
    assert rows.keys() == wanted.keys()
    for place, one in wanted.items():
        told = [one[name] for name in ("n1", "mean1", "n2", "mean2", "difference", "ci_low", "ci_high")]
        assert rows[place][2:9] == pytest.approx(told, abs=1e-6), place
        enough = min(one["n1"], one["n2"]) >= 10  # below, no verdict and no p
        assert rows[place][9] == (pytest.approx(one["p_value"], abs=1e-6) if enough else None), place
        if enough and "p_adjusted" in one:
            assert rows[place][10] == pytest.approx(one["p_adjusted"], abs=1e-6), place


def test_text_of_a_file_is_never_a_formula(t: Translator) -> None:
    names = ('=HYPERLINK("http://evil")', "+1", "-1", "@SUM(A1)")
    first, second = (make_round("=1+1", services=names, seed=seed) for seed in (1, 2))
    formulas = opened(workbook(first, second, t), values=False)
    told: set[str] = set()
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    told |= set(re.findall(r"[A-Z.]+(?=\()", cell.value))
                    assert "evil" not in cell.value
    assert told <= {
        "AVERAGE", "BETADIST", "BETAINV", "COUNT", "COUNTIF", "INT", "ISNUMBER", "MAX", "MIN", "MMULT", "NORMSINV",
        "RANK", "SQRT", "STDEV", "SUM", "SUMPRODUCT", "TINV", "VAR",
    }  # fmt: skip
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
    assert len(book.worksheets) == 10
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
    method = opened(workbook(first, second, t))["Методика"]
    text = "\n".join(str(row[0]) for row in method.iter_rows(values_only=True))
    assert "«качество» услуги «Бани» (спрашивали только во втором раунде)" in text


def test_one_round_has_scores_charts_and_no_difference(t: Translator) -> None:
    book = opened(results_workbook(results_of([make_round()]), t))
    assert book.sheetnames[0] == "Баллы"
    assert "Разница" not in book.sheetnames
    assert [sheet.title for sheet in book.worksheets if sheet._charts] == ["Диаграммы"]


def test_of_three_people_nothing_but_what_was_asked_is_told(t: Translator) -> None:
    round_ = make_round(respondents=3, services=("Вода",), criteria=("качество", "цена"))
    book = opened(results_workbook(results_of([round_]), t))
    numbers = [
        cell.coordinate
        for name in ("Баллы", "Раунд 1", "Диаграммы")
        for row in book[name].iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    ]
    assert numbers == []
    assert book["Раунд 1"]["A2"].value == t("workbook.too_few_to_show")


def test_a_question_of_few_is_not_among_the_ratings_nor_can_it_be_worked_out(t: Translator) -> None:
    """With one question of a service kept back, a second is: the service's score would tell the first."""
    round_ = make_round(respondents=40, services=("Вода", "Дороги"), criteria=("качество", "цена", "доступность"))
    ratings = round_.responses.ratings.copy()
    ratings[4:, 0] = np.nan
    round_ = replace(round_, responses=replace(round_.responses, ratings=ratings))
    written = results_workbook(results_of([round_]), t)
    shown = [cell.value for cell in opened(written)["Раунд 1"][2][1:]]
    assert shown.count("Вода") == 1
    assert shown.count("Дороги") == 3
    scores = {(row[1], row[2]): row for row in opened(written)["Баллы"].iter_rows(min_row=4, values_only=True)}
    assert scores["Вода", "качество"][3:5] == ("<5", "—")
    live = {(row[1].value, row[2].value): row[4] for row in opened(written, values=False)["Баллы"].iter_rows(min_row=4)}
    assert live["Вода", "все критерии"].data_type == "n"
    assert live["Дороги", "все критерии"].data_type == "f"


def test_a_question_of_few_in_a_service_that_is_shown_leaves_a_workbook_with_every_other_change(t: Translator) -> None:
    """Its service keeps questions with their tests, whose formulas may not need the hidden one."""
    rounds: list[Round] = []
    for seed in (3, 4):
        made = make_round(respondents=40, seed=seed, services=("Вода", "Дороги"))
        ratings = made.responses.ratings.copy()
        ratings[4:, 1] = np.nan
        rounds.append(replace(made, responses=replace(made.responses, ratings=ratings)))
    results = results_of(rounds)
    sheet = opened(results_workbook(results, t))["Разница"]
    rows = {(row[0], row[1]): row[6] for row in sheet.iter_rows(min_row=HEADING_ROW + 2, values_only=True)}
    of_water = {criterion: change for (service, criterion), change in rows.items() if service == "Вода"}
    assert of_water["качество"] == "—"
    assert results.comparison is not None
    told = [change for change in results.comparison.criteria if change.indicator.service == "Вода"]
    shown = [c for c in told if isinstance(of_water[c.indicator.criterion], float)]
    assert 1 < len(shown) < len(told) - 1  # of each round the hidden one is left out, and one it could be worked out by
    assert all(of_water[c.indicator.criterion] == pytest.approx(c.values.difference, abs=1e-12) for c in shown)


@pytest.mark.office
def test_a_checklists_scores_are_formulas_that_give_the_published_points(
    t: Translator, measurements: tuple[Measurement, Measurement]
) -> None:
    checklist = example_checklist()
    written = results_workbook(results_of((), measurements, checklist), t)
    again = opened(converted(without_cached_values(written), "w.xlsx", "xlsx"))["Чек-лист"]
    of_formulas = {
        cell.coordinate: cell.value for row in opened(written)["Чек-лист"].iter_rows() for cell in row
        if isinstance(cell.value, int | float)
    }  # fmt: skip
    assert {place: again[place].value for place in of_formulas} == pytest.approx(of_formulas, abs=1e-9)
    for place, one in enumerate(measurements):
        score = score_measurement(checklist, one)
        row = 6 + len(checklist.directions)
        column = 6 + 3 * place
        assert again.cell(row, column).value == pytest.approx(score.score, abs=1e-9)
        assert again.cell(row + 1, column).value == score.rounded
        assert score.level is not None
        assert again.cell(row + 2, column).value == score.level.title["ru"]
    assert opened(written, values=False)["Чек-лист"].cell(6, 6).data_type == "f"


def test_every_chart_says_what_is_seen(worked: tuple[Round, Round], measurements: tuple[Measurement, ...]) -> None:
    results = results_of(worked, measurements, example_checklist())
    with zipfile.ZipFile(io.BytesIO(results_workbook(results, translator_of("ru")))) as packed:
        drawings = [packed.read(name).decode() for name in packed.namelist() if "drawings/drawing" in name]
        charts = [name for name in packed.namelist() if "charts/chart" in name]
    told = re.findall(r'descr="([^"]+)"', " ".join(drawings))
    assert len(told) == len(charts) == 3
    assert "Внутригородские дороги: Разница −0,57" in told[1]
