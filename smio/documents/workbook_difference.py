"""The sheet of differences between two rounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smio.comparison import Change, Comparison, Verdict, hidden_changes
from smio.documents.results import Results
from smio.documents.services_method import round_label
from smio.documents.sheet import Entry, Manner, Number, Sheet, cell_name, fitted_width
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
from smio.documents.workbook_calculation import ADJUSTED, HIGH, LOW, P, Tests
from smio.documents.workbook_ratings import Key, RatingsSheet
from smio.language import Translator
from smio.survey import Hidden, Showing, showing

HEADING_ROW = 6
COLUMNS = (
    ("service", 24.0), ("criterion", 20.0), ("n1", 11.0), ("mean1", 9.0), ("n2", 11.0), ("mean2", 9.0),
    ("difference_column", 10.0), ("low", 10.0), ("high", 10.0), ("p", 9.0), ("p_adjusted", 12.0), ("sign", 6.0),
    ("verdict", 26.0),
)  # fmt: skip
LONGEST_NAMES = (56.0, 48.0)  # characters of a service's and a criterion's column at most
NUMBERS = range(2, 11)
MEAN1, MEAN2, DIFFERENCE, SIGN, VERDICT = 3, 5, 6, 11, 12

Formulas = tuple[str, str]  # n and mean of a round
NO_FORMULAS: Formulas = ("", "")


def difference_sheet(
    sheet: Sheet,
    results: Results,
    comparison: Comparison,
    ratings: tuple[RatingsSheet, RatingsSheet],
    tests: Tests,
    t: Translator,
    earlier: str = "",
) -> None:
    """The difference table. n, means and differences are formulas over the ratings, intervals and p stand in the
    calculation; of a panel everything is a value. ``earlier`` says what there is of other rounds.
    """
    last = len(COLUMNS) - 1
    rows = list(_rows(comparison, ratings, tests, t))
    widths = [width for _, width in COLUMNS]
    for column, most in enumerate(LONGEST_NAMES):
        widths[column] = fitted_width((str(entries[column]) for _, entries in rows), widths[column], most)
    sheet.text(0, 0, t("documents.workbook.title"), "title")
    for row, note in enumerate(filter(None, [*_notes(results, comparison, ratings, t), earlier]), 1):
        manner: Manner = "warning" if note == t("documents.generated.label") else "note"
        sheet.across(row, last, note, manner, sum(widths))
    headings = [t(f"documents.workbook.{name}") for name, _ in COLUMNS]
    sheet.headings(HEADING_ROW, headings, widths, frozen_columns=2, numbers=NUMBERS, centred=(SIGN,))
    for row, (strong, entries) in enumerate(rows, HEADING_ROW + 1):
        manner = "strong" if strong else "text"
        sheet.entries(row, entries, manner)
        sheet.fit_row(row, entries, widths, manner)
    blocks = [row for row, (strong, _) in enumerate(rows, HEADING_ROW + 1) if strong]
    sheet.keep_together([*blocks, HEADING_ROW + 1 + len(rows)])
    first_row, last_row = HEADING_ROW + 1, HEADING_ROW + max(len(rows), 1)
    proven = {SIGNS[verdict]: COLOURS[verdict] for verdict in SIGNS}
    sheet.coloured(first_row, last_row, [DIFFERENCE, VERDICT], SIGN, proven)
    sheet.coloured(first_row, last_row, [SIGN], SIGN, proven | {NO_CHANGE_SIGN: NO_CHANGE_COLOUR})


def _notes(
    results: Results, comparison: Comparison, ratings: tuple[RatingsSheet, RatingsSheet], t: Translator
) -> Iterator[str]:
    """At most four of the five lines between title and headings; the made-up data's label is the first."""
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
    comparison: Comparison, ratings: tuple[RatingsSheet, RatingsSheet], tests: Tests, t: Translator
) -> Iterator[tuple[bool, list[Entry]]]:
    earlier, later = hidden_changes(comparison)
    keys = [change.indicator.key for change in comparison.criteria]
    everything = t("documents.workbook.all_criteria")
    write = _Row(tests, t, live=not comparison.paired)
    row = HEADING_ROW + 1
    if comparison.overall is not None:
        names = (t("documents.workbook.all_services"), everything)
        gone = (earlier.overall, later.overall)
        yield True, write.entries(comparison.overall, names, gone, [_overall(keys, one) for one in ratings], row)
    for change in comparison.services:
        service, key = change.indicator.service, change.indicator.key[0]
        own = [each for each in keys if each[0] == key]
        row += 1
        gone = (key in earlier.services, key in later.services)
        yield True, write.entries(change, (service, everything), gone, [_service(own, one) for one in ratings], row)
        for criterion in comparison.criteria:
            if criterion.indicator.key[0] == key:
                row += 1
                names = (service, criterion.indicator.criterion)
                gone = _gone(criterion.indicator.key, earlier, later)
                sides = [_criterion(criterion.indicator.key, one) for one in ratings]
                yield False, write.entries(criterion, names, gone, sides, row)


def _gone(key: Key, earlier: Hidden, later: Hidden) -> tuple[bool, bool]:
    return key in earlier.criteria, key in later.criteria


def _overall(keys: Sequence[Key], answers: RatingsSheet) -> Formulas:
    return (answers.people(keys), answers.overall(keys)) if answers.holds(keys) else NO_FORMULAS


def _service(keys: Sequence[Key], answers: RatingsSheet) -> Formulas:
    return (answers.people(keys), answers.mean_of_means(keys)) if answers.holds(keys) else NO_FORMULAS


def _criterion(key: Key, answers: RatingsSheet) -> Formulas:
    return (answers.count(key), answers.mean(key)) if answers.holds([key]) else NO_FORMULAS


@dataclass(frozen=True)
class _Row:
    """Writes the row of a change; not ``live`` is of values alone."""

    tests: Tests
    t: Translator
    live: bool

    def entries(
        self,
        change: Change,
        names: tuple[str, str],
        gone: tuple[bool, bool],
        sides: Sequence[Formulas],
        row: int,
    ) -> list[Entry]:
        values = change.values
        (n1, mean1), (n2, mean2) = sides if self.live else (NO_FORMULAS, NO_FORMULAS)
        hidden = any(gone) or showing(min(values.n1, values.n2)) is Showing.HIDDEN
        verdict = shown_verdict(change, hidden=hidden)
        return [
            *names,
            _count(values.n1, n1),
            _mean(values.mean1, values.n1, mean1, gone=gone[0]),
            _count(values.n2, n2),
            _mean(values.mean2, values.n2, mean2, gone=gone[1]),
            *([HIDDEN_VALUE] * 3 if hidden else self._difference(change, row, live=bool(mean1 and mean2))),
            *self._p_values(change, verdict),
            verdict_sign(verdict),
            self.t(f"comparison.verdict.{verdict}"),
        ]

    def _difference(self, change: Change, row: int, *, live: bool) -> list[Entry]:
        values = change.values
        marked = showing(min(values.n1, values.n2)) is Showing.MARKED
        formula = f"{cell_name(row, MEAN2)}-{cell_name(row, MEAN1)}" if live else ""
        return [
            Number(values.difference, "signed_marked" if marked else "signed", formula),
            self._tested(change, values.ci_low, LOW, "signed"),
            self._tested(change, values.ci_high, HIGH, "signed"),
        ]

    def _p_values(self, change: Change, verdict: Verdict) -> list[Entry]:
        """P where there is a verdict; below ten answers there is none to judge by."""
        if verdict is Verdict.TOO_FEW:
            return [None, None]
        adjusted = self._tested(change, change.p_adjusted, ADJUSTED, "p_shown")
        return [self._tested(change, change.values.p_value, P, "p_shown"), adjusted]

    def _tested(self, change: Change, value: float | None, column: int, manner: Manner) -> Entry:
        """A number of the test, with the calculation's cell behind it."""
        if value is None:
            return None
        return Number(value, manner, self.tests.cell(change.indicator.key, column))


def _count(n: int, formula: str) -> Entry:
    return HIDDEN_COUNT if showing(n) is Showing.HIDDEN else Number(n, "whole", formula)


def _mean(mean: float, n: int, formula: str, *, gone: bool) -> Entry:
    if gone or showing(n) is Showing.HIDDEN:
        return HIDDEN_VALUE
    return Number(mean, "marked" if showing(n) is Showing.MARKED else "score", formula)
