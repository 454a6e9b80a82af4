"""The quality desk's list in the act and as a workbook."""

from io import BytesIO

import numpy as np
import pytest
from docx import Document
from openpyxl import load_workbook

from smio.documents import draft_services_act, quality_workbook, results_of, write_act
from smio.language import Language, translator
from smio.monitoring import Group
from smio.survey import Decision, Finding, Indicator, Responses, Round, Severity, Source, without_aside

HALF_BLANK = Finding(
    "half_blank", Severity.WARNING, "Лист1", 4, details={"n": 2, "limit": 3, "place": ""}, respondent=2
)
NO_RATING = Finding("no_rating", Severity.WARNING, "Лист1", 6, details={"place": ""}, respondent=4)
TOTALS = Finding("totals_row", Severity.NOTE, "Лист1", 20, details={"place": ""})
DECISIONS = (Decision(4, 6, "=пустая"), Decision(2, 4, "ответила только по воде", aside=False))


def flagged_round() -> Round:
    ratings = np.random.default_rng(7).integers(1, 6, (14, 3)).astype(np.float64)
    ratings[4] = np.nan
    responses = Responses(
        tuple(Indicator("Питьевая вода", name) for name in ("Качество", "Доступность", "Цена")),
        ratings,
        rows=tuple(range(2, 16)),
        sources=(Source("анкеты.xlsx", "ab" * 32, "Лист1"),),
    )
    findings = (TOTALS, HALF_BLANK, NO_RATING)
    return Round("Весна", without_aside(responses, DECISIONS), findings=findings, decisions=DECISIONS)


@pytest.mark.parametrize(
    ("language", "said"),
    [("ru", "отложена и не вошла в расчёт 1 анкета (строка 6)"), ("ky", "1 анкета (сап 6) четке коюлду")],
)
def test_the_act_says_who_was_set_aside_and_annexes_the_list(language: Language, said: str) -> None:
    round_, t = flagged_round(), translator(language)
    act = draft_services_act(Group("Группа СМиО", "Каракол"), [round_], t)
    assert any(said in fact.replace("\u00a0", " ") for fact in act.facts)
    document = Document(BytesIO(write_act(act, results_of([round_]), t)))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    listed = [row for row in rows if row[0] in {"4", "6", "20"} and len(row) == 3]
    assert [row[0] for row in listed] == ["4", "6", "20"]
    assert listed[0][2] == f"{t('documents.quality.counted')}: ответила только по воде"
    assert listed[1][2] == f"{t('documents.quality.aside')}: =пустая"
    assert listed[2][2] == ""


def test_a_round_without_findings_annexes_no_list() -> None:
    round_, t = flagged_round(), translator("ru")
    clean = Round("Весна", round_.responses)
    act = draft_services_act(Group("Группа СМиО", "Каракол"), [clean], t)
    assert not any("отложен" in fact for fact in act.facts)
    text = "\n".join(one.text for one in Document(BytesIO(write_act(act, results_of([clean]), t))).paragraphs)
    assert t("documents.quality.heading") not in text


def test_the_list_as_a_workbook_has_every_finding_and_no_formula() -> None:
    t = translator("ru")
    data = quality_workbook((TOTALS, HALF_BLANK, NO_RATING), DECISIONS, t)
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[2] for row in rows] == ["4", "6", "20"]
    assert rows[0][5:] == ["учтена", "ответила только по воде"]
    assert rows[1][5:] == ["отложена", "=пустая"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
