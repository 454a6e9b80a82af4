"""Looks through a zipped workbook before any reader opens it: how large it unpacks, how far its cells reach.

A workbook of 4.6 KB with one cell in XFD1048576 makes the reader ask for more memory than there is, and the process
is gone. So the parts are streamed here first, in pieces, with every limit checked on what really comes out.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from smio.errors import UserError
from smio.reading.limits import (
    CELLS,
    COLUMNS,
    INFLATED_SIZE,
    INFLATION_FROM,
    INFLATION_RATIO,
    NAMED_CELLS,
)

_PIECE = 1 << 20
_GLANCE = 4096
_WIDE = re.compile(rb' r="([A-Z]{3,})[0-9]+"([^>]*)>')
_TWO_LETTERS = re.compile(rb' r="[A-Z]{2}')
_REFERENCE = re.compile(rb' r="([A-Z]{1,8})([0-9]{1,8})"')
_VALUE = (b"<v", b"<is")
_NAMED_VALUE = (b":v>", b":is>")  # with a name space before it
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\shidden="(?:1|true)")[^>]*?\sr="([0-9]{1,8})"')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\b(?=[^>]*\shidden="(?:1|true)")[^>]*>')
_BOUNDS = re.compile(rb'\s(min|max)="([0-9]{1,6})"')
_ERROR = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*?\st="e"[^>]*>(?:[^v]|v(?!>))*?v>(#[^<]{1,20})<')
_UNCOMPUTED = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*</'
)


@dataclass
class SheetMarks:
    """What the XML of a sheet says beside its values; rows and columns count from 1."""

    last_row: int = 0
    last_column: int = 0
    hidden_rows: list[int] = field(default_factory=list[int])
    hidden_columns: list[int] = field(default_factory=list[int])
    errors: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])
    error_count: int = 0
    uncomputed: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    uncomputed_count: int = 0
    truths: bool = False

    @property
    def cells(self) -> int:
        """The rectangle a reader would lay out."""
        return self.last_row * self.last_column


@dataclass
class Inspection:
    """All sheets by the name of their part, folded to lower case, and the unpacked size."""

    sheets: dict[str, SheetMarks]
    inflated: int

    @property
    def cells(self) -> int:
        """Cells of all sheets together."""
        return sum(marks.cells for marks in self.sheets.values())


def inspect(data: bytes, name: str) -> Inspection:
    """Stream every part of a zipped workbook within the limits. A damaged or lying archive is a plain error."""
    inspection = Inspection({}, 0)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(archive.infolist(), name)
            for entry in archive.infolist():
                part = entry.filename.replace("\\", "/").lower()
                if not part.endswith((".xml", ".rels", ".bin")) or "/media/" in part:
                    continue
                marks = SheetMarks()
                is_sheet = part.endswith(".xml") and "sheets/" in part
                for piece in _pieces(archive, entry, inspection, name):
                    if is_sheet:
                        _read_marks(piece, marks, name)
                if is_sheet:
                    inspection.sheets[part] = marks
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as damage:
        raise UserError("reading.error.damaged", file=name) from damage
    except Exception as damage:
        if isinstance(damage, UserError):
            raise
        raise UserError("reading.error.damaged", file=name) from damage  # zlib.error and its like
    return inspection


def _refuse_bombs(entries: list[zipfile.ZipInfo], name: str) -> None:
    """By the sizes the archive declares; more than it declares cannot be unpacked, as the check sum then fails."""
    bomb = any(
        entry.file_size > INFLATION_FROM and entry.file_size > INFLATION_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if bomb or sum(entry.file_size for entry in entries) > INFLATED_SIZE:
        raise UserError("reading.error.inflates", file=name, limit=INFLATED_SIZE >> 20)


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, so_far: Inspection, name: str) -> Iterator[bytes]:
    """The unpacked part in pieces that end with a row, counted against the limits."""
    size, rest = 0, b""
    with archive.open(entry) as part:
        while piece := part.read(_PIECE):
            size += len(piece)
            so_far.inflated += len(piece)
            bomb = size > INFLATION_FROM and size > INFLATION_RATIO * max(entry.compress_size, 1)
            if bomb or so_far.inflated > INFLATED_SIZE:
                raise UserError("reading.error.inflates", file=name, limit=INFLATED_SIZE >> 20)
            piece = rest + piece
            end = piece.rfind(b"</row>") + 6
            if end < 6 and len(piece) < 8 * _PIECE:  # noqa: PLR2004 - no row ends here
                rest = piece
                continue
            end = end if end >= 6 else len(piece)  # noqa: PLR2004
            rest = piece[end:]
            yield piece[:end]
    if rest:
        yield rest


def column_number(letters: bytes) -> int:
    """A -> 1, Z -> 26, AA -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _read_marks(piece: bytes, marks: SheetMarks, name: str) -> None:
    _measure(piece, marks)
    if marks.last_column > COLUMNS:
        raise UserError("reading.error.too_wide", file=name, limit=COLUMNS)
    if marks.cells > CELLS:
        raise UserError("reading.error.too_large", file=name, limit=CELLS)
    if b"hidden=" in piece:
        marks.hidden_rows += [int(row) for row in _HIDDEN_ROW.findall(piece)]
        _note_hidden_columns(piece, marks)
    marks.truths = marks.truths or b't="b"' in piece
    _note_errors(piece, marks)


def _note_errors(piece: bytes, marks: SheetMarks) -> None:
    """Cells in error, and formulas without a saved result."""
    if b't="e"' in piece:
        for letters, row, what in _ERROR.findall(piece):
            marks.error_count += 1
            if len(marks.errors) < NAMED_CELLS:
                marks.errors.append((int(row), column_number(letters), what.decode("ascii", "replace")))
    if b"<f" in piece or b":f>" in piece:
        for letters, row in _UNCOMPUTED.findall(piece):
            marks.uncomputed_count += 1
            if len(marks.uncomputed) < NAMED_CELLS:
                marks.uncomputed.append((int(row), column_number(letters)))


def _measure(piece: bytes, marks: SheetMarks) -> None:
    """How far cells with a value reach; formatted empty ones cost a reader nothing.

    Cells stand in order within a row, and rows within a sheet, so the last one tells.
    """
    wide = 26
    if _TWO_LETTERS.search(piece):
        letters = {name for name, rest in _WIDE.findall(piece) if not rest.endswith(b"/")}
        wide = max(map(column_number, letters), default=0) or _widest_row(piece)
    marks.last_column = max(marks.last_column, wide)
    last = _last_valued(piece, 0, len(piece))
    if last is not None:
        marks.last_row = max(marks.last_row, int(last.group(2)))


def _last_valued(piece: bytes, start: int, end: int) -> re.Match[bytes] | None:
    """The reference of the last cell with a value between two places."""
    marks = _VALUE if b"<c " in piece[start : start + _GLANCE] else (*_VALUE, *_NAMED_VALUE)
    value = max(piece.rfind(mark, start, end) for mark in marks)
    reference = piece.rfind(b' r="', start, value) if value > 0 else -1
    return _REFERENCE.match(piece, reference) if reference >= 0 else None


def _widest_row(piece: bytes) -> int:
    widest, start = 26, 0
    while (end := piece.find(b"</row>", start)) >= 0:
        found = _last_valued(piece, start, end)
        if found and len(found.group(1)) > 1:
            widest = max(widest, column_number(found.group(1)))
        start = end + 6
    return widest


def _note_hidden_columns(piece: bytes, marks: SheetMarks) -> None:
    for column in _HIDDEN_COLUMN.findall(piece):
        bounds = {which: int(number) for which, number in _BOUNDS.findall(column)}
        first = bounds.get(b"min", 0)
        last = min(bounds.get(b"max", first), COLUMNS)
        if first:
            marks.hidden_columns += range(first, last + 1)
