"""A checklist's scores by direction and over time; what cannot be scored is never a 0."""

from dataclasses import replace
from datetime import date

import pytest

from smio.checklist import Checklist
from smio.figures import checklist_directions, checklist_over_time
from smio.figures.checklist_words import Scored
from smio.language import translator
from tests.figures.drawn import rows_of, words_of
from tests.figures.made import every_month, made_scored, total_kept

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


def test_a_direction_with_nothing_to_score_says_so_and_has_no_bar(
    checklist: Checklist, measurements: list[Scored]
) -> None:
    bars = rows_of(checklist_directions(checklist, measurements[3:], RU), "shown")
    assert [(bar["score"], bar["label"], bar["got"]) for bar in bars] == [(None, "нет оценки", 0)] * 4


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
        assert ("Данные созданы программой для примера" in words_of(draw(checklist, [scored], RU))) is generated


def test_a_measurement_of_one_day_has_one_date(checklist: Checklist) -> None:
    day = date(2026, 2, 8)
    figure = checklist_over_time(checklist, [made_scored(all_yes, day, day)], RU)
    assert rows_of(figure, "period", "lines")[0]["lines"][-1] == ["08.02.2026"]


def test_bars_stand_against_the_points_that_were_possible(checklist: Checklist) -> None:
    # 1.1 met, 1.2 not applicable, the other eighteen items of five points open.
    scored = made_scored(lambda _place, item: {"1.1": "yes", "1.2": "not_applicable"}.get(item))
    figure = checklist_directions(checklist, [scored], RU)
    bars = rows_of(figure, "shown")
    assert [(bar["got"], bar["ceiling"], bar["possible"], bar["full"]) for bar in bars] == [
        (5, 35, 35, 40), (0, 30, 30, 30), (0, 30, 30, 30), (5, 95, 95, 100),
    ]  # fmt: skip
    # 5/35 and 5/95 of 100 at worst.
    assert [bar["label"] for bar in bars] == [
        "5 из 35 · 14–100", "0 из 30 · 0–100", "0 из 30 · 0–100", "5 из 95 · 5–100",
    ]  # fmt: skip
    assert "1 пункт не в счёт (неприменимо), поэтому возможных баллов меньше на 5." in words_of(figure)
    assert "Бледная часть полосы" in words_of(figure)


def test_directions_are_drawn_on_one_scale_of_points(checklist: Checklist) -> None:
    figure = checklist_directions(checklist, [made_scored(all_yes)], RU)
    bars = rows_of(figure, "shown")
    assert [(bar["label"], bar["possible"]) for bar in bars] == [
        ("40 из 40 · 100", 40), ("30 из 30 · 100", 30), ("30 из 30 · 100", 30), ("100 из 100 · 100", 100),
    ]  # fmt: skip
    scales = [layer["encoding"]["x"]["scale"]["domain"] for layer in figure.spec["layer"]
              if layer["mark"]["type"] == "rect" and layer["data"]["values"]]  # fmt: skip
    assert scales
    assert all(scale == [0, 100] for scale in scales)
    assert "Бледная часть полосы" not in words_of(figure)
    assert "не в счёт" not in words_of(figure)


def test_a_half_is_rounded_up_in_a_label(checklist: Checklist) -> None:
    bars = rows_of(checklist_directions(checklist, [made_scored(half_way)], RU), "shown")
    assert bars[0]["label"] == "17,5 из 40 · 44"
    assert bars[3]["label"] == "52,5 из 100 · 53"


def half_way(_place: int, item: str) -> str:
    """17,5 of 40, 30 of 30 and 5 of 30."""
    if item == "1.4":
        return "partly"
    return "yes" if item in {"1.1", "1.2", "1.3", "3.1"} or item.startswith("2") else "no"


def test_of_a_measurement_kept_as_a_total_the_total_alone_is_drawn(checklist: Checklist) -> None:
    figure = checklist_directions(checklist, [total_kept(41.5)], RU)
    bars = rows_of(figure, "shown")
    assert [bar["label"] for bar in bars] == ["по пунктам не сохранено"] * 3 + ["42"]
    assert [bar["got"] for bar in bars] == [None, None, None, 41.5]
    assert "У 1 замера сохранён только итог" in words_of(figure)


def test_measurements_on_another_version_have_no_bars_and_are_named(
    checklist: Checklist, measurements: list[Scored]
) -> None:
    other = (replace(measurements[0][0], version="0"), measurements[0][1])
    figure = checklist_directions(checklist, [other, measurements[1]], RU)
    assert {bar["period"] for bar in rows_of(figure, "shown")} == {"01.11.2019 – 31.12.2019"}
    assert "По другой версии чек-листа, поэтому не показано: 01.01.2019 – 31.10.2019." in words_of(figure)


def test_a_total_without_answers_is_a_hollow_dot(checklist: Checklist, measurements: list[Scored]) -> None:
    figure = checklist_over_time(checklist, [total_kept(17.0), measurements[1]], RU)
    rows = rows_of(figure, "hollow", "shown")
    assert [(row["shown"], row["hollow"]) for row in rows] == [("17", True), ("75", False)]
    assert "Пустой кружок" in words_of(figure)
    assert "Пустой кружок" not in words_of(checklist_over_time(checklist, measurements[1:2], RU))


def test_where_another_version_begins_a_line_stands_between(checklist: Checklist, measurements: list[Scored]) -> None:
    first = (replace(measurements[0][0], version="0"), measurements[0][1])
    figure = checklist_over_time(checklist, [first, *measurements[1:3]], RU)
    dashed = [layer["data"]["values"] for layer in figure.spec["layer"] if layer["mark"].get("strokeDash") == [4, 4]]
    assert dashed == [[{"place": 0.5}]]


def test_of_many_measurements_the_last_is_numbered_and_dated_on_every_width(checklist: Checklist) -> None:
    rows = rows_of(checklist_over_time(checklist, every_month(24), RU), "numbered", "lines")
    assert len(rows) == 24
    assert rows[-1]["numbered"] == [True, True, True]
    assert all(lines != [""] for lines in rows[-1]["lines"])
    on_a_phone = [row for row in rows if row["numbered"][0]]
    assert 4 <= len(on_a_phone) < 24
