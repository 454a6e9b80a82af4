"""The total of a checklist from measurement to measurement, between the bands of its levels."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import Any

from smio.checklist import Checklist, Level, Measurement
from smio.figures.checklist_words import Scored, checklist_words, measurement_period
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import LEVELS, Body, by_level, framed
from smio.figures.labels import cut, width_of
from smio.figures.marks import SMALL, Row, Spec, at, box, on_scale, point, rule, text, with_tooltip
from smio.language import Translator

WORD = SMALL + 1
TOTAL = "clamp(room * 0.45, 10, 28)"
PLOT = 300.0  # pixels high
LOWEST, HIGHEST = -9.0, 112.0  # room on the scale for words under a 0 and over a 100
DATE, YEAR = 66.0, 38.0  # pixels across for a date on one line, or on two
NUMBER = 26.0  # pixels across for a total
DOT = "clamp(room * room / 4, 28, 150)"
UNDER = (46, 74)  # pixels under the plot for periods of whole dates, or of dates on two lines


def checklist_over_time(checklist: Checklist, measurements: Sequence[Scored], t: Translator) -> Figure:
    """The total of each measurement, its level in a word, and the levels' bands behind; oldest first."""
    ordered = sorted(measurements, key=lambda scored: (scored[0].end, scored[0].start))
    gutter = _names_room(checklist, t)
    rooms = [(width - gutter) / max(len(ordered), 1) for width in LEVELS]
    rows = [_row(len(ordered) - 1 - place, place, scored, rooms, t) for place, scored in enumerate(ordered)]
    lines = [(one, two) for one, two in pairwise(rows) if _joined(one, two)]
    turns = [{"place": two["place"] - 0.5} for one, two in pairwise(rows) if one["version"] != two["version"]]
    body = Body(
        [*_bands(checklist, t), *_turns(turns, len(rows)), *_totals(rows, lines, t)],
        rows=1,
        row_height=(PLOT, PLOT, PLOT),
        headings=(18, 18, 18),
        expressions={
            "base": f"bottom - {by_level([UNDER[room < DATE] for room in rooms])}",
            "left": f"{gutter:g}",
            "right": f"width - {by_level([max(8.0, YEAR / 2 + 1 - room / 2) for room in rooms])}",
            "room": f"(right - left) / {max(len(rows), 1)}",
        },
    )
    title = t("figures.checklist.over_time", title=checklist.short_title[t.language])
    notes = [t("figures.checklist.other_version")] if turns else []
    if any(row["hollow"] for row in rows):
        notes.append(t("figures.checklist.hollow"))
    words = checklist_words(title, checklist, ordered, t, notes=notes)
    return framed("checklist-over-time", words, body, _alt_text(title, rows, t))


def _row(from_last: int, place: int, scored: Scored, rooms: Sequence[float], t: Translator) -> Row:
    measurement, score = scored
    level = score.level.title[t.language] if score.level else ""
    return {
        "place": place,
        "version": f"{measurement.checklist} {measurement.version}",
        "total": score.rounded,
        "shown": t("figures.checklist.not_scored") if score.rounded is None else t.whole(score.rounded),
        "level": level,
        "level_width": width_of(level, WORD),
        "period": measurement_period(measurement, t),
        "lines": [_period_lines(measurement, from_last, room, t) for room in rooms],
        "numbered": [not from_last % ceil(NUMBER / room) for room in rooms],
        "hollow": score.total_only,
        "zero": 0,
        "floor": score.floor,
        "ceiling": score.ceiling,
        "finished": score.finished,
    }


def _period_lines(measurement: Measurement, from_last: int, room: float, t: Translator) -> list[str]:
    """A period under its dot: dates whole or over two lines; where there is no room for all, of every second or so.

    The last is always told, and those before it are counted from it.
    """
    if from_last % ceil(YEAR / room):
        return [""]
    start, end = t.short_date(measurement.start), t.short_date(measurement.end)
    dates = [start] if start == end else [f"{start} –", end]
    if room >= DATE:
        return dates
    return [part for date in dates for part in (date[:6], date[6:])]  # the year begins at the seventh letter


def _joined(one: Row, two: Row) -> bool:
    """Whether a line may join two totals: both are scored, on the same version of the checklist."""
    return one["total"] is not None and two["total"] is not None and one["version"] == two["version"]


def _score_scale(field: str) -> Spec:
    return on_scale(field, (LOWEST, HIGHEST), ("base", "top"))


def _names_room(checklist: Checklist, t: Translator) -> float:
    """The gutter for the names of the bands."""
    return max((width_of(_band_name(level, t), SMALL) for level in checklist.levels), default=0.0) + 16


def _band_name(level: Level, t: Translator) -> str:
    name = t("figures.checklist.band", level=level.title[t.language], low=level.low, high=level.high)
    return cut(name, LEVELS[0] / 3, SMALL)


def _bands(checklist: Checklist, t: Translator) -> list[Spec]:
    """The levels as bands, every other one tinted, each named at its upper left."""
    rows: list[Row] = []
    for place, level in enumerate(checklist.levels):
        # A band of rounded scores reaches half a point beyond its whole numbers; the outer ones end at 0 and 100.
        low, high = max(0.0, level.low - 0.5), min(100.0, level.high + 0.5)
        rows.append({"low": low, "high": high, "name": _band_name(level, t), "tint": 0.5 if place % 2 else 0.0})
    ends = [{"score": level["low"]} for level in rows] + [{"score": 100.0}]
    low, high = _score_scale("low"), _score_scale("high")
    return [
        box(rows, (at("0"), at("width")), (low, high), fill="hair", opacity={"expr": "datum.tint"}),
        rule(ends, (at("0"), at("width")), (_score_scale("score"), _score_scale("score")), ink="hair"),
        text(rows, "datum.name", at("8"), high, size=SMALL, ink="quiet", yOffset=12),
    ]


def _turns(turns: Sequence[Row], count: int) -> list[Spec]:
    """A dashed line from top to bottom where another version of the checklist begins."""
    x = on_scale("place", (-0.5, max(count, 1) - 0.5), ("left", "right"))
    return [rule(turns, (x, x), (at("top"), at("base")), ink="quiet", strokeDash=[4, 4])]


def _totals(rows: Sequence[Row], lines: Sequence[tuple[Row, Row]], t: Translator) -> list[Spec]:
    """A dot and a large figure a measurement, its level below, its period under the plot; a range while unfinished.

    Of which the total alone was kept, the dot is hollow.
    """
    count = max(len(rows), 1)
    x = on_scale("place", (-0.5, count - 0.5), ("left", "right"))
    y = _score_scale("total")
    scored = [row for row in rows if row["total"] is not None]
    empty = [row for row in rows if row["total"] is None]
    ranges = [row for row in scored if not row["finished"]]
    steps = [
        {"place": one["place"], "next": two["place"], "total": one["total"], "next_total": two["total"]}
        for one, two in lines
    ]
    fields = {"period": "period", "shown": "score", "level": "level"}
    return [
        rule(ranges, (x, x), (_score_scale("floor"), _score_scale("ceiling")), ink="before", strokeWidth=7,
             strokeCap="round"),
        rule(steps, (x, {**x, "field": "next"}), (y, {**y, "field": "next_total"}), ink="accent", strokeWidth=2),
        *with_tooltip(
            {field: t(f"figures.column.{name}") for field, name in fields.items()},
            point(scored, x, y, size=DOT, ink="datum.hollow ? paper : accent", strokeWidth=2,
                  stroke={"expr": "accent"}),
        ),
        *_haloed(scored, "datum.numbered[level] ? datum.shown : ''", x, y, size=TOTAL, ink="accent",
                 fontWeight=STRONG, yOffset=-25),
        *_haloed(scored, "datum.level_width < room ? datum.level : ''", x, y, size=WORD, yOffset=20),
        text(empty, "datum.shown", x, _score_scale("zero"), size=SMALL + 1, ink="quiet", align="center", yOffset=-14),
        text(rows, "datum.lines[level]", x, at("base + 16"), size=SMALL, ink="quiet", align="center"),
    ]  # fmt: skip


def _haloed(rows: Sequence[Row], shown: str, x: Spec, y: Spec, **mark: Any) -> list[Spec]:
    """A centred text with the page's colour around it, so that it reads where a line passes behind."""
    halo: Spec = {"stroke": {"expr": "paper"}, "strokeWidth": 5, "strokeJoin": "round"}
    return [
        text(rows, shown, x, y, align="center", **mark, **halo),
        text(rows, shown, x, y, align="center", **mark),
    ]


def _alt_text(title: str, rows: Sequence[Row], t: Translator) -> str:
    said = ", ".join(
        t("figures.checklist.alt_score", period=row["period"], score=row["shown"])
        + (f" ({row['level']})" if row["level"] else "")
        for row in rows
    )
    return t("figures.checklist.alt", title=title, rows=said or t("figures.checklist.none").rstrip(".")) + "."
