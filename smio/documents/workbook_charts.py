"""The sheet of native charts: each stands beside the small table it is drawn from, whose cells are formulas."""

from collections.abc import Sequence
from typing import Any, Literal

from smio.comparison import hidden_changes
from smio.documents.printed_page import COLUMN_WIDTH
from smio.documents.results import Results
from smio.documents.sheet import Chart, Number, Sheet, block_range, lines_of
from smio.documents.shown import COLOURS, NO_CHANGE_COLOUR, shown_verdict
from smio.documents.typography import typeset
from smio.documents.workbook_calculation import DIFFERENCE, HIGH, LOW, Tests
from smio.documents.workbook_checklist import ChecklistCells
from smio.documents.workbook_scores import ScoreCells
from smio.figures.palette import ACCENT, LIGHT, NOT_PROVEN, mixed
from smio.language import Translator
from smio.survey import hidden_scores

MOST_ROUNDS = 4  # side by side they can still be told apart: of more the last are drawn
LEAST_NUMBERS = 3  # columns of a table: a difference with its interval
NAMES, NUMBERS, GAP = 40.0, 15.0, 3.0  # characters
FIRST_ROW = 2
BETWEEN = 2  # rows between two charts
WIDE, UPRIGHT = 900, 300  # pixels: of every chart, and how high one of columns is
COLUMN_PIXELS = 64  # of a column of the sheet that nobody set
BAR, EDGES = 26, 110  # pixels of a horizontal bar and of what stands around the bars
TALLEST = 850  # pixels: with its table's heading it stands on a page
SIDES, LETTER, LINES_BELOW = 60, 6.5, 3  # pixels beside all columns and of a letter below one; lines of a name there
LETTERS_BESIDE, NAME_LINE = 50, 19  # letters of a line of a name beside its bar, pixels of such a line
NARROWEST = 30  # pixels of a column that bears its number
BEFORE, AFTER = LIGHT["before"], ACCENT

Kind = Literal["bar", "column"]


class ChartsSheet:
    """The sheet, filled chart by chart from above."""

    def __init__(self, sheet: Sheet, rounds: int, t: Translator) -> None:
        """Tables have a column for each of so many rounds."""
        self._sheet, self._t = sheet, t
        self._row = FIRST_ROW
        numbers = max(LEAST_NUMBERS, min(rounds, MOST_ROUNDS))
        self._chart_column = numbers + 2  # charts stand right of their tables
        sheet.text(0, 0, t("workbook.charts.title"), "title")
        sheet.widths(0, 0, NAMES)
        sheet.widths(1, numbers, NUMBERS)
        sheet.widths(numbers + 1, numbers + 1, GAP)
        sheet.widths(self._chart_column, self._chart_column + WIDE // COLUMN_PIXELS, COLUMN_WIDTH)

    def scores(self, results: Results, cells: ScoreCells) -> None:
        """The services' scores of each round; of many rounds, of the last ones."""
        t, last = self._t, results.scores[-1]
        rounds, every = results.every_round[-MOST_ROUNDS:], results.every_score[-MOST_ROUNDS:]
        cells = cells[-MOST_ROUNDS:]
        gone = {key for scores in every for key in hidden_scores(scores).services}
        keys = {one.service: one.service_key or one.service for one in last.services}
        services = [
            one
            for one in last.services
            if keys[one.service] not in gone and all(keys[one.service] in each for each in cells)
        ]
        if not services:
            return
        names = [round_.name for round_ in rounds]
        known = [{each.service_key or each.service: each.score for each in scores.services} for scores in every]
        rows = [
            [Number(by_key[key] or 0.0, "score", cell[key]) for by_key, cell in zip(known, cells, strict=True)]
            for key in (one.service_key or one.service for one in services)
        ]
        n = "; ".join(
            t("workbook.charts.n", name=round_.name, n=scores.overall.n)
            for round_, scores in zip(rounds, every, strict=True)
        )
        title = typeset(t("workbook.charts.scores", n=n))
        self._bars(title, [one.service for one in services], names, rows, (last.scale.low, last.scale.high), "0.00")

    def differences(self, results: Results, tests: Tests) -> None:
        """The change of each service with its interval."""
        comparison, t = results.comparison, self._t
        if comparison is None:
            return
        hidden = hidden_changes(comparison)
        shown = [
            change for change in comparison.services
            if not any(one.hides(change.indicator) for one in hidden) and change.values.ci_low is not None
        ]  # fmt: skip
        if not shown:
            return
        columns = ((DIFFERENCE, "difference"), (LOW, "ci_low"), (HIGH, "ci_high"))
        rows = [
            [
                Number(getattr(change.values, name), "signed", tests.cell(change.indicator.key, column))
                for column, name in columns
            ]
            for change in shown
        ]
        colours = ["#" + COLOURS.get(shown_verdict(change, hidden=False), NO_CHANGE_COLOUR) for change in shown]
        heads = [t(f"documents.workbook.{name}") for name in ("difference_column", "low", "high")]
        names = [change.indicator.service for change in shown]
        self._bars(t("workbook.charts.differences"), names, heads, rows, None, "+0.00;−0.00;0.00", colours=colours)

    def checklist(self, results: Results, cells: ChecklistCells) -> None:
        """The directions of each measurement, 0…100, then the total."""
        t = self._t
        answered = [place for place, score in enumerate(results.measured) if not score.total_only]
        if not answered or results.checklist is None:
            return
        names = [direction.title[t.language] for direction in results.checklist.directions]
        scores = [results.measured[place] for place in answered]
        open_ = [row for row in range(len(names)) if all(score.directions[row].score is not None for score in scores)]
        heads = [t.period(results.measurements[place].start, results.measurements[place].end) for place in answered]
        rows = [
            [
                Number(score.directions[row].score or 0.0, "score", cells.directions[place][row])
                for place, score in zip(answered, scores, strict=True)
            ]
            for row in open_
        ]
        shown = [names[row] for row in open_]
        if all(score.rounded is not None for score in scores):
            shown.append(t("workbook.checklist.total"))
            rows.append([
                Number(score.rounded or 0, "whole", cells.totals[place])
                for place, score in zip(answered, scores, strict=True)
            ])  # fmt: skip
        title = t("workbook.charts.checklist", name=results.checklist.short_title[t.language])
        self._bars(title, shown, heads, rows, (0.0, 100.0), "0")

    def close(self) -> None:
        """Where nothing could be drawn, why."""
        if self._row == FIRST_ROW:
            self._sheet.across(FIRST_ROW, self._chart_column, self._t("workbook.too_few_to_show"), "note")

    def _bars(
        self,
        title: str,
        names: Sequence[str],
        heads: Sequence[str],
        rows: Sequence[Sequence[Number]],
        reach: tuple[float, float] | None,
        number_format: str,
        *,
        colours: Sequence[str] = (),
    ) -> None:
        """A small table and its chart; with ``colours`` one bar a row with the interval of the next two columns.

        Several bars a row stand upright wherever their names have room below them: see `smio.documents.sheet.Chart`.
        """
        if not rows:
            return
        sheet, first = self._sheet, self._row + 1
        sheet.heads(self._row, ["", *heads], [NAMES, *[NUMBERS] * len(heads)], numbers=range(1, len(heads) + 1))
        for row, (name, numbers) in enumerate(zip(names, rows, strict=True), first):
            sheet.entries(row, [name, *numbers])
            sheet.fit(row, name, NAMES)
        last = first + len(rows) - 1
        series = self._all_series(heads[:1] if colours else heads, (first, last), number_format)
        kind: Kind = "column" if len(series) > 1 and _stand_upright(names, len(series)) else "bar"
        for one in series if colours else ():
            one.update({"name": "", "points": [{"fill": {"color": colour}} for colour in colours]})
        if len(series) > 1 and kind == "bar":
            title = self._t("workbook.charts.downwards", title=title, names="; ".join(heads))
        height = (
            UPRIGHT
            if kind == "column"
            else min(TALLEST, EDGES + max(BAR * len(series), _name_pixels(names)) * len(rows))
        )
        alt_text = _alt_text(title, names, heads, rows, self._t)
        chart = Chart(kind, title, alt_text, series, _values_axis(reach), _names_axis(kind), WIDE, height)
        below = max(last + 1, sheet.below(self._row, height))
        sheet.keep_whole(self._row - 1, below)  # with the empty row above: a chart's edge would stay on the page before
        sheet.chart(self._row, self._chart_column, chart)
        self._row = below + BETWEEN

    def _all_series(
        self, heads: Sequence[str], rows: tuple[int, int], number_format: str
    ) -> tuple[dict[str, Any], ...]:
        """Of each column of the table, the later the darker."""
        series = tuple(self._series(column, *rows, number_format, name) for column, name in enumerate(heads, 1))
        for place, one in enumerate(series, 1):
            colour = AFTER if place == len(series) else mixed(BEFORE, AFTER, (place - 1) / (len(series) - 1))
            one["fill"] = {"color": colour}
        return series

    def _series(self, column: int, first: int, last: int, number_format: str, name: str) -> dict[str, Any]:
        cells = [block_range(self._sheet.name, (first, each), (last, each)) for each in (0, column)]
        return {
            "name": name,
            "categories": f"={cells[0]}",
            "values": f"={cells[1]}",
            "gap": 60,
            "data_labels": {"value": True, "num_format": number_format, "font": {"size": 10}},
        }


def _stand_upright(names: Sequence[str], series: int) -> bool:
    """Whether each name has room below its columns, unturned, and each column for its number."""
    room = (WIDE - SIDES) / len(names)
    letters = room / LETTER
    fits = all(lines_of(name, letters) <= LINES_BELOW and max(map(len, name.split())) <= letters for name in names)
    return fits and room / (series + 1) >= NARROWEST


def _name_pixels(names: Sequence[str]) -> int:
    """How high a bar must be for its name beside it: of names that do not fit, every second would be left out."""
    return NAME_LINE * max(lines_of(name, LETTERS_BESIDE) for name in names)


def _values_axis(reach: tuple[float, float] | None) -> dict[str, Any]:
    """Every bar bears its number: an axis of numbers would only stand in the way."""
    least = {} if reach is None else {"min": reach[0], "max": reach[1]}
    return least | {"visible": False, "major_gridlines": {"visible": False}}


def _names_axis(kind: Kind) -> dict[str, Any]:
    """Names run as in the table: downwards, or to the right, unturned."""
    font: dict[str, Any] = {"size": 10}
    turned = (
        {"num_font": font, "reverse": True, "interval_unit": 1}
        if kind == "bar"
        else {"num_font": font | {"rotation": 360}}
    )
    return turned | {"label_position": "low", "line": {"color": NOT_PROVEN}}


def _alt_text(
    title: str, names: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[Number]], t: Translator
) -> str:
    """What the chart shows, number by number."""
    told = "; ".join(
        f"{name}: " + ", ".join(f"{head} {t.decimal(number.value)}" for head, number in zip(heads, row, strict=False))
        for name, row in zip(names, rows, strict=True)
    )
    return f"{title}. {told}."
