"""The sheet of native charts: each stands beside the small table it is drawn from, whose cells are formulas."""

from collections.abc import Sequence
from typing import Any

from smio.comparison import hidden_changes
from smio.documents.results import Results
from smio.documents.sheet import Chart, Number, Sheet, block_range
from smio.documents.shown import COLOURS, NO_CHANGE_COLOUR, shown_verdict
from smio.documents.workbook_calculation import DIFFERENCE, HIGH, LOW, Tests
from smio.documents.workbook_checklist import ChecklistCells
from smio.documents.workbook_scores import ScoreCells
from smio.figures.palette import ACCENT, LIGHT, NOT_PROVEN
from smio.language import Translator
from smio.survey import hidden_scores

CHART_COLUMN = 5  # charts stand right of their tables
NAMES, NUMBERS, GAP = 40.0, 15.0, 3.0  # characters
FIRST_ROW = 2
WIDE = 900  # pixels
ROW_PIXELS = 20
BAR, EDGES = 26, 150  # pixels of a bar and of what stands around the bars
BEFORE, AFTER = LIGHT["before"], ACCENT


class ChartsSheet:
    """The sheet, filled chart by chart from above."""

    def __init__(self, sheet: Sheet, t: Translator) -> None:
        self._sheet, self._t = sheet, t
        self._row = FIRST_ROW
        sheet.text(0, 0, t("workbook.charts.title"), "title")
        sheet.widths(0, 0, NAMES)
        sheet.widths(1, CHART_COLUMN - 2, NUMBERS)
        sheet.widths(CHART_COLUMN - 1, CHART_COLUMN - 1, GAP)

    def scores(self, results: Results, cells: ScoreCells) -> None:
        """The services' scores of each round."""
        t, last = self._t, results.scores[-1]
        gone = {key for scores in results.scores for key in hidden_scores(scores).services}
        keys = {one.service: one.service_key or one.service for one in last.services}
        services = [
            one
            for one in last.services
            if keys[one.service] not in gone and all(keys[one.service] in each for each in cells)
        ]
        if not services:
            return
        names = [round_.name for round_ in results.rounds]
        known = [
            {each.service_key or each.service: each.score for each in scores.services} for scores in results.scores
        ]
        rows = [
            [Number(by_key[key] or 0.0, "score", cell[key]) for by_key, cell in zip(known, cells, strict=True)]
            for key in (one.service_key or one.service for one in services)
        ]
        n = "; ".join(
            t("workbook.charts.n", name=round_.name, n=scores.overall.n)
            for round_, scores in zip(results.rounds, results.scores, strict=True)
        )
        title = t("workbook.charts.scores", n=n)
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
            self._sheet.across(FIRST_ROW, CHART_COLUMN, self._t("workbook.too_few_to_show"), "note")

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
        """A small table and its chart; with ``colours`` one bar a row with the interval of the next two columns."""
        if not rows:
            return
        sheet, first = self._sheet, self._row + 1
        widths = [NAMES, *[NUMBERS] * len(heads)]
        sheet.heads(self._row, ["", *heads], widths, numbers=range(1, len(heads) + 1))
        for row, (name, numbers) in enumerate(zip(names, rows, strict=True), first):
            sheet.entries(row, [name, *numbers])
            sheet.fit(row, name, NAMES)
        last = first + len(rows) - 1
        shown = [""] if colours else list(heads)
        series = tuple(
            self._series(column, first, last, number_format, heads[column - 1]) for column in range(1, len(shown) + 1)
        )
        for place, one in enumerate(series):
            one["fill"] = {"color": AFTER if place == len(series) - 1 else BEFORE}
        if colours:
            series[0]["points"] = [{"fill": {"color": colour}} for colour in colours]
        height = EDGES + BAR * len(rows) * max(1, len(shown))
        minimum = {} if reach is None else {"min": reach[0], "max": reach[1]}
        # Every bar bears its number: an axis of numbers would only stand in the way, above since names run downwards.
        values = minimum | {"visible": False, "major_gridlines": {"visible": False}}
        axis = {"reverse": True, "label_position": "low", "line": {"color": NOT_PROVEN}, "num_font": {"size": 10}}
        alt_text = _alt_text(title, names, heads, rows, self._t)
        sheet.chart(self._row, CHART_COLUMN, Chart(title, alt_text, series, values, axis, WIDE, height))
        self._row = max(last, self._row + height // ROW_PIXELS) + 3

    def _series(self, column: int, first: int, last: int, number_format: str, name: str) -> dict[str, Any]:
        cells = [block_range(self._sheet.name, (first, each), (last, each)) for each in (0, column)]
        return {
            "name": name,
            "categories": f"={cells[0]}",
            "values": f"={cells[1]}",
            "gap": 60,
            "data_labels": {"value": True, "num_format": number_format, "font": {"size": 10}},
        }


def _alt_text(
    title: str, names: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[Number]], t: Translator
) -> str:
    """What the chart shows, number by number."""
    told = "; ".join(
        f"{name}: " + ", ".join(f"{head} {t.decimal(number.value)}" for head, number in zip(heads, row, strict=False))
        for name, row in zip(names, rows, strict=True)
    )
    return f"{title}. {told}."
