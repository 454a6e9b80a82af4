"""Native tables: a heading row marked as one, hairlines between rows, numbers to the right."""

from typing import Any

from smio.documents.slides.areas import EMU, Area
from smio.documents.slides.grid_rooms import (
    CELL_LINES,
    GRID_PAD,
    GRID_PAD_HIGH,
    column_widths,
    heading_size,
    left_pads,
    row_heights,
    text_widths,
)
from smio.documents.slides.measuring import cut
from smio.documents.slides.office_xml import A, add, colour, new
from smio.documents.slides.slide import Grid, GridCell, Ink, Inks, Run
from smio.documents.slides.texts import write
from smio.figures.palette import label_ink

SPREAD = 0.7
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's «no style, no grid»: the lines are ours


def add_grid(slide: Any, grid: Grid, area: Area, size: float, inks: Inks, factor: float) -> Any:
    """The table as a graphic frame; what room is left over goes between its rows, within measure."""
    heights = _spread(row_heights(grid, area.width, size, factor), area.height)
    widths, rooms = (part(grid, area.width, size, factor) for part in (column_widths, text_widths))
    pads = left_pads(grid)
    place = Area(area.left, area.top, area.width, sum(heights))
    frame = slide.shapes.add_table(len(grid.rows) + 1, len(grid.columns), *place.emu)
    frame.name = "Table"
    table = frame.table
    table.first_row, table.horz_banding = True, False
    table._tbl.tblPr.find(f"{A}tableStyleId").text = NO_STYLE  # noqa: SLF001 - the library knows one style
    for column, width in zip(table.columns, widths, strict=True):
        column.width = round(width * EMU)
    for row, height in zip(table.rows, heights, strict=True):
        row.height = round(height * EMU)
    line, heading_line = inks[Ink.HAIR], inks[Ink.ACCENT]
    for place_, column in enumerate(grid.columns):
        cell = table.cell(0, place_)
        _pad(cell, pads[place_])
        _write(cell, GridCell(column.title, Ink.QUIET, strong=True), heading_size(size), inks, right=column.number)
        _underline(cell, heading_line, 1.5)
    for row_place, row in enumerate(grid.rows, 1):
        for place_, (given, column, room) in enumerate(zip(row, grid.columns, rooms, strict=True)):
            text = cut(given.text, room, CELL_LINES, size, strong=given.strong, factor=factor)
            cell = table.cell(row_place, place_)
            _pad(cell, pads[place_])
            shown = GridCell(text, given.ink, given.strong, given.fill)
            _write(cell, shown, size, inks, right=column.number)
            _underline(cell, line, 0.75)
    return frame


def _spread(heights: list[float], room: float) -> list[float]:
    """The rows with what is left of the room between them, but none much higher than its words."""
    heading, *rows = heights
    spare = min(room - sum(heights), SPREAD * sum(rows))
    return [heading, *(row + max(spare, 0.0) / len(rows) for row in rows)] if rows else heights


def _pad(cell: Any, left: float) -> None:
    cell.margin_left, cell.margin_right = round(left * EMU), round(GRID_PAD * EMU)
    cell.margin_top = cell.margin_bottom = round(GRID_PAD_HIGH * EMU)


def _write(cell: Any, given: GridCell, size: float, inks: Inks, *, right: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN  # noqa: PLC0415 - office libraries are loaded when needed

    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if given.fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour(given.fill)
    ink = Ink.PLAIN if given.fill else given.ink
    for place, line in enumerate(given.text.split("\n")):
        paragraph = cell.text_frame.paragraphs[0] if place == 0 else cell.text_frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        paragraph.line_spacing = 1.0
        write(paragraph, [Run(line, ink, given.strong and place == 0)], size, inks)
        if ink is Ink.PLAIN:
            shade = label_ink(f"#{given.fill}") if given.fill else inks[Ink.PLAIN]
            paragraph.runs[0].font.color.rgb = colour(shade)


def _underline(cell: Any, shade: str, width: float) -> None:
    """A line under a cell; the library draws none."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - see above
    line = new(f"{A}lnB", w=str(round(width * EMU)), cap="flat", cmpd="sng", algn="ctr")
    add(add(line, f"{A}solidFill"), f"{A}srgbClr", val=shade.removeprefix("#"))
    properties.insert(0, line)
