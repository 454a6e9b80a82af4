"""What the reading process sent, as arrays: each different value of a sheet once, each cell the number of its value."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from smio.confined.wire import Header
from smio.errors import UserError
from smio.reading.cells import EMPTY, MOMENT, NUMBER, TEXT, TRUTH
from smio.reading.folding import one_line

Codes = NDArray[np.int32]

__all__ = ["EMPTY", "MOMENT", "NUMBER", "TEXT", "TRUTH", "Codes", "Grid", "Values", "grids_of"]


@dataclass(frozen=True, eq=False)
class Values:
    """The different values: ``kinds`` (of cells.py), ``numbers`` (NaN where none) and ``texts``, by number of value.

    Value 0 is the empty cell.
    """

    kinds: NDArray[np.uint8]
    numbers: NDArray[np.float64]
    texts: tuple[str | None, ...]

    def text(self, code: int) -> str:
        """A value as a person reads it."""
        text = self.texts[code]
        if text is not None:
            return text
        number = float(self.numbers[code])
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)  # noqa: PLR2004

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, eq=False)
class Grid:
    """One sheet. ``codes`` has shape (rows, columns); row r of it is row ``row_numbers[r]`` of the sheet (1 is the
    first). What is hidden, in error or uncomputed is given in rows and columns of the sheet.
    """

    sheet: str
    codes: Codes
    values: Values
    row_numbers: NDArray[np.int64]
    first_column: int = 0
    state: str = "visible"
    marks: Header = field(default_factory=dict[str, Any])

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return (self.codes.shape[0], self.codes.shape[1])

    @cached_property
    def kinds(self) -> NDArray[np.uint8]:
        """The kind of each cell."""
        return self.values.kinds[self.codes]

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """Which cells hold something."""
        return self.codes != 0 if self._one_empty else self.kinds != EMPTY

    @cached_property
    def _one_empty(self) -> bool:
        return int((self.values.kinds == EMPTY).sum()) == 1

    def text(self, row: int, column: int) -> str:
        """A cell as one line."""
        return one_line(self.values.text(int(self.codes[row, column])))

    def row_texts(self, row: int) -> list[str]:
        """A row, each cell as one line."""
        return [self.text(row, column) for column in range(self.shape[1])]

    def with_codes(self, codes: Codes, row_numbers: NDArray[np.int64]) -> "Grid":
        """The same values laid out otherwise."""
        return replace(self, codes=codes, row_numbers=row_numbers)

    def turned(self) -> "Grid":
        """Rows for columns."""
        codes = np.ascontiguousarray(self.codes.T)
        return self.with_codes(codes, np.arange(1, codes.shape[0] + 1, dtype=np.int64))


def grids_of(header: Header, body: bytes, name: str) -> tuple[Grid, ...]:
    """The sheets of an answer of the reading process. What does not add up counts as a damaged file: that process
    has handled hostile bytes, and nothing it says is taken on trust.
    """
    grids: list[Grid] = []
    at = 0
    for sheet in header["sheets"]:
        cells, values = int(sheet["rows"]) * int(sheet["columns"]), int(sheet["values"])
        codes = np.frombuffer(body, np.int32, cells, at) if cells else np.empty(0, np.int32)
        numbers = np.frombuffer(body, np.float64, values, at + 4 * cells)
        kinds = np.frombuffer(body, np.uint8, values, at + 4 * cells + 8 * values)
        at += 4 * cells + 9 * values
        texts: tuple[str | None, ...] = tuple(sheet["texts"])
        if len(texts) != values or (cells and not 0 <= int(codes.min()) <= int(codes.max()) < values):
            raise UserError("reading.error.damaged", file=name)
        shape = (int(sheet["rows"]), int(sheet["columns"]))
        first = int(sheet["first_row"])
        grids.append(
            Grid(
                str(sheet["name"]),
                codes.reshape(shape),
                Values(kinds, numbers, texts),
                np.arange(first + 1, first + 1 + shape[0], dtype=np.int64),
                int(sheet["first_column"]),
                str(sheet["state"]),
                {key: sheet[key] for key in _MARKS},
            )
        )
    return tuple(grids)


_MARKS = (
    "hidden_rows", "hidden_columns", "errors", "error_count", "uncomputed", "uncomputed_count", "merged", "ragged_rows",
)  # fmt: skip


def joined_values(grids: Iterable[Grid]) -> tuple[Values, list[Codes]]:
    """One table of values for several sheets, and the codes of each in it."""
    kinds: list[NDArray[np.uint8]] = []
    numbers: list[NDArray[np.float64]] = []
    texts: list[str | None] = []
    codes: list[Codes] = []
    for grid in grids:
        shift = len(texts)
        codes.append(np.where(grid.codes == 0, 0, grid.codes + shift).astype(np.int32))
        kinds.append(grid.values.kinds)
        numbers.append(grid.values.numbers)
        texts.extend(grid.values.texts)
    return Values(np.concatenate(kinds), np.concatenate(numbers), tuple(texts)), codes
