"""Which sheet, or which sheets together, hold the answers, and in which layout; or why there are none."""

import re

import numpy as np

from smio.errors import UserError
from smio.reading.choices import Choices
from smio.reading.folding import plain
from smio.reading.grid import MOMENT, NUMBER, TEXT, Grid
from smio.reading.layouts import as_counts, as_long_form, join_services, sheets_are_rounds, turn
from smio.reading.proposal import Question
from smio.reading.table import Table, locate

_HIDDEN_WORTH = 0.1
_SUMMARY_ROWS = 40
_SECOND_SHEET = 0.5
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b.*")

Found = tuple[Table, tuple[Question, ...]]


def choose_table(grids: tuple[Grid, ...], choices: Choices, name: str) -> Found:
    """The table to read, and what must be asked about the choice. UserError where no sheet holds one."""
    filled = [grid for grid in grids if grid.codes.size and bool(grid.filled.any())]
    if not filled:
        raise UserError("reading.error.no_data", file=name)
    _refuse_form_definition(filled, name)
    if choices.sheet is not None:
        filled = [grid for grid in filled if plain(grid.sheet) == plain(choices.sheet)]
        if not filled:
            raise UserError("reading.error.no_such_sheet", file=name, sheet=choices.sheet)
    tables = [table for grid in filled if (table := read_sheet(grid, choices)) is not None]
    if not tables:
        raise _no_table(filled, name)
    visible = [table for table in tables if table.marks.get("state", "visible") == "visible"]
    if choices.sheet is None and len(visible) > 1 and (joined := join_services(visible)) is not None:
        return joined, ()
    best = max(tables, key=worth)
    return best, _about_sheets(best, visible, choices)


def read_sheet(grid: Grid, choices: Choices) -> Table | None:
    """The table of a sheet in whichever layout it is; None where there is none."""
    upright = locate(grid, choices.header_rows or None)
    wanted = choices.layout
    if upright is not None and len(upright):
        for layout, laid_out in (("long_form", as_long_form(upright, choices)), ("counts", as_counts(upright))):
            if laid_out is not None and wanted in (None, layout):
                return laid_out
    turned = turn(grid, upright) if wanted in (None, "turned") else None
    if turned is not None:
        return turned
    return upright if upright is not None and len(upright) else None


def worth(table: Table) -> float:
    """How much there is to score: columns whose answers stand on a scale, times the root of the answers."""
    rating_like = sum(ladder is not None for ladder in table.ladders)
    hidden = _HIDDEN_WORTH if table.marks.get("state", "visible") != "visible" else 1.0
    return hidden * (rating_like + 0.01) * len(table) ** 0.5


def _about_sheets(best: Table, tables: list[Table], choices: Choices) -> tuple[Question, ...]:
    """Several sheets with the same questionnaire are rounds or towns: one must be chosen."""
    if choices.sheet is not None or choices.confirmed or len(tables) == 1:
        return ()
    rounds = sheets_are_rounds([table for table in tables if worth(table) >= 1])
    if best.sheet in rounds:
        return (Question("sheet_choice", blocking=True, details={"value": "; ".join(rounds), "sheet": best.sheet}),)
    others = [table.sheet for table in tables if worth(table) >= _SECOND_SHEET * worth(best) and worth(table) >= 1]
    if len(others) > 1:
        return (Question("sheet_choice", details={"value": "; ".join(others), "sheet": best.sheet}),)
    return ()


def _refuse_form_definition(grids: list[Grid], name: str) -> None:
    """An XLSForm has the sheets survey and choices, and its first row says type and name."""
    for grid in grids:
        first = {text.lower() for text in grid.row_texts(0)}
        if grid.sheet.lower() == "survey" and {"type", "name"} <= first:
            raise UserError("reading.error.form_definition", file=name)


def _no_table(filled: list[Grid], name: str) -> UserError:
    """The plainest reason why no sheet holds a table."""
    largest = max(filled, key=lambda grid: int(grid.filled.sum()))
    columns = int(largest.filled.any(axis=0).sum())
    rows = int(largest.filled.any(axis=1).sum())
    if columns == 1:
        return UserError("reading.error.one_column", file=name, sheet=largest.sheet)
    if rows == 1 and (largest.kinds[largest.filled] == TEXT).all():
        return UserError("reading.error.no_rows", file=name, sheet=largest.sheet)
    if row := header_at_bottom(largest):
        return UserError("reading.error.header_at_bottom", file=name, sheet=largest.sheet, row=row)
    return UserError("reading.error.no_header", file=name, sheet=largest.sheet)


def why_no_ratings(table: Table, grids: tuple[Grid, ...], name: str) -> UserError:
    """The plainest reason why a table holds nothing to score."""
    grid = next((grid for grid in grids if grid.sheet == table.sheet), grids[0])
    if len(table.headings) == 1:
        return UserError("reading.error.one_column", file=name, sheet=table.sheet)
    if row := header_at_bottom(grid):
        return UserError("reading.error.header_at_bottom", file=name, sheet=table.sheet, row=row)
    if int(grid.marks.get("uncomputed_count", 0)) and not _has_numbers(table):
        return UserError("reading.error.all_uncomputed", file=name, sheet=table.sheet)
    if _is_summary(table):
        return UserError("reading.error.summary_table", file=name, sheet=table.sheet)
    return UserError("reading.error.no_ratings", file=name, sheet=table.sheet)


def _has_numbers(table: Table) -> bool:
    kinds = table.values.kinds[table.codes]
    return bool((kinds == NUMBER).sum(axis=0).max(initial=0) * 2 > len(table))


def _is_summary(table: Table) -> bool:
    """A few rows of shares or means: most columns hold fractions up to a hundred."""
    if len(table) > _SUMMARY_ROWS:
        return False
    numbers = table.values.numbers[table.codes]
    there = ~np.isnan(numbers)
    fractions = (there & (numbers % 1 != 0) & (numbers >= 0) & (numbers <= 100)).sum(axis=0)  # noqa: PLR2004 - per cent
    mostly = (fractions * 2 >= there.sum(axis=0)) & there.any(axis=0)
    return bool(mostly.sum() * 2 >= there.any(axis=0).sum() > 0)


def header_at_bottom(grid: Grid) -> int:
    """The row of the sheet that holds the headings although it is the last: words under dates or numbers."""
    rows = np.flatnonzero(grid.filled.any(axis=1))
    if len(rows) < 3:  # noqa: PLR2004 - two answers and a header
        return 0
    last, above = rows[-1], rows[:-1]
    here = np.flatnonzero(grid.filled[last])
    if (grid.kinds[last][here] != TEXT).any() or any(_DATE.fullmatch(grid.text(last, int(at))) for at in here):
        return 0
    if (grid.codes[above][:, here] == grid.codes[last, here]).any():
        return 0
    kinds = grid.kinds[above][:, here]
    unlike = ((kinds == NUMBER) | (kinds == MOMENT)).mean(axis=0) > 0.7  # noqa: PLR2004 - mostly
    dates = [at for at in here if all(_DATE.fullmatch(grid.text(int(row), int(at))) for row in above[:5])]
    wide = len(here) * 2 > int(grid.filled[above].sum(axis=1).mean())
    return int(grid.row_numbers[last]) if wide and (unlike.any() or dates) else 0
