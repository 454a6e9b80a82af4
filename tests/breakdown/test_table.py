"""Every number of a breakdown is the one pandas gives on the tidy export."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from smio.breakdown import (
    AskedRound,
    Breakdown,
    Cell,
    Line,
    View,
    break_down,
    column_choices,
    filter_choices,
    offer,
    row_choices,
    settled,
)
from smio.survey import Indicator, Responses, Round, Scale
from tests.breakdown.profiled import asked, made_up


def tidy(round_: AskedRound) -> pd.DataFrame:
    """One row a rating: respondent, service, criterion, rating, and the part of each field."""
    responses = round_.round.responses
    wide = pd.DataFrame(responses.ratings, columns=["/".join(one.key) for one in responses.indicators])
    long = wide.reset_index(names="respondent").melt("respondent", value_name="rating").dropna()
    long[["service", "criterion"]] = long.pop("variable").str.split("/", expand=True)
    for field in round_.offer.fields:
        parts = [field.parts[int(code)] for code in field.codes]
        long[field.key] = [parts[respondent] for respondent in long["respondent"]]
    return long


def in_line(frame: pd.DataFrame, axis: str, line: Line) -> pd.DataFrame:
    if line.part:
        return frame[frame[axis].isin([part for part in frame[axis].unique() if set(part) <= set(line.part)])]
    if line.kind == "question" and not line.whole:
        service, _, criterion = line.key.partition("/")
        frame = frame[frame["service"] == service]
        return frame[frame["criterion"] == criterion] if criterion else frame
    return frame


def mean_of_means(frame: pd.DataFrame, value: str) -> float:
    by_criterion = frame.groupby(["service", "criterion"])[value].mean()
    return float(by_criterion.groupby("service").mean().mean())


def expected(frame: pd.DataFrame, table: Breakdown, row: Line, column: Line) -> tuple[int, float]:
    view = table.view
    for axis, line in zip(view.axes, (row, column), strict=True):
        frame = in_line(frame, axis, line)
    if not any("/" in line.key for line in (row, column) if line.kind == "question"):
        gone = ["/".join(one.key) for one in table.left_out]
        frame = frame[~(frame["service"] + "/" + frame["criterion"]).isin(gone)]
    if table.narrowed:
        frame = in_line(frame, view.field, Line("part", part=table.narrowed))
    n = frame["respondent"].nunique()
    score = mean_of_means(frame, "rating")
    frame = frame.assign(satisfied=frame["rating"] >= table.scale.satisfied_from)
    measured = {"score": score, "index": (score - 1) / 4 * 100, "satisfied": mean_of_means(frame, "satisfied"), "n": n}
    return n, measured[view.measure]


def shown(table: Breakdown) -> list[tuple[Line, Line, Cell]]:
    return [
        (row, column, cell)
        for row, cells in zip(table.rows, table.cells, strict=True)
        for column, cell in zip(table.columns, cells, strict=True)
        if cell.value is not None
    ]


@pytest.mark.parametrize(
    ("people", "measure"), [(60, "score"), (60, "index"), (60, "satisfied"), (60, "n"), (700, "score")]
)
def test_every_cell_of_every_view_is_that_of_pandas(people: int, measure: str) -> None:
    round_ = made_up(people, 7)
    frame = tidy(round_)
    compared = 0
    for rows in row_choices([round_]):
        for columns in column_choices([round_], View(rows=rows)):
            view = View(rows=rows, columns=columns, measure=measure)
            narrowed = [replace(view, field=field, part=part) for field, part in filter_choices([round_], view)[:1]]
            for chosen in (view, *narrowed):
                table = break_down([round_], chosen)
                assert table is not None
                for row, column, cell in shown(table):
                    n, value = expected(frame, table, row, column)
                    assert (cell.n, cell.value) == (n, pytest.approx(value, abs=1e-9)), (chosen, row, column)
                    compared += 1
    assert compared > 100


def test_the_error_of_a_criterion_is_that_of_pandas() -> None:
    round_ = made_up(80, 2)
    table = break_down([round_], View(rows="criteria", columns="sex"))
    assert table is not None
    frame = tidy(round_)
    for row, column, cell in shown(table):
        ratings = in_line(in_line(frame, "criteria", row), "sex", column)["rating"]
        assert cell.se == pytest.approx(ratings.sem())


def test_rounds_side_by_side_rest_on_the_questions_both_asked() -> None:
    one, two = made_up(80, 1), made_up(90, 2, number=2)
    fewer = replace(two.round, responses=two.round.responses.only([0, 2]))
    two = AskedRound(2, fewer, offer(fewer))
    table = break_down([one, two], View(rows="services", columns="rounds"))
    assert table is not None
    assert [indicator.key for indicator in table.left_out] == [("water", "access")]
    water = table.cells[0]
    assert water[0].value == pytest.approx(np.nanmean(one.round.responses.ratings[:, 0]))
    assert water[1].value == pytest.approx(np.nanmean(two.round.responses.ratings[:, 0]))


def test_a_round_on_another_scale_is_a_gap() -> None:
    one, two = made_up(80, 1), made_up(90, 2, number=2)
    other = replace(one.round, responses=replace(one.round.responses, scale=Scale(1, 10)))
    table = break_down([AskedRound(1, other, offer(other)), two], View(rows="services", columns="rounds"))
    assert table is not None
    assert [row[0].n for row in table.cells] == [None] * 3
    assert all(row[1].value is not None for row in table.cells)


def test_parts_that_rounds_have_otherwise_are_put_together_until_both_have_them() -> None:
    one = asked([[3.0]] * 40, {"Микрорайон": ["А"] * 20 + ["Б"] * 12 + ["В"] * 8})
    two = asked([[4.0]] * 40, {"Микрорайон": ["А"] * 20 + ["Б"] * 17 + ["В"] * 3}, number=2)
    table = break_down([one, two], View(rows="neighbourhood", columns="rounds"))
    assert table is not None
    assert [line.part for line in table.rows] == [("А",), ("Б", "В"), ()]
    assert [[cell.n for cell in row] for row in table.cells] == [[20, 20], [20, 20], [40, 40]]


def test_spelling_and_language_do_not_part_women_from_women() -> None:
    round_ = asked([[3.0]] * 20, {"Пол": ["Ж", "женский", "Аял", "female", "жен."] * 2 + ["м", "Эркек"] * 5})
    field = round_.offer.field("sex")
    assert field is not None
    assert field.parts == (("female",), ("male",))


def test_ages_are_grouped_by_the_visible_rule() -> None:
    ages = [17, 18, 29, 30, 44, 45, 59, 60, 90] * 6
    round_ = asked([[3.0]] * len(ages), {"Возраст": [str(age) for age in ages]})
    field = round_.offer.field("age")
    assert field is not None
    assert [part[0] for part in field.parts] == ["<18", "18–29", "30–44", "45–59", "60+"]
    assert np.bincount(field.codes).tolist() == [6, 12, 12, 12, 12]


def test_many_numbers_are_grouped_in_quarters_with_their_bounds() -> None:
    sizes = [str(size) for size in range(1, 21)] * 3
    round_ = asked([[3.0]] * 60, {"Размер семьи": sizes})
    assert [part[0] for part in round_.offer.fields[0].parts] == ["≤5", "5<…≤10", "10<…≤15", ">15"]
    assert np.bincount(round_.offer.fields[0].codes).tolist() == [15, 15, 15, 15]


def test_a_link_older_than_the_answers_shows_the_nearest_view() -> None:
    round_ = made_up(60, 7)
    stale = View(rows="religion", columns="services", field="sex", part="другое")
    assert settled([round_], stale) == View()
    kept = View(rows="services", columns="sex", measure="index")
    assert settled([round_], kept) == kept
    assert View.of_link({**kept.link(), "group": "7"}) == kept


def test_hidden_questions_of_the_whole_round_are_not_broken_down() -> None:
    ratings = np.full((40, 3), 3.0)
    ratings[3:, 1] = np.nan  # three people rated it: hidden, and with it the other criterion of the service
    round_ = asked(ratings, {"Пол": ["ж", "м"] * 20})
    table = break_down([round_], View(rows="criteria", columns="sex"))
    assert table is not None
    assert [[cell.n for cell in row] for row in table.cells] == [[None] * 3, [None] * 3, [20, 20, 40]]


def test_a_field_of_many_columns_of_one_kind_keeps_them_apart() -> None:
    indicators = [Indicator("Вода", "Качество")]
    responses = Responses(
        tuple(indicators), np.full((20, 1), 3.0), profile={"Район": ("А", "Б") * 10, "Село": ("В", "Г") * 10}
    )
    assert [field.key for field in offer(Round("", responses)).fields] == ["neighbourhood", "село"]
