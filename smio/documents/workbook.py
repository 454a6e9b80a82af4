"""The workbook of results: scores, differences and their tests as live formulas over the ratings, a checklist's
scores over its answers, native charts, the method, a codebook.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil

from smio.comparison import Comparison
from smio.documents.printed_page import LITTLE_OVER
from smio.documents.results import Results, results_of
from smio.documents.services_method import round_label
from smio.documents.sheet import Sheet, Workbook
from smio.documents.workbook_calculation import CalculationSheet
from smio.documents.workbook_charts import ChartsSheet
from smio.documents.workbook_checklist import checklist_sheet
from smio.documents.workbook_codebook import codebook_sheet
from smio.documents.workbook_difference import difference_sheet
from smio.documents.workbook_method import ON_ONE_PAGE, Explained, earlier_note, method_sheet
from smio.documents.workbook_ratings import RatingsSheet, ratings_sheet, ratings_title, shown_questions
from smio.documents.workbook_scores import scores_sheet
from smio.documents.workbook_shares import Asked, Spreads, shares_sheet
from smio.language import Translator
from smio.survey import Round, Scores

COLUMNS_A_PAGE = 12  # ratings side by side that can be read in print
METHOD, CALCULATION = "documents.workbook.method", "workbook.calculation.sheet"
CHECKLIST = "workbook.checklist.sheet"
WHOLE = frozenset({METHOD, CHECKLIST})  # better a little smaller than on a second page
SHARES, RATINGS = "shares", "ratings"  # and the place of the round


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
    sheets = {key: book.sheet(name) for key, name, _ in _contents(results, t)}
    charts = ChartsSheet(sheets["workbook.charts.sheet"], len(results.every_round), t)
    ratings = [
        ratings_sheet(sheets[f"{RATINGS}{place}"], round_, scores, t)
        for place, (round_, scores) in enumerate(zip(results.every_round, results.every_score, strict=True))
    ]
    if results.rounds:
        _services(sheets, results, ratings, charts, t)
    if results.checklist is not None and results.measurements:
        measured = list(zip(results.measurements, results.measured, strict=True))
        cells = checklist_sheet(sheets[CHECKLIST], results.checklist, measured, t)
        charts.checklist(results, cells)
    charts.close()
    explained: list[Explained] = [(name, about) for _, name, about in _contents(results, t)]
    steps = [sheet.name for key, sheet in sheets.items() if key == CALCULATION or key.startswith(SHARES)]
    method_sheet(sheets[METHOD], results, ratings, explained, steps, t)
    _set_pages(sheets, results, ratings, t)
    return book.close()


def _contents(results: Results, t: Translator) -> list[tuple[str, str, str]]:
    """The sheets by key, each with its name and what stands on it."""
    kinds = {
        "difference": ("documents.workbook.difference", results.comparison is not None),
        "scores": ("documents.workbook.scores", bool(results.rounds)),
        "checklist": (CHECKLIST, bool(results.measurements)),
        "charts": ("workbook.charts.sheet", True),
        "method": (METHOD, True),
        "calculation": (CALCULATION, results.comparison is not None),
    }
    contents = [(key, t(key), t(f"workbook_guide.sheets.{kind}")) for kind, (key, wanted) in kinds.items() if wanted]
    of_ratings = _ratings_names(results, t)
    for place, pair in enumerate(zip(results.every_round, results.every_score, strict=True)):
        if shown_questions(*pair):
            name = t("workbook.shares.sheet", sheet=of_ratings[place])
            contents.append((f"{SHARES}{place}", name, t("workbook_guide.sheets.shares")))
    if results.rounds:
        key = "workbook.codebook.sheet"
        contents.append((key, t(key), t("workbook_guide.sheets.codebook")))
    for place, (name, round_) in enumerate(zip(of_ratings, results.every_round, strict=True)):
        about = t("workbook_guide.sheets.ratings", round=round_label(round_, t))
        contents.append((f"{RATINGS}{place}", name, about))
    return contents


def _ratings_names(results: Results, t: Translator) -> list[str]:
    """Rounds 1 and 2 are those compared, here as in every paper; those before them have numbers of their own."""
    earlier = [t("workbook_guide.earlier_sheet", number=number) for number, _ in enumerate(results.earlier, 1)]
    return [*earlier, *(t("documents.workbook.ratings", number=number) for number, _ in enumerate(results.rounds, 1))]


def _set_pages(sheets: Mapping[str, Sheet], results: Results, ratings: Sequence[RatingsSheet], t: Translator) -> None:
    """How each sheet prints."""
    label, footer = _label(results, t), t("documents.workbook.page")
    for key, sheet in sheets.items():
        if not key.startswith(RATINGS):
            sheet.page(label, footer, little_over=ON_ONE_PAGE if key in WHOLE else LITTLE_OVER)
    for round_, each in zip(results.every_round, ratings, strict=True):
        wide = ceil(len(each.ranges) / COLUMNS_A_PAGE)
        each.sheet.page(ratings_title(round_, t), footer, pages_wide=max(1, wide), title_rows=int(wide > 1))


def _subject(results: Results, t: Translator) -> str:
    """Which rounds and measurements it is of, and that they are made up where they are."""
    told = [round_label(round_, t) for round_ in results.every_round]
    if results.checklist is not None and results.measurements:
        periods = t.listing([t.period(one.start, one.end) for one in results.measurements])
        told.append(f"{results.checklist.short_title[t.language]}, {periods}")
    return ". ".join(filter(None, ["; ".join(told), _label(results, t)]))


def _services(
    sheets: Mapping[str, Sheet], results: Results, ratings: Sequence[RatingsSheet], charts: ChartsSheet, t: Translator
) -> None:
    """Shares, scores, calculation, difference and codebook of the rounds."""
    comparison, earlier = results.comparison, len(results.earlier)
    shared = [] if comparison is None or comparison.paired else [one.indicator.key for one in comparison.criteria]
    spreads: list[tuple[Spreads, Spreads]] = []  # of each round: over its own questions, over those compared
    for place, (round_, scores) in enumerate(zip(results.every_round, results.every_score, strict=True)):
        asked: list[Asked] = [("", [criterion.indicator.key for criterion in scores.criteria if criterion.n])]
        if place >= earlier and shared and set(asked[0][1]) != set(shared):
            asked.append((t("workbook.shares.shared"), shared))
        sheet = sheets.get(f"{SHARES}{place}")
        if sheet is None:
            spreads.append((Spreads({}, ratings[place]), Spreads({}, ratings[place])))
        else:
            title = t("workbook.shares.title", round=round_label(round_, t))
            own = shares_sheet(sheet, title, scores, ratings[place], asked, t)
            spreads.append((own[0], own[-1]))
    cells = scores_sheet(sheets["documents.workbook.scores"], results, [own for own, _ in spreads], t)
    charts.scores(results, cells)
    if comparison is not None:
        _difference(sheets, results, comparison, ratings, (spreads[-2][1], spreads[-1][1]), charts, t)
    codebook_sheet(sheets["workbook.codebook.sheet"], results, ratings, t)


def _difference(  # all that the comparison's sheets stand on
    sheets: Mapping[str, Sheet],
    results: Results,
    comparison: Comparison,
    ratings: Sequence[RatingsSheet],
    spreads: tuple[Spreads, Spreads],
    charts: ChartsSheet,
    t: Translator,
) -> None:
    """Calculation, difference and its chart."""
    first, second = (round_label(round_, t) for round_ in results.rounds)
    compared = t("documents.table.rounds_note", first=first, second=second)
    tests = CalculationSheet(sheets[CALCULATION], t).tests(compared, comparison, spreads)
    note = earlier_note(results, ratings, t)
    difference = sheets["documents.workbook.difference"]
    difference_sheet(difference, results, comparison, (ratings[-2], ratings[-1]), tests, t, note)
    charts.differences(results, tests)


def _label(results: Results, t: Translator) -> str:
    if any(round_.generated for round_ in results.every_round):
        return t("documents.generated.label")
    return t("documents.generated.label_checklist") if results.generated else ""
