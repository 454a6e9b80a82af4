"""The sheet of a checklist's measurements: points, shares and scores as formulas over the answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from smio.checklist import Checklist, ChecklistScore, Measurement
from smio.documents.sheet import Entry, Number, Sheet, cell_name, cell_on
from smio.documents.shown import HIDDEN_VALUE
from smio.language import Translator

SUMMARY_ROW = 4
POINTS = 2
FIRST = 3  # the first column of measurements
WIDTHS = (9.0, 62.0, 10.0)
ACROSS = 3  # columns of a measurement: in the summary got, possible, score; below answer, share, points
ANSWER_WIDTHS = (24.0, 14.0, 16.0)  # characters of these


@dataclass(frozen=True)
class ChecklistCells:
    """Where the scores stand, for charts: of each measurement a cell for every direction, then the total."""

    directions: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]


def checklist_sheet(
    sheet: Sheet, checklist: Checklist, measured: Sequence[tuple[Measurement, ChecklistScore]], t: Translator
) -> ChecklistCells:
    """The summary by direction, then every item with its answer; an answer without a share leaves the sum."""
    sheet.text(0, 0, checklist.title[t.language], "title")
    last = POINTS + ACROSS * len(measured)
    wide = sum(_widths(measured))
    sheet.across(1, last, checklist.source[t.language], "note", wide)
    if not checklist.official:
        sheet.across(2, last, t("documents.checklist.unofficial_sentence"), "warning", wide)
    items_row = SUMMARY_ROW + len(checklist.directions) + 6
    rows = _item_rows(checklist, items_row + 1)
    _items(sheet, checklist, measured, items_row, t)
    return _summary(sheet, checklist, measured, rows, t)


def _widths(measured: Sequence[tuple[Measurement, ChecklistScore]]) -> list[float]:
    return [*WIDTHS, *ANSWER_WIDTHS * len(measured)]


def _item_rows(checklist: Checklist, first: int) -> dict[str, tuple[int, int]]:
    """The first and the last row of each direction's items."""
    rows: dict[str, tuple[int, int]] = {}
    for direction in checklist.directions:
        rows[direction.id] = (first, first + len(direction.items) - 1)
        first += len(direction.items)
    return rows


def _items(
    sheet: Sheet, checklist: Checklist, measured: Sequence[tuple[Measurement, ChecklistScore]], row: int, t: Translator
) -> None:
    heads = [t("documents.table.number"), t("documents.table.item"), t("documents.table.points")]
    for measurement, _ in measured:
        period = t.period(measurement.start, measurement.end)
        heads += [t("workbook.checklist.answer", period=period), t("workbook.checklist.share"), t("workbook.got")]
    answers = range(FIRST, len(heads), ACROSS)
    numbers = {POINTS, *range(FIRST, len(heads))}.difference(answers)
    sheet.headings(row, heads, _widths(measured), centred=numbers, repeated_from=row)
    sheet.freeze(0, POINTS)
    for line, item in enumerate(checklist.items.values(), row + 1):
        entries: list[Entry] = [item.id, item.text[t.language], Number(item.points, "points")]
        for place, (measurement, _) in enumerate(measured):
            entries += _answer(checklist, measurement, item.id, line, FIRST + place * ACROSS, t)
        sheet.entries(line, entries)
        for column, entry in enumerate(entries):
            if entry == HIDDEN_VALUE:  # in the middle, as the points beside it
                sheet.text(line, column, HIDDEN_VALUE, "sign")
        sheet.fit(line, item.text[t.language], WIDTHS[1])


def _answer(
    checklist: Checklist, measurement: Measurement, item: str, row: int, column: int, t: Translator
) -> list[Entry]:
    """The answer in words, its share of the points, the points it brings."""
    given = measurement.answers.get(item)
    if given is None:
        return ["", HIDDEN_VALUE, HIDDEN_VALUE]
    answer = checklist.answer(given.answer)
    if answer.share is None:
        return [answer.label[t.language], HIDDEN_VALUE, HIDDEN_VALUE]
    formula = f"{cell_name(row, POINTS)}*{cell_name(row, column + 1)}"
    points = Number(answer.share * checklist.items[item].points, "points", formula)
    return [answer.label[t.language], Number(answer.share, "points"), points]


def _summary(
    sheet: Sheet,
    checklist: Checklist,
    measured: Sequence[tuple[Measurement, ChecklistScore]],
    rows: dict[str, tuple[int, int]],
    t: Translator,
) -> ChecklistCells:
    head = ["", t("documents.table.direction"), ""]
    for measurement, _ in measured:
        period = t.period(measurement.start, measurement.end)
        head += [t("workbook.checklist.got", period=period), t("workbook.possible"), t("workbook.score_of_100")]
    scores = range(POINTS + ACROSS, len(head), ACROSS)
    sheet.heads(SUMMARY_ROW, head, _widths(measured), numbers=scores, centred=range(FIRST, len(head)))
    first = SUMMARY_ROW + 1
    total = first + len(checklist.directions)
    for row, direction in enumerate(checklist.directions, first):
        sheet.text(row, 1, direction.title[t.language])
        sheet.fit(row, direction.title[t.language], WIDTHS[1])
    for row, word in enumerate(("total", "rounded", "level"), total):
        sheet.text(row, 1, t(f"workbook.checklist.{word}"), "strong")
    of_directions: list[tuple[str, ...]] = []
    for place, (_, score) in enumerate(measured):
        column = FIRST + place * ACROSS
        for row, scored in enumerate(score.directions, first):
            _direction(sheet, row, column, scored.got, scored.possible, rows[scored.direction.id])
        _total(sheet, score, column, (first, total), t)
        lines = range(first, first + len(score.directions))
        of_directions.append(tuple(cell_on(sheet.name, row, column + 2) for row in lines))
    totals = (cell_on(sheet.name, total + 1, FIRST + place * ACROSS + 2) for place in range(len(measured)))
    return ChecklistCells(tuple(of_directions), tuple(totals))


def _direction(sheet: Sheet, row: int, column: int, got: float, possible: float, items: tuple[int, int]) -> None:
    first, last = items
    shares = f"{cell_name(first, column + 1)}:{cell_name(last, column + 1)}"
    points = f"{cell_name(first, POINTS)}:{cell_name(last, POINTS)}"
    brought = f"SUM({cell_name(first, column + 2)}:{cell_name(last, column + 2)})"
    sheet.number(row, column, Number(got, "points", brought))
    sheet.number(row, column + 1, Number(possible, "points", f"SUMPRODUCT(ISNUMBER({shares})*{points})"))
    _score(sheet, row, column, got, possible)


def _total(sheet: Sheet, score: ChecklistScore, column: int, rows: tuple[int, int], t: Translator) -> None:
    """The sums, the score, the score as it is read, its level; of a total alone just that."""
    first, row = rows
    if score.total_only:
        if score.score is not None:
            sheet.number(row, column + 2, Number(score.score, "score"))
    else:
        for shift in (0, 1):
            total = sum(one.possible if shift else one.got for one in score.directions)
            summed = f"SUM({cell_name(first, column + shift)}:{cell_name(row - 1, column + shift)})"
            sheet.number(row, column + shift, Number(total, "points", summed))
        _score(sheet, row, column, *(sum(getattr(one, name) for one in score.directions) for name in GOT_OF))
    if score.rounded is not None and score.level is not None:
        read = f"INT({cell_name(row, column + 2)}+0.5+1E-9)"
        sheet.number(row + 1, column + 2, Number(score.rounded, "whole", read))
        sheet.text(row + 2, column + 2, score.level.title[t.language], "strong_right")


GOT_OF = ("got", "possible")


def _score(sheet: Sheet, row: int, column: int, got: float, possible: float) -> None:
    """100 times got by possible; «—» where nothing can be scored."""
    if not possible:
        sheet.text(row, column + 2, HIDDEN_VALUE, "hidden")
        return
    formula = f"100*{cell_name(row, column)}/{cell_name(row, column + 1)}"
    sheet.number(row, column + 2, Number(100 * got / possible, "score", formula))
