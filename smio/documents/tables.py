"""A table as words and numbers, before any office program has seen it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell; ``sign`` stands before the text in ``colour`` (RRGGBB), ``strong`` is bold, in that colour if any."""

    text: str
    sign: str = ""
    colour: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in mm, whether it holds numbers (centred), whether its heading is turned."""

    heading: str
    width: float
    number: bool = False
    turned: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its title and the notes under it (n, source, small numbers, generated).

    ``heads`` are rows that name those below them: such a row is never the last on a page. ``parted`` lets a table of
    few but tall rows go over a page's end.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    heads: frozenset[int] = frozenset()
    parted: bool = False


def cells(*texts: str, strong: bool = False) -> tuple[Cell, ...]:
    """A row of plain cells."""
    return tuple(Cell(text, strong=strong) for text in texts)


def spread(columns: Sequence[str], width: float, *, turned: bool) -> tuple[Column, ...]:
    """Number columns that share a width evenly."""
    return tuple(Column(heading, width / len(columns), number=True, turned=turned) for heading in columns)
