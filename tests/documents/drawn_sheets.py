"""What stands on a drawn sheet: every line of words with its box, by the face's own advances; signs and bars."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tests.figures.drawn import text_width

SVG = "{http://www.w3.org/2000/svg}"
MOVED = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")
CAPITAL, FALL = 0.714, 0.24  # of the size: a capital's height, and how deep a letter hangs below its line


@dataclass(frozen=True)
class Line:
    """A line of words on a sheet."""

    words: str
    size: float
    ink: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Line") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.5 and down > 0.5


@dataclass(frozen=True)
class Box:
    """A bar, or another rectangle, with its fill."""

    left: float
    top: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True)
class Drawn:
    """A sheet taken apart."""

    width: float
    height: float
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    shapes: tuple[str, ...]  # the tags of all else that is drawn

    @property
    def words(self) -> str:
        """All words with ordinary spaces."""
        return " ".join(line.words for line in self.lines).replace("\u00a0", " ")


def taken_apart(svg: str) -> Drawn:
    """The sheet's parts in its own units."""
    root = ET.fromstring(svg)  # noqa: S314 - our own output
    width, height = (float(part) for part in root.attrib["viewBox"].split()[2:])
    lines: list[Line] = []
    boxes: list[Box] = []
    shapes: list[str] = []
    _walk(root, (0.0, 0.0), (lines, boxes, shapes))
    return Drawn(width, height, tuple(lines), tuple(boxes), tuple(shapes))


def _walk(node: ET.Element, at: tuple[float, float], found: tuple[list[Line], list[Box], list[str]]) -> None:
    moved = MOVED.search(node.attrib.get("transform", ""))
    x, y = (at[0] + float(moved.group(1)), at[1] + float(moved.group(2))) if moved else at
    lines, boxes, shapes = found
    if node.tag == f"{SVG}text":
        lines.append(_line(node, x, y))
    elif node.tag == f"{SVG}rect":
        place = (float(node.attrib[name]) for name in ("x", "y", "width", "height"))
        left, top, width, height = place
        boxes.append(Box(x + left, y + top, width, height, node.attrib["fill"]))
    elif node.tag in {f"{SVG}path", f"{SVG}polygon", f"{SVG}circle"}:
        shapes.append(node.tag.removeprefix(SVG))
    for child in node:
        _walk(child, (x, y), found)


def _line(node: ET.Element, x: float, y: float) -> Line:
    words, size = node.text or "", float(node.attrib["font-size"])
    width = size * text_width(words, int(node.attrib.get("font-weight", "400")))
    left = x + float(node.attrib["x"]) - (width if node.attrib.get("text-anchor") == "end" else 0.0)
    stands = y + float(node.attrib["y"])
    ink = node.attrib["fill"]
    return Line(words, size, ink, left, stands - CAPITAL * size, left + width, stands + FALL * size)
