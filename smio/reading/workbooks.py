"""Workbooks of Excel and LibreOffice to packed sheets: calamine first, openpyxl where calamine fails."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import defusedxml.ElementTree
import python_calamine

from smio.errors import UserError
from smio.reading.cells import PackedSheet, pack
from smio.reading.guard import Inspection
from smio.reading.kinds import Kind
from smio.reading.limits import CELLS, COLUMNS

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def read_workbook(data: bytes, name: str, kind: Kind, inspection: Inspection | None) -> list[PackedSheet]:
    """All sheets that hold cells; charts and macro sheets are none."""
    try:
        sheets = _with_calamine(data, name, kind, inspection)
    except UserError:
        raise
    except BaseException as failure:  # a panic of the reader is no Exception
        if isinstance(failure, (KeyboardInterrupt, SystemExit)):
            raise
        if isinstance(failure, python_calamine.PasswordError):
            raise UserError("reading.error.password", file=name) from failure
        sheets = _second_try(data, name, kind, failure)
    if inspection is not None:
        _add_marks(sheets, data, inspection)
    return sheets


def _second_try(data: bytes, name: str, kind: Kind, failure: BaseException) -> list[PackedSheet]:
    if kind is not Kind.XLSX:
        raise UserError("reading.error.damaged", file=name) from failure
    try:
        sheets = _with_openpyxl(data, name)
    except UserError:
        raise
    except Exception as second:
        raise UserError("reading.error.damaged", file=name) from second
    if not sheets:  # openpyxl passes over what it does not know without a word
        raise UserError("reading.error.damaged", file=name) from failure
    return sheets


def _with_calamine(data: bytes, name: str, kind: Kind, inspection: Inspection | None) -> list[PackedSheet]:
    workbook = python_calamine.load_workbook(io.BytesIO(data))  # pyright: ignore[reportUnknownMemberType] - PathLike of anything
    truths = kind is not Kind.XLSX or inspection is None or any(m.truths for m in inspection.sheets.values())
    sheets: list[PackedSheet] = []
    failures: list[Exception] = []
    for about in workbook.sheets_metadata:
        if about.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_name(about.name)
        except python_calamine.CalamineError as failure:
            failures.append(failure)
            continue
        packed = _pack_sheet(sheet, name, truths=truths)
        packed.state = _state(about.visible)
        sheets.append(packed)
    if failures and not any(sheet.rows for sheet in sheets):
        raise failures[0]
    return sheets


def _state(visible: python_calamine.SheetVisibleEnum) -> str:
    """Visible, hidden, or hidden so that Excel does not even offer to show it."""
    if visible == python_calamine.SheetVisibleEnum.Visible:
        return "visible"
    return "hidden" if visible == python_calamine.SheetVisibleEnum.Hidden else "very_hidden"


def _pack_sheet(sheet: python_calamine.CalamineSheet, name: str, *, truths: bool) -> PackedSheet:
    start = sheet.start
    if start is None:
        return pack(sheet.name, (), 0)
    _check_size(sheet.height, sheet.width, name)
    rows = sheet.to_python(skip_empty_area=True) if sheet.height * sheet.width < 100_000 else _rows(sheet)  # noqa: PLR2004
    packed = pack(sheet.name, rows, sheet.width, may_hold_truths=truths)
    packed.first_row, packed.first_column = start
    packed.merged = [(first[0], first[1], last[0], last[1]) for first, last in (sheet.merged_cell_ranges or ())][:5000]
    return packed


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[list[Any]]:
    """Row by row without the empty rows that the reader puts before the first."""
    rows = sheet.iter_rows()
    start = sheet.start or (0, 0)
    first = next(rows, None)
    if first is None:
        return iter(())
    lead = len(first) - sheet.width
    for _ in range(sheet.total_height - sheet.height if lead or sheet.total_height != sheet.height else 0):
        first = next(rows, first)
    rest = chain([first], rows)
    return (row[lead:] for row in rest) if lead and start[1] else rest


def _check_size(rows: int, columns: int, name: str) -> None:
    if columns > COLUMNS:
        raise UserError("reading.error.too_wide", file=name, limit=COLUMNS)
    if rows * columns > CELLS:
        raise UserError("reading.error.too_large", file=name, limit=CELLS)


def _with_openpyxl(data: bytes, name: str) -> list[PackedSheet]:
    import openpyxl  # noqa: PLC0415 - the second reader is needed rarely and slow to load

    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets: list[PackedSheet] = []
    for sheet in workbook.worksheets:
        rows: list[Sequence[Any]] = [["" if cell is None else cell for cell in row] for row in sheet.values]
        width = max(map(len, rows), default=0)
        _check_size(len(rows), width, name)
        rows = [[*row, *[""] * (width - len(row))] for row in rows]
        packed = pack(sheet.title, rows, width, may_hold_truths=True)
        packed.state = {"hidden": "hidden", "veryHidden": "very_hidden"}.get(sheet.sheet_state, "visible")
        sheets.append(packed)
    return sheets


def _add_marks(sheets: list[PackedSheet], data: bytes, inspection: Inspection) -> None:
    """Hidden rows, error cells and formulas without a result, from the XML of each sheet."""
    parts = _parts_of_sheets(data)
    for sheet in sheets:
        marks = inspection.sheets.get(parts.get(sheet.name, ""))
        if marks is None:
            continue
        sheet.hidden_rows, sheet.hidden_columns = marks.hidden_rows, marks.hidden_columns
        sheet.errors, sheet.error_count = marks.errors, marks.error_count
        sheet.uncomputed, sheet.uncomputed_count = marks.uncomputed, marks.uncomputed_count


def _parts_of_sheets(data: bytes) -> dict[str, str]:
    """Which part holds which sheet; empty where the workbook is too odd to tell, and then there are no marks."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {entry.filename.replace("\\", "/").lower(): entry for entry in archive.infolist()}
            book = next(part for part in names if re.fullmatch(r"(?:.*/)?workbook[^/]*\.xml", part))
            folder = book.rpartition("/")[0]
            relations = f"{folder}/_rels/{book.rpartition('/')[2]}.rels".lstrip("/")
            targets = {
                relation.get("Id", ""): _resolve(folder, relation.get("Target", ""))
                for relation in defusedxml.ElementTree.fromstring(archive.read(names[relations]))
            }
            root = defusedxml.ElementTree.fromstring(archive.read(names[book]))
            return {
                sheet.get("name", ""): targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "", "")
                for sheet in root.iter()
                if sheet.tag.endswith("}sheet")
            }
    except Exception:  # noqa: BLE001 - marks are an addition; the values were read
        return {}


def _resolve(folder: str, target: str) -> str:
    path = target.replace("\\", "/").lower()
    parts: list[str] = [] if path.startswith("/") else folder.split("/")
    for step in path.strip("/").split("/"):
        if step == "..":
            del parts[-1:]
        elif step != ".":
            parts.append(step)
    return "/".join(part for part in parts if part)
