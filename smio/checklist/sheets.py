"""A workbook's sheets as plain rows of words, and finding a table in them by its headings.

Headings are those of the language catalogue, in whichever of its languages the workbook was written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from smio.errors import UserError
from smio.language import LANGUAGES, translator

HEADING_ROWS = 20  # a table's headings are looked for so far down


@dataclass(frozen=True)
class SheetTable:
    """One sheet: every row with as many cells, each as a person reads it (empty for nothing).

    ``first_row`` and ``first_column`` are where rows[0][0] stands on the sheet, from 1.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    first_row: int = 1
    first_column: int = 1

    def place(self, row: int, column: int | None = None) -> "Place":
        """Where a cell of ``rows`` stands on the sheet."""
        letter = "" if column is None else column_letter(column + self.first_column)
        return Place(self.name, row + self.first_row, letter)


@dataclass(frozen=True)
class Place:
    """A cell as the user finds it: the sheet, the row from 1, the column's letter (empty for the whole row)."""

    sheet: str
    row: int
    column: str = ""

    def fault(self, fault: UserError) -> UserError:
        """A fault with where it stands."""
        if self.column:
            return UserError(
                "checklist.fault.in_cell", faults=(fault,), sheet=self.sheet, row=self.row, column=self.column
            )
        return UserError("checklist.fault.in_row", faults=(fault,), sheet=self.sheet, row=self.row)


@dataclass(frozen=True)
class Found:
    """A table found on a sheet: the row of its headings, and the column of each field."""

    sheet: SheetTable
    heading_row: int
    columns: Mapping[str, int]
    unknown: tuple[int, ...]

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Every row below the headings that holds anything, with its number in ``sheet.rows``."""
        for row in range(self.heading_row + 1, len(self.sheet.rows)):
            cells = self.sheet.rows[row]
            record = {field: cells[column].strip() for field, column in self.columns.items()}
            if any(record.values()):
                yield row, record


def find_table(sheet: SheetTable, headings: Mapping[str, str], needed: Iterable[str]) -> Found | None:
    """The first row that has the needed fields among its headings; ``headings`` are fields by folded heading."""
    wanted = set(needed)
    for row, cells in enumerate(sheet.rows[:HEADING_ROWS]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(cells):
            field = headings.get(fold(cell))
            if field is not None:
                columns.setdefault(field, column)
        if wanted <= columns.keys():
            unknown = (column for column, cell in enumerate(cells) if cell.strip() and column not in columns.values())
            return Found(sheet, row, columns, tuple(unknown))
    return None


@cache
def heading_fields(names: tuple[str, ...], texts: tuple[str, ...] = ()) -> Mapping[str, str]:
    """Fields by folded heading in every language; those of ``texts`` once a language: ``text.ru`` for «Пункт (ru)»."""
    known: dict[str, str] = {}
    for name in (*names, *texts):
        words = {name, *(translator(language)(f"checklist.column.{name}") for language in LANGUAGES)}
        for word in words:
            if name in texts:
                known.update({fold(f"{word} ({language})"): f"{name}.{language}" for language in LANGUAGES})
            else:
                known[fold(word)] = name
    return known


def is_called(sheet: SheetTable, name: str) -> bool:
    """Whether a sheet has one of the names that the catalogue gives it."""
    return fold(sheet.name) in {fold(translator(language)(f"checklist.sheet.{name}")) for language in LANGUAGES}


def fold(word: str) -> str:
    """A heading as it is looked up: case, spaces and ё do not matter."""
    return " ".join(word.split()).casefold().replace("ё", "е")


def column_letter(column: int) -> str:
    """The letter of a column, from 1: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
