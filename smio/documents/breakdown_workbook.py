"""A breakdown as xlsx: the table of the screen, each value with its n and interval, and nothing that is hidden."""

from smio.breakdown import Breakdown, Cell, Measure
from smio.documents.sheet import Entry, Manner, Number, Sheet, Workbook
from smio.figures.breakdown_words import context_lines, interval_of, line_words, table_notes, title_words
from smio.language import Translator
from smio.survey import Showing, showing

MANNERS: dict[Measure, Manner] = {Measure.SCORE: "score", Measure.SATISFIED: "share"}
NAME_WIDTH, NUMBER_WIDTH, WIDE_TEXT = 34.0, 12.0, 110.0


def breakdown_workbook(table: Breakdown, t: Translator) -> bytes:
    """One sheet: rows down, and for each column of the breakdown its value, n and the ends of its 95 % interval."""
    book = Workbook(title_words(table, t))
    sheet = book.sheet(t("breakdown.workbook.sheet"))
    sheet.text(0, 0, title_words(table, t), "title")
    row = 1
    for line in context_lines(table, t):
        sheet.text(row, 0, line, "note")
        row += 1
    row = _filled(sheet, row + 1, table, t) + 1
    for note in (*table_notes(table, t), t("breakdown.workbook.note"), *_sources(table)):
        if note:
            sheet.text(row, 0, note, "note")
            row += 1
    label = t("documents.generated.label") if any(one.round.generated for one in table.rounds) else ""
    sheet.page(label, t("documents.workbook.page"))
    return book.close()


def _filled(sheet: Sheet, first: int, table: Breakdown, t: Translator) -> int:
    """The table itself; gives the row below it."""
    rows_axis, columns_axis = table.view.axes
    counted = table.view.measure == Measure.N
    parts = ["value"] if counted else ["value", "n", "low", "high"]
    headings = [""]
    for column in table.columns:
        name = line_words(columns_axis, column, table, t)
        headings += [name if part == "value" else f"{name}: {t(f'breakdown.workbook.{part}')}" for part in parts]
    widths, numbers = [NAME_WIDTH, *([NUMBER_WIDTH] * (len(headings) - 1))], range(1, len(headings))
    sheet.headings(first, headings, widths, frozen_columns=1, numbers=numbers)
    for down, (line, cells) in enumerate(zip(table.rows, table.cells, strict=True), first + 1):
        entries: list[Entry] = [line_words(rows_axis, line, table, t)]
        for cell in cells:
            entries += _entries(cell, table.view.measure, counted=counted)
        sheet.entries(down, entries, "strong" if line.whole else "text")
    return first + 1 + len(table.rows)


def _entries(cell: Cell, measure: str, *, counted: bool) -> list[Entry]:
    empty = 0 if counted else 3
    if cell.n is None or cell.value is None:
        return ["—", *([None] * empty)]
    manner: Manner = MANNERS.get(Measure(measure), "whole")
    marked = manner == "score" and showing(cell.n) is Showing.MARKED
    value = Number(cell.value, "marked" if marked else manner)
    if counted:
        return [value]
    interval = interval_of(cell)
    ends: list[Entry] = [None, None] if interval is None else [Number(end, manner) for end in interval]
    return [value, Number(float(cell.n), "whole"), *ends]


def _sources(table: Breakdown) -> list[str]:
    return [
        f"{one.round.name}: {source.name}{f', {source.sheet}' if source.sheet else ''}, SHA-256 {source.sha256}"
        for one in table.rounds
        for source in one.round.responses.sources
    ]
