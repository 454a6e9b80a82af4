"""The sheet that says what stands in which column of the ratings."""

from collections.abc import Sequence

from smio.documents.results import Results
from smio.documents.sheet import Entry, Number, Sheet, column_letters, fitted_width
from smio.documents.shown import HIDDEN_COUNT, HIDDEN_VALUE
from smio.documents.workbook_ratings import FIRST_COLUMN, Key, RatingsSheet
from smio.language import Translator
from smio.survey import Indicator, Scores, Showing, showing

HEADING_ROW = 4
NAMES = ((24.0, 56.0), (20.0, 56.0))  # characters of the columns of names: at least and at most
NUMBER = 12.0  # characters

Asked = dict[Key, int]  # how many rated each question of a round


def codebook_sheet(sheet: Sheet, results: Results, ratings: Sequence[RatingsSheet], t: Translator) -> None:
    """A row for each question: of each round the column it stands in and how many rated it.

    What a cell may hold is said once, above. A question that may not be shown has a dash for its column, one that was
    not asked in a round an empty cell.
    """
    questions = {one.indicator.key: one.indicator for scores in results.every_score for one in scores.criteria}
    asked = [{one.indicator.key: one.n for one in scores.criteria} for scores in results.every_score]
    columns = [{key: column for column, key in enumerate(each.ranges, FIRST_COLUMN)} for each in ratings]
    widths = _widths([*questions.values()], len(ratings))
    sheet.text(0, 0, t("workbook.codebook.title"), "title")
    for row, note in enumerate(_notes(results.every_score, asked, columns, t), 1):
        sheet.across(row, len(widths) - 1, note, "note", sum(widths))
    heads = [t("workbook.codebook.service"), t("workbook.codebook.criterion")]
    for each in ratings:
        heads += [t("workbook.codebook.column", sheet=each.sheet.name), t("workbook.codebook.n", sheet=each.sheet.name)]
    letters = range(2, len(heads), 2)
    sheet.headings(HEADING_ROW, heads, widths, frozen_columns=2, numbers=range(3, len(heads), 2), centred=letters)
    for row, (key, indicator) in enumerate(questions.items(), HEADING_ROW + 1):
        entries: list[Entry] = [indicator.service, indicator.criterion]
        for counts in asked:
            entries += [None, _count(counts[key]) if key in counts else None]
        sheet.entries(row, entries)
        for column, counts, places in zip(letters, asked, columns, strict=True):
            if key in counts:
                sheet.text(row, column, column_letters(places[key]) if key in places else HIDDEN_VALUE, "sign")
        sheet.fit_row(row, entries, widths)


def _widths(questions: Sequence[Indicator], rounds: int) -> list[float]:
    named = ([one.service for one in questions], [one.criterion for one in questions])
    names = [fitted_width(words, least, most) for words, (least, most) in zip(named, NAMES, strict=True)]
    return [*names, *[NUMBER] * (2 * rounds)]


def _notes(
    every: Sequence[Scores], asked: Sequence[Asked], columns: Sequence[dict[Key, int]], t: Translator
) -> list[str]:
    """What a cell of ratings may hold; what a dash means where there is one. Two lines, or three."""
    scales = dict.fromkeys(", ".join(f"{step:g}" for step in scores.scale.steps) for scores in every)
    notes = [t("workbook.codebook.answers", steps="; ".join(scales))]
    if any(key not in places for counts, places in zip(asked, columns, strict=True) for key in counts):
        notes.append(t("workbook.codebook.not_shown"))
    return notes


def _count(n: int) -> Entry:
    return HIDDEN_COUNT if showing(n) is Showing.HIDDEN else Number(n, "whole")
