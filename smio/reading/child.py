"""The reading process: takes one file after another on standard input and answers with packed sheets.

It is started as a script, so that it loads only what reading needs: no numpy, no pydantic, little memory. It knows
nothing of what the cells mean. When its input ends, so does it.
"""

import sys
import types
from pathlib import Path

if __name__ == "__main__":  # the modules beside this one, without the package's own start
    room = Path(__file__).resolve().parent
    sys.path.insert(0, str(room.parents[1]))
    package = types.ModuleType("smio.reading")
    package.__path__ = [str(room)]
    sys.modules["smio.reading"] = package

from typing import Any

from smio.confined import Header, lift_limits, limit_process, serve
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
from smio.reading.workbooks import read_workbook


def parse(data: bytes, name: str, encoding: str = "") -> tuple[Header, list[PackedSheet]]:
    """The sheets of a file and how it was read; UserError where it cannot be."""
    kind = find_kind(data, name)
    if kind is Kind.TEXT:
        bound(MEMORY + 30 * len(data), SECONDS + SECONDS_PER_MEGABYTE * len(data) / MEGABYTE)
        sheet, text, separator = read_text_table(data, name, encoding)
        return {"kind": kind, "encoding": text.encoding, "sure": text.sure, "separator": separator}, [sheet]
    inspection = inspect(data, name) if kind is not Kind.XLS else None
    if inspection is not None:
        extra = MEMORY_PER_CELL * inspection.cells if kind is Kind.XLSX else 8 * min(inspection.inflated, INFLATED_SIZE)
        seconds = SECONDS_PER_MEGABYTE * inspection.inflated / MEGABYTE / 4
        bound(MEMORY + extra, SECONDS + seconds)
    sheets = read_workbook(data, name, kind, inspection if kind is Kind.XLSX else None)
    return {"kind": kind, "encoding": "", "sure": True, "separator": ""}, sheets


def bound(memory: int, seconds: float) -> None:
    """Limit this process for a file, never longer than any file may take."""
    limit_process(memory, min(seconds, LONGEST_SECONDS))


def answer(header: Header, data: bytes) -> tuple[Header, list[Any]]:
    """One job: the header and blocks to send back."""
    bound(MEMORY, SECONDS)
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


if __name__ == "__main__":
    serve(answer)
