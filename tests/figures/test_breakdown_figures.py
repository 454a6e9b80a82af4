"""Figures of breakdowns say the numbers of the table, and nothing that is hidden."""

from dataclasses import replace

import pytest

from smio.breakdown import Breakdown, View, break_down, importance
from smio.figures import breakdown_bars, breakdown_map, importance_map
from smio.figures.breakdown_words import interval_of, part_words, title_words, value_shown
from smio.language import translator
from tests.breakdown.profiled import BLANK, asked, made_up
from tests.figures.drawn import words_of
from tests.figures.made import drawn, made_round

RU, KY, EN = translator("ru"), translator("ky"), translator("en")


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def hidden_men() -> Breakdown:
    """A question that three men answered."""
    round_ = asked([[3.0, 4.0]] * 23 + [[3.0, BLANK]] * 12, {"Пол": ["ж"] * 20 + ["м"] * 15})
    table = break_down([round_], View(rows="criteria", columns="sex"))
    assert table is not None
    return table


def test_what_is_hidden_is_a_dash_without_a_number_and_says_why() -> None:
    figure = drawn(breakdown_map(hidden_men(), RU))
    tiles = [row for layer in figure.spec["layer"] for row in layer["data"]["values"] if "part" in row]
    access = {row["part"]: (row["shown"], plain(row["count"])) for row in tiles if row["name"] == "Доступность"}
    assert access == {"женщины": ("—", ""), "мужчины": ("—", ""), "Все вместе": ("4,00", "n = 23")}
    assert "скрыто" in words_of(figure)
    assert "мужчины — (скрыто)" in figure.alt_text


def test_bars_carry_their_interval_and_hidden_ones_none() -> None:
    table = break_down([made_up(200, 3)], View(rows="services", columns="sex"))
    assert table is not None
    figure = drawn(breakdown_bars(table, EN))
    bars = [row for layer in figure.spec["layer"] for row in layer["data"]["values"] if "start" in row]
    cells = [cell for row in table.cells for cell in row]
    shown = {(row["shown"], plain(row["count"])) for row in bars}
    assert shown == {(value_shown(cell, "score", EN), f"n = {cell.n}") for cell in cells}
    assert {(row["low"], row["high"]) for row in bars} == {interval_of(cell) for cell in cells}


def test_too_many_bars_are_no_figure() -> None:
    table = break_down([made_up(4000, 3)], View(rows="age", columns="neighbourhood"))
    assert table is not None
    assert breakdown_bars(table, RU) is not None
    wide = replace(table, rows=table.rows * 4, cells=table.cells * 4)
    assert breakdown_bars(wide, RU) is None


def test_parts_are_named_in_the_readers_language() -> None:
    assert part_words("sex", ("female",), RU) == "женщины"
    assert part_words("sex", ("female",), KY) == "аялдар"
    assert part_words("sex", ("male", ""), EN) == "men, not stated"
    assert part_words("age", ("18–29", "30–44"), RU) == "18–44"
    assert part_words("age", ("45–59", "60+"), RU) == "45+"
    assert part_words("neighbourhood", ("А", "Б", "В", "Г", "Д"), RU) == "А, Б и ещё 3"


@pytest.mark.parametrize("t", [RU, KY, EN])
def test_the_map_says_what_it_does_and_does_not_mean(t: object) -> None:
    speaks = t if isinstance(t, type(RU)) else RU
    round_ = made_round()
    found = importance(round_.responses)
    assert found is not None
    figure = drawn(importance_map(round_, found, speaks))
    words = words_of(figure)
    assert any(said in words for said in ("Связь не причина", "Байланыш себеп эмес", "A tie is no cause"))
    for one in found.criteria:
        assert one.indicator.criterion in figure.alt_text
        assert speaks.decimal(one.tie) in figure.alt_text


def test_a_title_reads_as_a_sentence_and_keeps_the_letters_of_a_heading() -> None:
    known = break_down([made_up(60, 3)], View(rows="services", columns="age"))
    assert known is not None
    assert title_words(known, RU) == "Балл: услуги × возраст"
    own = break_down([asked([[3.0]] * 20, {"ЖК": ["А", "Б"] * 10})], View(rows="жк"))
    assert own is not None
    assert title_words(own, RU) == "Балл: ЖК"
