"""Questionnaire files as people make them, written by the tests."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter  # pyright: ignore[reportMissingTypeStubs] - it has none
from numpy.typing import NDArray

SHARED = Path(__file__).parents[3] / "shared" / "data"
SERVICES = ("Питьевая вода", "Вывоз мусора", "Внутригородские дороги", "Озеленение")
CRITERIA = ("Доступность", "Качество", "Регулярность", "Стоимость", "Реагирование", "Информирование")
HEADINGS = tuple(f"{service} [{criterion}]" for service in SERVICES for criterion in CRITERIA)


def workbook(stream: io.BytesIO) -> Any:
    """A new workbook of XlsxWriter, which has no types."""
    return xlsxwriter.Workbook(stream, {"in_memory": True})


def write_xlsx(rows: Sequence[Sequence[Any]], sheet: str = "Лист1") -> bytes:
    """A workbook of one sheet."""
    stream = io.BytesIO()
    book = workbook(stream)
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None and cell != "":
                page.write(number, column, cell)
    book.close()
    return stream.getvalue()


def write_csv(rows: Sequence[Sequence[Any]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A text table."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return stream.getvalue().encode(encoding)


def random_ratings(respondents: int, columns: int, seed: int = 1) -> NDArray[np.int64]:
    """Ratings 1…5."""
    return np.random.default_rng(seed).integers(1, 6, (respondents, columns))
