"""Reading processes, kept warm: each takes one file at a time, and its death is an ordinary error message."""

from pathlib import Path
from typing import cast

from smio.confined.wire import Header
from smio.confined.workers import Workers
from smio.errors import Detail, UserError
from smio.reading.limits import (
    CELLS,
    FILE_SIZE,
    FILES_PER_PROCESS,
    HEAVY_CELLS,
    LONGEST_SECONDS,
    MEGABYTE,
    MEMORY,
    MEMORY_PER_CELL,
    SECONDS,
    SECONDS_PER_MEGABYTE,
    WORKERS,
)

CHILD = Path(__file__).with_name("child.py")
MOST_MEMORY = MEMORY + MEMORY_PER_CELL * CELLS // 2
_EXPANSION = 8  # a packed workbook unpacks to some ten times its size; the child knows better and stops itself

_workers = Workers(CHILD, MOST_MEMORY, most=WORKERS, jobs=FILES_PER_PROCESS)


def warm_up() -> None:
    """Start a reading process before the first file comes."""
    with _workers.one():
        pass


def parse_apart(data: bytes, name: str, encoding: str = "") -> tuple[Header, bytes]:
    """Read a file in a process of its own; the header and blocks of ``child.answer``, or UserError."""
    if not data:
        raise UserError("reading.error.empty_file", file=name)
    if len(data) > FILE_SIZE:
        raise UserError("reading.error.too_big", file=name, limit=FILE_SIZE // MEGABYTE)
    seconds = min(LONGEST_SECONDS, SECONDS + SECONDS_PER_MEGABYTE * _EXPANSION * len(data) / MEGABYTE)
    with _workers.one() as worker:
        answer = worker.ask({"name": name, "encoding": encoding}, data, seconds)
        if answer is not None and _was_heavy(answer[0]):
            worker.jobs_left = 0
    if answer is None:
        raise UserError("reading.error.too_heavy", file=name)
    if "error" in answer[0]:
        raise UserError(str(answer[0]["error"]), (), **cast("dict[str, Detail]", answer[0]["details"]))
    return answer


def _was_heavy(header: Header) -> bool:
    return sum(sheet["rows"] * sheet["columns"] for sheet in header.get("sheets", ())) > HEAVY_CELLS
