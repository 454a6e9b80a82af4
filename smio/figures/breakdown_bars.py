"""A breakdown as bars: a group for each row, a bar for each column, with its interval."""

from collections.abc import Sequence

from smio.breakdown import Breakdown, Measure
from smio.figures.breakdown_words import (
    context_lines,
    count_shown,
    interval_of,
    line_words,
    spoken_context,
    spoken_rows,
    table_notes,
    title_words,
    value_shown,
)
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, Words, by_level, framed, label_lines
from smio.figures.labels import width_of
from smio.figures.marks import BODY, SMALL, Row, Spec, at, box, on_scale, rule, text, with_tooltip
from smio.language import Translator

MOST_BARS = 60
FAINT = 0.55  # of a bar, so that the line of its interval is seen on it
ROW_HEIGHT: Three = (36, 22, 22)  # on a phone a bar's name stands above it
LABEL = (12.0, 12.5, BODY)
WIDEST_LABEL: Three = (230, 170, 240)
APART = 0.5  # of a row, between groups


def breakdown_bars(table: Breakdown, t: Translator) -> Figure | None:
    """The values side by side; None where there are too many bars to read, or none."""
    shown = [cell for row in table.cells for cell in row if cell.value is not None]
    if not shown or len(table.rows) * len(table.columns) > MOST_BARS:
        return None
    headings, bars, height = _placed(table, t)
    names = [bar["name"] for bar in bars]
    gutter = _gutter(names)
    after = max(width_of(bar["said"], SMALL) for bar in bars) + 16
    domain = _domain(table, bars)
    body = Body(
        [*_drawn_names(headings, bars, gutter, height, t), *_drawn_bars(bars, domain, height, t)],
        rows=height,
        row_height=ROW_HEIGHT,
        expressions={"left": by_level((0.0, *gutter[1:])), "right": f"width - {after:g}"},
    )
    title = title_words(table, t)
    notes = table_notes(table, t)
    if table.view.measure != Measure.N:
        notes = [f"{t('breakdown.interval_note')} {notes[0]}".strip(), *notes[1:]]
    words = Words(title, context_lines(table, t), notes)
    spoken = t("breakdown.alt", title=title, context=spoken_context(table, t), rows=". ".join(spoken_rows(table, t)))
    return framed("breakdown-bars", words, body, spoken)


def _placed(table: Breakdown, t: Translator) -> tuple[list[Row], list[Row], float]:
    """The headings of the groups, the bars below each, and the height of all, counted in rows."""
    rows_axis, columns_axis = table.view.axes
    grouped = len(table.columns) > 1
    lines_named = [line_words(rows_axis, line, table, t) for line in table.rows]
    labels = label_lines(lines_named, (285, 530, 800), LABEL, lines=(2, 1, 1))
    headings: list[Row] = []
    bars: list[Row] = []
    down = 0.0
    for line, name, label, cells in zip(table.rows, lines_named, labels, table.cells, strict=True):
        if grouped:
            down += APART if headings else 0.0
            headings.append({"y": down + 0.5, "name": name, "lines": label})
            down += 1.0
        for column, cell in zip(table.columns, cells, strict=True):
            interval = interval_of(cell) if table.view.measure != Measure.N else None
            own = line_words(columns_axis, column, table, t) if grouped else name
            shown = value_shown(cell, table.view.measure, t)
            count = count_shown(cell, t) if table.view.measure != Measure.N else ""
            bars.append({
                "y": down + 0.5, "group": name, "name": own, "value": cell.value, "shown": shown, "count": count,
                "said": " · ".join(part for part in (shown, count) if part),
                "low": None if interval is None else interval[0], "high": None if interval is None else interval[1],
                "whole": column.whole if grouped else line.whole,
            })  # fmt: skip
            down += 1.0
    return headings, bars, max(down, 1.0)


def _gutter(names: Sequence[str]) -> Three:
    low, middle, high = (
        min(max((width_of(name, size) for name in names), default=0.0), widest) + 16
        for size, widest in zip(LABEL, WIDEST_LABEL, strict=True)
    )
    return (low, middle, high)


def _domain(table: Breakdown, bars: Sequence[Row]) -> tuple[float, float]:
    """From the lowest to the highest there can be; numbers of people from nothing to the most there are."""
    if table.view.measure == Measure.SCORE:
        return table.scale.low, table.scale.high
    if table.view.measure == Measure.N:
        return 0.0, max(max((bar["value"] or 0.0 for bar in bars), default=1.0), 1.0)
    return 0.0, 100.0 if table.view.measure == Measure.INDEX else 1.0


def _drawn_names(
    headings: Sequence[Row], bars: Sequence[Row], gutter: Three, height: float, t: Translator
) -> list[Spec]:
    y = on_scale("y", (0, height), ("top", "bottom"))
    names = [bar["name"] for bar in bars]
    labels = label_lines(names, (gutter[0] - 12, gutter[1] - 12, gutter[2] - 12), LABEL, lines=1)
    rows = [{**bar, "lines": lines} for bar, lines in zip(bars, labels, strict=True)]
    above: Spec = {"yOffset": {"expr": "level ? 0 : -row * 0.27"}}
    fields = {"group": t("breakdown.tooltip.row"), "name": t("breakdown.tooltip.column")}
    return [
        *with_tooltip(
            {"name": fields["group"]},
            text(
                headings,
                "datum.lines[level]",
                at("0"),
                y,
                size=by_level(LABEL),
                fontWeight=STRONG,
                yOffset={"expr": f"-(length(datum.lines[level]) - 1) * {BODY * 0.65:g}"},
            ),
        ),
        *with_tooltip(fields, text(rows, "datum.lines[level]", at("0"), y, size=by_level(LABEL), **above)),
    ]


def _drawn_bars(bars: Sequence[Row], domain: tuple[float, float], height: float, t: Translator) -> list[Spec]:
    y = on_scale("y", (0, height), ("top", "bottom"))
    x, low, high = (on_scale(field, domain, ("left", "right")) for field in ("value", "low", "high"))
    start = {**x, "field": "start"}
    known = [{**bar, "start": domain[0]} for bar in bars if bar["value"] is not None]
    unknown = [bar for bar in bars if bar["value"] is None]
    sure = [
        {**bar, "low": max(bar["low"], domain[0]), "high": min(bar["high"], domain[1])}
        for bar in known
        if bar["low"] is not None
    ]
    middle = "(level ? 0 : row * 0.16)"
    thick = {"yOffset": {"expr": f"{middle} - (level ? row * 0.36 : 6)"},
             "y2Offset": {"expr": f"{middle} + (level ? row * 0.36 : 6)"}}  # fmt: skip
    inline: Spec = {"yOffset": {"expr": middle}}
    fields = {"group": "row", "name": "column", "shown": "value", "count": "answers"}
    return with_tooltip(
        {field: t(f"breakdown.tooltip.{name}") for field, name in fields.items()},
        box(known, (start, x), (y, y), fill="datum.whole ? before : accent", opacity=FAINT, **thick),
        rule(sure, (low, high), (y, y), ink="ink", strokeWidth=1.5, **inline, y2Offset={"expr": middle}),
        text(known, "datum.said", at("right + 8"), y, size=SMALL, ink="ink", **inline),
        text(unknown, "datum.said", at("right + 8"), y, size=SMALL, ink="quiet", **inline),
    )
