"""The reading process: takes one file after another on standard input and answers with packed sheets.

It is started as a script, so that it loads only what reading needs: no numpy, no pydantic, little memory. It knows
nothing of what the cells mean. When its input ends, so does it.
"""

import os
import sys
import types
from pathlib import Path

if __name__ == "__main__":  # the modules beside this one, without the package's own start
    room = Path(__file__).resolve().parent
    sys.path.insert(0, str(room.parents[1]))
    package = types.ModuleType("smio.reading")
    package.__path__ = [str(room)]
    sys.modules["smio.reading"] = package

from typing import Any, BinaryIO

from smio.errors import UserError
from smio.reading.cells import PackedSheet
from smio.reading.guard import inspect
from smio.reading.kinds import Kind, find_kind
from smio.reading.limits import (
    INFLATED_SIZE,
    LONGEST_SECONDS,
    MEGABYTE,
    MEMORY,
    MEMORY_PER_CELL,
    SECONDS,
    SECONDS_PER_MEGABYTE,
)
from smio.reading.text_tables import read_text_table
from smio.reading.wire import Header, receive, send
from smio.reading.workbooks import read_workbook


def parse(data: bytes, name: str, encoding: str = "") -> tuple[Header, list[PackedSheet]]:
    """The sheets of a file and how it was read; UserError where it cannot be."""
    kind = find_kind(data, name)
    if kind is Kind.TEXT:
        limit_process(MEMORY + 30 * len(data), SECONDS + SECONDS_PER_MEGABYTE * len(data) / MEGABYTE)
        sheet, text, separator = read_text_table(data, name, encoding)
        return {"kind": kind, "encoding": text.encoding, "sure": text.sure, "separator": separator}, [sheet]
    inspection = inspect(data, name) if kind is not Kind.XLS else None
    if inspection is not None:
        extra = MEMORY_PER_CELL * inspection.cells if kind is Kind.XLSX else 8 * min(inspection.inflated, INFLATED_SIZE)
        seconds = SECONDS_PER_MEGABYTE * inspection.inflated / MEGABYTE / 4
        limit_process(MEMORY + extra, SECONDS + seconds)
    sheets = read_workbook(data, name, kind, inspection if kind is Kind.XLSX else None)
    return {"kind": kind, "encoding": "", "sure": True, "separator": ""}, sheets


def limit_process(memory: int, seconds: float) -> None:
    """Bound what this process may take from here on. On Windows the parent's job object and its clock do this."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows
    import signal  # noqa: PLC0415

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    signal.setitimer(signal.ITIMER_REAL, min(seconds, LONGEST_SECONDS))  # unhandled, it ends the process


def lift_limits() -> None:
    """Between two files nothing runs and no clock ticks."""
    if sys.platform != "win32":
        import signal  # noqa: PLC0415

        signal.setitimer(signal.ITIMER_REAL, 0)


def answer(header: Header, data: bytes) -> tuple[Header, list[Any]]:
    """One job: the header and blocks to send back."""
    limit_process(MEMORY, SECONDS)
    try:
        about, sheets = parse(data, str(header["name"]), str(header.get("encoding", "")))
    except UserError as error:
        return {"error": error.code, "details": dict(error.details)}, []
    except MemoryError:
        return {"error": "reading.error.too_heavy", "details": {"file": str(header["name"])}}, []
    finally:
        lift_limits()
    blocks = [block for sheet in sheets for block in (sheet.codes, sheet.numbers, sheet.kinds)]
    return {**about, "sheets": [describe_sheet(sheet) for sheet in sheets]}, blocks


def describe_sheet(sheet: PackedSheet) -> Header:
    """Everything of a sheet but its arrays."""
    left_out = {"codes", "numbers", "kinds"}
    return {key: value for key, value in vars(sheet).items() if key not in left_out} | {"values": len(sheet.kinds)}


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Greet, then answer until the input ends."""
    send(sink, {"ready": True})
    while (job := receive(source)) is not None:
        header, blocks = answer(*job)
        send(sink, header, *blocks)


if __name__ == "__main__":
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints cannot break a frame
    serve(sys.stdin.buffer, sink)
