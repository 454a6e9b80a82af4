"""Reading a file, guard and separate process included, against what pandas' own readers take for the cells alone."""

from collections.abc import Iterator
from io import BytesIO
from typing import Literal

import pandas as pd

from benchmarks.answers import csv_file, xlsx_file
from benchmarks.clock import side_by_side
from benchmarks.rows import Row, markdown, milliseconds
from smio.reading import read, warm_up

SIZES = (52, 1_000, 10_000, 100_000)
OPENPYXL_UP_TO = 10_000
TARGET_SIZE = 10_000


def table() -> str:
    """The table of this part: times at four sizes and the ratios of one run."""
    warm_up()
    return markdown(rows())


def rows() -> Iterator[Row]:
    """Ratios per size, and how the time of a row changes from 10 000 to 100 000 rows."""
    taken: dict[int, float] = {}
    for people in SIZES:
        seconds = _side_by_side(people)
        taken[people] = seconds["ours"]
        yield Row(f"{people} rows x 24 ratings, xlsx to responses", milliseconds(seconds["ours"]))
        ratio = seconds["ours"] / seconds["calamine"]
        target = "1.5" if people == TARGET_SIZE else ""
        yield Row("  over pandas with calamine, cells alone", f"{ratio:.2f}", target)
        if "openpyxl" in seconds:
            target = "0.2" if people == TARGET_SIZE else ""
            yield Row(
                "  over pandas with openpyxl, cells alone", f"{seconds['ours'] / seconds['openpyxl']:.2f}", target
            )
        yield Row("  the same as csv", milliseconds(seconds["csv"]))
    growth = taken[100_000] / taken[10_000] / 10
    yield Row("time per row at 100 000 over that at 10 000", f"{growth:.2f}", "about 1: linear")


def _with_pandas(workbook: bytes, engine: Literal["calamine", "openpyxl"]) -> object:
    return pd.read_excel(BytesIO(workbook), engine=engine)  # pyright: ignore[reportUnknownMemberType] - stubs leave it open


def _side_by_side(people: int) -> dict[str, float]:
    workbook, text = xlsx_file(people, 1), csv_file(people, 1)
    actions = {
        "ours": lambda: read(workbook, "round.xlsx"),
        "calamine": lambda: _with_pandas(workbook, "calamine"),
        "csv": lambda: read(text, "round.csv"),
    }
    if people <= OPENPYXL_UP_TO:
        actions["openpyxl"] = lambda: _with_pandas(workbook, "openpyxl")
    return side_by_side(actions, 30 if people <= 1_000 else 3, 1, min)  # noqa: PLR2004 - short ones more often
