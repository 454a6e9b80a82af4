"""Measurements kept in a workbook: answers with items down and periods across, or totals alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from smio.checklist.checklist import Checklist
from smio.checklist.files import answer_words
from smio.checklist.library import Library
from smio.checklist.measurement import ItemAnswer, Measurement
from smio.checklist.periods import read_day, read_period
from smio.checklist.sheets import Found, SheetTable, find_table, fold, heading_fields
from smio.errors import UserError

Period = tuple[date, date]
TOTALS = ("from", "to", "period", "total")  # columns of a sheet
PROOFS = ("period", "item", "note", "link", "checked_on", "checked_by")
SIGNS = {"+": 1.0, "-": 0.0, "−": 0.0, "1": 1.0, "0": 0.0, "0.5": 0.5, "0,5": 0.5}  # by share, in hand-made tables
FEWEST_ITEMS = 2  # of a checklist's in one column: a single match may be chance


def measurements_from_sheets(
    sheets: Sequence[SheetTable], name: str, library: Library, place: str = ""
) -> tuple[Measurement, ...]:
    """The measurements of a workbook, the earliest first.

    Of a period with both, answers count and the total is left out. UserError that lists every fault with its sheet,
    row and column, or says that no measurement was found.
    """
    faults: list[UserError] = []
    checklist = _checklist(sheets, library)
    if checklist is None:
        raise UserError("checklist.error.no_measurements", file=name)
    answered: dict[Period, dict[str, ItemAnswer]] = {}
    totals: dict[Period, float] = {}
    for sheet in sheets:
        _read_answers(sheet, checklist, answered, faults)
    for sheet in sheets:
        _read_totals(sheet, totals, faults)
        _read_proofs(sheet, answered, faults)
    if faults:
        raise UserError("checklist.error.broken_measurement_sheets", file=name, faults=faults)
    if not answered and not totals:
        raise UserError("checklist.error.no_measurements", file=name)

    def kept(period: Period) -> Measurement:
        answers = answered.get(period, {})
        total = None if answers else totals.get(period)
        return Measurement(
            checklist.id, checklist.version, *period, answers=answers, place=place, total=total, source=name
        )

    return tuple(kept(period) for period in sorted({*answered, *totals}))


def _checklist(sheets: Iterable[SheetTable], library: Library) -> Checklist | None:
    """The version the workbook names, else the one most of whose items it has; the newest where it has totals alone."""
    cells = {fold(cell) for sheet in sheets for row in sheet.rows for cell in row}
    named = [known for known in library if fold(known.id) in cells]
    for known in reversed(named):
        if fold(known.version) in cells and len(library.versions(known.id)) > 1:
            return known
    if named:
        return named[-1]
    return max(library, key=lambda known: sum(item in cells for item in _item_words(known)), default=None)


def _item_words(checklist: Checklist) -> Mapping[str, str]:
    """What may stand for an item: its id, or its text in any language."""
    words = {fold(item.id): item.id for item in checklist.items.values()}
    words.update({fold(text): item.id for item in checklist.items.values() for text in item.text.values()})
    return words


def _read_answers(
    sheet: SheetTable, checklist: Checklist, answered: dict[Period, dict[str, ItemAnswer]], faults: list[UserError]
) -> None:
    """Items down, periods across: the periods stand in a row above the items, as one cell or as from over to."""
    words = _item_words(checklist)
    columns = range(max((len(row) for row in sheet.rows), default=0))
    counted = {
        column: [row for row, cells in enumerate(sheet.rows) if fold(cells[column]) in words] for column in columns
    }
    item_column = max(columns, key=lambda column: len(counted[column]), default=None)
    if item_column is None or len(counted[item_column]) < FEWEST_ITEMS:
        return
    rows = counted[item_column]
    for column, period in _periods_above(sheet, rows[0]).items():
        if column == item_column:
            continue
        if period in answered:
            faults.append(sheet.place(rows[0] - 1, column).fault(_twice(period)))
            continue
        answered[period] = _column_answers(sheet, checklist, rows, (item_column, column), faults)


def _periods_above(sheet: SheetTable, first: int) -> dict[int, Period]:
    """The period of each column that has one above the first item."""
    periods: dict[int, Period] = {}
    for row in range(first - 1, -1, -1):
        for column, cell in enumerate(sheet.rows[row]):
            above = sheet.rows[row - 1][column] if row else ""
            two = (read_day(above), read_day(cell))
            period = read_period(f"{above} – {cell}") if all(two) else read_period(cell)
            if period is not None and column not in periods:
                periods[column] = period
        if periods:
            return periods
    return periods


def _column_answers(
    sheet: SheetTable, checklist: Checklist, rows: Iterable[int], columns: tuple[int, int], faults: list[UserError]
) -> dict[str, ItemAnswer]:
    words, known = _item_words(checklist), answer_words(checklist)
    by_share = {answer.share: answer.code for answer in reversed(checklist.answers)}
    item_column, column = columns
    answers: dict[str, ItemAnswer] = {}
    for row in rows:
        item, word = words[fold(sheet.rows[row][item_column])], sheet.rows[row][column].strip()
        if not word:
            continue
        code = known.get(fold(word)) or by_share.get(SIGNS.get(word, -1.0))
        if code is None or code not in {answer.code for answer in checklist.answers_of(checklist.items[item])}:
            possible = ", ".join(answer.label["ru"] for answer in checklist.answers_of(checklist.items[item]))
            fault = UserError("checklist.fault.answer_word", item=item, value=word, answers=possible)
            faults.append(sheet.place(row, column).fault(fault))
        else:
            answers[item] = ItemAnswer(code)
    return answers


def _read_totals(sheet: SheetTable, totals: dict[Period, float], faults: list[UserError]) -> None:
    """Rows of a period and its total."""
    found = find_table(sheet, heading_fields(TOTALS), ("total",))
    if found is None or not {"period", "from"} & found.columns.keys():
        return
    for row, cells in found.records():
        words = cells.get("period") or f"{cells.get('from', '')} – {cells.get('to', '')}"
        period, total = read_period(words), _number(cells["total"])
        if period is None and not cells["total"]:
            continue
        if period is None:
            column = found.columns.get("period", found.columns.get("from", 0))
            faults.append(sheet.place(row, column).fault(UserError("checklist.fault.period", value=words)))
        elif total is None or not 0 <= total <= 100:  # noqa: PLR2004 - a score's ends
            fault = UserError("checklist.fault.total", value=cells["total"])
            faults.append(sheet.place(row, found.columns["total"]).fault(fault))
        elif period in totals:
            faults.append(sheet.place(row).fault(_twice(period)))
        else:
            totals[period] = total


def _read_proofs(sheet: SheetTable, answered: dict[Period, dict[str, ItemAnswer]], faults: list[UserError]) -> None:
    """Notes, links, dates and names behind answers, a row each."""
    found = find_table(sheet, heading_fields(PROOFS), ("period", "item"))
    if found is None or not {"note", "link", "checked_on", "checked_by"} & found.columns.keys():
        return
    for row, cells in found.records():
        period, item = read_period(cells["period"]), cells["item"]
        answers = answered.get(period, {}) if period else {}
        if item not in answers:
            faults.append(_no_answer(found, row, item))
            continue
        answers[item] = replace(
            answers[item],
            note=cells.get("note", ""),
            link=cells.get("link", ""),
            checked_on=read_day(cells.get("checked_on", "")),
            checked_by=cells.get("checked_by", ""),
        )


def _no_answer(found: Found, row: int, item: str) -> UserError:
    return found.sheet.place(row).fault(UserError("checklist.fault.proof_of_nothing", item=item))


def _number(word: str) -> float | None:
    try:
        return float(word.replace(",", ".").replace("\u00a0", "").replace(" ", ""))
    except ValueError:
        return None


def _twice(period: Period) -> UserError:
    return UserError("checklist.fault.period_twice", start=f"{period[0]:%d.%m.%Y}", end=f"{period[1]:%d.%m.%Y}")
