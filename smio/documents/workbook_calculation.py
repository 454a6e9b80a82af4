"""The sheet of the calculation: Welch's test of every change and the adjustments as formulas, step by step.

Student's t is taken through the beta function, since Excel cuts a fraction off the degrees of freedom of its own T
functions and Welch's are a fraction: P(|T| > t) = I(df / (df + t^2); df/2, 1/2). Everything is in functions that Excel
has had since 1997 and LibreOffice has too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smio.comparison import Change, Comparison, hidden_changes
from smio.documents.sheet import Number, Sheet, cell_name, cell_on, fitted_width, fixed_column
from smio.documents.workbook_ratings import Key, RatingsSheet
from smio.documents.workbook_shares import LEAST_NAMES, LONGEST_NAMES, Spreads
from smio.language import Translator
from smio.survey.small_numbers import HIDDEN_BELOW, MARKED_BELOW

HEADING_ROW = 4
TEST_COLUMNS = ("service", "criterion", "n1", "variance1", "n2", "variance2", "difference_column", "se", "df", "t",
                "low", "high", "p", "step", "p_adjusted")  # fmt: skip
N1, V1, N2, V2, DIFFERENCE, SE, DF, T, LOW, HIGH, P, STEP, ADJUSTED = range(2, 15)
LAST_COLUMN = len(TEST_COLUMNS) - 1
NUMBERS_WIDTH = 11.0  # characters

Place = tuple[str, str]  # of a change: its service and criterion; both empty overall


@dataclass(frozen=True, eq=False)
class Tests:
    """Where the test of each change stands: its cells in formulas' words by service and criterion key."""

    rows: Mapping[Place, int]
    sheet: str

    def cell(self, place: Place, column: int) -> str:
        """A cell of the test of a change; empty where it is not on the sheet."""
        return cell_on(self.sheet, self.rows[place], column) if place in self.rows else ""


class CalculationSheet:
    """The sheet, filled test by test from above."""

    def __init__(self, sheet: Sheet, t: Translator) -> None:
        self._sheet, self._t = sheet, t
        self._row = HEADING_ROW + 1
        self._widths: list[float] = []

    def tests(self, title: str, comparison: Comparison, spreads: tuple[Spreads, Spreads]) -> Tests:
        """Welch's test of every change that is shown; services adjusted after Holm, criteria after BH.

        ``title`` says which rounds are compared.
        """
        t, sheet = self._t, self._sheet
        keys = [change.indicator.key for change in comparison.criteria]
        everything = [*filter(None, [comparison.overall]), *comparison.services, *comparison.criteria]
        sheet.text(0, 0, t("workbook.calculation.title"), "title")
        if not any(_live(change, comparison, keys, spreads) for change in everything):
            why = "documents.workbook.paired" if comparison.paired else "workbook.too_few_to_show"
            sheet.across(1, LAST_COLUMN, title, "note")
            sheet.across(HEADING_ROW, LAST_COLUMN, t(why), "note")
            return Tests({}, sheet.name)
        self._heads(everything, title)
        rows: dict[Place, int] = {}
        blocks = (
            ([comparison.overall] if comparison.overall else [], ""),
            (comparison.services, "holm"),
            (comparison.criteria, "benjamini_hochberg"),
        )
        for changes, adjustment in blocks:
            shown = [change for change in changes if _live(change, comparison, keys, spreads)]
            first, last = self._row, self._row + len(shown) - 1
            tested = [change for change in changes if change.p_adjusted is not None]
            for change in shown:
                rows[change.indicator.key] = self._row
                self._test(change, keys, spreads)
                if change.p_adjusted is not None:
                    # A formula adjusts over the sheet's own p: it cannot where one of the family is not on it.
                    whole = all(one in shown for one in tested)
                    self._adjust(change, adjustment if whole else "", first, last, tested)
                self._row += 1
        return Tests(rows, sheet.name)

    def _heads(self, changes: Sequence[Change], title: str) -> None:
        """Which rounds are compared, what the test is, the headings."""
        t, sheet = self._t, self._sheet
        names = ([one.indicator.service for one in changes], [one.indicator.criterion for one in changes])
        self._widths = [fitted_width(each, LEAST_NAMES, LONGEST_NAMES) for each in names]
        widths = [*self._widths, *[NUMBERS_WIDTH] * (len(TEST_COLUMNS) - 2)]
        words = f"{t('workbook.calculation.tests')} {t('workbook.calculation.why')}"
        for row, note in enumerate((title, words), 1):
            sheet.across(row, LAST_COLUMN, note, "note", sum(widths))
        heads = [t(f"workbook.calculation.{name}") for name in TEST_COLUMNS]
        sheet.headings(HEADING_ROW, heads, widths, frozen_columns=2, numbers=range(2, len(heads)))

    def _test(self, change: Change, keys: Sequence[Key], spreads: tuple[Spreads, Spreads]) -> None:
        row, sheet, values = self._row, self._sheet, change.values
        service, criterion = change.indicator.key
        everything = self._t("documents.workbook.all_services"), self._t("documents.workbook.all_criteria")
        self._names(row, change.indicator.service or everything[0], change.indicator.criterion or everything[1])
        own = [key for key in keys if not service or key[0] == service]
        sides = zip(spreads, ((values.n1, values.se1), (values.n2, values.se2)), (N1, N2), strict=True)
        means: list[str] = []
        for spread, (n, se), column in sides:
            answers = spread.answers
            people = cell_name(row, column)
            count = answers.count(change.indicator.key) if criterion else answers.people(own)
            variance = answers.variance(change.indicator.key) if criterion else spread.variance(service, people)
            means.append(_mean(change.indicator.key, own, answers))
            sheet.number(row, column, Number(n, "whole", count))
            sheet.number(row, column + 1, Number((se or 0.0) ** 2, "fine", variance))
        sheet.number(row, DIFFERENCE, Number(values.difference, "signed", f"{means[1]}-{means[0]}"))
        self._welch(change)

    def _names(self, row: int, service: str, criterion: str) -> None:
        self._sheet.entries(row, [service, criterion])
        self._sheet.fit_row(row, [service, criterion], self._widths)

    def _welch(self, change: Change) -> None:
        row, sheet, values = self._row, self._sheet, change.values
        se, low, high = values.se, values.ci_low, values.ci_high
        if se is None or low is None or high is None:  # `_live` lets none of these through
            return
        at = {column: cell_name(row, column) for column in range(len(TEST_COLUMNS))}
        df = f"({at[V1]}+{at[V2]})^2/({at[V1]}^2/({at[N1]}-1)+{at[V2]}^2/({at[N2]}-1))"
        sheet.number(row, SE, Number(se, "fine", f"SQRT({at[V1]}+{at[V2]})"))
        sheet.number(row, DF, Number(values.df or 0.0, "score", df))
        half = (high - low) / 2
        quantile = f"SQRT({at[DF]}*(1/BETAINV(0.05,{at[DF]}/2,0.5)-1))"
        sheet.number(row, T, Number(half / se, "score", quantile))
        for column, end, sign in ((LOW, low, "-"), (HIGH, high, "+")):
            sheet.number(row, column, Number(end, "signed", f"{at[DIFFERENCE]}{sign}{at[T]}*{at[SE]}"))
        if values.p_value is not None and min(values.n1, values.n2) >= MARKED_BELOW:
            p = f"BETADIST({at[DF]}/({at[DF]}+({at[DIFFERENCE]}/{at[SE]})^2),{at[DF]}/2,0.5)"
            sheet.number(row, P, Number(values.p_value, "p", p))

    def _adjust(self, change: Change, adjustment: str, first: int, last: int, family: Sequence[Change]) -> None:
        """P after Holm: the highest of k p over p no higher, k those not below; after BH: the lowest of m p by rank
        over p no lower.
        """
        row, sheet = self._row, self._sheet
        ps, steps = (fixed_column(column, first, last) for column in (P, STEP))
        if not adjustment:
            sheet.number(row, ADJUSTED, Number(change.p_adjusted or 0.0, "p"))
            return
        own, p = cell_name(row, P), change.values.p_value or 0.0
        others = [one.values.p_value or 0.0 for one in family]
        if adjustment == "holm":
            step = Number(sum(one >= p for one in others) * p, "p", f"(COUNT({ps})-RANK({own},{ps},1)+1)*{own}")
            adjusted = f"MIN(1,SUMPRODUCT(MAX(ISNUMBER({ps})*({ps}<={own})*{steps})))"
        else:
            rank = sum(one <= p for one in others)
            step = Number(min(1.0, len(others) / rank * p), "p",
                          f"MIN(1,COUNT({ps})/(COUNT({ps})-RANK({own},{ps},0)+1)*{own})")  # fmt: skip
            adjusted = f"1-SUMPRODUCT(MAX(ISNUMBER({ps})*({ps}>={own})*(1-{steps})))"
        sheet.number(row, STEP, step)
        sheet.number(row, ADJUSTED, Number(change.p_adjusted or 0.0, "p", adjusted))


def _mean(place: Place, own: Sequence[Key], answers: RatingsSheet) -> str:
    """The mean of a question, a service or all; of a question alone, since its service may have hidden ones."""
    service, criterion = place
    if criterion:
        return answers.mean(place)
    return answers.mean_of_means(own) if service else answers.overall(own)


def _live(change: Change, comparison: Comparison, keys: Sequence[Key], spreads: tuple[Spreads, Spreads]) -> bool:
    """Whether a change may be shown and every rating it rests on is on the sheets."""
    values = change.values
    earlier, later = hidden_changes(comparison)
    service, criterion = change.indicator.key
    own = [change.indicator.key] if criterion else [key for key in keys if not service or key[0] == service]
    return (
        not comparison.paired
        and min(values.n1, values.n2) >= HIDDEN_BELOW
        and bool(values.se)
        and values.ci_low is not None
        and not (earlier | later).hides(change.indicator)
        and all(spread.answers.holds(own) for spread in spreads)
        and (bool(criterion) or all(service in spread.shares for spread in spreads))
    )
