"""The border to XlsxWriter: a workbook whose text is always text and whose numbers carry locale-neutral formats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from math import ceil
from typing import Any, Literal

from smio.documents.typography import printable

Manner = Literal[
    "text", "strong", "heading", "title", "note", "whole", "score", "marked", "signed", "signed_marked", "p", "share",
    "hidden", "sign", "warning", "rating", "day", "count",
]  # fmt: skip

OWN_MANNER: dict[str, Manner] = {"—": "hidden", "<5": "hidden", "▲": "sign", "▼": "sign", "•": "sign"}
LINE_HEIGHT = 15.5  # points
FULLEST_LINE = 0.85  # of a line before words wrap: Cyrillic letters are wider than the digits a width counts in
ACROSS = 170.0  # characters of a page across
HEADING_HEIGHT = 32.0  # points: two lines
SHADE = "#EEF2F7"
FACE = {"font_name": "Calibri", "font_size": 11}
FORMATS: dict[Manner, dict[str, Any]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "text_wrap": True, "valign": "top"},
    "heading": {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": SHADE, "bottom": 1},
    "title": {"bold": True, "font_size": 14},
    "note": {"text_wrap": True, "valign": "top", "font_color": "#404040"},
    "warning": {"bold": True, "font_color": "#8A3D00"},
    "whole": {"num_format": "0", "valign": "top"},
    "rating": {"num_format": "General"},
    "score": {"num_format": "0.00", "valign": "top"},
    "marked": {"num_format": '0.00"*"', "valign": "top"},
    "signed": {"num_format": '[>=0.005]+0.00;[<=-0.005]"−"0.00;0.00', "valign": "top"},
    "signed_marked": {"num_format": '[>=0.005]+0.00"*";[<=-0.005]"−"0.00"*";0.00"*"', "valign": "top"},
    "p": {"num_format": "[<0.0005]0.0E+00;0.000", "valign": "top"},
    "share": {"num_format": "0%", "valign": "top"},
    "hidden": {"align": "right", "valign": "top"},
    "sign": {"align": "center", "valign": "top"},
    "count": {"num_format": "0", "align": "left", "valign": "top"},
    "day": {"num_format": "dd.mm.yyyy", "align": "left", "valign": "top"},
}
LONGEST_FORMULA = 8_000  # Excel takes 8192 characters
A4 = 9
FIXED_DATE = datetime(2000, 1, 1)  # noqa: DTZ001 - the file's "created" stamp; a clock would change every copy
EARLIEST = date(2000, 1, 1)  # a day before it is a slip of the hand


@dataclass(frozen=True)
class Number:
    """A number, with the live formula that gives it where there is one."""

    value: float
    manner: Manner = "score"
    formula: str = ""


Entry = Number | date | str | None


class Workbook:
    """A workbook in memory."""

    def __init__(self, title: str, author: str) -> None:
        import xlsxwriter  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] - heavy, untyped

        self._stream = BytesIO()
        # Text is written as text: no value of a user's file ever becomes a formula, a number or a link.
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book: Any = xlsxwriter.Workbook(self._stream, options)
        self._book.set_properties({"title": title, "author": printable(author), "created": FIXED_DATE})
        self._formats: dict[Manner, Any] = {
            manner: self._book.add_format(FACE | shape) for manner, shape in FORMATS.items()
        }

    def sheet(self, name: str) -> "Sheet":
        return Sheet(self._book, self._book.add_worksheet(name), name, self._formats)

    def close(self) -> bytes:
        self._book.close()
        return self._stream.getvalue()


class Sheet:
    """One sheet, filled row by row."""

    def __init__(self, book: Any, sheet: Any, name: str, formats: dict[Manner, Any]) -> None:
        self.name = name
        self._book, self._sheet, self._formats = book, sheet, formats

    def text(self, row: int, column: int, text: str, manner: Manner = "text") -> None:
        self._sheet.write_string(row, column, printable(text), self._formats[manner])

    def number(self, row: int, column: int, number: Number) -> None:
        manner = self._formats[number.manner]
        if number.formula and len(number.formula) <= LONGEST_FORMULA:
            self._sheet.write_formula(row, column, f"={number.formula}", manner, number.value)
        else:
            self._sheet.write_number(row, column, number.value, manner)

    def entries(self, row: int, entries: Sequence[Entry], manner: Manner = "text") -> None:
        """A row of numbers, days and texts; None leaves a cell empty; what stands for a number is set like one."""
        for column, entry in enumerate(entries):
            if isinstance(entry, Number):
                self.number(row, column, entry)
            elif isinstance(entry, date):
                self._sheet.write_datetime(row, column, entry, self._formats["day"])
            elif entry is not None:
                self.text(row, column, entry, OWN_MANNER.get(entry, manner))

    def headings(self, row: int, headings: Sequence[str], widths: Sequence[float], frozen_columns: int = 0) -> None:
        """A heading row that stays on the screen and is repeated on every printed page; widths in characters."""
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            self.text(row, column, heading, "heading")
            self._sheet.set_column(column, column, width)
        self.height(row, HEADING_HEIGHT)
        self._sheet.freeze_panes(row + 1, frozen_columns)
        self._sheet.repeat_rows(0, row)

    def widths(self, first: int, last: int, width: float) -> None:
        self._sheet.set_column(first, last, width)

    def height(self, row: int, points: float) -> None:
        self._sheet.set_row(row, points)

    def across(self, row: int, last: int, text: str, manner: Manner) -> None:
        """A text over several columns, from the first to ``last``."""
        self._sheet.merge_range(row, 0, row, last, "", self._formats[manner])
        self.text(row, 0, text, manner)
        self.fit(row, text, ACROSS)

    def fit(self, row: int, text: str, width: float) -> None:
        """Make a row high enough for a text that wraps at so many characters."""
        lines = ceil(len(text) / (width * FULLEST_LINE))
        if lines > 1:
            self.height(row, LINE_HEIGHT * lines)

    def filters(self, row: int, last_row: int, last_column: int) -> None:
        """Arrows on the heading row to filter and sort by."""
        self._sheet.autofilter(row, 0, last_row, last_column)

    def one_of(self, rows: tuple[int, int], column: int, words: Sequence[str], why: str) -> None:
        """Cells that take one of the words, offered as a list; ``why`` is said to who writes anything else."""
        self._sheet.data_validation(
            rows[0], column, rows[1], column, {"validate": "list", "source": list(words), "error_message": why}
        )

    def days(self, rows: tuple[int, int], column: int, why: str = "") -> None:
        """Empty cells that show an entry as a day; with ``why``, said to who enters another thing, they take none."""
        for row in range(rows[0], rows[1] + 1):
            self._sheet.write_blank(row, column, None, self._formats["day"])
        if why:
            rule = {"validate": "date", "criteria": ">=", "value": EARLIEST, "error_message": why}
            self._sheet.data_validation(rows[0], column, rows[1], column, rule)

    def fit_row(self, row: int, entries: Sequence[Entry], widths: Sequence[float]) -> None:
        """Make a row high enough for the texts that wrap in its columns, widths in characters."""
        lines = max(
            (_lines(entry, width) for entry, width in zip(entries, widths, strict=True) if isinstance(entry, str)),
            default=1,
        )
        if lines > 1:
            self.height(row, LINE_HEIGHT * lines)

    def coloured(
        self, first_row: int, last_row: int, columns: Sequence[int], sign: int, colours: dict[str, str]
    ) -> None:
        """Columns in the colour of the sign that stands in column ``sign`` of the same row."""
        for column in columns:
            for mark, colour in colours.items():
                shape = self._book.add_format({"font_color": f"#{colour}", "bold": True})
                rule = f'=${_letters(sign)}{first_row + 1}="{mark}"'
                options = {"type": "formula", "criteria": rule, "format": shape}
                self._sheet.conditional_format(first_row, column, last_row, column, options)

    def page(self, header: str, footer: str, *, pages_wide: int = 1) -> None:
        """A4 across; ``header`` and ``footer`` in Excel's own codes. The first column is repeated on further pages."""
        self._sheet.set_landscape()
        self._sheet.set_paper(A4)
        self._sheet.fit_to_pages(pages_wide, 0)
        if pages_wide > 1:
            self._sheet.repeat_columns(0)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        if header:
            self._sheet.set_header(f"&C{header}")
        self._sheet.set_footer(f"&C{footer}")


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column."""
    return sum(max(1, ceil(len(line) / (width * FULLEST_LINE))) for line in text.split("\n"))


def cell_name(row: int, column: int) -> str:
    """A cell as formulas name it: A1."""
    return f"{_letters(column)}{row + 1}"


def column_range(sheet: str, column: int, first_row: int, last_row: int) -> str:
    """A column's cells on another sheet: 'Раунд 1'!B4:B50."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell_name(first_row, column)}:{cell_name(last_row, column)}"


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
