"""What is odd about a file as it was read: values left out, hidden rows, formulas without a result, personal data."""

from dataclasses import replace
from typing import Protocol

import numpy as np

from smio.reading.grid import Grid
from smio.reading.limits import NAMED_CELLS
from smio.reading.personal import cell_is_personal
from smio.reading.proposal import Role
from smio.reading.ratings import ColumnRatings, ValueRating
from smio.reading.roles import Draft
from smio.reading.table import Table
from smio.survey import Finding, Scale, Severity


class Understanding(Protocol):
    """What ``read.Understood`` holds, without importing it."""

    @property
    def table(self) -> Table: ...
    @property
    def drafts(self) -> tuple[Draft, ...]: ...
    @property
    def rated(self) -> dict[int, ColumnRatings]: ...
    @property
    def counted(self) -> tuple[int, ...]: ...
    @property
    def other_scale(self) -> tuple[int, ...]: ...
    @property
    def scale(self) -> Scale: ...


def reading_findings(understood: Understanding, grids: tuple[Grid, ...], encoding: str, *, sure: bool) -> list[Finding]:
    """All findings of the reading itself; those on the responses are ``smio.survey.quality.check``'s."""
    sheet = understood.table.sheet
    table = understood.table
    found = [*_values(understood), *_columns(understood), *_rows(table), *_hidden(table, grids), *_cells(table)]
    found += _comments(understood)
    if not sure:
        found.append(Finding("encoding_guessed", Severity.WARNING, sheet, details={"value": encoding}))
    return [with_place(finding) for finding in found]


def with_place(finding: Finding) -> Finding:
    """The finding with «(sheet)» for its sentence, or nothing for a file without sheets."""
    return replace(finding, details={"place": f" ({finding.sheet})" if finding.sheet else "", **finding.details})


def _values(understood: Understanding) -> list[Finding]:
    """Every value of a scored column that is no rating and not known for no answer, with row and column."""
    found: list[Finding] = []
    for at in understood.counted:
        rated, draft = understood.rated[at], understood.drafts[at]
        for value in rated.values:
            if value.fate in ("off_scale", "unread"):
                found += _where(understood, draft, value)
            elif value.fate == "code":
                details = {"value": value.text, "n": value.count}
                found.append(
                    Finding("code_left_out", Severity.NOTE, understood.table.sheet, None, draft.label, details)
                )
    return found


def _where(understood: Understanding, draft: Draft, value: ValueRating) -> list[Finding]:
    table, scale = understood.table, understood.scale
    code = "off_scale" if value.fate == "off_scale" else "unreadable"
    places = np.flatnonzero(table.codes[:, draft.position] == value.code)
    details = {"value": value.text[:80], "low": _short(scale.low), "high": _short(scale.high)}
    if len(places) > NAMED_CELLS // 10:
        more = {**details, "n": len(places)}
        return [Finding(f"{code}_many", Severity.ERROR, table.sheet, int(table.rows[places[0]]), draft.label, more)]
    return [
        Finding(code, Severity.ERROR, table.sheet, int(table.rows[place]), draft.label, details, int(place))
        for place in places
    ]


def _short(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def _columns(understood: Understanding) -> list[Finding]:
    sheet = understood.table.sheet
    found: list[Finding] = []
    for draft in understood.drafts:
        if draft.position in understood.other_scale and draft.ladder:
            ends = {"low": _short(draft.ladder.low), "high": _short(draft.ladder.high)}
            found.append(Finding("other_scale", Severity.WARNING, sheet, None, draft.label, ends))
        if draft.role is Role.PERSONAL and draft.content.filled:
            kind = {"kind": draft.field_key}
            found.append(Finding("personal", Severity.WARNING, sheet, None, draft.label, kind))
        if draft.heading.number > 1 and draft.content.filled:
            found.append(Finding("heading_twice", Severity.WARNING, sheet, None, draft.label))
        if draft.position in understood.counted and not draft.content.filled:
            found.append(Finding("empty_column", Severity.NOTE, sheet, None, draft.label))
    return found


def _rows(table: Table) -> list[Finding]:
    found = [Finding("totals_row", Severity.NOTE, table.sheet, row) for row in table.totals_rows]
    found += [Finding("note_row", Severity.NOTE, table.sheet, row) for row in table.note_rows]
    found += [Finding("copied_header", Severity.NOTE, table.sheet, row) for row in table.copied_headers]
    ragged: list[int] = table.marks.get("ragged_rows", [])
    found += [Finding("ragged_row", Severity.WARNING, table.sheet, row) for row in ragged[:NAMED_CELLS]]
    return found


def _comments(understood: Understanding) -> list[Finding]:
    """Free texts that hold a telephone number or an e-mail address, with their row."""
    table = understood.table
    found: list[Finding] = []
    for draft in understood.drafts:
        if draft.role is Role.COMMENT:
            codes = table.codes[:, draft.position].tolist()
            rows = [row for row, code in enumerate(codes) if code and cell_is_personal(table.values.text(code))]
            found += [
                Finding("personal_in_comment", Severity.WARNING, table.sheet, int(table.rows[row]), draft.label)
                for row in rows[:NAMED_CELLS]
            ]
    return found


def _hidden(table: Table, grids: tuple[Grid, ...]) -> list[Finding]:
    found: list[Finding] = []
    hidden_sheets = [grid.sheet for grid in grids if grid.state != "visible" and grid.codes.size]
    if hidden_sheets:
        details = {"n": len(hidden_sheets), "value": ", ".join(hidden_sheets)}
        found.append(Finding("hidden_sheets", Severity.NOTE, details=details))
    answers = set(table.rows.tolist())
    rows = [int(row) for row in table.marks.get("hidden_rows", ()) if row in answers]
    if rows:
        found.append(Finding("hidden_rows", Severity.WARNING, table.sheet, rows[0], details={"n": len(rows)}))
    columns = [column for column in table.marks.get("hidden_columns", ()) if column - 1 in table.positions]
    if columns:
        found.append(Finding("hidden_columns", Severity.WARNING, table.sheet, details={"n": len(columns)}))
    return found


def _cells(table: Table) -> list[Finding]:
    """Cells in error, and formulas without a saved result."""
    found: list[Finding] = []
    errors: list[tuple[int, int, str]] = table.marks.get("errors", [])
    if errors:
        details = {"n": int(table.marks["error_count"]), "value": errors[0][2]}
        found.append(Finding("error_cells", Severity.ERROR, table.sheet, errors[0][0], details=details))
    uncomputed: list[tuple[int, int]] = table.marks.get("uncomputed", [])
    if uncomputed:
        count = {"n": int(table.marks["uncomputed_count"])}
        found.append(Finding("uncomputed", Severity.ERROR, table.sheet, uncomputed[0][0], details=count))
    return found
