"""The frame of a figure: title and subtitle above, rows between, source below; one picture for every width.

A figure is one view that fills its picture. Three layouts ("levels") share it, and Vega chooses by the width it is
given: a phone, half a page, a page or slide. Words are wrapped for each level here, where their length is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from smio.figures.captions import plain
from smio.figures.face import FALLBACK, STRONG
from smio.figures.figure import Figure
from smio.figures.labels import lines_apart, width_of, wrapped
from smio.figures.marks import LINE, SMALL, SUBTITLE, Row, Spec, at, box, text
from smio.figures.palette import LIGHT, label_ink, step_colours
from smio.language import Translator
from smio.survey import Scale

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.4.1.json"
LEVELS = (300, 560, 860)  # the narrowest picture of each level, in pixels
LEVEL = "width < 560 ? 0 : width < 860 ? 1 : 2"
TITLE = (18.0, 20.0, 21.0)  # by level
TITLE_LINES = (6, 4, 3)  # a title may end with the name of a service, by which alone two figures differ
GROWTH = 1.9  # rows become so much taller at most where a slide has room

Three = tuple[float, float, float]  # one number a level
Most = int | tuple[int, int, int]  # lines, of every level or of each


@dataclass(frozen=True)
class Words:
    """What a figure says around its rows: paragraphs, top to bottom."""

    title: str
    subtitle: Sequence[str]
    notes: Sequence[str]


@dataclass(frozen=True)
class Body:
    """The rows of a figure: ``rows`` of them (not always whole) of ``row_height`` pixels a level.

    ``legend`` and ``headings`` are the room, in pixels, between subtitle and rows, one number a level; layers find
    it below ``legend`` and above ``top``. ``expressions`` are further names for them.
    """

    layers: Sequence[Spec]
    rows: float
    row_height: Three
    legend: Three = (0, 0, 0)
    headings: Three = (0, 0, 0)
    expressions: Mapping[str, str] = field(default_factory=dict[str, str])


def framed(name: str, words: Words, body: Body, alt_text: str) -> Figure:
    """The figure of a body in its frame."""
    title, subtitle, notes = (
        _titles(words.title),
        _paragraphs(words.subtitle, SUBTITLE),
        _paragraphs(words.notes, SMALL),
    )
    title_bottom = _title_room(title)
    legend = _sum(title_bottom, _below(subtitle, SUBTITLE, 12))
    top = _sum(legend, _sum(body.legend, body.headings))
    foot = _below(notes, SMALL, 20)
    rows = tuple(body.rows * height for height in body.row_height)
    height = tuple(round(sum(parts)) for parts in zip(top, rows, foot, strict=True))
    expressions = {
        "level": LEVEL,
        "legend": by_level(legend),
        "top": by_level(top),
        "foot": by_level(foot),
        "height": by_level(height),
        "bottom": f"min(height - foot, top + {GROWTH} * {by_level(rows)})",
        "row": f"(bottom - top) / {max(body.rows, 1)}",
        **body.expressions,
    }
    layers = [
        text([{"lines": title}], "datum.lines[level]", at("0"), at("0"), size=by_level(TITLE), baseline="top",
             fontWeight=STRONG),
        text([{"lines": subtitle}], "datum.lines[level]", at("0"), at(by_level(title_bottom)), size=SUBTITLE,
             ink="quiet", baseline="top"),
        *body.layers,
        text([{"lines": notes}], "datum.lines[level]", at("0"), at("height - foot + 20"), size=SMALL, ink="quiet",
             baseline="top"),
    ]  # fmt: skip
    return Figure(name, words.title, _specification(layers, expressions, height[0], alt_text), alt_text, height[2])


def by_level(numbers: Sequence[float]) -> str:
    """The expression that picks the number of the picture's level."""
    return f"[{', '.join(f'{number:g}' for number in numbers)}][level]"


def label_lines(names: Sequence[str], pixels: Three, sizes: Three, lines: Most = 3) -> list[list[list[str]]]:
    """Labels wrapped for each level, in the sizes of letters there; of names cut no two read the same."""
    most = (lines,) * len(LEVELS) if isinstance(lines, int) else lines
    levels = [lines_apart(names, room, size, many) for room, size, many in zip(pixels, sizes, most, strict=True)]
    return [list(level) for level in zip(*levels, strict=True)]


def row_heights(labels: Sequence[Sequence[Sequence[str]]], by_lines: Sequence[float]) -> Three:
    """The height of a row at each level, by how many lines its longest label takes: of one, of two, and so on."""
    low, middle, high = (
        by_lines[max((len(levels[level]) for levels in labels), default=1) - 1] for level in range(len(LEVELS))
    )
    return (low, middle, high)


def scale_legend(scale: Scale, t: Translator) -> tuple[Spec, ...]:
    """The steps of a scale as numbered boxes between "worse" and "better"; 22 pixels high, at ``legend``."""
    names = [plain(step, t) for step in scale.steps]
    worse, better = t("figures.worse_end"), t("figures.better_end")
    start = width_of(worse, SMALL) + 8
    side = min(22, (LEVELS[0] - start - 8 - width_of(better, SMALL)) / len(names))
    boxes: list[Row] = [
        {"step": name, "left": start + place * side, "colour": colour, "ink": label_ink(colour)}
        for place, (name, colour) in enumerate(zip(names, step_colours(len(names)), strict=True))
    ]
    after = start + len(names) * side + 8
    ends = [{"word": worse, "x": 0}, {"word": better, "x": after}]
    return (
        box(boxes, (at("datum.left"), at(f"datum.left + {side - 1}")), (at("legend"), at("legend + 18")),
            fill="datum.colour"),
        text(boxes, "datum.step", at(f"datum.left + {side / 2}"), at("legend + 9"), size=SMALL, ink="datum.ink",
             align="center"),
        text(ends, "datum.word", at("datum.x"), at("legend + 9"), size=SMALL, ink="quiet"),
    )  # fmt: skip


def _titles(title: str) -> list[list[str]]:
    rooms = zip(LEVELS, TITLE, TITLE_LINES, strict=True)
    return [wrapped(title, 0.95 * width, size, lines) for width, size, lines in rooms]


def _title_room(title: list[list[str]]) -> Three:
    low, middle, high = (len(lines) * LINE * size + 8 for lines, size in zip(title, TITLE, strict=True))
    return (low, middle, high)


def _paragraphs(paragraphs: Sequence[str], size: float) -> list[list[str]]:
    return [
        [line for words in paragraphs if words for line in wrapped(words, width, size, lines=6)] for width in LEVELS
    ]


def _below(lines: list[list[str]], size: float, gap: float) -> Three:
    """The room that lines take at each level, with a gap; nothing where there are none."""
    low, middle, high = (len(level) * LINE * size + gap if level else 0.0 for level in lines)
    return (low, middle, high)


def _sum(one: Three, two: Three) -> Three:
    return (one[0] + two[0], one[1] + two[1], one[2] + two[2])


def _specification(layers: Sequence[Spec], expressions: Mapping[str, str], height: int, alt_text: str) -> Spec:
    params: list[Spec] = [{"name": name, "value": colour} for name, colour in LIGHT.items()]
    params += [{"name": name, "expr": expression} for name, expression in expressions.items()]
    return {
        "$schema": SCHEMA,
        "description": alt_text,
        "width": "container",
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 2, "right": 2, "top": 2, "bottom": 2},
        "background": "transparent",
        "params": params,
        "layer": list(layers),
        "config": {"font": FALLBACK, "view": {"stroke": None}},
    }
