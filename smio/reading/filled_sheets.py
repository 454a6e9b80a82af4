"""Checklists and measurements as files of any kind: YAML and JSON, or a workbook behind the same guard as surveys."""

from collections.abc import Iterable

from smio.checklist import Checklist, Library, Measurement, load_checklist, load_measurement
from smio.checklist.checklist_sheets import checklist_from_sheets
from smio.checklist.measurement_sheets import measurements_from_sheets
from smio.checklist.sheets import SheetTable
from smio.reading.opened import open_file

PLAIN = (".yaml", ".yml", ".json")


def sheet_tables(data: bytes, name: str) -> tuple[SheetTable, ...]:
    """The visible sheets of a workbook as words; UserError where it cannot be read."""
    opened = open_file(data, name)
    return tuple(
        SheetTable(
            grid.sheet,
            tuple(tuple(grid.row_texts(row)) for row in range(grid.shape[0])),
            int(grid.row_numbers[0]) if len(grid.row_numbers) else 1,
            grid.first_column + 1,
        )
        for grid in opened.grids
        if grid.state == "visible"
    )


def read_checklist(data: bytes, name: str, others: Iterable[Checklist] = ()) -> Checklist:
    """A checklist from YAML, JSON or a workbook; UserError that lists every fault at once."""
    if name.casefold().endswith(PLAIN):
        return load_checklist(data, name, others)
    return checklist_from_sheets(sheet_tables(data, name), name, others)


def read_measurements(data: bytes, name: str, library: Library, place: str = "") -> tuple[Measurement, ...]:
    """Measurements from YAML, JSON or a workbook, the earliest first; UserError that lists every fault at once."""
    if name.casefold().endswith(PLAIN):
        return (load_measurement(data, name, library),)
    return measurements_from_sheets(sheet_tables(data, name), name, library, place)
