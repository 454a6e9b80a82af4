"""A Word document as a reader of it sees it, through python-docx."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Paper:
    """A docx opened again."""

    def __init__(self, content: bytes) -> None:
        self.document: Any = Document(io.BytesIO(content))
        self.body: Any = self.document.element.body

    @property
    def text(self) -> str:
        """All text, a paragraph a line, no-break spaces as spaces."""
        return "\n".join(words_of(paragraph) for paragraph in self.body.iter(f"{W}p"))

    def styled(self, style: str) -> list[str]:
        """The texts of the paragraphs of a style."""
        return [
            words_of(paragraph)
            for paragraph in self.body.iter(f"{W}p")
            if any(each.get(f"{W}val") == style for each in paragraph.iter(f"{W}pStyle"))
        ]

    def tables(self) -> Iterator[list[list[str]]]:
        """Every table's rows of cell texts."""
        for table in self.body.iter(f"{W}tbl"):
            yield [[words_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]

    def table(self, heading: str) -> list[list[str]]:
        """The rows under the heading row that begins with a word; the last such table."""
        return [rows for rows in self.tables() if rows[0][0] == heading][-1]

    def alternatives(self) -> list[str]:
        """What is said to those who cannot see each picture."""
        return [shape.get("descr", "") for shape in self.body.iter() if shape.tag.endswith("}docPr")]


def words_of(element: Any) -> str:
    """The text of a paragraph or a cell, line ends as spaces."""
    parts = (each.text or "" if each.tag == f"{W}t" else " " for each in element.iter(f"{W}t", f"{W}br", f"{W}tab"))
    return "".join(parts).replace("\u00a0", " ")
