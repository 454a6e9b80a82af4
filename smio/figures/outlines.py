"""A drawing whose words are outlines: what a picture is made of.

The converter opens the face's file again for each letter it draws, several times; of outlines it opens none, and a
picture takes a fifth of the time. HarfBuzz sets the letters, kerned as the converter's own shaper does. Whatever has a
letter that the face lacks or that turns its neighbours round, or a look that is not ours, stays text and is drawn as
before.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from xml.etree import ElementTree as ET

import defusedxml.ElementTree

from smio.figures.face import FAMILY, LAID_OUT_WITH, REGULAR

SVG = "{http://www.w3.org/2000/svg}"
SET = frozenset({"x", "y", "text-anchor", "font-family", "font-size", "font-weight"})  # what the outlines follow
SET_OF_A_LINE = frozenset({"x", "dy"})
KEPT = frozenset({"transform", "fill", "fill-opacity", "opacity", "stroke", "stroke-width", "stroke-linejoin", "id"})
WEIGHTS = {str(weight): weight for weight in LAID_OUT_WITH}
LETTERS = 4096  # outlines that are remembered: each letter has one for each size
BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much of a line stands before its place
WHITE = re.compile("[ \t\r\n]+")
UNSEEN = "Cf"  # letters without a look of their own, among them those that set their neighbours from right to left

ET.register_namespace("", SVG[1:-1])  # once, not for each drawing: two threads at it at once lose the name


def outlined(drawn: str) -> str:
    """An SVG of ours with its words as outlines, to be made a picture and nothing else.

    ValueError where the drawing is no XML.
    """
    try:
        root = defusedxml.ElementTree.fromstring(drawn)
    except ET.ParseError as error:
        raise ValueError(str(error)) from error
    family = root.get("font-family", "")
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.tag == f"{SVG}text" and (outlines := _outlines(child, family)) is not None:
                parent[place] = outlines
    return ET.tostring(root, encoding="unicode")


def _outlines(text: ET.Element, family: str) -> ET.Element | None:
    """The text as a group of letters; None where it cannot be outlined."""
    look = text.attrib
    if not _is_ours(text, family):
        return None
    weight, anchor = WEIGHTS[look.get("font-weight", str(REGULAR))], look.get("text-anchor", "start")
    try:
        size, lines = float(look["font-size"].removesuffix("px")), list(_lines(text))
    except ValueError:  # in another unit
        return None
    group = ET.Element(f"{SVG}g", {name: value for name, value in look.items() if name in KEPT})
    for line in lines:
        letters = _letters(line.words, weight)
        if letters is None:
            return None
        across = line.x - BEFORE[anchor] * size * letters.width
        for letter, left in letters.placed:
            where = {
                "d": _path(weight, letter, size),
                "transform": f"translate({across + size * left:.3f} {line.y:.3f})",
            }
            ET.SubElement(group, f"{SVG}path", where)
    return group


def _is_ours(text: ET.Element, family: str) -> bool:
    """Whether a text looks as ours do: in the bundled face, of one line or of nothing but lines."""
    look = text.attrib
    face = look.get("font-family", family).split(",")[0].strip(" '\"")
    known = look.keys() <= SET | KEPT and "font-size" in look and look.get("text-anchor", "start") in BEFORE
    lines = all(
        span.tag == f"{SVG}tspan" and span.attrib.keys() <= SET_OF_A_LINE and not len(span) and not span.tail
        for span in text
    )
    alone = not len(text) or not text.text
    return known and face == FAMILY and look.get("font-weight", str(REGULAR)) in WEIGHTS and lines and alone


@dataclass(frozen=True)
class _Line:
    words: str
    x: float
    y: float


def _lines(text: ET.Element) -> Iterator[_Line]:
    """The lines of a text: itself, or each of its spans below the one before."""
    x, y = float(text.get("x", "0")), float(text.get("y", "0"))
    if not len(text):
        yield _Line(_plain(text.text), x, y)
    for span in text:
        x, y = float(span.get("x", x)), y + float(span.get("dy", "0"))
        yield _Line(_plain(span.text), x, y)


def _plain(words: str | None) -> str:
    """Words as SVG shows them: without white space at their ends, and with one space between."""
    return WHITE.sub(" ", words or "").strip(" ")


@dataclass(frozen=True)
class _Letters:
    """Glyphs by number with the place of each, and the width of all, in em."""

    placed: tuple[tuple[int, float], ...]
    width: float


def _letters(words: str, weight: int) -> _Letters | None:
    """A line set in the face; None where a letter is not in it, or may change its neighbours' places."""
    if not words:
        return _Letters((), 0.0)
    if any(unicodedata.category(letter) == UNSEEN for letter in words):
        return None
    harfbuzz, font = _harfbuzz(), _font(weight)
    buffer = harfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    harfbuzz.shape(font, buffer)
    if buffer.direction.lower() != "ltr":
        return None
    em, left, placed = font.face.upem, 0, list[tuple[int, float]]()
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not glyph.codepoint or position.y_offset:
            return None
        placed.append((glyph.codepoint, (left + position.x_offset) / em))
        left += position.x_advance
    return _Letters(tuple(placed), left / em)


@cache
def _font(weight: int) -> Any:
    harfbuzz = _harfbuzz()
    return harfbuzz.Font(harfbuzz.Face(LAID_OUT_WITH[weight].read_bytes()))


@cache
def _harfbuzz() -> Any:
    import uharfbuzz  # pyright: ignore[reportMissingTypeStubs]  # noqa: PLC0415 - no types; only a picture needs it

    return uharfbuzz


@lru_cache(LETTERS)
def _path(weight: int, letter: int, size: float) -> str:
    """The outline of a glyph as the path of an SVG, from its own place on the line, in pixels."""
    scale = size / _font(weight).face.upem
    return "".join(
        command + " ".join(f"{scale * x:.3f},{-scale * y:.3f}" for x, y in zip(ends[::2], ends[1::2], strict=True))
        for command, ends in _strokes(weight, letter)
    )


@cache
def _strokes(weight: int, letter: int) -> list[tuple[str, tuple[float, ...]]]:
    """The outline of a glyph as its face has it: by stroke the command of SVG and the x and y of its points."""
    strokes: list[tuple[str, tuple[float, ...]]] = []

    def taken(command: str) -> Callable[..., None]:
        return lambda *numbers: strokes.append((command, numbers[:-1]))  # the last is HarfBuzz's own

    pen = _harfbuzz().DrawFuncs()
    pen.set_move_to_func(taken("M"))
    pen.set_line_to_func(taken("L"))
    pen.set_quadratic_to_func(taken("Q"))
    pen.set_cubic_to_func(taken("C"))
    pen.set_close_path_func(taken("Z"))
    _font(weight).draw_glyph(letter, pen, None)
    return strokes
