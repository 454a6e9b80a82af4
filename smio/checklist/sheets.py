"""A workbook's sheets as plain rows of words: what a checklist or measurements kept in a workbook are read from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SheetTable:
    """One sheet: every row with as many cells, each as a person reads it (empty for nothing).

    ``first_row`` and ``first_column`` are where rows[0][0] stands on the sheet, from 1.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 1
    first_column: int = 1
