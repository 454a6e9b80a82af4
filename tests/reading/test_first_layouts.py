"""The layouts a group brings most: a matrix, two header rows, a Google Forms export; numbers and words."""

import json
from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from smio.reading import Role, read
from smio.survey import score
from tests.reading.sample_files import CRITERIA, HEADINGS, SERVICES, SHARED, write_csv, write_xlsx

Matrix = NDArray[np.int64]
WORDS = {1: "очень плохо", 2: "плохо", 3: "удовлетворительно", 4: "хорошо", 5: "отлично"}


def matrix(ratings: Matrix) -> list[list[object]]:
    return [["Анкета №", *HEADINGS], *([number, *row] for number, row in enumerate(ratings.tolist(), 1))]


def test_a_matrix_in_a_workbook_reads_back(ratings: Matrix) -> None:
    reading = read(write_xlsx(matrix(ratings)), "раунд 1.xlsx")
    assert reading.certain
    assert reading.questions == ()
    assert reading.sheet == "Лист1"
    assert np.array_equal(reading.responses.ratings, ratings)
    assert [(i.service, i.criterion) for i in reading.responses.indicators] == list(product(SERVICES, CRITERIA))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_table_reads_back_in_any_separator_and_encoding(ratings: Matrix, separator: str, encoding: str) -> None:
    reading = read(write_csv(matrix(ratings), separator, encoding), "раунд.csv")
    assert np.array_equal(reading.responses.ratings, ratings)


def test_letters_that_no_paper_can_carry_are_left_out_of_a_damaged_file(ratings: Matrix) -> None:
    (number, first, *others), *rows = matrix(ratings)
    damaged = f"{str(first)[:3]}\x01{str(first)[3:]}\x1f"
    reading = read(write_csv([[number, damaged, *others], *rows], ";", "utf-8"), "раунд.csv")
    assert [(i.service, i.criterion) for i in reading.responses.indicators] == list(product(SERVICES, CRITERIA))
    assert np.array_equal(reading.responses.ratings, ratings)


def test_two_header_rows_with_the_service_merged_over_its_criteria(ratings: Matrix) -> None:
    upper = ["№", *(service if at == 0 else "" for service in SERVICES for at in range(len(CRITERIA)))]
    lower = ["", *(CRITERIA * len(SERVICES))]
    rows = [["Оценка услуг города, второй раунд"], [], upper, lower, *matrix(ratings)[1:]]
    reading = read(write_xlsx(rows), "оценка.xlsx")
    assert reading.header_rows == (3, 4)
    assert reading.title_rows == (1,)
    assert np.array_equal(reading.responses.ratings, ratings)
    assert reading.responses.indicators[7].service == "Вывоз мусора"
    assert reading.responses.indicators[7].criterion == "Качество"


def test_a_forms_export_keeps_time_and_profile_and_drops_names(ratings: Matrix) -> None:
    header = ["Отметка времени", "Ваше имя", "Пол", *HEADINGS, "Ваши предложения"]
    people = [
        [f"2019/11/{1 + at % 28:02} 9:48:37 AM GMT+6", f"Асанов Бакыт {at}", "женский" if at % 2 else "мужской"]
        for at in range(len(ratings))
    ]
    suggestions = [[f"Больше урн на улице номер {at}"] for at in range(len(ratings))]
    rows = [
        header,
        *([*who, *row, *said] for who, row, said in zip(people, ratings.tolist(), suggestions, strict=True)),
    ]
    reading = read(write_csv(rows), "Ответы.csv")
    roles = {column.label: column.role for column in reading.columns}
    assert roles["Отметка времени"] is Role.TIME
    assert roles["Ваше имя"] is Role.PERSONAL
    assert roles["Пол"] is Role.PROFILE
    assert roles["Ваши предложения"] is Role.COMMENT
    assert list(reading.responses.profile) == ["Пол"]
    assert "Асанов" not in repr(reading.responses)
    assert len(reading.comments["Ваши предложения"]) == len(ratings)
    assert np.array_equal(reading.responses.ratings, ratings)


def test_words_count_as_ratings_and_the_table_shows_how(ratings: Matrix) -> None:
    rows = [[*HEADINGS], *([WORDS[rating] for rating in row] for row in ratings.tolist())]
    reading = read(write_xlsx(rows), "слова.xlsx")
    assert np.array_equal(reading.responses.ratings, ratings)
    assert {line.word: line.rating for line in reading.words} == {word: rating for rating, word in WORDS.items()}


@pytest.mark.parametrize(
    "form", ["{} балла", "{} – оценка", "{}/5", "({})", "{},0", "{}.0", "{} - {}", "{} из 5", "{} ({})"]
)
def test_numbers_within_words_count(ratings: Matrix, form: str) -> None:
    def said(rating: int) -> str:
        return form.format(WORDS[rating], rating) if form == "{} ({})" else form.format(rating, WORDS[rating])

    rows = [[*HEADINGS], *([said(rating) for rating in row] for row in ratings.tolist())]
    assert np.array_equal(read(write_csv(rows), "слова.csv").responses.ratings, ratings)


def test_no_answer_is_never_a_number() -> None:
    answers = [
        "1",
        "2",
        "3",
        "4",
        "5",
        "не пользуюсь",
        "затрудняюсь ответить",
        "",
        "-",
        "пайдаланбайм",
        "н/о",
        "5",
        "4",
    ]
    reading = read(write_csv([["Качество воды"], *[[a] for a in answers]]), "вода.csv")
    assert reading.responses.ratings[:, 0][~np.isnan(reading.responses.ratings[:, 0])].tolist() == [1, 2, 3, 4, 5, 5, 4]


def test_a_row_of_totals_is_left_out(ratings: Matrix) -> None:
    means = ["Среднее", *(round(float(mean), 2) for mean in ratings.mean(axis=0))]
    reading = read(write_xlsx([*matrix(ratings), means]), "с итогом.xlsx")
    assert reading.totals_rows == (49,)
    assert np.array_equal(reading.responses.ratings, ratings)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is not there")
@pytest.mark.parametrize("number", [1, 2])
def test_the_worked_example_gives_its_figures(number: int) -> None:
    folder = SHARED / "worked_example"
    expected = json.loads((folder / "expected.json").read_bytes())
    name = f"round{number}.csv"
    scores = score(read((folder / name).read_bytes(), name).responses)
    assert scores.overall.score == pytest.approx(expected["overall"][f"mean{number}"], abs=1e-6)
    found = {(c.indicator.service, c.indicator.criterion): c.score for c in scores.criteria}
    for cell in expected["criteria"]:
        assert found[cell["service"], cell["criterion"]] == pytest.approx(cell[f"mean{number}"], abs=1e-6)
