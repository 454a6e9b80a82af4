"""The workbook of a group with three and more rounds: every round's scores over its own ratings, two compared."""

import io
from typing import Any

import numpy as np
import openpyxl
import pytest

from smio.comparison import trend
from smio.documents import PackageChoice, Part, council_package, results_of, results_workbook
from smio.documents.council import CouncilMaterial, Course
from smio.documents.results import with_earlier
from smio.language import Translator
from smio.survey import Round
from tests.documents.council_evidence import TODAY
from tests.documents.evidence import GROUP, make_round
from tests.documents.office import converted
from tests.documents.package_reader import opened as opened_package
from tests.documents.test_workbook import numbers_without_formula, without_cached_values

NAMES = ("Весна", "Лето", "Осень", "Зима")


@pytest.fixture
def rounds() -> list[Round]:
    return [make_round(name, seed=seed, shift=seed / 8) for seed, name in enumerate(NAMES, 1)]


def book_of(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def score_rows(content: bytes, t: Translator) -> dict[tuple[str, ...], tuple[Any, ...]]:
    sheet = book_of(content)[t("documents.workbook.scores")]
    return {row[:3]: row for row in sheet.iter_rows(min_row=4, values_only=True)}


@pytest.mark.office
def test_every_rounds_scores_are_formulas_that_give_the_means_of_its_ratings(
    rounds: list[Round], t: Translator
) -> None:
    """The means are NumPy's, the formulas LibreOffice's; margins are the app's own, from the same formulas."""
    written = results_workbook(results_of(rounds), t)
    assert numbers_without_formula(written, book_of(written).sheetnames.index("Баллы")) == []
    again = score_rows(converted(without_cached_values(written), "w.xlsx", "xlsx"), t)
    cached = score_rows(written, t)
    assert len(again) == len(rounds) * (1 + 4 + 24)
    for round_ in rounds:
        means = np.nanmean(round_.responses.ratings, axis=0)
        for indicator, mean in zip(round_.responses.indicators, means, strict=True):
            assert again[round_.name, indicator.service, indicator.criterion][4] == pytest.approx(mean, abs=1e-9)
    for place, row in cached.items():
        told = [value for value in row[3:] if isinstance(value, int | float)]
        assert told == pytest.approx([v for v in again[place][3:] if isinstance(v, int | float)], abs=1e-9), place


def test_the_sheets_say_which_two_of_the_rounds_are_compared(rounds: list[Round], translator: Translator) -> None:
    t = translator
    book = book_of(results_workbook(results_of(rounds), t))
    for sheet in (book.worksheets[0], book[t("documents.workbook.method")]):
        said = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
        assert "Осень" in said
        assert "Зима" in said
        earlier = [t("workbook_guide.earlier_sheet", number=number) for number in (1, 2)]
        assert all(name in book.sheetnames and name in said for name in earlier)
    of_pair = [book[t("documents.workbook.ratings", number=number)]["A1"].value for number in (1, 2)]
    assert ["Осень" in of_pair[0], "Зима" in of_pair[1]] == [True, True]


def test_two_rounds_are_told_of_without_a_word_of_earlier_ones(rounds: list[Round], t: Translator) -> None:
    book = book_of(results_workbook(results_of(rounds[:2]), t))
    said = " ".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    assert "режний раунд" not in said
    assert "Всего раундов" not in said


def test_earlier_rounds_change_nothing_of_the_two_compared(rounds: list[Round], t: Translator) -> None:
    alone, among = results_of(rounds[-2:]), results_of(rounds)
    rows = [
        [row[2:] for row in book_of(results_workbook(one, t))["Разница"].iter_rows(min_row=8, values_only=True)]
        for one in (alone, among)
    ]
    assert rows[0] == rows[1]
    assert with_earlier(alone, rounds).earlier == among.earlier


def test_the_packages_workbook_has_the_rounds_of_the_groups_course(rounds: list[Round], t: Translator) -> None:
    course = Course(tuple(rounds), trend([one.responses for one in rounds]))
    material = CouncilMaterial(GROUP, TODAY, results_of(rounds[-2:]), course=course)
    made = [council_package(material, t, PackageChoice(frozenset({Part.WORKBOOK}))) for _ in range(2)]
    assert made[0] == made[1]
    package = opened_package(made[0])
    assert {row[0] for row in score_rows(package.only("workbook", ".xlsx"), t)} == set(NAMES)


def test_a_question_hidden_in_an_earlier_round_is_not_on_its_sheets(t: Translator) -> None:
    few = make_round(NAMES[0], respondents=3)
    others = [make_round(name, seed=seed) for seed, name in enumerate(NAMES[1:3], 2)]
    book = book_of(results_workbook(results_of([few, *others]), t))
    assert book["Прежний раунд 1"].max_row == 2
    assert "Доли – Прежний раунд 1" not in book.sheetnames
    rows = [row for row in book["Баллы"].iter_rows(min_row=4, values_only=True) if row[0] == few.name]
    assert {row[3:5] for row in rows} == {("<5", "—")}
