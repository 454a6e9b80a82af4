"""The scores of a checklist: by direction, and over time."""

from collections.abc import Sequence

from smio.checklist import Checklist, ChecklistScore, Measurement
from smio.figures.captions import generated_line, plain
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, Words, by_level, framed, label_lines
from smio.figures.labels import width_of
from smio.figures.marks import BODY, SMALL, STRONG, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.language import Translator

Scored = tuple[Measurement, ChecklistScore]

ROW_HEIGHT: Three = (30, 25, 25)
LABEL: Three = (12.5, BODY, BODY)
LABEL_LINES = 2
VALUE = 74  # pixels for the points after a track
GROUP_GAP = 0.7  # of a row
HEADING = 0.72  # of a row, for a line of a direction's name


def checklist_directions(checklist: Checklist, measurements: Sequence[Scored], t: Translator) -> Figure:
    """The points of each direction and of the total against what they could be, one bar a measurement, in order.

    All tracks share one scale of points, so that a direction of 40 is longer than one of 30; the label says the points
    and the score 0…100. What is not answered yet is the paler part of a bar.
    """
    names = [*(direction.title[t.language] for direction in checklist.directions), t("figures.checklist.total")]
    headings, bars, height = _placed(measurements, names, t)
    gutter = max((width_of(row["period"], SMALL) for row in bars), default=0.0) + 12
    body = Body(
        [*_drawn_headings(headings, height, t), *_drawn_bars(bars, height, checklist, t)],
        rows=height,
        row_height=ROW_HEIGHT,
        headings=(14, 0, 0),
        expressions={"left": f"{gutter:g}", "right": f"width - {VALUE}"},
    )
    title = t("figures.checklist.by_direction", title=checklist.short_title[t.language])
    words = checklist_words(title, checklist, measurements, t)
    return framed("checklist-directions", words, body, _alt_text(title, names, bars, t))


def checklist_words(title: str, checklist: Checklist, measurements: Sequence[Scored], t: Translator) -> Words:
    """The words around a checklist's figure: the place, the checklist and what it is, what is unfinished."""
    places = list(dict.fromkeys(measurement.place for measurement, _ in measurements if measurement.place))
    example = [] if checklist.official else [t("figures.checklist.example")]
    generated = generated_line(any(measurement.generated for measurement, _ in measurements), t)
    nothing = [] if measurements else [t("figures.checklist.none")]
    named = t("figures.checklist.version", title=checklist.title[t.language], version=checklist.version)
    open_ones = [
        f"{measurement_period(measurement, t)}: {_unfinished(score, t)}"
        for measurement, score in measurements
        if not score.finished
    ]
    return Words(
        title,
        [line for line in (", ".join(places), " ".join([*example, *generated]), *nothing) if line],
        [*open_ones, " ".join([t("figures.checklist.scale"), named])],
    )


def measurement_period(measurement: Measurement, t: Translator) -> str:
    """The period of a measurement."""
    return t.period(measurement.start, measurement.end)


def _unfinished(score: ChecklistScore, t: Translator) -> str:
    return t(
        "figures.checklist.unfinished",
        answered=score.answered,
        items=len(score.checklist.items),
        floor=t.whole(score.floor),
        ceiling=t.whole(score.ceiling),
    )


def _placed(measurements: Sequence[Scored], names: Sequence[str], t: Translator) -> tuple[list[Row], list[Row], float]:
    """The names of the directions, a bar for each measurement under each, and the height of all in rows."""
    headings: list[Row] = []
    bars: list[Row] = []
    down = 0.0
    for place, name in enumerate(names):
        lines = label_lines(name, (290, 540, 840), LABEL, LABEL_LINES)
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
    """A direction's score in a measurement, or the total; "no score" where nothing was scorable, never 0."""
    measurement, score = scored
    whole = place == len(score.checklist.directions)
    if score.total_only:
        return _total_only_bar(scored, name, t, whole=whole)
    directions = score.directions if whole else score.directions[place : place + 1]
    value = score.score if whole else directions[0].score
    got, possible = sum(one.got for one in directions), sum(one.possible for one in directions)
    waiting = sum(
        item.points for one in directions for item in one.direction.items if item.id not in measurement.answers
    )
    points = t("figures.checklist.points", got=plain(got, t), possible=plain(possible, t))
    shown = t("figures.checklist.not_scored") if value is None else t.whole(value)
    return {
        "name": name,
        "period": measurement_period(measurement, t),
        "score": value,
        "shown": shown,
        "points": points,
        "label": shown if value is None else f"{plain(got, t)} / {plain(possible, t)}",
        "got": got,
        "possible": possible + waiting,
        "ceiling": got + waiting,
    }


def _total_only_bar(scored: Scored, name: str, t: Translator, *, whole: bool) -> Row:
    """A measurement of which the total alone was kept: its total on the scale of the checklist's points."""
    measurement, score = scored
    all_points = sum(direction.points for direction in score.checklist.directions)
    got = (score.score or 0.0) * all_points / 100
    shown = t.whole(score.rounded) if whole else t("figures.checklist.not_kept")
    return {
        "name": name,
        "period": measurement_period(measurement, t),
        "score": score.score if whole else None,
        "shown": shown,
        "points": shown,
        "label": shown,
        "got": got if whole else 0.0,
        "possible": all_points if whole else 0.0,
        "ceiling": got if whole else 0.0,
    }


def _drawn_headings(headings: Sequence[Row], height: float, t: Translator) -> list[Spec]:
    y = on_scale("y", (0, height), ("top", "bottom"))
    drawn = text(headings, "datum.lines[level]", at("0"), y, size=by_level(LABEL), fontWeight=STRONG,
                 yOffset={"expr": f"-9 - (length(datum.lines[level]) - 1) * {1.3 * BODY:g}"})  # fmt: skip
    return with_tooltip({"name": t("figures.column.direction")}, drawn)


def _drawn_bars(bars: Sequence[Row], height: float, checklist: Checklist, t: Translator) -> list[Spec]:
    """A bar on the track of its possible points; the latest measurement in the accent, those before it paler."""
    y = on_scale("y", (0, height), ("top", "bottom"))
    longest = sum(direction.points for direction in checklist.directions)
    zero, x, track, ceiling = (
        on_scale(field, (0, longest), ("left", "right")) for field in ("zero", "got", "possible", "ceiling")
    )
    bars = [{**row, "zero": 0} for row in bars]
    scored = [row for row in bars if row["score"] is not None]
    waiting = [row for row in scored if row["ceiling"] > row["got"]]
    thick = {"yOffset": {"expr": "-min(row * 0.3, 12)"}, "y2Offset": {"expr": "min(row * 0.3, 12)"}}
    fields = {"name": "direction", "period": "period", "shown": "score", "points": "points"}
    weight = {"expr": "datum.latest ? 600 : 400"}
    label_x = {**track, "type": "quantitative"}
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in fields.items()},
        box(bars, (zero, track), (y, y), fill="hair", opacity=0.75, **thick),
        box(waiting, (zero, ceiling), (y, y), fill="before", opacity=0.45, **thick),
        box(scored, (zero, x), (y, y), fill="datum.latest ? accent : before", **thick),
        text(bars, "datum.label", label_x, y, size="datum.score == null ? 11.5 : 13", xOffset=7,
             ink="datum.score == null ? quiet : ink", fontWeight=weight),
        text(bars, "datum.period", at("0"), y, size=SMALL, ink="datum.latest ? ink : quiet"),
    )  # fmt: skip


def _alt_text(title: str, names: Sequence[str], bars: Sequence[Row], t: Translator) -> str:
    rows = [_row_words(name, [bar for bar in bars if bar["group"] == place], t) for place, name in enumerate(names)]
    return t("figures.checklist.alt", title=title, rows=". ".join(rows)) + "."


def _row_words(name: str, bars: Sequence[Row], t: Translator) -> str:
    scores = ", ".join(t("figures.checklist.alt_score", period=bar["period"], score=bar["shown"]) for bar in bars)
    return t("figures.checklist.alt_row", name=name, scores=scores) if scores else name
