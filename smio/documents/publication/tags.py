"""What a sheet says in its order, for those who have it read aloud: the tags of a PDF.

A sheet's drawing names its parts by roles: heading, paragraph, picture with its words. The converter draws the marks of
a drawing one after another in their order, each in a ``q … Q`` that begins with its colour; so the marks of a part are
found again and wrapped as the part's content, and whatever belongs to none is decoration.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

MARKS = frozenset({"text", "rect", "circle", "polygon", "path"})
KINDS = {"heading": "H1", "paragraph": "P", "img": "Figure"}
MOVED = re.compile(r"translate\(([-\d.]+) ([-\d.]+)\)")
COLOURED = b"/cs0 "  # a mark begins with its colour space
ARTIFACT = b"/Artifact BMC"

Box = tuple[float, float, float, float]  # left, bottom, right, top of a page, in points


@dataclass(frozen=True)
class Part:
    """A part of the sheet: its kind in a PDF, its words, or those that say what is seen, and a picture's place."""

    kind: str
    words: str
    box: Box | None = None


@dataclass(frozen=True)
class Spoken:
    """The parts in their order, and the part of each mark of the drawing, None of decoration."""

    parts: tuple[Part, ...]
    owners: tuple[int | None, ...]

    def of_marks(self, count: int) -> "Spoken":
        """The same for so many marks; where the drawing has other ones, all of it is one picture with all words."""
        if count == len(self.owners):
            return self
        return Spoken((Part("Figure", " ".join(part.words for part in self.parts)),), (0,) * count)


def spoken_parts(drawn: str) -> Spoken:
    """The parts of a sheet's SVG whose roles are told."""
    root = ET.fromstring(drawn)  # noqa: S314 - our own drawing
    shape = [float(number) for number in root.attrib["viewBox"].split()]
    scale = float(root.attrib["width"]) / shape[2]
    parts: list[Part] = []
    owners: list[int | None] = []
    for part, lines in _walked(root, (0.0, 0.0), None, owners, parts):
        if parts[part].kind != "Figure":
            words = " ".join(filter(None, (parts[part].words, lines)))
            parts[part] = replace(parts[part], words=words)
    boxed = (part if part.box is None else replace(part, box=_on_page(part.box, shape[3], scale)) for part in parts)
    return Spoken(tuple(boxed), tuple(owners))


def _walked(
    node: ET.Element, place: tuple[float, float], part: int | None, owners: list[int | None], parts: list[Part]
) -> Iterator[tuple[int, str]]:
    """The lines of each part; ``owners`` and ``parts`` are added to as they are met."""
    name = node.tag.rpartition("}")[2]
    moved = MOVED.match(node.get("transform", ""))
    if moved:
        place = (place[0] + float(moved.group(1)), place[1] + float(moved.group(2)))
    role = node.get("role", "")
    if role in KINDS:
        part = len(parts)
        parts.append(Part(KINDS[role], node.get("aria-label", ""), _room(node, place)))
    if name in MARKS:
        owners.append(part)
        if name == "text" and part is not None:
            yield part, node.text or ""
    for inner in node:
        yield from _walked(inner, place, part, owners, parts)


def _room(node: ET.Element, place: tuple[float, float]) -> Box | None:
    """Left, top, right, bottom in the sheet's own units, of a part that says how large it is."""
    size = node.get("data-size", "").split()
    if not size:
        return None
    return (place[0], place[1], place[0] + float(size[0]), place[1] + float(size[1]))


def _on_page(box: Box, height: float, scale: float) -> Box:
    left, top, right, bottom = box
    return (left * scale, (height - bottom) * scale, right * scale, (height - top) * scale)


def marks_in(content: bytes) -> int:
    """How many marks a page's content draws."""
    return content.count(b"q\n" + COLOURED)


def marked_content(content: bytes, owners: Sequence[int | None], parts: Sequence[Part]) -> tuple[bytes, list[int]]:
    """The content with each mark wrapped as its part's, and the part of each number that was given out."""
    waiting = iter(owners)
    lines = content.split(b"\n")
    done: list[bytes] = []
    given: list[int] = []
    depth, wrapped = 0, 0
    for line, following in zip(lines, [*lines[1:], b""], strict=True):
        if line == b"Q":
            if depth == wrapped:
                done.append(b"EMC")
                wrapped = 0
            depth -= 1
        done.append(line)
        if line == b"q":
            depth += 1
            if not wrapped and following.startswith(COLOURED):
                owner, wrapped = next(waiting), depth
                done.append(ARTIFACT if owner is None else _begun(parts[owner], len(given)))
                given += [] if owner is None else [owner]
    return b"\n".join(done), given


def _begun(part: Part, number: int) -> bytes:
    return b"/%s << /MCID %d >> BDC" % (part.kind.encode(), number)
