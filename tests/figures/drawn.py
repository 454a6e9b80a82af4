"""What Vega makes of a figure: every text with its place, size and the room it takes in the bundled face."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import isclose
from pathlib import Path
from typing import Any, cast

import vl_convert
from fontTools.ttLib import TTFont  # pyright: ignore[reportMissingTypeStubs] - fontTools has no stubs

from smio.figures import Figure
from smio.figures.face import FONTS

NO_ROOM = 1.0  # pixels by which boxes may touch


@dataclass(frozen=True)
class Drawn:
    """A line of text and its box in the picture."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Drawn") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > NO_ROOM and down > NO_ROOM


def rows_of(figure: Figure, *fields: str) -> list[dict[str, Any]]:
    """The rows of data that have these fields, of the layer that has most of them; none where no layer has them."""
    tables: list[list[dict[str, Any]]] = [layer["data"]["values"] for layer in figure.chart.to_dict()["layer"]]
    fitting = [rows for rows in tables if rows and set(fields) <= rows[0].keys()]
    nothing: list[dict[str, Any]] = []
    return max([*fitting, nothing], key=len)


def words_of(figure: Figure) -> str:
    """Every word of a figure, as it stands in its data."""
    return " ".join(_strings([layer["data"]["values"] for layer in figure.spec["layer"]]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (word for inner in value.values() for word in _strings(inner))  # pyright: ignore[reportUnknownVariableType] - JSON
    elif isinstance(value, list):
        yield from (word for inner in value for word in _strings(inner))  # pyright: ignore[reportUnknownVariableType] - JSON


def drawn_at(figure: Figure, width: int) -> tuple[list[Drawn], float]:
    """The texts of a figure drawn so wide, and its height."""
    vl_convert.register_font_directory(str(FONTS))
    spec = {**figure.spec, "width": width, "autosize": "none", "padding": 0}
    picture: dict[str, Any] = vl_convert.vegalite_to_scenegraph(spec)
    return [line for item in _texts(picture["scenegraph"]) for line in _lines(item)], float(picture["height"])


def _texts(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in node.get("items", []):
        if node.get("marktype") == "text":
            yield item
        else:
            yield from _texts(item)


def _lines(item: dict[str, Any]) -> Iterator[Drawn]:
    if item.get("stroke"):  # the halo of a text that is drawn once more
        return
    text: str | list[str] = item.get("text", "")
    texts = text if isinstance(text, list) else [str(text)]
    size, weight = float(item["fontSize"]), int(item.get("fontWeight", 400))
    for place, words in enumerate(texts):
        if words.strip():
            yield _placed(words, item, place * float(item["lineHeight"]), size, weight)


def _placed(words: str, item: dict[str, Any], down: float, size: float, weight: int) -> Drawn:
    """The box of a line; upright text (angle 270) runs upwards from its place, further lines to the right."""
    width = text_width(words, weight) * size
    before = {"left": 0.0, "center": width / 2, "right": width}[item.get("align", "left")]
    rise = {"top": 0.0, "middle": 0.36 * size}[item.get("baseline", "middle")]
    fall = {"top": 0.80 * size, "middle": 0.36 * size}[item.get("baseline", "middle")]
    x, y = float(item.get("x", 0)), float(item.get("y", 0))
    if isclose(float(item.get("angle", 0)), 270):
        return Drawn(words, x - rise + down, y - width + before, x + fall + down, y + before)
    return Drawn(words, x - before, y - rise + down, x - before + width, y + fall + down)


@cache
def _face(weight: int) -> tuple[dict[int, str], Any, int]:
    """The bundled face of a weight: glyph names by letter, advances by glyph name, units per em."""
    font = cast("Any", TTFont(FONTS / f"SMIOSans-{'SemiBold' if weight >= 600 else 'Regular'}.ttf"))
    return font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm


def letters_of(path: Path) -> set[int]:
    """The letters that a font file has."""
    return set(cast("Any", TTFont(path)).getBestCmap())


@cache
def text_width(words: str, weight: int = 400) -> float:
    """The width of a text in em, by the bundled face's own advances."""
    letters, advances, em = _face(weight)
    return sum(advances[letters[ord(letter)]][0] for letter in words) / em
