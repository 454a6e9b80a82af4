"""The workbook of results: scores, differences and their tests as live formulas over the ratings, a checklist's
scores over its answers, native charts, the method, a codebook.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil

from smio.comparison import Comparison
from smio.documents.results import Results, results_of
from smio.documents.services_method import round_label, services_method
from smio.documents.sheet import Sheet, Workbook
from smio.documents.workbook_calculation import CalculationSheet
from smio.documents.workbook_charts import ChartsSheet
from smio.documents.workbook_checklist import checklist_sheet
from smio.documents.workbook_codebook import codebook_sheet
from smio.documents.workbook_difference import difference_sheet
from smio.documents.workbook_ratings import RatingsSheet, ratings_sheet, ratings_title
from smio.documents.workbook_scores import scores_sheet
from smio.language import Translator
from smio.survey import Round, Scores

COLUMNS_A_PAGE = 12  # ratings side by side that can be read in print
WIDE_TEXT = 110.0  # characters


def comparison_workbook(
    first: Round,
    second: Round,
    comparison: Comparison,
    t: Translator,
    scores: Sequence[Scores] | None = None,
    *,
    author: str = "",
) -> bytes:
    """The comparison as xlsx: difference table, scores, method, ratings of both rounds.

    Cached values are the app's own numbers, so the file shows them before anything is recalculated. ``scores`` of
    both rounds are computed unless given.
    """
    results = results_of((first, second), scores=scores, comparison=comparison)
    return results_workbook(results, t, author=author)


def results_workbook(results: Results, t: Translator, *, author: str = "", made_on: date | None = None) -> bytes:
    """The workbook of whatever the results hold: one or two rounds, measurements of a checklist, or both.

    The file says of itself who made it, and when: ``made_on``, never the clock. ValueError where there is nothing.
    """
    if not results.rounds and not results.measurements:
        raise ValueError("a workbook needs a round or a measurement")
    name = "documents.workbook.title" if results.comparison else "workbook.title"
    book = Workbook(t(name), author, _subject(results, t), made_on, decimal_mark=t.decimal(0.1, 1)[1])
    # The sheets stand in the order a reader wants them; the ratings, which the formulas need, come last.
    wanted = [
        *(["documents.workbook.difference"] if results.comparison else []),
        *(["documents.workbook.scores"] if results.rounds else []),
        *(["workbook.checklist.sheet"] if results.measurements else []),
        "workbook.charts.sheet",
        "documents.workbook.method",
        *(["workbook.calculation.sheet", "workbook.codebook.sheet"] if results.rounds else []),
    ]
    sheets = {name: book.sheet(t(name)) for name in wanted}
    charts = ChartsSheet(sheets["workbook.charts.sheet"], t)
    ratings = [
        ratings_sheet(book.sheet(t("documents.workbook.ratings", number=number)), round_, scores, t)
        for number, (round_, scores) in enumerate(zip(results.rounds, results.scores, strict=True), 1)
    ]
    if results.rounds:
        _services(sheets, results, ratings, charts, t)
    if results.checklist is not None and results.measurements:
        measured = list(zip(results.measurements, results.measured, strict=True))
        cells = checklist_sheet(sheets["workbook.checklist.sheet"], results.checklist, measured, t)
        charts.checklist(results, cells)
    charts.close()
    _method_sheet(sheets["documents.workbook.method"], results, ratings, t)
    for sheet in sheets.values():
        sheet.page(_label(results, t), t("documents.workbook.page"))
    for round_, each in zip(results.rounds, ratings, strict=True):
        wide = ceil(len(each.ranges) / COLUMNS_A_PAGE)
        header, footer = ratings_title(round_, t), t("documents.workbook.page")
        each.sheet.page(header, footer, pages_wide=max(1, wide), title_rows=int(wide > 1))
    return book.close()


def _subject(results: Results, t: Translator) -> str:
    """Which rounds and measurements it is of, and that they are made up where they are."""
    told = [round_label(round_, t) for round_ in results.rounds]
    if results.checklist is not None and results.measurements:
        periods = t.listing([t.period(one.start, one.end) for one in results.measurements])
        told.append(f"{results.checklist.short_title[t.language]}, {periods}")
    return ". ".join(filter(None, ["; ".join(told), _label(results, t)]))


def _services(
    sheets: Mapping[str, Sheet], results: Results, ratings: Sequence[RatingsSheet], charts: ChartsSheet, t: Translator
) -> None:
    """Difference, scores, calculation and codebook of the rounds."""
    calculation = CalculationSheet(sheets["workbook.calculation.sheet"], t)
    rated = [[criterion.indicator.key for criterion in scores.criteria if criterion.n] for scores in results.scores]
    spreads = [
        calculation.spreads(round_label(round_, t), scores, answers, keys)
        for round_, scores, answers, keys in zip(results.rounds, results.scores, ratings, rated, strict=True)
    ]
    comparison = results.comparison
    charts.scores(results, scores_sheet(sheets["documents.workbook.scores"], results, spreads, t))
    if comparison is not None:
        shared = [change.indicator.key for change in comparison.criteria]
        one, two = (
            spread
            if comparison.paired or set(keys) == set(shared)
            else calculation.spreads(t("workbook.calculation.shared", round=round_.name), scores, answers, shared)
            for spread, keys, round_, scores, answers in zip(
                spreads, rated, results.rounds, results.scores, ratings, strict=True
            )
        )
        tests = calculation.tests(comparison, (one, two))
        difference = sheets["documents.workbook.difference"]
        difference_sheet(difference, results, comparison, (ratings[0], ratings[1]), tests, t)
        charts.differences(results, tests)
    codebook_sheet(sheets["workbook.codebook.sheet"], results, ratings, t)


def _label(results: Results, t: Translator) -> str:
    if any(round_.generated for round_ in results.rounds):
        return t("documents.generated.label")
    return t("documents.generated.label_checklist") if results.generated else ""


def _method_sheet(sheet: Sheet, results: Results, ratings: Sequence[RatingsSheet], t: Translator) -> None:
    """How everything was computed, in words; what was left out; the files with their hashes."""
    lines = [*_services_lines(results, ratings, t), *_checklist_lines(results, t)]
    sheet.widths(0, 0, WIDE_TEXT)
    sheet.text(0, 0, t("documents.workbook.method"), "title")
    for row, line in enumerate(filter(None, lines), 2):
        sheet.text(row, 0, line)
        sheet.fit(row, line, WIDE_TEXT)


def _services_lines(results: Results, ratings: Sequence[RatingsSheet], t: Translator) -> list[str]:
    if not results.rounds:
        return []
    steps = t.decimal(results.scores[-1].scale.satisfied_from, 0)
    names = t.listing([f"«{answers.sheet.name}»" for answers in ratings])
    return [
        *services_method(results, t),
        t("documents.conclusion.describes"),
        t("documents.workbook.paired") if results.comparison and results.comparison.paired else "",
        t("workbook.formulas", n=len(ratings), sheets=names),
        t("documents.workbook.satisfied_note", steps=steps),
        t("documents.table.marked_note"),
        t("documents.table.hidden_note"),
        t("workbook.small_questions"),
        t("documents.workbook.own_data"),
        *_left_out(results, t),
        *_sources(results, t),
    ]


def _checklist_lines(results: Results, t: Translator) -> list[str]:
    if results.checklist is None or not results.measurements:
        return []
    name = results.checklist.title[t.language]
    return [t("workbook.checklist.method", name=name, version=results.checklist.version)]


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
