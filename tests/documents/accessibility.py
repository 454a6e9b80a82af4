"""What of Microsoft's accessibility rules a paper breaks: for those who read it by ear, by keyboard, enlarged."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from docx import Document

from tests.documents.word_reader import W, words_of

SHORTEST = 10  # letters that can say what a picture shows
FILE_NAME = re.compile(r"^[\w -]+\.(?:jpe?g|png|gif|bmp|svg)$", re.IGNORECASE)
MOST_EMPTY = 3  # paragraphs without a word in a row: spacing is a style's business


def broken_rules(content: bytes) -> list[str]:
    """Every rule that a docx breaks, with where; none for an accessible paper."""
    document: Any = Document(io.BytesIO(content))
    body = document.element.body
    return [
        *_of_the_file(document),
        *_of_pictures(body),
        *(fault for number, table in enumerate(body.iter(f"{W}tbl"), 1) for fault in _of_table(table, number)),
        *_of_headings(document, body),
        *_of_spacing(body),
    ]


def _of_the_file(document: Any) -> Iterator[str]:
    """A title that a screen reader says first, and the language it is to be read in."""
    properties = document.core_properties
    if not properties.title.strip():
        yield "the file has no title"
    languages = [each.get(f"{W}val") for each in document.styles.element.iter(f"{W}lang")]
    if not languages or languages[0] not in {"ru-RU", "ky-KG", "en-GB"}:
        yield f"the language of the text is {languages[:1]}"
    if properties.language != languages[0]:
        yield f"the file says it is in {properties.language!r}"


def _of_pictures(body: Any) -> Iterator[str]:
    shapes = [shape for shape in body.iter() if shape.tag.endswith("}docPr")]
    for shape in shapes:
        words = shape.get("descr", "").strip()
        if len(words) < SHORTEST or FILE_NAME.match(words):
            yield f"picture {shape.get('name')!r} says {words!r}"
    if len({shape.get("id") for shape in shapes}) != len(shapes):
        yield "two pictures have one id"
    if any(each.tag.endswith("}anchor") for each in body.iter()):
        yield "a picture floats beside the text"


def _of_table(table: Any, number: int) -> Iterator[str]:
    """A table of data has a heading row that is repeated; one that only places words side by side has none."""
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    if caption is None or not caption.get(f"{W}val").strip():
        yield f"table {number} has no name"
    edge = table.find(f"{W}tblPr/{W}tblBorders/{W}top")
    has_lines = edge is not None and edge.get(f"{W}val") != "nil"
    rows = list(table.iter(f"{W}tr"))
    heading = rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    if has_lines and not heading:
        yield f"table {number} has no heading row"
    if not has_lines and heading:
        yield f"table {number} only places words, and has a heading row"
    if heading and not all(words_of(cell).strip() for cell in rows[0].iter(f"{W}tc")):
        yield f"table {number} has a column without a name"
    if list(table.iter(f"{W}vMerge")):
        yield f"table {number} has cells merged downwards"


def _of_headings(document: Any, body: Any) -> Iterator[str]:
    levels = {
        style.get(f"{W}styleId"): int(level.get(f"{W}val")) + 1
        for style in document.styles.element.iter(f"{W}style")
        if (level := style.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    found: list[int] = []
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = levels.get(style.get(f"{W}val")) if style is not None else None
        if level is not None:
            found.append(level)
            if not words_of(paragraph).strip():
                yield "a heading is empty"
    if found and found[0] != 1:
        yield f"the first heading is of level {found[0]}"
    if any(after > before + 1 for before, after in pairwise(found)):
        yield f"headings skip a level: {found}"


def _of_spacing(body: Any) -> Iterator[str]:
    in_a_row = 0
    for paragraph in body.iterchildren(f"{W}p"):
        bare = not words_of(paragraph).strip() and not any(each.tag.endswith("}drawing") for each in paragraph.iter())
        in_a_row = in_a_row + 1 if bare else 0
        if in_a_row >= MOST_EMPTY:
            yield "empty paragraphs make room"
            return
