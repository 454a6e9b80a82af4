"""The points of a checklist by direction, as bars against what they could be."""

from collections.abc import Sequence

from smio.checklist import Checklist, DirectionScore, round_half_up
from smio.figures.captions import GAP, plain
from smio.figures.checklist_words import (
    Scored,
    checklist_words,
    kept_totals_note,
    measurement_period,
    of_version,
    points_of,
)
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, by_level, framed, label_lines
from smio.figures.labels import width_of
from smio.figures.marks import BODY, SMALL, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.language import Translator

ROW_HEIGHT: Three = (36, 25, 25)
LABEL: Three = (12.5, BODY, BODY)
LABEL_LINES = 2
GROUP_GAP = 0.6  # of a row
HEADING = 0.66  # of a row, for a line of a direction's name
POINTS: Three = (12.0, 12.5, BODY)  # the size of the points after a track
AFTER = 7  # pixels between a track and its points
THICK = "min(row * 0.3, 12)"  # half a bar


def checklist_directions(checklist: Checklist, measurements: Sequence[Scored], t: Translator) -> Figure:
    """The points of each direction and of the total against what they could be, one bar a measurement, in order.

    All tracks share one scale, the points of the whole checklist, so that a direction of 40 is longer than one of 30;
    the label says the points and the score 0…100. Items left out shorten a track; what is not answered yet is the
    pale end of a bar.
    """
    shown, notes = of_version(checklist, measurements, t)
    names = [*(direction.title[t.language] for direction in checklist.directions), t("figures.checklist.total")]
    headings, bars, height = _placed(shown, names, t)
    periods = [(measurement.start, measurement.end) for measurement, _ in shown]
    short = max((width_of(f"{t.short_date(start)} –", SMALL) for start, _ in periods), default=0.0) + 10
    whole = max((width_of(bar["period"], SMALL) for bar in bars), default=0.0) + 12
    room = [max((width_of(bar["label"], 1.06 * size) for bar in bars if bar["got"] is not None), default=0.0)
            for size in POINTS]  # fmt: skip
    body = Body(
        [*_drawn_headings(headings, height, t), *_drawn_bars(bars, height, checklist, t)],
        rows=height,
        row_height=ROW_HEIGHT,
        headings=(14, 0, 0),
        expressions={
            "left": by_level((short, whole, whole)),
            "right": f"width - {by_level(room)} - {AFTER}",
        },
    )
    title = t("figures.checklist.by_direction", title=checklist.short_title[t.language])
    if any(bar["waiting"] for bar in bars):
        notes = [t("figures.checklist.pale"), *notes]
    left_out = [note for scored in shown for note in _left_out(scored, t)]
    words = checklist_words(
        title,
        checklist,
        shown,
        t,
        notes=[t("figures.checklist.after_bar"), *left_out, *kept_totals_note(shown, t), *notes],
    )
    return framed("checklist-directions", words, body, _alt_text(title, names, bars, t))


def _left_out(scored: Scored, t: Translator) -> list[str]:
    """The note on a measurement's items that are answered and bring no points: how many, why, and what that takes."""
    measurement, score = scored
    found = [
        (item.points, score.checklist.answer(code).label[t.language])
        for item in score.checklist.items.values()
        if (code := measurement.codes.get(item.id)) is not None and score.checklist.shares[code] is None
    ]
    if score.total_only or not found:
        return []
    said = t(
        "figures.checklist.left_out",
        n=len(found),
        period=measurement_period(measurement, t),
        answers=", ".join(dict.fromkeys(label for _, label in found)),
        points=plain(sum(points for points, _ in found), t),
    )
    return [said]


def _placed(measurements: Sequence[Scored], names: Sequence[str], t: Translator) -> tuple[list[Row], list[Row], float]:
    """The names of the directions, a bar for each measurement under each, and the height of all in rows."""
    headings: list[Row] = []
    bars: list[Row] = []
    down = 0.0
    labels = label_lines(names, (290, 540, 840), LABEL, LABEL_LINES)
    for place, (name, lines) in enumerate(zip(names, labels, strict=True)):
        deepest = len(lines[-1])  # a phone's second line reaches up into the gap
        down += GROUP_GAP if place else 0.0
        down += HEADING * deepest
        headings.append({"y": down, "lines": lines, "name": name})
        for order, scored in enumerate(measurements):
            bar = _bar(scored, place, name, t)
            bars.append({**bar, "y": down + 0.5, "latest": order == len(measurements) - 1, "group": place})
            down += 1.0
    return headings, bars, max(down, 1.0)


def _bar(scored: Scored, place: int, name: str, t: Translator) -> Row:
    """A direction's points in a measurement, or the total's; "no score" where nothing was scorable, never 0."""
    measurement, score = scored
    whole = place == len(score.checklist.directions)
    period = measurement_period(measurement, t)
    dates = [f"{t.short_date(measurement.start)} –", t.short_date(measurement.end)]
    common = {"name": name, "period": period, "period_lines": [dates, [period], [period]]}
    if score.total_only:
        return {**common, **_kept_total(scored, t, whole=whole)}
    directions = score.directions if whole else score.directions[place : place + 1]
    return {**common, **_points(scored, directions, score.score if whole else directions[0].score, t)}


def _points(scored: Scored, directions: Sequence[DirectionScore], score: float | None, t: Translator) -> Row:
    """The points got, those still open, and those possible, of one direction or of all."""
    points = points_of(scored[0], directions)
    counted = {"got": plain(points.got, t), "possible": plain(points.possible, t)}
    shown = points.shown(t)
    return {
        "score": score,
        "shown": shown,
        "points": t("figures.checklist.points", **counted),
        "label": t("figures.checklist.points_short", **counted) + GAP + shown if points.possible else shown,
        "got": points.got,
        "waiting": points.waiting,
        "ceiling": points.got + points.waiting,
        "possible": points.possible,
        "full": sum(one.direction.points for one in directions),
    }


def _kept_total(scored: Scored, t: Translator, *, whole: bool) -> Row:
    """A measurement of which the total alone was kept: its total on the scale of the checklist's points."""
    score = scored[1]
    points = sum(direction.points for direction in score.checklist.directions)
    if not whole or score.score is None:
        said = t("figures.checklist.not_kept")
        return {"score": None, "shown": said, "points": said, "label": said, "got": None, "waiting": 0.0}
    total = t.whole(round_half_up(score.score))
    got = score.score * points / 100
    return {
        "score": score.score,
        "shown": total,
        "points": t("figures.checklist.not_kept"),
        "label": total,
        "got": got,
        "waiting": 0.0,
        "ceiling": got,
        "possible": points,
        "full": points,
    }


def _drawn_headings(headings: Sequence[Row], height: float, t: Translator) -> list[Spec]:
    y = on_scale("y", (0, height), ("top", "bottom"))
    drawn = text(headings, "datum.lines[level]", at("0"), y, size=by_level(LABEL), fontWeight=STRONG,
                 yOffset={"expr": f"-9 - (length(datum.lines[level]) - 1) * {1.3 * BODY:g}"})  # fmt: skip
    return with_tooltip({"name": t("figures.column.direction")}, drawn)


def _drawn_bars(bars: Sequence[Row], height: float, checklist: Checklist, t: Translator) -> list[Spec]:
    """A bar on the track of its possible points, in the outline of all the direction's; the latest in the accent."""
    y = on_scale("y", (0, height), ("top", "bottom"))
    longest = sum(direction.points for direction in checklist.directions)
    zero, got, possible, full, ceiling = (
        on_scale(field, (0, longest), ("left", "right")) for field in ("zero", "got", "possible", "full", "ceiling")
    )
    drawn = [{**bar, "zero": 0} for bar in bars if bar["got"] is not None]
    bare = [bar for bar in bars if bar["got"] is None]
    shortened = [bar for bar in drawn if bar["possible"] < bar["full"]]
    waiting = [bar for bar in drawn if bar["waiting"]]
    thick = {"yOffset": {"expr": f"-{THICK}"}, "y2Offset": {"expr": THICK}}
    ink = "datum.latest ? accent : before"
    dashed = {"fillOpacity": 0.16, "stroke": {"expr": "accent"}, "strokeDash": [3, 3]}
    fields = {"name": "direction", "period": "period", "shown": "score", "points": "points"}
    lines = "-(length(datum.period_lines[level]) - 1) * 7"
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in fields.items()},
        box(shortened, (zero, full), (y, y), fill="paper", stroke={"expr": "quiet"}, strokeDash=[1, 3], **thick),
        box(drawn, (zero, possible), (y, y), fill="hair", stroke={"expr": "quiet"}, strokeWidth=0.5, **thick),
        box(waiting, (got, ceiling), (y, y), fill="accent", **dashed, **thick),
        box(drawn, (zero, got), (y, y), fill=ink, **thick),
        text(drawn, "datum.label", full, y, size=by_level(POINTS), xOffset=AFTER,
             ink="datum.possible ? ink : quiet", fontWeight={"expr": "datum.latest ? 600 : 400"}),
        text(bare, "datum.label", at(f"left + {AFTER}"), y, size=SMALL, ink="quiet"),
        text(bars, "datum.period_lines[level]", at("0"), y, size=SMALL, ink="datum.latest ? ink : quiet",
             yOffset={"expr": lines}),
    )  # fmt: skip


def _alt_text(title: str, names: Sequence[str], bars: Sequence[Row], t: Translator) -> str:
    rows = [_row_words(name, [bar for bar in bars if bar["group"] == place], t) for place, name in enumerate(names)]
    return t("figures.checklist.alt", title=title, rows=". ".join(rows)) + "."


def _row_words(name: str, bars: Sequence[Row], t: Translator) -> str:
    scores = ", ".join(t("figures.checklist.alt_score", period=bar["period"], score=bar["label"]) for bar in bars)
    return t("figures.checklist.alt_row", name=name, scores=scores) if scores else name
