"""What is drawn without measuring the words is what Vega draws when it measures them."""

import pytest
import vl_convert

from smio.figures import Figure, native
from smio.figures.frame import LEVELS, SCHEMA
from smio.figures.marks import Spec, at, text
from smio.figures.unmeasured import unmeasured


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
    ],
)
def test_words_of_any_kind_come_out_as_vega_writes_them(shown: object) -> None:
    words = text([{"shown": shown}], "datum.shown", at("10"), at("10"), size="level ? 21 : 18")
    chart: Spec = {
        "$schema": SCHEMA,
        "width": 200,
        "height": 80,
        "autosize": "none",
        "params": [{"name": "level", "value": 1}, {"name": "ink", "value": "#123456"}],
        "layer": [words],
    }
    assert native.chart_to_svg(chart) == vl_convert.vegalite_to_svg(chart)


def test_vega_is_given_no_words_to_measure(figures: dict[str, Figure]) -> None:
    figure = figures["heat map"]
    drawn = vl_convert.vegalite_to_svg(unmeasured({**figure.spec, "width": 900, "autosize": "none"}))
    assert "<text" in drawn
    assert "</text>" not in drawn
    assert "<tspan" not in drawn
