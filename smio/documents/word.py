"""Pieces of a Word document as XML, in the styles of the templates."""

from collections.abc import Sequence
from html import escape

from smio.documents.tables import Cell, Column, Table
from smio.documents.typography import NO_BREAK, typeset

TWIPS = 56.7  # in a millimetre
EMU = 36_000  # in a millimetre
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
SHADE = "EEF2F7"
LETTER, LINE = 1.75, 3.7  # mm of a table heading: a letter's width, a line's height
TALLEST = 40.0  # mm of a turned heading on one line
WHOLE_ROWS = 14  # a table of no more rows stays on one page; a longer one repeats its heading


def paragraph(text: str, style: str, *, keep: bool = False, new_page: bool = False) -> str:
    """A paragraph of typeset text."""
    more = ("<w:keepNext/>" if keep else "") + ("<w:pageBreakBefore/>" if new_page else "")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run(typeset(text))}</w:p>'


def run(text: str, *, strong: bool = False, colour: str = "") -> str:
    """Text in one manner; a line end in it begins a new line."""
    bold = "<w:b/>" if strong else ""
    colour = f'<w:color w:val="{colour}"/>' if colour else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{bold}{colour}</w:rPr>{lines}</w:r>"


def table(content: Table, caption: str) -> str:
    """A table under its caption, with its notes, which are never alone; the heading row is repeated on every page."""
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="404040"/>' for edge in EDGES)
    grid = "".join(f'<w:gridCol w:w="{round(column.width * TWIPS)}"/>' for column in content.columns)
    width = round(sum(column.width for column in content.columns) * TWIPS)
    rows = [_heading_row(content.columns)]
    last = len(content.rows) - 1
    for position, row in enumerate(content.rows):
        whole = len(content.rows) <= WHOLE_ROWS and not content.parted
        together = whole or position == 0 or (position >= last - 1 and bool(content.notes))
        together = together or position in content.heads
        rows.append(_row(row, content.columns, keep=together and (position != last or bool(content.notes))))
    notes = len(content.notes)
    return "".join((
        paragraph(caption, "Caption"),
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>',
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>',
        '</w:tblCellMar><w:tblLook w:firstRow="1" w:val="0020"/>',
        f'<w:tblCaption w:val="{escape(typeset(content.title))}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>',
        *rows,
        "</w:tbl>",
        *(paragraph(note, "TableNote", keep=number < notes) for number, note in enumerate(content.notes, 1)),
    ))  # fmt: skip


def _heading_row(columns: Sequence[Column]) -> str:
    turned = [column for column in columns if column.turned]
    height = ""
    if turned:
        tallest = max(_turned_height(column) for column in turned)
        height = f'<w:trHeight w:val="{round(tallest * TWIPS)}" w:hRule="exact"/>'
    cells = "".join(_heading_cell(column) for column in columns)
    return f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{cells}</w:tr>"


def _turned_height(column: Column) -> float:
    """How high a turned heading stands, in mm: on one line where that is not too high, else on all that fit."""
    length = len(column.heading) * LETTER
    if length <= TALLEST:
        return length + 6
    lines = max(1, int((column.width - 2) / LINE))
    return max(TALLEST, 1.25 * length / lines) + 6


def _heading_cell(column: Column) -> str:
    turned = '<w:textDirection w:val="btLr"/>' if column.turned else ""
    align = '<w:ind w:left="40"/>' if column.turned else '<w:jc w:val="center"/>' if column.number else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(column.width * TWIPS)}" w:type="dxa"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>{turned}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/>{align}</w:pPr>'
        f"{run(typeset(column.heading))}</w:p></w:tc>"
    )


def _row(row: Sequence[Cell], columns: Sequence[Column], *, keep: bool) -> str:
    """A row that is not torn, kept with the next one where told."""
    cells = "".join(_cell(cell, column, keep=keep) for cell, column in zip(row, columns, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, column: Column, *, keep: bool) -> str:
    proven = cell.strong and cell.colour
    sign = run(f"{cell.sign}{NO_BREAK}", strong=True, colour=cell.colour) if cell.sign else ""
    text = run(typeset(cell.text), strong=cell.strong, colour=cell.colour if proven else "")
    align = '<w:jc w:val="center"/>' if column.number else ""
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(column.width * TWIPS)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{kept}{align}</w:pPr>{sign}{text}</w:p></w:tc>'
    )


def picture(inline: str) -> str:
    """A paragraph with a picture in it, kept with its caption below."""
    return f'<w:p><w:pPr><w:pStyle w:val="PictureCaption"/><w:keepNext/></w:pPr><w:r>{inline}</w:r></w:p>'
