"""A checklist's scores by direction and over time; what cannot be scored is never a 0."""

from dataclasses import replace
from datetime import date

import pytest

from smio.checklist import Checklist, ItemAnswer, Measurement, score_checklist, score_measurement
from smio.figures import (
    checklist_directions,
    checklist_gain,
    checklist_items_grid,
    checklist_over_time,
    cities_ranking,
)
from smio.figures.checklist_scores import Scored
from smio.figures.cities import ranks
from smio.figures.palette import RAMP
from smio.language import translator
from tests.figures.drawn import rows_of, words_of
from tests.figures.made import made_scored

RU = translator("ru")


def all_yes(_place: int, _item: str) -> str:
    return "yes"


def test_each_direction_has_a_bar_a_measurement_and_the_total_stands_last(
    checklist: Checklist, measurements: list[Scored]
) -> None:
    bars = rows_of(checklist_directions(checklist, measurements[:2], RU), "shown")
    expected = [
        score.directions[place].score if place < 3 else score.score
        for place in range(4)
        for _, score in measurements[:2]
    ]
    assert [bar["score"] for bar in bars] == expected
    assert [bar["latest"] for bar in bars] == [False, True] * 4
    assert bars[-1]["name"] == "Итог"


def test_a_direction_without_a_score_says_so_and_has_no_bar(checklist: Checklist, measurements: list[Scored]) -> None:
    figure = checklist_directions(checklist, measurements[2:3], RU)
    assert [bar["shown"] for bar in rows_of(figure, "shown")][2] == "нет оценки"
    bar = rows_of(figure, "shown")[2]
    assert (bar["got"], bar["label"], bar["score"]) == (0, "нет оценки", None)


def test_a_score_of_0_is_a_0(checklist: Checklist) -> None:
    nothing_met = made_scored(lambda _place, _item: "no")
    bars = rows_of(checklist_directions(checklist, [nothing_met], RU), "shown")
    assert [bar["shown"] for bar in bars] == ["0"] * 4


def test_points_are_told_in_the_tooltip(checklist: Checklist, measurements: list[Scored]) -> None:
    bars = rows_of(checklist_directions(checklist, measurements[1:2], RU), "shown")
    got = sum(one.got for one in measurements[1][1].directions)
    assert bars[-1]["points"] == f"{RU.decimal(got, 1 if got % 1 else 0)} из 100"


def test_totals_stand_in_the_order_of_their_periods_whatever_order_they_come_in(
    checklist: Checklist, measurements: list[Scored]
) -> None:
    rows = rows_of(checklist_over_time(checklist, measurements[1::-1], RU), "total", "shown")
    assert [row["total"] for row in rows] == [score.rounded for _, score in measurements[:2]]


def test_each_total_is_told_with_its_level(checklist: Checklist, measurements: list[Scored]) -> None:
    figure = checklist_over_time(checklist, measurements[:2], RU)
    rows = rows_of(figure, "shown")
    assert [(row["shown"], row["level"]) for row in rows] == [
        (str(score.rounded), score.level.title["ru"] if score.level else "") for _, score in measurements[:2]
    ]
    assert rows[0]["level"] in figure.alt_text


def test_the_bands_are_the_checklists_levels(checklist: Checklist) -> None:
    bands = rows_of(checklist_over_time(checklist, [], RU), "tint")
    assert [(band["low"], band["high"]) for band in bands] == [(0, 40.5), (40.5, 60.5), (60.5, 100)]
    assert [band["name"] for band in bands] == ["низкий, 0–40", "средний, 41–60", "высокий, 61–100"]


def test_a_measurement_without_a_score_has_no_dot_and_no_line(checklist: Checklist, measurements: list[Scored]) -> None:
    figure = checklist_over_time(checklist, measurements, RU)
    assert len(rows_of(figure, "next_total")) == 2
    dots = next(
        layer["data"]["values"]
        for layer in figure.spec["layer"]
        if layer["mark"]["type"] == "point" and "tooltip" in layer["encoding"]
    )
    assert len(dots) == 3
    assert "нет оценки" in words_of(figure)


def test_measurements_on_different_versions_are_not_joined(checklist: Checklist, measurements: list[Scored]) -> None:
    later = (replace(measurements[1][0], version="2"), measurements[1][1])
    figure = checklist_over_time(checklist, [measurements[0], later], RU)
    assert rows_of(figure, "next_total") == []
    assert "не сравниваются" in words_of(figure)
    assert rows_of(checklist_over_time(checklist, measurements[:2], RU), "next_total")


def test_an_unfinished_measurement_shows_the_range_it_may_end_in(
    checklist: Checklist, measurements: list[Scored]
) -> None:
    words = words_of(checklist_over_time(checklist, measurements[2:3], RU))
    score = measurements[2][1]
    assert f"отвечено на 18 из 20: итог может оказаться от {score.floor:.0f} до {score.ceiling:.0f}" in words


def test_an_official_checklist_is_not_called_an_example(checklist: Checklist, measurements: list[Scored]) -> None:
    assert "не официальная методика" in words_of(checklist_directions(checklist, measurements[:1], RU))
    official = replace(checklist, official=True)
    for draw in (checklist_directions, checklist_over_time):
        assert "не официальная методика" not in words_of(draw(official, measurements[:1], RU))


@pytest.mark.parametrize("generated", [True, False])
def test_made_up_answers_are_called_so_and_only_they(checklist: Checklist, generated: bool) -> None:
    scored = made_scored(all_yes, generated=generated)
    for draw in (checklist_directions, checklist_over_time):
        assert ("Данные сгенерированы для примера" in words_of(draw(checklist, [scored], RU))) is generated


def test_a_measurement_of_one_day_has_one_date(checklist: Checklist) -> None:
    day = date(2026, 2, 8)
    figure = checklist_over_time(checklist, [made_scored(all_yes, day, day)], RU)
    assert rows_of(figure, "period", "lines")[0]["lines"][-1] == ["08.02.2026"]


def partly_answered(checklist: Checklist) -> Scored:
    """1.1 yes, 1.2 not applicable, everything else open."""
    filled = Measurement(checklist.id, checklist.version, date(2026, 1, 1), date(2026, 3, 31), {
        "1.1": ItemAnswer("yes"), "1.2": ItemAnswer("not_applicable"),
    })  # fmt: skip
    return filled, score_measurement(checklist, filled)


def total_only(checklist: Checklist, total: float) -> Scored:
    kept = Measurement(checklist.id, checklist.version, date(2025, 1, 1), date(2025, 3, 31), total=total)
    return kept, score_measurement(checklist, kept)


def test_bars_stand_against_the_points_that_were_possible(checklist: Checklist) -> None:
    bars = rows_of(checklist_directions(checklist, [partly_answered(checklist)], RU), "shown")
    # Eight items of five points: one is not applicable, six are open and may still bring thirty points.
    assert [(bar["got"], bar["possible"], bar["ceiling"]) for bar in bars] == [
        (5, 35, 35), (0, 30, 30), (0, 30, 30), (5, 95, 95),
    ]  # fmt: skip
    assert bars[0]["label"] == "5 / 5"


def test_a_measurement_kept_as_a_total_has_a_bar_for_the_total_alone(checklist: Checklist) -> None:
    figure = checklist_directions(checklist, [total_only(checklist, 41.5)], RU)
    bars = rows_of(figure, "shown")
    assert [bar["score"] for bar in bars] == [None, None, None, 41.5]
    assert [bar["shown"] for bar in bars] == ["по пунктам не сохранено"] * 3 + ["42"]
    grid = checklist_items_grid(checklist, [total_only(checklist, 41.5)], RU)
    assert not any(cell["answered"] for cell in rows_of(grid, "word"))


def test_the_grid_shows_every_answer_in_the_colour_of_its_share(checklist: Checklist) -> None:
    answers = {"1.1": "yes", "1.2": "partly", "1.3": "no", "1.4": "not_verified"}
    filled = Measurement(checklist.id, checklist.version, date(2026, 1, 1), date(2026, 3, 31), {
        item: ItemAnswer(code) for item, code in answers.items()
    })  # fmt: skip
    figure = checklist_items_grid(checklist, [(filled, score_checklist(checklist, answers))], RU)
    cells = {cell["item"].split(" ")[0]: cell for cell in rows_of(figure, "word")}
    assert len(cells) == 20
    assert [cells[item]["word"] for item in answers] == ["да", "частично", "нет", "–"]
    assert [cells[item]["short"] for item in answers] == ["1", "0,5", "0", "–"]
    assert [cells[item]["colour"] for item in answers] == [RAMP[4], RAMP[2], RAMP[0], ""]
    assert not cells["3.6"]["answered"]


def test_the_grid_of_a_direction_has_its_items_alone(checklist: Checklist, measurements: list[Scored]) -> None:
    cells = rows_of(checklist_items_grid(checklist, measurements, RU, direction="2"), "word")
    assert {cell["item"].split(" ")[0] for cell in cells} == {"2.1", "2.2", "2.3", "2.4", "2.5", "2.6"}
    assert len(cells) == 6 * len(measurements)


def test_the_gain_chart_begins_with_the_greatest_gain_and_counts_the_rest(checklist: Checklist) -> None:
    scored = made_scored(lambda place, _item: "partly" if place else "no")
    figure = checklist_gain(checklist, scored, RU, most=3)
    bars = rows_of(figure, "gain")
    assert [bar["gain"] for bar in bars] == [5.0, 2.5, 2.5]
    assert [bar["shown"] for bar in bars] == ["+5,0", "+2,5", "+2,5"]
    assert "Ещё 17 пунктов" in words_of(figure)


def test_cities_are_ranked_by_the_rounded_score_and_equal_ones_share_a_rank(checklist: Checklist) -> None:
    scores = {"Ош": 58.4, "Каракол": 57.6, "Талас": 71.0, "Нарын": 40.4}
    rows = [(city, *total_only(checklist, total)) for city, total in scores.items()]
    unscored = score_checklist(checklist, {})
    rows.append(("Баткен", rows[0][1], unscored))
    shown = rows_of(cities_ranking(checklist, rows, RU), "lines", "floor")
    assert [row["name"] for row in shown] == ["1. Талас", "2. Каракол", "2. Ош", "4. Нарын", "Баткен"]
    assert [row["shown"] for row in shown] == ["71", "58", "58", "40", "нет оценки"]
    assert [row["level"] for row in shown][:4] == ["высокий", "средний", "средний", "низкий"]


def test_ranks_leave_out_what_has_no_score() -> None:
    assert ranks([10, None, 30, 10]) == [2, None, 1, 2]
