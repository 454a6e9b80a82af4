"""A plan of monitoring kept in a workbook: a row a piece of work, every fault with its sheet, row and column."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from smio.checklist.periods import read_day, read_period
from smio.checklist.sheets import Found, find_table, fold
from smio.errors import UserError
from smio.language import LANGUAGES, translator
from smio.monitoring import PlanItem
from smio.reading.filled_sheets import sheet_tables

FIELDS = (  # in the order of the template
    "title", "programme", "place", "planned", "responsible", "start", "due", "done_on", "act", "cancelled", "note",
)  # fmt: skip
DAYS = ("start", "done_on")
NUMBER = "number"  # a column of running numbers: known, and of no use
MOST_ITEMS = 2000  # a plan of a year has dozens


def read_plan(data: bytes, name: str) -> tuple[PlanItem, ...]:
    """The lines of a plan in the order of the file, from a workbook or a text table.

    Headings are those of the template in any language, or words in their stead that plans of groups have. UserError
    where the file cannot be read, holds no plan, or lists every fault at once.
    """
    items: list[PlanItem] = []
    faults: list[UserError] = []
    tables = [found for sheet in sheet_tables(data, name) if (found := find_table(sheet, _headings(), ("title",)))]
    if not tables:
        raise UserError("plan.no_plan", file=name)
    for found in tables:
        faults += _heading_faults(found)
        items += _items(found, faults)
        if len(items) > MOST_ITEMS:
            raise UserError("plan.too_many", file=name, limit=MOST_ITEMS)
    if faults:
        raise UserError("plan.error", file=name, faults=faults)
    return tuple(items)


def _heading_faults(found: Found) -> Iterator[UserError]:
    """Columns that nobody knows, or that stand twice: left out in silence, their words would be lost."""
    for column in found.unknown:
        value = found.sheet.rows[found.heading_row][column].strip()
        code = "plan.fault.twice" if fold(value) in _headings() else "plan.fault.heading"
        yield found.sheet.place(found.heading_row, column).fault(UserError(code, value=value))


def _items(found: Found, faults: list[UserError]) -> Iterator[PlanItem]:
    planned = True
    for row, cells in found.records():
        told = {field: word for field, word in cells.items() if field != NUMBER}
        part = _part(told)
        if part is not None:
            planned = part
        elif any(told.values()) and not _counts_columns(told.values()):
            line = _Line(found, row, told)
            item = line.item(planned=planned)
            faults += line.faults
            yield item


def _part(cells: Mapping[str, str]) -> bool | None:
    """Whether a row is a heading of a part: True for the planned, False for the added, None for a line."""
    title = fold(cells["title"])
    if any(word for field, word in cells.items() if field != "title"):
        return None
    return True if title in _words("planned_part") else False if title in _words("added_part") else None


def _counts_columns(words: Iterable[str]) -> bool:
    """Whether a row holds the columns' own numbers, as papers have them below the headings."""
    return all(word.isdecimal() for word in words if word)


class _Line:
    """A row being read: its cells, and what is wrong with them."""

    def __init__(self, found: Found, row: int, cells: Mapping[str, str]) -> None:
        self.faults: list[UserError] = []
        self._found, self._row, self._cells = found, row, cells

    def item(self, *, planned: bool) -> PlanItem:
        """The line as a piece of work; what cannot be read is a fault and left empty."""
        if not self._text("title"):
            self._fault("title", UserError("plan.fault.no_title"))
        days = {field: self._day(field) for field in DAYS}
        begun, due = self._due()
        start = days["start"] or begun
        if start and due and due < start:
            self._fault("due", UserError("plan.fault.order", start=f"{start:%d.%m.%Y}", due=f"{due:%d.%m.%Y}"))
        return PlanItem(
            title=self._text("title"),
            programme=self._text("programme"),
            place=self._text("place"),
            planned=self._yes("planned", otherwise=planned),
            responsible=self._text("responsible"),
            start=start,
            due=due,
            done_on=days["done_on"],
            act=self._text("act"),
            cancelled=self._yes("cancelled", otherwise=False),
            note=self._text("note"),
        )

    def _text(self, field: str) -> str:
        return self._cells.get(field, "").strip()

    def _day(self, field: str) -> date | None:
        words = self._text(field)
        day = read_day(words) if words else None
        if words and day is None:
            self._fault(field, UserError("plan.fault.day", value=words))
        return day

    def _due(self) -> tuple[date | None, date | None]:
        """The day it is due, and where a period stands in the cell the day that begins it."""
        words = self._text("due")
        if not words:
            return None, None
        period = read_period(words)
        if period is None:
            self._fault("due", UserError("plan.fault.day", value=words))
            return None, None
        return (None if period[0] == period[1] else period[0]), period[1]

    def _yes(self, field: str, *, otherwise: bool) -> bool:
        word = fold(self._text(field))
        if word and word not in _words("yes") | _words("no"):
            self._fault(field, UserError("plan.fault.yes_no", value=self._text(field)))
        return word in _words("yes") if word else otherwise

    def _fault(self, field: str, fault: UserError) -> None:
        column = self._found.columns.get(field)
        self.faults.append(self._found.sheet.place(self._row, column).fault(fault))


@cache
def _headings() -> Mapping[str, str]:
    """Fields by folded heading, in every language: the template's own, then words that stand for them."""
    known: dict[str, str] = {}
    for field in (*FIELDS, NUMBER):
        for language in LANGUAGES:
            t = translator(language)
            for word in (t(f"plan.column.{field}"), *t(f"plan.also.{field}").split("|")):
                known.setdefault(fold(word), field)
    return known


@cache
def _words(name: str) -> frozenset[str]:
    """The words for yes, for no, for a part of the plan, in every language."""
    return frozenset(_folded(translator(language)(f"plan.word.{name}") for language in LANGUAGES))


def _folded(lists: Iterable[str]) -> Iterator[str]:
    for words in lists:
        yield from (fold(word) for word in words.split("|"))
