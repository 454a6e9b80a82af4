"""What is drawn without measuring the words is what Vega draws when it measures them."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
import vl_convert

from smio.figures import Figure, heat_map, native, slide
from smio.figures.frame import LEVELS, SCHEMA
from smio.figures.marks import Row, Spec, at, text
from smio.figures.unmeasured import unmeasured
from smio.language import translator
from smio.survey import score
from tests.figures.made import made_round


def chart_of(rows: list[Row], **look: Any) -> Spec:
    """A chart of one layer of text; each row says what is ``shown``."""
    return {
        "$schema": SCHEMA,
        "width": 200,
        "height": 80,
        "autosize": "none",
        "params": [{"name": "level", "value": 1}, {"name": "ink", "value": "#123456"}],
        "layer": [text(rows, "datum.shown", at("10"), at("10"), size="level ? 21 : 18", **look)],
    }


@pytest.mark.parametrize("width", LEVELS)
def test_every_figure_is_the_drawing_that_vega_makes_of_it(figures: dict[str, Figure], width: int) -> None:
    native.warm_up()  # registers the face, by which Vega measures
    for figure in figures.values():
        chart = {**figure.spec, "width": width, "autosize": "none"}
        assert native.chart_to_svg(chart) == vl_convert.vegalite_to_svg(chart), figure.name


@pytest.mark.parametrize(
    "shown",
    [
        "Вода & «свет» <b>",
        "\"'&quot;&#10;",
        "",
        "  два  пробела ",
        "строка\nи другая\tс отступом",
        None,
        4.5,
        ["Одна строка из списка"],
        ["Первая & «строка»", "вторая <строка>", '"третья"'],
        ["", " после пустой "],
        [],
        "  \u00a0",
        [" \t"],
        ["", ""],
        "строка\r\nи другая",
        "\ufeffметка порядка\x85",
        "свои \ue000 буквы \ue001",
        ["свои \ue000", "буквы \ue001"],
        "]]> и <![CDATA[",
        "\u202eсправа налево\u202c и мяг\u00adко",
        "Вода 💧 الماء и\u0306",
        "Вода " * 500,
        True,
        1e21,
    ],
)
def test_words_of_any_kind_come_out_as_vega_writes_them(shown: object) -> None:
    chart = chart_of([{"shown": shown}])
    assert native.chart_to_svg(chart) == vl_convert.vegalite_to_svg(chart)


def test_a_row_without_words_comes_out_as_vega_writes_it() -> None:
    chart = chart_of([{}])
    assert native.chart_to_svg(chart) == vl_convert.vegalite_to_svg(chart)


@pytest.mark.parametrize(
    "look",
    [
        {"angle": 270, "baseline": "top", "align": "center"},
        {"angle": {"expr": "level ? 30 : 0"}, "dx": 4, "dy": -3, "align": {"expr": "level ? 'right' : 'left'"}},
        {"opacity": 0.5, "stroke": "white", "strokeWidth": 4, "strokeJoin": "round", "baseline": "bottom"},
        {"fontWeight": 600, "fontStyle": "italic", "xOffset": {"expr": "level * 3"}, "yOffset": -10},
    ],
)
def test_a_look_of_any_kind_comes_out_as_vega_draws_it(look: Spec) -> None:
    chart = chart_of([{"shown": ["Первая строка", "вторая"]}, {"shown": "Одна"}], **look)
    assert native.chart_to_svg(chart) == vl_convert.vegalite_to_svg(chart)


@pytest.mark.parametrize("broken", ["\x00", "\x01", "\x0b", "\x1e", "\x1f", "\ufffe", "\uffff"])
def test_a_letter_that_no_drawing_can_have_is_left_out_of_it(broken: str) -> None:
    """Vega itself ends the process over it, and a damaged file may well name a service so."""
    made = made_round([f"Во{broken}да", "Дороги"], n=20)
    drawn = slide(heat_map(made, score(made.responses), translator("ru")))[1]
    ET.fromstring(drawn)  # noqa: S314 - our own output
    assert broken not in drawn.decode()
    assert "Дороги" in drawn.decode()


def test_vega_is_given_no_words_to_measure(figures: dict[str, Figure]) -> None:
    figure = figures["heat map"]
    drawn = vl_convert.vegalite_to_svg(unmeasured({**figure.spec, "width": 900, "autosize": "none"}))
    assert "<text" in drawn
    assert "</text>" not in drawn
    assert "<tspan" not in drawn
