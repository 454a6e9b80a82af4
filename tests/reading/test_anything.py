"""Whatever is given, the answer is a reading or a plain error; and what was written in any layout is read back."""

import contextlib
import random
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from smio.errors import UserError
from smio.reading import read
from tests.reading.sample_files import (
    CRITERIA,
    HEADINGS,
    SERVICES,
    SHARED,
    random_ratings,
    write_csv,
    write_ods,
    write_xlsx,
)

QUIET = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large)
ordinary = settings(max_examples=40, deadline=None, suppress_health_check=QUIET, derandomize=True)
nightly = settings(max_examples=10_000, deadline=None, suppress_health_check=QUIET)
Matrix = NDArray[np.float64]
WORDS = ("очень плохо", "плохо", "удовлетворительно", "хорошо", "отлично")
KYRGYZ = ("өтө начар", "начар", "орто", "жакшы", "эң жакшы")


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Ratings 1…5 of 6 to 24 columns for 8 to 40 people, some blank, no column or row wholly so, all steps used."""
    rows, services = draw(st.integers(8, 40)), draw(st.integers(1, 4))
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    ratings = chance.integers(1, 6, (rows, 6 * services)).astype(float)
    ratings[chance.random(ratings.shape) < draw(st.sampled_from([0.0, 0.05, 0.2]))] = np.nan
    ratings[:, 0] = chance.integers(1, 6, rows)
    ratings[:5] = np.where(np.arange(5)[:, None] < 5, (np.arange(5)[:, None] + np.arange(6 * services)) % 5 + 1, 0)
    return ratings


def cells(ratings: Matrix, words: tuple[str, ...] = ()) -> list[list[Any]]:
    return [["" if np.isnan(r) else (words[int(r) - 1] if words else int(r)) for r in row] for row in ratings]


def lay_out(ratings: Matrix, layout: str) -> list[list[Any]]:
    columns = ratings.shape[1]
    names = list(product(SERVICES, CRITERIA))[:columns]
    if layout == "two rows":
        upper = ["№", *(s if c == CRITERIA[0] else "" for s, c in names)]
        return [upper, ["", *(c for _, c in names)], *([n, *row] for n, row in enumerate(cells(ratings), 1))]
    if layout == "long":
        body = cells(ratings)
        rows = [[p + 1, *names[at], body[p][at]] for p in range(len(ratings)) for at in range(columns)]
        return [["Респондент", "Услуга", "Критерий", "Оценка"], *rows]
    if layout == "turned":
        body = cells(ratings.T)
        return [
            ["Вопрос", *(f"Анкета {n}" for n in range(1, len(ratings) + 1))],
            *([HEADINGS[at], *body[at]] for at in range(columns)),
        ]
    words = {"words": WORDS, "kyrgyz words": KYRGYZ}.get(layout, ())
    return [["№", *HEADINGS[:columns]], *([n, *row] for n, row in enumerate(cells(ratings, words), 1))]


LAYOUTS = ("matrix", "two rows", "long", "turned", "words", "kyrgyz words")
FORMATS = ("xlsx", "ods", "comma", "semicolon", "tab", "utf-16", "cp1251")


def write(rows: list[list[Any]], form: str) -> tuple[bytes, str]:
    if form == "xlsx":
        return write_xlsx(rows), "x.xlsx"
    if form == "ods":
        return write_ods(rows), "x.ods"
    separator = {"semicolon": ";", "tab": "\t"}.get(form, ",")
    return write_csv(rows, separator, form if form in ("utf-16", "cp1251") else "utf-8"), "x.csv"


def reads_back(ratings: Matrix, layout: str, form: str) -> None:
    if form == "cp1251" and layout == "kyrgyz words":
        form = "comma"  # this encoding has no Kyrgyz letters
    reading = read(*write(lay_out(ratings, layout), form))
    assert np.array_equal(reading.responses.ratings, ratings, equal_nan=True)
    assert reading.certain


def is_read_or_refused(data: bytes, name: str) -> None:
    with contextlib.suppress(UserError):
        assert read(data, name).columns


@ordinary
@given(matrices(), st.sampled_from(LAYOUTS), st.sampled_from(FORMATS))
def test_what_was_written_is_read_back(ratings: Matrix, layout: str, form: str) -> None:
    reads_back(ratings, layout, form)


@ordinary
@given(st.binary(max_size=4000), st.sampled_from(["x.xlsx", "x.csv", "x.xls", "x"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    is_read_or_refused(data, name)


@ordinary
@given(st.text(max_size=2000), st.sampled_from(["x.csv", "x.tsv"]))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    is_read_or_refused(text.encode("utf-8", "replace"), name)


@ordinary
@given(st.lists(st.lists(st.one_of(st.none(), st.integers(-10, 110), st.floats(-1e9, 1e9), st.text(max_size=12), st.sampled_from(WORDS)), max_size=8), max_size=30))  # fmt: skip # noqa: E501
def test_any_table_is_read_or_refused(rows: list[list[Any]]) -> None:
    is_read_or_refused(write_csv(rows), "x.csv")


def mutated(data: bytes, seed: int) -> bytes:
    """A file with some bytes changed, cut out, doubled or cut off."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(max(len(changed), 1))
        what = chance.randrange(4)
        if what == 0 and changed:
            changed[at] = chance.randrange(256)
        elif what == 1:
            del changed[at : at + chance.randrange(1, 200)]
        elif what == 2:
            changed[at:at] = changed[at : at + chance.randrange(1, 200)]
        else:
            changed = changed[: max(at, len(changed) // 2)]
    return bytes(changed)


OWN = {
    "x.xlsx": write_xlsx([["№", *HEADINGS], *([n, *row] for n, row in enumerate(random_ratings(20, 24).tolist()))]),
    "x.csv": write_csv([["№", *HEADINGS], *([n, *row] for n, row in enumerate(random_ratings(20, 24).tolist()))]),
}


@ordinary
@given(st.integers(0, 2**32 - 1), st.sampled_from(sorted(OWN)))
def test_a_damaged_file_is_read_or_refused(seed: int, name: str) -> None:
    is_read_or_refused(mutated(OWN[name], seed), name)


REAL = [path for folder in ("surveys", "hostile") for path in sorted((SHARED / folder).glob("*")) if path.stat().st_size < 200_000]  # fmt: skip # noqa: E501
there = pytest.mark.skipif(not REAL, reason="../shared/data is not there")


@there
@ordinary
@given(st.integers(0, 2**32 - 1))
def test_a_real_file_damaged_is_read_or_refused(seed: int) -> None:
    path = REAL[seed % len(REAL)]
    is_read_or_refused(mutated(path.read_bytes(), seed), path.name)


@pytest.mark.long
@nightly
@given(matrices(), st.sampled_from(LAYOUTS), st.sampled_from(FORMATS))
def test_what_was_written_is_read_back_ten_thousand_times(ratings: Matrix, layout: str, form: str) -> None:
    reads_back(ratings, layout, form)


@pytest.mark.long
@there
@nightly
@given(st.integers(0, 2**32 - 1))
def test_a_real_file_damaged_is_read_or_refused_ten_thousand_times(seed: int) -> None:
    path = REAL[seed % len(REAL)]
    is_read_or_refused(mutated(path.read_bytes(), seed), path.name)
