"""The border to XlsxWriter: a workbook whose text is always text and whose numbers carry locale-neutral formats."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from itertools import pairwise
from math import ceil
from typing import Any, Literal

from smio.documents.printed_page import LITTLE_OVER, Paper
from smio.documents.typography import printable

Manner = Literal[
    "text", "strong", "heading", "heading_right", "heading_centred", "title", "note", "whole", "score", "marked",
    "signed", "signed_marked", "p", "p_shown", "share", "hidden", "sign", "warning", "rating", "day", "count", "fine",
    "points", "strong_right",
]  # fmt: skip

OWN_MANNER: dict[str, Manner] = {"—": "hidden", "<5": "hidden", "▲": "sign", "▼": "sign", "•": "sign"}
LINE_HEIGHT = 15.5  # points
FULLEST_LINE = 0.92  # of a line before words wrap: Cyrillic letters are wider than the digits a width counts in
BOLD = 1.12  # times as wide as plain
CELL_EDGES = 1.0  # characters
ACROSS = 170.0  # characters of a page across
HEADING_HEIGHT = 32.0  # points: two lines
POINTS_A_PIXEL = 0.75
SMALL_BLOCK = 0.3  # of a page: what it leaves empty to keep a larger one whole would be much
LONGEST_HEADER = 200  # letters: Excel takes 255 with its codes
SHADE = "#EEF2F7"
HEADING = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": SHADE, "bottom": 1}
FACE = {"font_name": "Calibri", "font_size": 11}
FORMATS: dict[Manner, dict[str, Any]] = {
    "text": {"text_wrap": True, "valign": "top"},
    "strong": {"bold": True, "text_wrap": True, "valign": "top"},
    "strong_right": {"bold": True, "text_wrap": True, "valign": "top", "align": "right"},
    "heading": HEADING,
    "heading_right": HEADING | {"align": "right"},
    "heading_centred": HEADING | {"align": "center"},
    "title": {"bold": True, "font_size": 14},
    "note": {"text_wrap": True, "valign": "top", "font_color": "#404040"},
    "warning": {"bold": True, "font_color": "#8A3D00"},
    "whole": {"num_format": "0", "valign": "top"},
    "rating": {"num_format": "General", "valign": "top"},
    "score": {"num_format": "0.00", "valign": "top"},
    "marked": {"num_format": '0.00"*"', "valign": "top"},
    "signed": {"num_format": '[>=0.005]+0.00;[<=-0.005]"−"0.00;0.00', "valign": "top"},
    "signed_marked": {"num_format": '[>=0.005]+0.00"*";[<=-0.005]"−"0.00"*";0.00"*"', "valign": "top"},
    "p": {"num_format": "[<0.0005]0.0E+00;0.000", "valign": "top"},
    "p_shown": {"num_format": '[<0.0005]"<0.001";0.000', "align": "right", "valign": "top"},
    "fine": {"num_format": "0.00000;-0.00000;0", "valign": "top"},
    "points": {"num_format": "General", "align": "center", "valign": "top"},
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


@dataclass(frozen=True)
class Chart:
    """A native chart in XlsxWriter's words; ``alt_text`` says what is seen. Sizes in pixels.

    Several series stand in a column chart's legend from left to right, as its columns do: in one of horizontal bars
    Excel and LibreOffice list them in opposite orders, so it has no legend.
    """

    kind: Literal["bar", "column"]
    title: str
    alt_text: str
    series: tuple[dict[str, Any], ...]
    values_axis: dict[str, Any]
    names_axis: dict[str, Any]
    width: int
    height: int


class Workbook:
    """A workbook in memory."""

    def __init__(
        self, title: str, author: str = "", subject: str = "", made_on: date | None = None, decimal_mark: str = ","
    ) -> None:
        """``made_on`` dates the file; no clock is read. ``decimal_mark`` is for the one format that writes it out."""
        import xlsxwriter  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs] - heavy, untyped

        self._stream = BytesIO()
        # Text is written as text: no value of a user's file ever becomes a formula, a number or a link.
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book: Any = xlsxwriter.Workbook(self._stream, options)
        named = {"title": title, "author": author, "subject": subject}
        created = datetime.combine(made_on, time(12)) if made_on else FIXED_DATE
        self._book.set_properties({key: printable(words) for key, words in named.items()} | {"created": created})
        marked: dict[Manner, dict[str, Any]] = {
            "p_shown": FORMATS["p_shown"] | {"num_format": f'[<0.0005]"<0{decimal_mark}001";0.000'}
        }
        self._formats: dict[Manner, Any] = {
            manner: self._book.add_format(FACE | shape) for manner, shape in (FORMATS | marked).items()
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
        self._heading_row = 0
        self._paper = Paper()

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

    def headings(
        self,
        row: int,
        headings: Sequence[str],
        widths: Sequence[float],
        frozen_columns: int = 0,
        *,
        repeated_from: int = 0,
        numbers: Container[int] = (),
        centred: Container[int] = (),
    ) -> None:
        """A heading row that stays on the screen and, with the rows above it from ``repeated_from`` on, is repeated on
        every printed page; widths in characters.

        ``numbers`` and ``centred`` are the columns whose entries stand right and in the middle.
        """
        widths = [max(width, least_width(heading)) for heading, width in zip(headings, widths, strict=True)]
        for column, width in enumerate(widths):
            self.widths(column, column, width)
        self.heads(row, headings, widths, numbers=numbers, centred=centred)
        self._sheet.freeze_panes(row + 1, frozen_columns)
        self._sheet.repeat_rows(repeated_from, row)
        self._heading_row = row
        self._paper.headings = range(repeated_from, row + 1)

    def heads(
        self,
        row: int,
        headings: Sequence[str],
        widths: Sequence[float],
        *,
        numbers: Container[int] = (),
        centred: Container[int] = (),
    ) -> None:
        """A heading row as high as its words ask for, and no lower than two lines; each stands as its column does."""
        for column, heading in enumerate(headings):
            right, middle = column in numbers, column in centred
            self.text(row, column, heading, "heading_right" if right else "heading_centred" if middle else "heading")
        lines = max(lines_of(heading, width / BOLD) for heading, width in zip(headings, widths, strict=True))
        self.height(row, max(HEADING_HEIGHT, LINE_HEIGHT * lines))

    def widths(self, first: int, last: int, width: float) -> None:
        self._paper.widths |= dict.fromkeys(range(first, last + 1), width)
        self._sheet.set_column(first, last, width)

    def height(self, row: int, points: float) -> None:
        self._paper.heights[row] = points
        self._sheet.set_row(row, points)

    def below(self, row: int, pixels: float) -> int:
        """The first row below a chart of so many pixels that begins with a row; heights are set before."""
        return self._paper.below(row, pixels * POINTS_A_PIXEL)

    def keep_whole(self, first: int, last: int, largest: float = 1.0) -> None:
        """Begin a printed page with a block of rows that a page would cut, where it takes no more of one than that.

        For a sheet one page wide, all columns of which are set, block after block from above.
        """
        self._paper.keep_whole(first, last, largest)

    def keep_together(self, blocks: Sequence[int]) -> None:
        """Keep small blocks whole that follow each other, given by their first rows and the last's end."""
        for first, end in pairwise(blocks):
            self.keep_whole(first, end - 1, SMALL_BLOCK)

    def across(self, row: int, last: int, text: str, manner: Manner, width: float = ACROSS) -> None:
        """A text over several columns, from the first to ``last``, which are so many characters wide together."""
        self._sheet.merge_range(row, 0, row, last, "", self._formats[manner])
        self.text(row, 0, text, manner)
        self.fit(row, text, width)

    def fit(self, row: int, text: str, width: float) -> None:
        """Make a row high enough for a text that wraps at so many characters."""
        lines = lines_of(text, width)
        if lines > 1:
            self.height(row, LINE_HEIGHT * lines)

    def freeze(self, row: int, column: int) -> None:
        """What stands above a row and left of a column stays on the screen."""
        self._sheet.freeze_panes(row, column)

    def chart(self, row: int, column: int, chart: "Chart") -> None:
        """A native chart with its upper left corner in a cell; see `smio.documents.workbook_charts`."""
        upright, alone = chart.kind == "column", len(chart.series) == 1
        drawn = self._book.add_chart({"type": chart.kind})
        for series in chart.series:
            drawn.add_series(series)
        drawn.set_title({"name": chart.title, "name_font": {"size": 13, "bold": True}, "overlay": False})
        drawn.set_x_axis(chart.names_axis if upright else chart.values_axis)
        drawn.set_y_axis(chart.values_axis if upright else chart.names_axis)
        drawn.set_legend({"position": "bottom"} if upright and not alone else {"none": True})
        drawn.set_size({"width": chart.width, "height": chart.height})
        place = {"object_position": 1, "description": printable(chart.alt_text)}
        self._sheet.insert_chart(row, column, drawn, place)

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

    def fit_row(self, row: int, entries: Sequence[Entry], widths: Sequence[float], manner: Manner = "text") -> None:
        """Make a row high enough for the texts that wrap in its columns, widths in characters."""
        wide = BOLD if FORMATS[manner].get("bold") else 1.0
        texts = ((entry, width) for entry, width in zip(entries, widths, strict=True) if isinstance(entry, str))
        lines = max((lines_of(text, width / wide) for text, width in texts), default=1)
        if lines > 1:
            self.height(row, LINE_HEIGHT * lines)

    def coloured(
        self, first_row: int, last_row: int, columns: Sequence[int], sign: int, colours: dict[str, str]
    ) -> None:
        """Columns in the colour of the sign that stands in column ``sign`` of the same row."""
        for column in columns:
            for mark, colour in colours.items():
                shape = self._book.add_format({"font_color": f"#{colour}", "bold": True})
                rule = f'=${column_letters(sign)}{first_row + 1}="{mark}"'
                options = {"type": "formula", "criteria": rule, "format": shape}
                self._sheet.conditional_format(first_row, column, last_row, column, options)

    def page(
        self,
        header: str,
        footer: str,
        *,
        pages_wide: int = 1,
        title_rows: int = 0,
        repeated_columns: int = 1,
        little_over: float = LITTLE_OVER,
    ) -> None:
        """A4 across; below, the sheet's name and the footer in Excel's own codes.

        Several pages wide, the first columns are repeated on each; ``little_over`` of a page is drawn in with the rest.
        ``title_rows`` above the headings are for the screen: on paper ``header`` stands on every page, since
        a long title would be cut where the first column ends.
        """
        self._sheet.set_landscape()
        self._sheet.set_paper(A4)
        rows = (self._sheet.dim_rowmax or 0) + 1
        tall = self._paper.pages(rows, little_over) if pages_wide == 1 else 0
        self._sheet.fit_to_pages(pages_wide, tall)
        if not tall and pages_wide == 1:
            self._paper.end(rows)
            self._sheet.set_h_pagebreaks(self._paper.breaks)
        if pages_wide > 1:
            self._sheet.repeat_columns(0, repeated_columns - 1)
        if title_rows:
            self._sheet.print_area(title_rows, 0, self._sheet.dim_rowmax, self._sheet.dim_colmax)
            self._sheet.repeat_rows(title_rows, self._heading_row)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        own_size = {"scale_with_doc": False}
        if header:
            words = printable(header)
            words = words if len(words) <= LONGEST_HEADER else f"{words[: LONGEST_HEADER - 1]}…"
            self._sheet.set_header(f"&C{words.replace('&', '&&')}", own_size)
        self._sheet.set_footer(f"&L&A&R{footer}", own_size)


def fitted_width(texts: Iterable[str], least: float, most: float) -> float:
    """The width that holds the longest of the texts on a line, within bounds."""
    longest = max((len(text) for text in texts), default=0)
    return min(most, max(least, ceil(longest * BOLD / FULLEST_LINE)))


def least_width(heading: str) -> float:
    """The width at which no word of a heading is broken."""
    return ceil(max(map(len, heading.split()), default=0) * BOLD / FULLEST_LINE) + CELL_EDGES


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column, word after word."""
    room, lines = max(1.0, width * FULLEST_LINE), 0
    for line in text.split("\n"):
        lines += 1
        if len(line) <= room:
            continue
        left = room
        for word in line.split(" "):
            if len(word) > left and left < room:  # a word that is too long for a line of its own is broken
                lines, left = lines + 1, room
            over = max(0, ceil(len(word) / room) - 1)
            lines, left = lines + over, left + over * room - len(word) - 1
    return lines


def cell_name(row: int, column: int) -> str:
    """A cell as formulas name it: A1."""
    return f"{column_letters(column)}{row + 1}"


def column_range(sheet: str, column: int, first_row: int, last_row: int) -> str:
    """A column's cells on another sheet: 'Раунд 1'!B4:B50."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell_name(first_row, column)}:{cell_name(last_row, column)}"


def block_range(sheet: str, first: tuple[int, int], last: tuple[int, int]) -> str:
    """A block of cells on another sheet from (row, column) to (row, column): 'Раунд 1'!$B$4:$Y$50."""
    quoted = sheet.replace("'", "''")
    corners = (f"${column_letters(column)}${row + 1}" for row, column in (first, last))
    return f"'{quoted}'!{':'.join(corners)}"


def fixed_column(column: int, first_row: int, last_row: int) -> str:
    """A column's cells on the same sheet, wherever the formula is copied: $M$5:$M$9."""
    letters = column_letters(column)
    return f"${letters}${first_row + 1}:${letters}${last_row + 1}"


def cell_on(sheet: str, row: int, column: int) -> str:
    """A cell of another sheet: 'Расчёт'!H7."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell_name(row, column)}"


def column_letters(column: int) -> str:
    """A column by its letters: A, B … AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
