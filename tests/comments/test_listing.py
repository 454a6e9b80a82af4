"""Free answers tied to their writer's ratings: what they are about, low ratings first, search."""

import csv
import io

import numpy as np
import pytest

from smio.comments import holds, listed
from smio.reading import join_readings, read
from smio.survey import Comment, Indicator, Responses

QUESTIONS = (
    Indicator("Питьевая вода", "Качество", "water", "quality"),
    Indicator("Питьевая вода", "Доступность", "water", "access"),
    Indicator("Внутригородские дороги", "Качество", "roads", "quality"),
)
BLANK = float("nan")
EVERYONE = Responses(QUESTIONS, np.array([[5.0, 3.0, 1.0], [1.0, BLANK, 5.0], [BLANK, BLANK, BLANK]]), rows=(2, 3, 5))


def rating(heading: str, respondent: int | None = 0, row: int = 2) -> float | None:
    return listed([Comment(heading, row, "слова", respondent)], EVERYONE)[0].rating


def test_the_rating_is_that_of_just_what_the_question_asks_about() -> None:
    assert rating("Почему такая оценка качества питьевой воды?") == 5.0
    assert rating("Дороги: почему?") == 1.0


def test_a_service_without_a_criterion_has_the_mean_of_its_ratings() -> None:
    assert rating("Питьевая вода – ваши предложения") == pytest.approx(4.0)


def test_a_question_about_nothing_has_the_mean_of_all_ratings() -> None:
    assert rating("Ваши предложения") == pytest.approx(3.0)
    assert rating("Ваши предложения", 2) is None


def test_rounds_stored_before_are_tied_by_the_row_where_it_names_one_person() -> None:
    assert rating("Дороги: почему?", None, 3) == 5.0
    assert rating("Дороги: почему?", None, 4) is None


def test_low_ratings_come_first_and_unknown_ones_last() -> None:
    comments = [Comment("Дороги: почему?", row, "слова", place) for place, row in enumerate((2, 3, 5))]
    assert [one.comment.row for one in listed(reversed(comments), EVERYONE)] == [2, 3, 5]


def test_an_answer_of_a_questionnaire_set_aside_says_so() -> None:
    comments = [Comment("Дороги: почему?", row, "слова", place) for place, row in enumerate((2, 3))]
    assert [one.aside for one in listed(comments, EVERYONE, aside=[1])] == [False, True]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("дорога", {1, 2}),
        ("ДОРОГ", {1, 2}),
        ("жол", {3}),
        ("жолдордун", {3}),
        ("ямы дороги", {2}),
        ("", {1, 2, 3}),
        ("свет", set[int]()),
    ],
)
def test_search_finds_parts_and_forms_of_words(words: str, found: set[int]) -> None:
    texts = ["Разбитая дорога", "Ямы на дороге", "Жолдун абалы начар"]
    comments = [Comment("Ваши предложения", row, text) for row, text in enumerate(texts, 1)]
    assert {one.comment.row for one in listed(comments, EVERYONE) if holds(one.comment.text, words)} == found


def file_of(marks: list[int]) -> bytes:
    stream = io.StringIO()
    rows = [[mark, 6 - mark, f"мнение {mark}: вода мутная и пахнет тиной" if mark < 5 else ""] for mark in marks]
    csv.writer(stream).writerows(
        [["Питьевая вода [Качество]", "Питьевая вода [Доступность]", "Почему такая оценка?"], *rows]
    )
    return stream.getvalue().encode()


def test_an_answer_read_from_a_file_stays_with_its_writer_in_several_files_too() -> None:
    marks = [[1, 5, 2, 4, 3, 2, 1, 4], [4, 1, 3, 5, 2, 2, 4, 1, 3]]
    reading = join_readings([read(file_of(each), f"{place}.csv") for place, each in enumerate(marks)])
    comments = [
        Comment(heading, one.row, one.text, one.respondent)
        for heading, comments in reading.comments.items()
        for one in comments
    ]
    assert len(comments) == sum(mark < 5 for each in marks for mark in each)
    quality = next(at for at, one in enumerate(reading.responses.indicators) if one.criterion_key == "quality")
    for comment in comments:
        assert comment.respondent is not None
        assert f"мнение {reading.responses.ratings[comment.respondent, quality]:.0f}:" in comment.text
