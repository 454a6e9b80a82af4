"""A file once it is parsed: its sheets as arrays; and what may be kept of it, without what names a person."""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import numpy as np

from smio.confined.wire import Header, receive, send
from smio.errors import UserError
from smio.reading.grid import NUMBER, TEXT, Grid, Values, grids_of
from smio.reading.personal import cell_is_personal
from smio.reading.proposal import ColumnProposal, Role
from smio.reading.worker import parse_apart

LONGEST_PLAIN_NUMBER = 6  # digits; a longer number may be a telephone or a ПИН
SHORTEST_NAME = 2


@dataclass(frozen=True, eq=False)
class OpenedFile:
    """A parsed file; ``sha256`` is that of the file as it was brought."""

    name: str
    sha256: str
    about: Header
    grids: tuple[Grid, ...]


def open_file(data: bytes, name: str, encoding: str = "") -> OpenedFile:
    """Parse a file apart, behind the guard; UserError where it cannot be read."""
    header, body = parse_apart(data, name, encoding)
    about = {key: header[key] for key in ("encoding", "sure") if key in header}
    return OpenedFile(name, hashlib.sha256(data).hexdigest(), about, grids_of(header, body, name))


def keep(opened: OpenedFile, columns: Iterable[ColumnProposal]) -> bytes:
    """What may be stored of a file before it is a round: every sheet, without what names a person.

    The values of personal columns are blanked wherever they stand, and so is every e-mail and telephone number.
    """
    letters = [column.letter for column in columns if column.role is Role.PERSONAL]
    named = {text for grid in opened.grids for text in _texts_of(grid, letters)}
    kept = [_without(grid, named) for grid in opened.grids]
    buffer = BytesIO()
    sheets = [_described(grid) for grid in kept]
    blocks = [
        block for grid in kept for block in (np.ascontiguousarray(grid.codes), grid.values.numbers, grid.values.kinds)
    ]
    about = {"name": opened.name, "sha256": opened.sha256, "about": opened.about}
    send(buffer, {**about, "sheets": sheets}, *blocks)
    return zlib.compress(buffer.getvalue(), 3)


def reopen(kept: bytes) -> OpenedFile:
    """A file from what was kept of it; UserError where the store holds something else."""
    try:
        frame = receive(BytesIO(zlib.decompress(kept)))
    except (zlib.error, ValueError) as error:
        raise UserError("reading.error.damaged", file="") from error
    if frame is None:
        raise UserError("reading.error.damaged", file="")
    header, body = frame
    name = str(header["name"])
    return OpenedFile(name, str(header["sha256"]), header["about"], grids_of(header, body, name))


def _texts_of(grid: Grid, letters: list[str]) -> set[str]:
    """The values below the headings of the columns with these letters: names, never single digits or short words."""
    positions = [place for letter in letters if 0 <= (place := _position(letter) - grid.first_column) < grid.shape[1]]
    codes = {int(code) for place in positions for code in grid.codes[1:, place]}
    return {text for code in codes if _may_name(grid.values, code, text := grid.values.text(code))}


def _may_name(values: Values, code: int, text: str) -> bool:
    if values.kinds[code] == NUMBER:
        return len(text.lstrip("-").partition(".")[0]) >= LONGEST_PLAIN_NUMBER
    return values.kinds[code] == TEXT and len(text) > SHORTEST_NAME


def _without(grid: Grid, named: set[str]) -> Grid:
    """The sheet with personal values gone: not only blank in the cells, but no longer among its values."""
    texts = [grid.values.text(code) for code in range(len(grid.values))]
    personal = np.array([text in named or (len(text) > SHORTEST_NAME and cell_is_personal(text)) for text in texts])
    values = Values(
        np.where(personal, grid.values.kinds[0], grid.values.kinds).astype(np.uint8),
        np.where(personal, np.nan, grid.values.numbers),
        tuple("" if gone else text for gone, text in zip(personal.tolist(), grid.values.texts, strict=True)),
    )
    return replace(grid, values=values)


def _described(grid: Grid) -> dict[str, Any]:
    return {
        "name": grid.sheet,
        "rows": grid.shape[0],
        "columns": grid.shape[1],
        "values": len(grid.values),
        "texts": list(grid.values.texts),
        "state": grid.state,
        "first_row": int(grid.row_numbers[0]) - 1 if len(grid.row_numbers) else 0,
        "first_column": grid.first_column,
        **grid.marks,
    }


def _position(letter: str) -> int:
    place = 0
    for sign in letter:
        place = place * 26 + ord(sign) - 64
    return place - 1
