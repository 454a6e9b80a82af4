"""Which sheet, or which sheets together, hold the answers."""

from smio.errors import UserError
from smio.reading.choices import Choices
from smio.reading.content import contents_of
from smio.reading.grid import Grid
from smio.reading.proposal import Question
from smio.reading.scales import ladder_of
from smio.reading.table import Table, locate


def choose_table(grids: tuple[Grid, ...], choices: Choices, name: str) -> tuple[Table, tuple[Question, ...]]:
    """The table to read, and what must be asked about the choice. UserError where no sheet holds one."""
    filled = [grid for grid in grids if grid.codes.size and bool(grid.filled.any())]
    if not filled:
        raise UserError("reading.error.no_data", file=name)
    if choices.sheet is not None:
        filled = [grid for grid in filled if grid.sheet == choices.sheet]
        if not filled:
            raise UserError("reading.error.no_such_sheet", file=name, sheet=choices.sheet)
    tables = [(table, worth(table)) for grid in filled if (table := locate(grid, choices.header_rows or None))]
    tables = [(table, value) for table, value in tables if len(table)]
    if not tables:
        raise _no_table(filled, name)
    table, _ = max(tables, key=lambda pair: pair[1])
    return table, ()


def worth(table: Table) -> float:
    """How much there is to score: columns whose answers stand on a scale, times the root of the answers."""
    contents = contents_of(table.codes, table.values)
    rating_like = sum(ladder_of(content) is not None for content in contents)
    hidden = 0.1 if table.marks.get("state", "visible") != "visible" else 1.0
    return hidden * (rating_like + 0.01) * len(table) ** 0.5


def _no_table(filled: list[Grid], name: str) -> UserError:
    largest = max(filled, key=lambda grid: grid.codes.size)
    rows, columns = largest.shape
    if rows == 1 and columns > 1:
        return UserError("reading.error.no_rows", file=name, sheet=largest.sheet)
    if columns == 1:
        return UserError("reading.error.one_column", file=name, sheet=largest.sheet)
    return UserError("reading.error.no_header", file=name, sheet=largest.sheet)
