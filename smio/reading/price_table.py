"""Prices pasted from a spreadsheet: a row for a good in a shop, a column for a week."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from smio.errors import UserError
from smio.monitoring import Price

NAMES = {
    "good": ("товар", "продукт", "наименование", "азык", "good", "product"),
    "unit": ("ед", "бирдик", "өлчөм", "unit"),
    "shop": ("магазин", "торговая точка", "рынок", "дүкөн", "базар", "shop", "market"),
}  # how the header of a column begins
DAYS = ("%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d/%m/%Y")
NO_PRICE = frozenset({"", "-", "–", "—", "−", "нет", "жок", "none"})
# No more than two decimals: «1,200» may be a thousand, and is asked about rather than guessed.
NUMBER = re.compile(r"(\d+(?:[.,]\d{1,2})?)(?:сом\w*|som|с\.?)?", re.IGNORECASE)
MOST_ROWS = 2000
MOST_FAULTS = 12  # told at once; the rest are found after these are mended


def read_prices(text: str) -> tuple[Price, ...]:
    """The prices of a table with the columns good, unit (may be missing), shop and a week's day over each price.

    UserError with every fault (row, column) where anything is not understood: nothing is left out silently. A price
    is in som; an empty cell or a dash is no price.
    """
    try:
        rows = [[cell.strip() for cell in row] for row in _rows(text) if any(cell.strip() for cell in row)]
    except csv.Error as error:  # a cell longer than any table's: something else was pasted
        raise UserError("acts.error.prices_empty") from error
    if len(rows) < 2:  # noqa: PLR2004 - a header and a row
        raise UserError("acts.error.prices_empty")
    if len(rows) > MOST_ROWS:
        raise UserError("acts.error.prices_many", limit=MOST_ROWS)
    columns, weeks = _header(rows[0])
    prices: list[Price] = []
    faults: list[UserError] = []
    for number, row in enumerate(rows[1:], 2):
        good, bad = _row_prices(row, number, columns, weeks)
        prices += good
        faults += bad
    if faults:
        raise UserError("acts.error.prices_faulty", faults=faults[:MOST_FAULTS])
    if not prices:
        raise UserError("acts.error.prices_empty")
    return tuple(prices)


def _rows(text: str) -> Iterator[list[str]]:
    separator = next((mark for mark in ("\t", ";") if mark in text), ",")
    return csv.reader(text.splitlines(), delimiter=separator)


def _header(cells: Sequence[str]) -> tuple[dict[str, int], dict[int, date]]:
    """Which column is what: the names by their words, the weeks by their day."""
    columns: dict[str, int] = {}
    weeks: dict[int, date] = {}
    faults: list[UserError] = []
    for place, cell in enumerate(cells):
        name = next((name for name, begins in NAMES.items() if cell.casefold().startswith(begins)), None)
        day = _day(cell)
        if name is not None and name not in columns:
            columns[name] = place
        elif day is not None and day not in weeks.values():
            weeks[place] = day
        elif cell:
            faults.append(UserError("acts.error.prices_column", column=place + 1, value=cell))
    faults += [UserError(f"acts.error.prices_no_{name}") for name in ("good", "shop") if name not in columns]
    if not weeks:
        faults.append(UserError("acts.error.prices_no_week"))
    if faults:
        raise UserError("acts.error.prices_faulty", faults=faults[:MOST_FAULTS])
    return columns, weeks


def _row_prices(
    row: Sequence[str], number: int, columns: dict[str, int], weeks: dict[int, date]
) -> tuple[list[Price], list[UserError]]:
    said = {name: " ".join(row[place].split()) if place < len(row) else "" for name, place in columns.items()}
    if not said["good"] or not said["shop"]:
        return [], [UserError("acts.error.prices_unnamed", row=number)]
    prices: list[Price] = []
    faults: list[UserError] = []
    for place, week in weeks.items():
        cell = row[place] if place < len(row) else ""
        if cell.casefold() in NO_PRICE:
            continue
        price = _number(cell)
        if price is None or price <= 0:
            faults.append(UserError("acts.error.prices_cell", row=number, column=place + 1, value=cell))
        else:
            prices.append(Price(said["good"], said["shop"], week, price, said.get("unit", "")))
    return prices, faults


def _day(cell: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007 - a day needs no zone
        except ValueError:
            continue
    return None


def _number(cell: str) -> float | None:
    found = NUMBER.fullmatch("".join(cell.split()))
    return float(found.group(1).replace(",", ".")) if found else None
