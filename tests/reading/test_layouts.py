"""Every layout a group may bring reads back to the same ratings."""

import io
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from smio.reading import Choices, Reading, Role, read
from tests.reading.sample_files import CRITERIA, HEADINGS, SERVICES, random_ratings, workbook, write_csv, write_xlsx

Matrix = NDArray[np.int64]
NAMES = list(product(SERVICES, CRITERIA))


def sheets(**pages: list[list[Any]]) -> bytes:
    stream = io.BytesIO()
    book = workbook(stream)
    for name, rows in pages.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return stream.getvalue()


def named(reading: Reading) -> list[tuple[str, str]]:
    return [(i.service, i.criterion) for i in reading.responses.indicators]


def test_a_long_form_with_respondents(ratings: Matrix) -> None:
    rows = [["Респондент", "Услуга", "Критерий", "Оценка"]]
    rows += [
        [person + 1, service, criterion, int(ratings[person, at])]
        for person in range(len(ratings))
        for at, (service, criterion) in enumerate(NAMES)
    ]
    reading = read(write_xlsx(rows), "длинная.xlsx")
    assert reading.layout == "long_form"
    assert named(reading) == NAMES
    assert np.array_equal(reading.responses.ratings, ratings)


def test_a_long_form_in_english_keeps_who_answered(ratings: Matrix) -> None:
    rows: list[list[Any]] = [["respondent_id", "gender", "service", "criterion", "rating"]]
    for at, (service, criterion) in enumerate(NAMES):
        rows += [[f"r{p}", "f" if p % 2 else "m", service, criterion, int(ratings[p, at])] for p in range(len(ratings))]
    reading = read(write_csv(rows), "long.csv")
    assert np.array_equal(reading.responses.ratings, ratings)
    assert reading.responses.profile["gender"][:2] == ("m", "f")


def test_questionnaires_as_columns(ratings: Matrix) -> None:
    rows: list[list[Any]] = [["Услуга", "Критерий", *(f"Анкета {n}" for n in range(1, len(ratings) + 1))]]
    rows += [
        [service if at % 6 == 0 else "", criterion, *ratings[:, at].tolist()]
        for at, (service, criterion) in enumerate(NAMES)
    ]
    reading = read(write_xlsx(rows), "на боку.xlsx")
    assert reading.layout == "turned"
    assert named(reading) == NAMES
    assert np.array_equal(reading.responses.ratings, ratings)


def test_questionnaires_as_columns_under_plain_numbers(ratings: Matrix) -> None:
    rows: list[list[Any]] = [["Вопрос", *range(1, len(ratings) + 1)]]
    rows += [[HEADINGS[at], *ratings[:, at].tolist()] for at in range(24)]
    reading = read(write_csv(rows, ";"), "на боку.csv")
    assert named(reading) == NAMES
    assert np.array_equal(reading.responses.ratings, ratings)


def test_a_sheet_for_each_service(ratings: Matrix) -> None:
    pages: dict[str, list[list[Any]]] = {
        service: [
            ["№", *CRITERIA],
            *([n, *row] for n, row in enumerate(ratings[:, 6 * at : 6 * at + 6].tolist(), 1)),
        ]
        for at, service in enumerate(SERVICES)
    }
    reading = read(sheets(**pages), "по листам.xlsx")
    assert reading.layout == "sheet_per_service"
    assert named(reading) == NAMES
    assert np.array_equal(reading.responses.ratings, ratings)


def test_sheets_per_service_are_joined_by_the_number_of_the_questionnaire(ratings: Matrix) -> None:
    order = np.random.default_rng(3).permutation(len(ratings))
    pages: dict[str, list[list[Any]]] = {
        "Питьевая вода": [["№", *CRITERIA], *([n, *row] for n, row in enumerate(ratings[:, :6].tolist(), 1))],
        "Озеленение": [["№", *CRITERIA], *([int(n) + 1, *ratings[n, 6:12].tolist()] for n in order)],
    }
    assert np.array_equal(read(sheets(**pages), "по листам.xlsx").responses.ratings, ratings[:, :12])


def test_two_rounds_on_two_sheets_are_asked_about_and_the_answer_is_followed(ratings: Matrix) -> None:
    later = random_ratings(41, 24, 2)
    pages: dict[str, list[list[Any]]] = {
        "1 раунд": [[*HEADINGS], *ratings.tolist()],
        "2 раунд": [[*HEADINGS], *later.tolist()],
    }
    data = sheets(**pages)
    reading = read(data, "два раунда.xlsx")
    assert [question.code for question in reading.blocking] == ["sheet_choice"]
    assert np.array_equal(read(data, "x.xlsx", Choices(sheet="2 раунд")).responses.ratings, later)


def test_a_table_of_counts(ratings: Matrix) -> None:
    rows: list[list[Any]] = [["Услуга", "Критерий", "5", "4", "3", "2", "1"]]
    for at, (service, criterion) in enumerate(NAMES):
        counts = [int((ratings[:, at] == step).sum()) for step in (5, 4, 3, 2, 1)]
        rows.append([service if at % 6 == 0 else "", criterion, *counts])
    reading = read(write_xlsx(rows), "подсчёт.xlsx")
    assert reading.layout == "counts"
    assert named(reading) == NAMES
    assert np.array_equal(np.sort(reading.responses.ratings, axis=0), np.sort(ratings, axis=0))


def test_counts_under_words(ratings: Matrix) -> None:
    words = ["отлично", "хорошо", "удовлетворительно", "плохо", "очень плохо"]
    rows: list[list[Any]] = [["Критерий", *words]]
    counts = [[int((ratings[:, at] == step).sum()) for step in (5, 4, 3, 2, 1)] for at in range(6)]
    rows += [[criterion, *count] for criterion, count in zip(CRITERIA, counts, strict=True)]
    reading = read(write_csv(rows), "подсчёт.csv")
    assert np.array_equal(np.sort(reading.responses.ratings, axis=0), np.sort(ratings[:, :6], axis=0))


def test_a_kobo_export_with_groups_and_technical_columns(ratings: Matrix) -> None:
    header = ["start", "end", "deviceid", *(f"group_{s}/{s}/{c}" for s, c in NAMES), "_id", "_uuid", "_submission_time", "__version__", "_index"]  # fmt: skip # noqa: E501
    rows: list[list[Any]] = [
        [
            "2024-03-14T16:33:10",
            "2024-03-14T16:40:10",
            "ee.kobo:1",
            *row,
            3000 + n,
            f"u-{n}",
            "2024-03-14T10:00:00",
            "v1",
            n,
        ]
        for n, row in enumerate(ratings.tolist(), 1)
    ]
    reading = read(write_xlsx([header, *rows]), "kobo.xlsx")
    assert np.array_equal(reading.responses.ratings, ratings)
    assert reading.responses.services == SERVICES


def test_a_limesurvey_export_with_codes_and_texts(ratings: Matrix) -> None:
    header = ["id. Response ID", "submitdate. Date submitted", "startlanguage. Start language"]
    header += [f"Q{1 + at // 6}[SQ{1 + at % 6:03}]. {s} [{c}]" for at, (s, c) in enumerate(NAMES)]
    rows = [[n, "2024-01-01 18:17:56", "ru", *row] for n, row in enumerate(ratings.tolist(), 1)]
    reading = read(write_csv([header, *rows]), "results-survey.csv")
    assert named(reading) == NAMES
    assert np.array_equal(reading.responses.ratings, ratings)


def test_a_surveymonkey_export_with_two_header_rows(ratings: Matrix) -> None:
    upper = ["Respondent ID", "Collector ID", "Start Date", "IP Address", "Ваш пол"]
    lower = ["", "", "", "", "Response"]
    for service, criterion in NAMES:
        upper.append(service if criterion == CRITERIA[0] else "")
        lower.append(criterion)
    rows: list[list[Any]] = [
        [5379190000 + 37 * n, 91, "2019-11-02 10:00:00", f"10.0.0.{n}", "женский", *row]
        for n, row in enumerate(ratings.tolist(), 1)
    ]
    reading = read(write_csv([upper, lower, *rows]), "monkey.csv")
    assert named(reading) == NAMES
    assert np.array_equal(reading.responses.ratings, ratings)
    roles = {column.label: column.role for column in reading.columns}
    assert roles["IP Address"] is Role.PERSONAL


def test_a_qualtrics_export_with_three_header_rows(ratings: Matrix) -> None:
    codes = ["StartDate", "Status", "IPAddress", *(f"Q{1 + at // 6}_{1 + at % 6}" for at in range(24))]
    texts = ["Start Date", "Response Type", "IP Address", *(f"{s} - {c}" for s, c in NAMES)]
    ids = [f'{{"ImportId":"{code}"}}' for code in codes]
    rows = [["2020-01-01 10:00:00", "0", f"10.0.0.{n}", *row] for n, row in enumerate(ratings.tolist())]
    reading = read(write_csv([codes, texts, ids, *rows]), "qualtrics.csv")
    assert np.array_equal(reading.responses.ratings, ratings)
    assert named(reading) == NAMES


@pytest.mark.parametrize("separator", [": ", " – ", " / ", " | ", "_", ". "])
def test_service_and_criterion_in_one_heading(ratings: Matrix, separator: str) -> None:
    rows = [[f"{s}{separator}{c}" for s, c in NAMES], *ratings.tolist()]
    reading = read(write_csv(rows), "x.csv")
    keys = [(i.service_key, i.criterion_key) for i in reading.responses.indicators]
    expected = read(write_csv([[*HEADINGS], *ratings.tolist()]), "x.csv")
    assert keys == [(i.service_key, i.criterion_key) for i in expected.responses.indicators]


def test_criterion_outside_and_service_inside_the_brackets(ratings: Matrix) -> None:
    rows = [[f"Оцените {c.lower()} [{s}]" for s, c in NAMES], *ratings.tolist()]
    reading = read(write_csv(rows), "x.csv")
    assert reading.responses.services == SERVICES


def test_the_row_that_numbers_the_columns_is_no_answer(ratings: Matrix) -> None:
    rows = [["№", *HEADINGS], [*range(1, 26)], *([n, *row] for n, row in enumerate(ratings.tolist(), 1))]
    assert np.array_equal(read(write_xlsx(rows), "x.xlsx").responses.ratings, ratings)


def test_a_matrix_that_starts_lower_right_after_notes(ratings: Matrix) -> None:
    rows: list[list[Any]] = [
        ["", "", "Мэрия города"], [], ["", "", "Анкетирование жителей, ноябрь 2019"], [],
        *[["", "", *row] for row in [["№", *HEADINGS], *([n, *r] for n, r in enumerate(ratings.tolist(), 1))]],
    ]  # fmt: skip
    reading = read(write_xlsx(rows), "x.xlsx")
    assert np.array_equal(reading.responses.ratings, ratings)
    assert reading.header_rows == (5,)


def test_rows_under_the_table_are_notes(ratings: Matrix) -> None:
    rows: list[list[Any]] = [["№", *HEADINGS], *([n, *row] for n, row in enumerate(ratings.tolist(), 1))]
    rows += [["Итого:", *[""] * 3, 47], [], ["Составила: Асанова А."], ["Примечание: оценки от 1 до 5"]]
    reading = read(write_xlsx(rows), "x.xlsx")
    assert np.array_equal(reading.responses.ratings, ratings)
    assert reading.totals_rows == (49,)
    assert reading.note_rows == (51, 52)


def test_headings_that_only_number_the_questions_keep_people_as_rows(ratings: Matrix) -> None:
    rows: list[list[Any]] = [["№", *range(1, 25)], *([f"А{n}", *row] for n, row in enumerate(ratings.tolist()))]
    reading = read(write_xlsx(rows), "x.xlsx")
    assert reading.layout == "matrix"
    assert np.array_equal(reading.responses.ratings, ratings)


def test_words_cut_short_without_a_sign_still_name_service_and_criterion(ratings: Matrix) -> None:
    heading = ["вода кач", "вода дост", "мусор кач", "мусор дост", "дороги кач", "дороги дост"]
    indicators = read(write_xlsx([heading, *ratings[:, :6].tolist()]), "x.xlsx").responses.indicators
    keys = [(s, c) for s in ("water", "waste", "roads") for c in ("quality", "access")]
    assert [indicator.key for indicator in indicators] == keys


def test_cells_merged_down_and_across_form_one_header(ratings: Matrix) -> None:
    stream = io.BytesIO()
    book = workbook(stream)
    page = book.add_worksheet("Свод")
    page.merge_range(0, 0, 0, 26, "Результаты анкетирования жителей")
    for column, text in enumerate(("№", "Пол", "Возраст")):
        page.merge_range(1, column, 2, column, text)
    for place, service in enumerate(SERVICES):
        page.merge_range(1, 3 + 6 * place, 1, 8 + 6 * place, service)
        page.write_row(2, 3 + 6 * place, CRITERIA)
    for number, row in enumerate(ratings.tolist()):
        page.write_row(3 + number, 0, [number + 1, "ж" if number % 3 else "м", 20 + number, *row])
    book.close()
    reading = read(stream.getvalue(), "свод.xlsx")
    assert (reading.title_rows, reading.header_rows) == ((1,), (2, 3))
    assert named(reading) == NAMES
    assert np.array_equal(reading.responses.ratings, ratings)
    assert list(reading.responses.profile) == ["Пол", "Возраст"]
