"""Rounds for tests: typed in by hand, read from the worked example, or made up by hypothesis."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from smio.survey import Indicator, Responses, Scale

BLANK = float("nan")
HEADING = re.compile(r"(?P<service>.+) \[(?P<criterion>.+)\]")


def indicators(*criteria_of_services: int) -> tuple[Indicator, ...]:
    """So many criteria for each service: ``indicators(2, 1)`` is water k0, water k1, roads k0."""
    names = ("Вода", "Дороги", "Мусор", "Свет")
    return tuple(
        Indicator(service, f"k{number}")
        for service, criteria in zip(names, criteria_of_services, strict=False)
        for number in range(criteria)
    )


def responses(
    rows: Sequence[Sequence[float]],
    *criteria_of_services: int,
    scale: Scale | None = None,
    codes: Sequence[str] | None = None,
) -> Responses:
    """A round of one row a respondent; all columns are one service where none are given."""
    table = np.array(rows, dtype=np.float64)
    asked = indicators(*(criteria_of_services or (table.shape[1],)))
    return Responses(asked, table, scale or Scale(), respondents=None if codes is None else tuple(codes))


def worked_round(path: Path) -> Responses:
    """A round of the worked example: a number, then a column for each «Услуга [Критерий]»."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file)
    named = [HEADING.fullmatch(column) for column in heading[1:]]
    asked = tuple(Indicator(match["service"], match["criterion"]) for match in named if match)
    ratings = [[float(cell) if cell else BLANK for cell in row[1:]] for row in rows]
    return Responses(asked, np.array(ratings))


@st.composite
def rounds(
    draw: st.DrawFn,
    criteria_of_services: tuple[int, ...] = (2, 3),
    *,
    respondents: tuple[int, int] = (2, 30),
    blanks: bool = True,
) -> Responses:
    """A round on the scale 1…5 in which every column has at least one rating."""
    allowed = [1.0, 2.0, 3.0, 4.0, 5.0, *([BLANK] if blanks else [])]
    shape = (draw(st.integers(*respondents)), sum(criteria_of_services))
    table = draw(arrays(np.float64, shape, elements=st.sampled_from(allowed), fill=st.nothing()))
    table[0, np.isnan(table).all(axis=0)] = 3.0
    return Responses(indicators(*criteria_of_services), table)
