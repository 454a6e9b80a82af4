"""The workbook of a comparison: differences and scores as live formulas over the ratings of both rounds."""

from collections.abc import Sequence
from math import ceil

from smio.comparison import Comparison
from smio.documents.results import Results, results_of
from smio.documents.services_method import round_label, services_method
from smio.documents.sheet import Sheet, Workbook
from smio.documents.workbook_difference import difference_sheet
from smio.documents.workbook_ratings import RatingsSheet, ratings_sheet
from smio.documents.workbook_scores import scores_sheet
from smio.language import Translator
from smio.survey import Round, Scores

COLUMNS_A_PAGE = 12  # ratings side by side that can be read in print
WIDE_TEXT = 110.0  # characters


def comparison_workbook(
    first: Round, second: Round, comparison: Comparison, t: Translator, scores: Sequence[Scores] | None = None
) -> bytes:
    """The comparison as xlsx: difference table, scores, method, ratings of both rounds.

    Cached values are the app's own numbers, so the file shows them before anything is recalculated. ``scores`` of
    both rounds are computed unless given.
    """
    return results_workbook(results_of((first, second), scores=scores, comparison=comparison), t)


def results_workbook(results: Results, t: Translator) -> bytes:
    """The workbook of results that hold two rounds; ValueError for any other number."""
    comparison = results.comparison
    if comparison is None:
        raise ValueError("the workbook compares two rounds")
    book = Workbook(t("documents.workbook.title"), "")
    # The sheets stand in the order a reader wants them; the ratings, which the formulas need, come last.
    difference = book.sheet(t("documents.workbook.difference"))
    scores = book.sheet(t("documents.workbook.scores"))
    method = book.sheet(t("documents.workbook.method"))
    ratings = [_ratings(book, number, round_, t) for number, round_ in enumerate(results.rounds, 1)]
    difference_sheet(difference, results, comparison, (ratings[0], ratings[1]), t)
    scores_sheet(scores, results, ratings, t)
    _method_sheet(method, results, ratings, t)
    for sheet in (difference, scores, method):
        sheet.page(_label(results, t), t("documents.workbook.page"))
    for each in ratings:
        pages_wide = ceil(len(each.ranges) / COLUMNS_A_PAGE)
        each.sheet.page(_label(results, t), t("documents.workbook.page"), pages_wide=pages_wide)
    return book.close()


def _label(results: Results, t: Translator) -> str:
    return t("documents.generated.label") if any(round_.generated for round_ in results.rounds) else ""


def _ratings(book: Workbook, number: int, round_: Round, t: Translator) -> RatingsSheet:
    return ratings_sheet(book.sheet(t("documents.workbook.ratings", number=number)), round_, t)


def _method_sheet(sheet: Sheet, results: Results, ratings: Sequence[RatingsSheet], t: Translator) -> None:
    """How everything was computed, in words; what was left out; the files with their hashes."""
    steps = t.decimal(results.scores[-1].scale.satisfied_from, 0)
    lines = [
        *services_method(results, t),
        t("documents.conclusion.describes"),
        t("documents.workbook.formulas", first=ratings[0].sheet.name, second=ratings[1].sheet.name),
        t("documents.workbook.satisfied_note", steps=steps),
        t("documents.table.marked_note"),
        t("documents.table.hidden_note"),
        t("documents.workbook.own_data"),
        *_left_out(results, t),
        *_sources(results, t),
    ]
    sheet.widths(0, 0, WIDE_TEXT)
    sheet.text(0, 0, t("documents.workbook.method"), "title")
    for row, line in enumerate(lines, 2):
        sheet.text(row, 0, line)
        sheet.fit(row, line, WIDE_TEXT)


def _left_out(results: Results, t: Translator) -> list[str]:
    if results.comparison is None or not results.comparison.left_out:
        return []
    items = (
        t(
            "documents.services.left_out_item",
            service=left.indicator.service,
            criterion=left.indicator.criterion,
            because=t(f"comparison.because.{left.because}"),
        )
        for left in results.comparison.left_out
    )
    return [t("documents.services.left_out", list="; ".join(items))]


def _sources(results: Results, t: Translator) -> list[str]:
    return [
        f"{round_label(round_, t)}: {source.name}{f', {source.sheet}' if source.sheet else ''}, SHA-256 {source.sha256}"
        for round_ in results.rounds
        for source in round_.responses.sources
    ]
