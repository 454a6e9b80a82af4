"""The sheet of differences between two rounds."""

from collections.abc import Iterator, Sequence

from smio.comparison import Change, Comparison, Verdict, hidden_changes
from smio.documents.results import Results
from smio.documents.services_method import round_label
from smio.documents.sheet import Entry, Number, Sheet, cell_name
from smio.documents.shown import (
    COLOURS,
    HIDDEN_COUNT,
    HIDDEN_VALUE,
    NO_CHANGE_COLOUR,
    NO_CHANGE_SIGN,
    SIGNS,
    shown_verdict,
    verdict_sign,
)
from smio.documents.workbook_ratings import Key, RatingsSheet
from smio.language import Translator
from smio.survey import Hidden, Showing, showing

HEADING_ROW = 6
COLUMNS = (
    ("service", 28.0), ("criterion", 28.0), ("n1", 9.0), ("mean1", 9.0), ("n2", 9.0), ("mean2", 9.0),
    ("difference_column", 10.0), ("low", 10.0), ("high", 10.0), ("p", 9.0), ("p_adjusted", 12.0), ("sign", 6.0),
    ("verdict", 26.0),
)  # fmt: skip
MEAN1, MEAN2, DIFFERENCE, SIGN, VERDICT = 3, 5, 6, 11, 12

Formulas = tuple[str, str, str, str]  # n and mean of the first round, of the second


def difference_sheet(
    sheet: Sheet, results: Results, comparison: Comparison, ratings: tuple[RatingsSheet, RatingsSheet], t: Translator
) -> None:
    """The difference table; n, means and differences are formulas over the ratings unless the rounds are a panel."""
    last = len(COLUMNS) - 1
    sheet.text(0, 0, t("documents.workbook.title"), "title")
    for row, note in enumerate(_notes(results, comparison, ratings, t), 1):
        sheet.across(row, last, note, "warning" if note == t("documents.generated.label") else "note")
    headings = [t(f"documents.workbook.{name}") for name, _ in COLUMNS]
    sheet.headings(HEADING_ROW, headings, [width for _, width in COLUMNS], frozen_columns=2)
    rows = list(_rows(comparison, ratings, t))
    for row, (strong, entries) in enumerate(rows, HEADING_ROW + 1):
        sheet.entries(row, entries, "strong" if strong else "text")
    first_row, last_row = HEADING_ROW + 1, HEADING_ROW + max(len(rows), 1)
    proven = {SIGNS[verdict]: COLOURS[verdict] for verdict in SIGNS}
    sheet.coloured(first_row, last_row, [DIFFERENCE, VERDICT], SIGN, proven)
    sheet.coloured(first_row, last_row, [SIGN], SIGN, proven | {NO_CHANGE_SIGN: NO_CHANGE_COLOUR})


def _notes(
    results: Results, comparison: Comparison, ratings: tuple[RatingsSheet, RatingsSheet], t: Translator
) -> Iterator[str]:
    """At most five lines between title and headings; the made-up data's label is the first."""
    if any(round_.generated for round_ in results.rounds):
        yield t("documents.generated.label")
    first, second = (round_label(round_, t) for round_ in results.rounds)
    yield t("documents.table.rounds_note", first=first, second=second) + " " + t("documents.table.describes")
    if comparison.paired:
        yield t("documents.workbook.paired")
    else:
        names = {"first": ratings[0].sheet.name, "second": ratings[1].sheet.name}
        yield t("documents.workbook.formulas", **names)
    yield t("documents.table.hidden_note") + " " + t("documents.table.marked_note")


def _rows(
    comparison: Comparison, ratings: tuple[RatingsSheet, RatingsSheet], t: Translator
) -> Iterator[tuple[bool, list[Entry]]]:
    earlier, later = hidden_changes(comparison)
    keys = [change.indicator.key for change in comparison.criteria]
    everything = t("documents.workbook.all_criteria")
    row = HEADING_ROW + 1
    if comparison.overall is not None:
        names = (t("documents.workbook.all_services"), everything)
        gone = (earlier.overall, later.overall)
        formulas = _overall_formulas(keys, ratings, live=not comparison.paired)
        yield True, _entries(comparison.overall, names, gone, formulas, row, t)
    for change in comparison.services:
        service, key = change.indicator.service, change.indicator.key[0]
        own = [each for each in keys if each[0] == key]
        row += 1
        gone = (key in earlier.services, key in later.services)
        formulas = _service_formulas(own, ratings, live=not comparison.paired)
        yield True, _entries(change, (service, everything), gone, formulas, row, t)
        for criterion in comparison.criteria:
            if criterion.indicator.key[0] == key:
                row += 1
                names = (service, criterion.indicator.criterion)
                formulas = _criterion_formulas(criterion.indicator.key, ratings, live=not comparison.paired)
                gone = _gone(criterion.indicator.key, earlier, later)
                yield False, _entries(criterion, names, gone, formulas, row, t)


def _gone(key: Key, earlier: Hidden, later: Hidden) -> tuple[bool, bool]:
    return key in earlier.criteria, key in later.criteria


def _overall_formulas(
    keys: Sequence[Key], ratings: tuple[RatingsSheet, RatingsSheet], *, live: bool
) -> Formulas | None:
    one, two = ratings
    return (one.people(keys), one.overall(keys), two.people(keys), two.overall(keys)) if live else None


def _service_formulas(
    keys: Sequence[Key], ratings: tuple[RatingsSheet, RatingsSheet], *, live: bool
) -> Formulas | None:
    one, two = ratings
    return (one.people(keys), one.mean_of_means(keys), two.people(keys), two.mean_of_means(keys)) if live else None


def _criterion_formulas(key: Key, ratings: tuple[RatingsSheet, RatingsSheet], *, live: bool) -> Formulas | None:
    one, two = ratings
    return (one.count(key), one.mean(key), two.count(key), two.mean(key)) if live else None


def _entries(
    change: Change, names: tuple[str, str], gone: tuple[bool, bool], formulas: Formulas | None, row: int, t: Translator
) -> list[Entry]:
    values = change.values
    n1, mean1, n2, mean2 = formulas or ("", "", "", "")
    hidden = any(gone) or showing(min(values.n1, values.n2)) is Showing.HIDDEN
    verdict = shown_verdict(change, hidden=hidden)
    return [
        *names,
        _count(values.n1, n1),
        _mean(values.mean1, values.n1, mean1, gone=gone[0]),
        _count(values.n2, n2),
        _mean(values.mean2, values.n2, mean2, gone=gone[1]),
        *([HIDDEN_VALUE] * 3 if hidden else _difference(change, row, live=formulas is not None)),
        *_p_values(change, verdict),
        verdict_sign(verdict),
        t(f"comparison.verdict.{verdict}"),
    ]


def _count(n: int, formula: str) -> Entry:
    return HIDDEN_COUNT if showing(n) is Showing.HIDDEN else Number(n, "whole", formula)


def _mean(mean: float, n: int, formula: str, *, gone: bool) -> Entry:
    if gone or showing(n) is Showing.HIDDEN:
        return HIDDEN_VALUE
    return Number(mean, "marked" if showing(n) is Showing.MARKED else "score", formula)


def _difference(change: Change, row: int, *, live: bool) -> list[Entry]:
    values = change.values
    marked = showing(min(values.n1, values.n2)) is Showing.MARKED
    formula = f"{cell_name(row, MEAN2)}-{cell_name(row, MEAN1)}" if live else ""
    return [
        Number(values.difference, "signed_marked" if marked else "signed", formula),
        None if values.ci_low is None else Number(values.ci_low, "signed"),
        None if values.ci_high is None else Number(values.ci_high, "signed"),
    ]


def _p_values(change: Change, verdict: Verdict) -> list[Entry]:
    """P where there is a verdict; below ten answers there is none to judge by."""
    if verdict is Verdict.TOO_FEW:
        return [None, None]
    values = (change.values.p_value, change.p_adjusted)
    return [None if value is None else Number(value, "p") for value in values]
