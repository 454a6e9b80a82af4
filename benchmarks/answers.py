"""Rounds of made-up answers of any size: four services by six criteria, as in the field."""

import csv
from io import BytesIO, StringIO

import numpy as np
from numpy.typing import NDArray
from openpyxl import Workbook

from smio.survey import Indicator, Responses

SERVICES = ("Питьевая вода", "Вывоз мусора", "Дороги", "Озеленение")
CRITERIA = ("Доступность", "Качество", "Регулярность", "Стоимость", "Реагирование", "Информирование")
INDICATORS = tuple(Indicator(service, criterion) for service in SERVICES for criterion in CRITERIA)
BLANK_SHARE = 0.1


def ratings(people: int, seed: int) -> NDArray[np.float64]:
    """Ratings of shape (people, 24), one in ten left out."""
    chance = np.random.default_rng(seed)
    table = chance.integers(1, 6, (people, len(INDICATORS))).astype(np.float64)
    table[chance.random(table.shape) < BLANK_SHARE] = np.nan
    return table


def responses(people: int, seed: int) -> Responses:
    return Responses(INDICATORS, ratings(people, seed))


def csv_file(people: int, seed: int) -> bytes:
    file = StringIO(newline="")
    csv.writer(file).writerows(_cells(people, seed))
    return file.getvalue().encode()


def xlsx_file(people: int, seed: int) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Лист1")
    for row in _cells(people, seed):
        sheet.append(row)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _cells(people: int, seed: int) -> list[list[str | int | None]]:
    heading: list[str | int | None] = [
        "Анкета №",
        *(f"{indicator.service} [{indicator.criterion}]" for indicator in INDICATORS),
    ]
    table = ratings(people, seed).tolist()
    return [heading, *([n, *(None if x != x else int(x) for x in row)] for n, row in enumerate(table, start=1))]  # noqa: PLR0124 - not a number is not itself
