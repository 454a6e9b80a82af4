"""Cells as the reading process packs them: each different value once, and for each cell the number of its value."""

import datetime as dt
import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, cast

from smio.reading.limits import CELL_TEXT

EMPTY, NUMBER, TEXT, TRUTH, MOMENT = range(5)
"""Kinds of a value. A text that is nothing but a number («3,0», «007») is a NUMBER that keeps its text."""

_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,15})?(?:[eE][-+]?\d{1,2})?")
_BLANKS = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_DAMAGED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no XML may have


@dataclass
class PackedSheet:
    """One sheet: ``codes`` has rows x columns numbers of values, row by row.

    ``first_row`` and ``first_column`` say how many rows and columns stand empty before. ``hidden_rows``,
    ``errors`` (row, column, what) and ``uncomputed`` (row, column) count rows and columns of the sheet from 1.
    ``merged`` holds (row, column, last row, last column) from 0.
    """

    name: str
    rows: int
    columns: int
    codes: "array[int]"
    kinds: bytes
    numbers: "array[float]"
    texts: list[str | None]
    state: str = "visible"
    first_row: int = 0
    first_column: int = 0
    hidden_rows: list[int] = field(default_factory=list[int])
    hidden_columns: list[int] = field(default_factory=list[int])
    errors: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    error_count: int = 0
    uncomputed: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    uncomputed_count: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list[tuple[int, int, int, int]])
    ragged_rows: list[int] = field(default_factory=list[int])


class _Numbering(dict[Any, int]):
    """Gives each new value the next number."""

    def __missing__(self, value: Any) -> int:
        self[value] = number = len(self)
        return number


def pack(name: str, rows: Iterable[Sequence[Any]], width: int, *, may_hold_truths: bool = False) -> PackedSheet:
    """Pack rows of equal ``width``. ``may_hold_truths``: True and 1 are one key to Python, so they are told apart."""
    numbering = _Numbering()
    numbering[""]
    cells = chain.from_iterable(rows)
    if may_hold_truths:
        cells = ((bool, cell) if cell is True or cell is False else cell for cell in cells)
    codes = array("i", map(numbering.__getitem__, cells))
    kinds, numbers, texts = bytearray(), array("d"), list[str | None]()
    for value in numbering:
        kind, number, text = describe(value)
        kinds.append(kind)
        numbers.append(number)
        texts.append(text)
    return PackedSheet(name, len(codes) // width if width else 0, width, codes, bytes(kinds), numbers, texts)


def describe(value: Any) -> tuple[int, float, str | None]:
    """A value's kind, its number (NaN for none) and its text (None where the number says it all)."""
    if isinstance(value, str):
        return describe_text(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return NUMBER, float(value), None
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return MOMENT, float("nan"), value.isoformat(" ") if isinstance(value, dt.datetime) else value.isoformat()
    if isinstance(value, (tuple, bool)):
        truth = value if isinstance(value, bool) else bool(cast("tuple[type, bool]", value)[1])
        return TRUTH, float("nan"), "TRUE" if truth else "FALSE"
    if value is None:
        return EMPTY, float("nan"), ""
    return MOMENT, float("nan"), str(value)


def describe_text(value: str) -> tuple[int, float, str]:
    """A text: empty, a bare number, or words. Blanks around it are dropped, blanks within are kept.

    Letters that no paper can carry, which a damaged file may have, are left out.
    """
    text = value
    if not text.isprintable():
        text = _DAMAGED.sub("", text)
        if "\u00a0" in text or "\u200b" in text or "\ufeff" in text:
            text = _BLANKS.sub(" ", text)
    text = text.strip()[:CELL_TEXT]
    if not text:
        return EMPTY, float("nan"), ""
    if text[-1] in "0123456789" and _NUMBER.fullmatch(text):
        return NUMBER, float(text.replace(",", ".")), text
    return TEXT, float("nan"), text
