"""A breakdown as a heat table: every value with the number of people it rests on."""

from collections.abc import Sequence

from smio.breakdown import Breakdown, Cell, Measure
from smio.figures.breakdown_words import (
    context_lines,
    count_shown,
    line_words,
    place_on_scale,
    spoken_context,
    spoken_rows,
    table_notes,
    title_words,
    value_shown,
)
from smio.figures.columns import Columns
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, Words, by_level, framed, label_lines, row_heights
from smio.figures.labels import width_of
from smio.figures.marks import BODY, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.figures.palette import label_ink, ramp_colour
from smio.language import Translator

MOST_ROWS = 40
NARROW = 24  # pixels
TWO_DIGITS = 10
ROWS = (50.0, 50.0, 60.0)  # by the lines of a name: those of three need air between them
LABEL = (12.0, 12.5, BODY)
WIDEST_LABEL: Three = (104, 170, 240)
APART = 0.15  # of a column, before the whole


def breakdown_map(table: Breakdown, t: Translator) -> Figure | None:
    """Rows and columns of a breakdown, coloured by how good a value is on its scale; None for too many rows to read."""
    if len(table.rows) > MOST_ROWS:
        return None
    rows_axis, columns_axis = table.view.axes
    names = [line_words(rows_axis, line, table, t) for line in table.rows]
    gutter = _gutter(names)
    labels = label_lines(names, (gutter[0] - 12, gutter[1] - 12, gutter[2] - 12), LABEL)
    apart = APART if len(table.columns) > 1 and table.columns[-1].whole else 0.0
    headings = [line_words(columns_axis, line, table, t) for line in table.columns]
    columns = Columns(headings, gutter, apart)
    cells = [
        _cell(table, cell, (row, column + apart * table.columns[column].whole), (names[row], headings[column]), t)
        for row, line in enumerate(table.cells)
        for column, cell in enumerate(line)
    ]
    title = title_words(table, t)
    body = Body(
        [
            columns.headings(t("breakdown.tooltip.column")),
            *_drawn_names(names, labels, t),
            *_drawn_cells(cells, columns, len(names), t),
        ],
        rows=len(names),
        row_height=row_heights(labels, ROWS),
        headings=columns.heights,
        expressions={"gutter": by_level(gutter), "cell": f"(width - gutter) / {columns.count:g}"},
    )
    words = Words(title, context_lines(table, t), table_notes(table, t))
    spoken = t("breakdown.alt", title=title, context=spoken_context(table, t), rows=". ".join(spoken_rows(table, t)))
    return framed("breakdown-map", words, body, spoken)


def _gutter(names: Sequence[str]) -> Three:
    low, middle, high = (
        min(max((width_of(name, size) for name in names), default=0.0), widest) + 14
        for size, widest in zip(LABEL, WIDEST_LABEL, strict=True)
    )
    return (low, middle, high)


def _cell(table: Breakdown, cell: Cell, place: tuple[int, float], names: tuple[str, str], t: Translator) -> Row:
    at_scale = None if cell.value is None else place_on_scale(cell.value, table)
    colour = "" if at_scale is None else ramp_colour(at_scale)
    return {
        "row": place[0],
        "column": place[1],
        "name": names[0],
        "part": names[1],
        "shown": value_shown(cell, table.view.measure, t),
        "short": _short(table, cell, t),
        "answers": "" if cell.n is None or table.view.measure == "n" else t.whole(cell.n),
        "count": "" if table.view.measure == "n" else count_shown(cell, t),
        "colour": colour,
        "ink": label_ink(colour) if colour else "",
    }


def _short(table: Breakdown, cell: Cell, t: Translator) -> str:
    """A value for a column too narrow for all of it: one decimal, no sign; the tooltip has the rest."""
    if cell.value is None:
        return t.decimal(None)
    if table.view.measure == Measure.SCORE:
        return t.decimal(cell.value, 1 if table.scale.high < TWO_DIGITS else 0)
    return t.whole(cell.value * 100 if table.view.measure == Measure.SATISFIED else cell.value)


def _drawn_names(names: Sequence[str], labels: Sequence[list[list[str]]], t: Translator) -> list[Spec]:
    rows: list[Row] = [
        {"row": place, "name": name, "lines": lines}
        for place, (name, lines) in enumerate(zip(names, labels, strict=True))
    ]
    half_block = f"(length(datum.lines[level]) - 1) * {BODY * 0.65:g}"
    drawn = text(rows, "datum.lines[level]", at("0"), _down(len(names)), size=by_level(LABEL),
                 yOffset={"expr": f"row / 2 - {half_block}"})  # fmt: skip
    return with_tooltip({"name": t("breakdown.tooltip.column")}, drawn)


def _drawn_cells(cells: Sequence[Row], columns: Columns, rows: int, t: Translator) -> list[Spec]:
    x, y = on_scale("column", (0, columns.count), ("gutter", "width")), _down(rows)
    tiles = box(cells, (x, x), (y, y), fill="datum.colour || hair", xOffset=1, x2Offset={"expr": "cell - 1"},
                yOffset=1, y2Offset={"expr": "row - 1"}, cornerRadius=2)  # fmt: skip
    middle = {"expr": "cell / 2"}
    numbers = [
        text(cells, f"cell < {NARROW} ? datum.short : datum.shown", x, y, size="clamp(cell * 0.3, 8.5, 18)",
             ink="datum.ink || quiet", fontWeight=STRONG, align="center", xOffset=middle,
             yOffset={"expr": "row / 2 - (datum.count ? 6 : 0)"}),
        text(cells, "cell < 50 ? datum.answers : datum.count", x, y, size="clamp(cell * 0.2, 7.5, 12)",
             ink="datum.ink || quiet", align="center", xOffset=middle, yOffset={"expr": "row / 2 + 11"}),
    ]  # fmt: skip
    fields = {"name": "row", "part": "column", "shown": "value", "count": "answers"}
    return with_tooltip({field: t(f"breakdown.tooltip.{name}") for field, name in fields.items()}, tiles, *numbers)


def _down(rows: int) -> Spec:
    return on_scale("row", (0, max(rows, 1)), ("top", "bottom"))
