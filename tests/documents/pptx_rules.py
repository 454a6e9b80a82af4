"""What every presentation of ours must hold: read again from the file, measured with another face than ours.

`findings` says in words what is wrong with a file; an empty list is the pass. Its rules are Microsoft's accessibility
checker's (titles, alt text, header rows, reading order, contrast) and a projector's (nothing outside, nothing over
something else, no text larger than its place).
"""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import ImageFont
from pptx import Presentation

from smio.figures.palette import contrast

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
POINT = 12700
SLACK = 1.5  # points that nobody sees
ARIAL_LINE = 1.15
READABLE, LARGE = 4.5, 3.0
LARGE_SIZE = 18.0  # points from which WCAG asks for less contrast
BUNDLED = Path(__file__).resolve().parents[2] / "assets" / "fonts"


def findings(content: bytes, language: str) -> list[str]:
    """What is wrong, slide by slide."""
    deck = Presentation(BytesIO(content))
    found: list[str] = []
    titles: list[str] = []
    for number, slide in enumerate(deck.slides, 1):
        said = [
            *_titled(slide, titles), *_described(slide), *_placed(slide, deck), *_apart(slide), *_fits(slide),
            *_spoken(slide, language), *_readable(slide, _paper(deck)), *_noted(slide),
        ]  # fmt: skip
        found += [f"slide {number}: {words}" for words in said]
    found += [f"title stands {times} times: {title}" for title, times in Counter(titles).items() if times > 1]
    if deck.core_properties.language != language or not deck.core_properties.title:
        found.append("the file does not say its title and language")
    return found


def _titled(slide: Any, titles: list[str]) -> Iterator[str]:
    title = slide.shapes.title
    if title is None or not title.text_frame.text.strip():
        yield "no title"
        return
    titles.append(title.text_frame.text)
    if slide.shapes[0].shape_id != title.shape_id:
        yield "the title is not read first"


def _described(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_chart or shape.has_table or shape.shape_type == 13:
            words = shape._element.xpath(".//p:cNvPr")[0].get("descr", "")
            if len(words) < 15:
                yield f"{shape.name} has no alt text"
        if shape.has_table and shape._element.xpath(".//a:tblPr")[0].get("firstRow") != "1":
            yield f"{shape.name} has no heading row"
        if shape.is_placeholder and shape.has_text_frame and not shape.text_frame.text.strip():
            yield f"{shape.name} is an empty placeholder"


def _box(shape: Any) -> tuple[float, float, float, float]:
    return (
        shape.left / POINT,
        shape.top / POINT,
        (shape.left + shape.width) / POINT,
        (shape.top + shape.height) / POINT,
    )


def _placed(slide: Any, deck: Any) -> Iterator[str]:
    width, height = deck.slide_width / POINT, deck.slide_height / POINT
    for shape in slide.shapes:
        left, top, right, bottom = _box(shape)
        if left < -SLACK or top < -SLACK or right > width + SLACK or bottom > height + SLACK:
            yield f"{shape.name} reaches out of the slide"
        if right <= left or bottom <= top:
            yield f"{shape.name} has no size"


def _apart(slide: Any) -> Iterator[str]:
    shapes = list(slide.shapes)
    for place, one in enumerate(shapes):
        for two in shapes[place + 1 :]:
            a, b = _box(one), _box(two)
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            if across > SLACK and down > SLACK:
                yield f"{one.name} and {two.name} lie over one another by {down:.0f} points"


@cache
def _face(strong: bool) -> Any:
    """Arial's double where the machine has it; else the bundled face, narrowed to Arial's widths."""
    program = shutil.which("fc-match")
    style = "Bold" if strong else "Regular"
    if program:
        asked = [program, "-f", "%{file}", f"Liberation Sans:style={style}"]
        path = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        if "LiberationSans" in path:
            return ImageFont.truetype(path, 1000)
    return ImageFont.truetype(BUNDLED / f"SMIOSans-{'SemiBold' if strong else 'Regular'}.ttf", 1000)


def text_width(text: str, size: float, strong: bool) -> float:
    return _face(strong).getlength(text) * size / 1000


def _lines(text: str, width: float, size: float, strong: bool) -> int:
    count, line = 1, ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, strong) <= width:
            line = longer
            continue
        if line:
            count += 1
        line = word
        while text_width(line, size, strong) > width and len(line) > 1:
            kept = len(line)
            while kept > 1 and text_width(line[:kept], size, strong) > width:
                kept -= 1
            line = line[kept:]
            count += 1
    return count


def _height(frame: Any, width: float) -> float:
    """The height of a frame's paragraphs at their own sizes, in points."""
    height = 0.0
    for paragraph in frame.paragraphs:
        properties = paragraph._p.pPr
        indent = int(properties.get("marL", 0)) / POINT if properties is not None else 0.0
        before = paragraph.space_before.pt if paragraph.space_before is not None else 0.0
        parts: list[tuple[str, float, bool]] = [("", 0.0, False)]
        for element in paragraph._p:
            if element.tag == f"{A}br":
                parts.append(("", 0.0, False))
            elif element.tag == f"{A}r":
                text, size, strong = parts[-1]
                own = element.find(f"{A}rPr")
                parts[-1] = (
                    text + element.findtext(f"{A}t", ""),
                    max(size, int(own.get("sz", 0)) / 100),
                    strong or own.get("b") == "1",
                )
        height += before + sum(
            _lines(text, width - indent, size, strong) * size * ARIAL_LINE for text, size, strong in parts
        )
    return height


def _insets(frame: Any) -> float:
    return (frame.margin_left + frame.margin_right) / POINT


def _fits(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame and shape.text_frame.text.strip() and "Number Placeholder" not in shape.name:
            room, taken = (
                shape.height / POINT,
                _height(shape.text_frame, shape.width / POINT - _insets(shape.text_frame)),
            )
            if taken > room + SLACK:
                yield f"{shape.name} holds {taken:.0f} points of text in {room:.0f}: {shape.text_frame.text[:40]}"
        if shape.has_table:
            yield from _cells_fit(shape.table)


def _cells_fit(table: Any) -> Iterator[str]:
    for row_number, row in enumerate(table.rows):
        for cell, column in zip(row.cells, table.columns, strict=True):
            width = (column.width - cell.margin_left - cell.margin_right) / POINT
            room = (row.height - cell.margin_top - cell.margin_bottom) / POINT
            taken = _height(cell.text_frame, width)
            if cell.text_frame.text and taken > room + SLACK:
                yield f"row {row_number} holds {taken:.0f} points of text in {room:.0f}: {cell.text_frame.text[:40]}"


def _spoken(slide: Any, language: str) -> Iterator[str]:
    owners = [slide._element, *(shape.chart._chartSpace for shape in slide.shapes if shape.has_chart)]
    if slide.has_notes_slide:
        owners.append(slide.notes_slide._element)
    for owner in owners:
        for run in owner.iter(f"{A}r"):
            own = run.find(f"{A}rPr")
            if own is None or own.get("lang") != language:
                yield f"a text does not say its language: {run.findtext(f'{A}t')}"
        for properties in owner.iter(f"{A}defRPr"):
            if properties.get("lang") != language:
                yield "a chart does not say its language"


def _paper(deck: Any) -> str:
    """The page's colour: the theme's first light one, as every base of the tests has it."""
    master = deck.slide_master
    rels = master.part.rels.values()
    theme = next(rel.target_part.blob for rel in rels if rel.reltype.endswith("/theme")).decode()
    scheme = theme.split("<a:lt1>")[1].split("</a:lt1>")[0]
    return "#" + (scheme.split('lastClr="')[1] if "lastClr" in scheme else scheme.split('val="')[1])[:6]


def _readable(slide: Any, paper: str) -> Iterator[str]:
    for run in slide._element.iter(f"{A}r"):
        colour = run.find(f"{A}rPr/{A}solidFill/{A}srgbClr")
        text = run.findtext(f"{A}t", "").replace("■", "").strip()
        if colour is None or not text:
            continue
        cell = next((one for one in run.iterancestors(f"{A}tc")), None)
        fill = None if cell is None else cell.find(f"{A}tcPr/{A}solidFill/{A}srgbClr")
        behind = paper if fill is None else f"#{fill.get('val')}"
        ratio = contrast(f"#{colour.get('val')}", behind)
        if ratio < READABLE:
            yield f"contrast {ratio:.1f}: {text[:40]}"


def _noted(slide: Any) -> Iterator[str]:
    if not slide.has_notes_slide or not slide.notes_slide.notes_text_frame.text.strip():
        yield "no words for the speaker"
