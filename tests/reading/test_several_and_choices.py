"""Several files for a round, pasted tables, corrections."""

import numpy as np
import pytest
from numpy.typing import NDArray

from smio.errors import UserError
from smio.reading import Choices, ColumnChoice, Role, ScaleChoice, load_choices, paste, read, read_several
from tests.reading.sample_files import HEADINGS, random_ratings, write_csv, write_xlsx

Matrix = NDArray[np.int64]


def stack(ratings: Matrix, first: int, step: int = 1) -> list[list[object]]:
    numbers = range(first, first + step * len(ratings), step)
    return [["Анкета №", *HEADINGS], *([n, *row] for n, row in zip(numbers, ratings.tolist(), strict=True))]


def test_stacks_of_several_members_are_joined() -> None:
    one, two = random_ratings(20, 24, 1), random_ratings(27, 24, 2)
    reading = read_several([(write_xlsx(stack(one, 1)), "а.xlsx"), (write_csv(stack(two, 21)), "б.csv")])
    assert np.array_equal(reading.responses.ratings, np.vstack([one, two]))
    assert [source.name for source in reading.responses.sources] == ["а.xlsx", "б.csv"]
    assert not [finding for finding in reading.findings if finding.code == "same_questionnaire"]


def test_the_same_questionnaire_in_two_files_is_named() -> None:
    one, two = random_ratings(20, 24, 1), random_ratings(27, 24, 2)
    files = [(write_xlsx(stack(one, 101)), "а.xlsx"), (write_xlsx(stack(two, 119)), "б.xlsx")]
    found = [finding for finding in read_several(files).findings if finding.code == "same_questionnaire"]
    assert [(finding.details["value"], finding.row) for finding in found] == [("119", 2), ("120", 3)]


def test_a_file_with_other_questions_is_refused() -> None:
    files = [
        (write_xlsx(stack(random_ratings(12, 24), 1)), "а.xlsx"),
        (write_xlsx([["Лифты [Шум]", "Лифты [Свет]"], *random_ratings(12, 2).tolist()]), "б.xlsx"),
    ]
    with pytest.raises(UserError) as caught:
        read_several(files)
    assert caught.value.code == "reading.error.not_the_same"


def test_a_pasted_table_works_like_a_file(ratings: Matrix) -> None:
    text = write_csv(stack(ratings, 1), "\t").decode()
    assert np.array_equal(paste(text).responses.ratings, ratings)
    with pytest.raises(UserError):
        paste("  \n ")


def test_choices_survive_json() -> None:
    choices = Choices(
        sheet="Лист1",
        columns={"Уровень": ColumnChoice(role=Role.IGNORED), "Б": ColumnChoice(words={"да": 5.0, "нет": None})},
        scale=ScaleChoice(low=0, high=10),
        leave_out=(97.0,),
    )
    assert load_choices(choices.to_json().encode()) == choices


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "mapping_json"),
        ("[]", "mapping"),
        ('{"columns": {"А": {"role": "оценка"}}}', "mapping"),
        ('{"colums": {}}', "mapping"),
        ('{"scale": {"low": 5, "high": 1}}', "mapping"),
    ],
)
def test_a_broken_mapping_file_is_a_plain_error(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        load_choices(text.encode())
    assert caught.value.code == f"reading.error.{code}"


def test_a_reversed_column_is_turned_round(ratings: Matrix) -> None:
    data = write_xlsx(stack(ratings, 1))
    choices = Choices(columns={HEADINGS[3]: ColumnChoice(reversed=True)})
    turned = read(data, "x.xlsx", choices).responses.ratings
    assert np.array_equal(turned[:, 3], 6 - ratings[:, 3])
    assert np.array_equal(np.delete(turned, 3, axis=1), np.delete(ratings, 3, axis=1))


def test_a_scale_that_runs_down_is_asked_about_and_not_scored(ratings: Matrix) -> None:
    words = {1: "1 – отлично", 2: "2 – хорошо", 3: "3 – удовлетворительно", 4: "4 – плохо", 5: "5 – очень плохо"}
    data = write_xlsx([[*HEADINGS], *([words[r] for r in row] for row in ratings.tolist())])
    reading = read(data, "x.xlsx")
    assert not reading.certain
    assert {question.code for question in reading.blocking} == {"direction"}
    assert reading.responses.indicators == ()


def test_a_title_that_says_the_scale_runs_down_is_asked_about(ratings: Matrix) -> None:
    rows = [
        ["Оцените услуги: 1 – отлично, 2 – хорошо, 3 – удовлетворительно, 4 – плохо"],
        [*HEADINGS],
        *ratings.tolist(),
    ]
    assert {question.code for question in read(write_xlsx(rows), "x.xlsx").blocking} == {"direction"}


def test_a_column_on_ten_steps_beside_five_is_caught_and_left_out(ratings: Matrix) -> None:
    ten = np.random.default_rng(4).integers(0, 11, len(ratings))
    rows = [[*HEADINGS, "Лифты [Качество]"], *([*row, int(t)] for row, t in zip(ratings.tolist(), ten, strict=True))]
    reading = read(write_xlsx(rows), "x.xlsx")
    assert np.array_equal(reading.responses.ratings, ratings)
    assert [f.column for f in reading.findings if f.code == "other_scale"] == ["Лифты [Качество]"]


def test_codes_for_no_answer_are_left_out_and_said(ratings: Matrix) -> None:
    coded = ratings.copy()
    coded[::5, 2], coded[1::7, 2] = 9, 98
    reading = read(write_xlsx([[*HEADINGS], *coded.tolist()]), "x.xlsx")
    here = reading.responses.ratings[:, 2]
    assert np.array_equal(here[~np.isnan(here)], coded[:, 2][coded[:, 2] < 9])
    assert {f.details["value"] for f in reading.findings if f.code == "code_left_out"} == {"9", "98"}


def test_a_slip_off_the_scale_is_named_with_row_and_column(ratings: Matrix) -> None:
    slipped = ratings.copy()
    slipped[10, 4] = 55
    reading = read(write_xlsx([[*HEADINGS], *slipped.tolist()]), "x.xlsx")
    found = [f for f in reading.findings if f.code == "off_scale"]
    assert [(f.row, f.column, f.details["value"]) for f in found] == [(12, HEADINGS[4], "55")]
    assert np.isnan(reading.responses.ratings[10, 4])


def test_truth_values_are_reported_and_never_count_as_one(ratings: Matrix) -> None:
    rows: list[list[object]] = [[*HEADINGS], *ratings.tolist()]
    rows[6][2] = True
    reading = read(write_xlsx(rows), "x.xlsx")
    assert np.isnan(reading.responses.ratings[5, 2])
    assert [f.row for f in reading.findings if f.code == "unreadable"] == [7]


def test_personal_data_is_found_by_its_values(ratings: Matrix) -> None:
    people = [
        [
            f"+996 555 12 {n:02} {n:02}",
            f"asan{n}@mail.kg",
            f"2190119{n:07}",
            f"ул. Ленина, д. {n}",
            f"{42 + n / 7:.5f}, {74 + n / 9:.5f}",
        ]
        for n in range(len(ratings))
    ]
    rows = [["а", "б", "в", "г", "д", *HEADINGS], *([*p, *r] for p, r in zip(people, ratings.tolist(), strict=True))]
    reading = read(write_xlsx(rows), "x.xlsx")
    kinds = {column.label: column.field_key for column in reading.columns if column.role is Role.PERSONAL}
    assert kinds == {"а": "phone", "б": "email", "в": "pin", "г": "address", "д": "coordinates"}
    assert reading.responses.profile == {}


def test_many_zeros_are_asked_about_and_can_be_no_answer(ratings: Matrix) -> None:
    zeros = np.where(ratings == 3, 0, ratings)
    data = write_xlsx([[*HEADINGS], *zeros.tolist()])
    assert [question.code for question in read(data, "x.xlsx").blocking] == ["zeros"]
    reading = read(data, "x.xlsx", Choices(leave_out=(0.0,)))
    assert reading.certain
    assert (reading.scale.low, reading.scale.high) == (1, 5)
    assert np.array_equal(reading.responses.ratings, np.where(ratings == 3, np.nan, ratings), equal_nan=True)


def test_the_number_stated_is_that_of_all_files_together() -> None:
    parts = [
        (b"A [x],A [y]\n" + b"".join(b"%d,%d\n" % (1 + at % 5, 1 + at % 4) for at in range(rows)), name)
        for rows, name in ((6, "1.csv"), (7, "2.csv"))
    ]
    assert not [f for f in read_several(parts, Choices(stated=13)).findings if f.code == "stated_number"]
    (finding,) = [f for f in read_several(parts, Choices(stated=20)).findings if f.code == "stated_number"]
    assert (finding.details["n"], finding.details["limit"]) == (13, 20)
