"""Cities side by side: the score of each on one version of a checklist, between the bands of its levels."""

from collections.abc import Sequence

from smio.checklist import Checklist, ChecklistScore, Measurement
from smio.figures.checklist_words import (
    is_of_version,
    measurement_period,
    other_version_note,
    shown_range,
    words_of_checklist,
)
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, by_level, framed, label_lines
from smio.figures.labels import cut, width_of
from smio.figures.marks import BODY, SMALL, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.language import Translator

City = tuple[str, Measurement, ChecklistScore]

ROW_HEIGHT: Three = (46, 25, 25)
NAMES: Three = (150, 132, 210)  # pixels at most for the names of cities; on a phone they stand above their bars
SCORE = 13.5
LEVEL_ROOM = 96.0  # pixels at most for a level after its score


def cities_ranking(checklist: Checklist, rows: Sequence[City], t: Translator) -> Figure:
    """Cities by their rounded score, the highest first; equal scores share a rank, no score is no bar.

    Scores made with other versions of the checklist are not compared: a note names those cities.
    """
    same = [row for row in rows if is_of_version(checklist, row[1])]
    others = [city for city, measurement, _ in rows if not is_of_version(checklist, measurement)]
    ordered = sorted(same, key=lambda row: (row[2].rounded is None, -(row[2].rounded or 0), row[0]))
    places = ranks([score.rounded for _, _, score in ordered])
    names = [city if rank is None else f"{rank}. {city}" for rank, (city, _, _) in zip(places, ordered, strict=True)]
    gutter = _names_room(names)
    labels = label_lines(names, (gutter[0] - 10, gutter[1] - 10, gutter[2] - 10), (BODY, BODY, BODY), 1)
    ranked: list[Row] = [
        {"row": place, "name": name, "lines": [line for (line,) in lines], **_row(row, t)}
        for place, (name, lines, row) in enumerate(zip(names, labels, ordered, strict=True))
    ]
    period = max((width_of(row["period"], SMALL) for row in ranked), default=0.0) + 10
    after = max((width_of(row["shown"], 1.06 * SCORE) + row["level_width"] for row in ranked), default=0.0) + 22
    body = Body(
        [*_drawn_bands(checklist, t), *_drawn_names(ranked, t), *_drawn_bars(ranked, t)],
        rows=max(len(ranked), 1),
        row_height=ROW_HEIGHT,
        headings=(22, 22, 22),
        expressions={
            "left": by_level((0, *gutter[1:])),
            "right": f"width - {after:g} - {by_level((0, period, period))}",
        },
    )
    title = t("figures.cities.title", title=checklist.short_title[t.language])
    unfinished = [t("figures.cities.unfinished")] if any(not row["finished"] for row in ranked) else []
    words = words_of_checklist(
        title,
        checklist,
        [(measurement, score) for _, measurement, score in ordered],
        t,
        notes=[*unfinished, *other_version_note(others, t)],
    )
    return framed("cities", words, body, _alt_text(title, ranked, t))


def ranks(scores: Sequence[int | None]) -> list[int | None]:
    """The rank of each rounded score, 1 for the highest; equal ones share it, none has none."""
    return [
        None if score is None else 1 + sum(other is not None and other > score for other in scores) for score in scores
    ]


def _names_room(names: Sequence[str]) -> Three:
    longest = max((width_of(name, BODY) for name in names), default=0.0) + 14
    low, middle, high = (min(longest, widest) for widest in NAMES)
    return (low, middle, high)


def _row(row: City, t: Translator) -> Row:
    _, measurement, score = row
    level = score.level.title[t.language] if score.level else ""
    if not score.finished:
        level = t("figures.cities.not_finished")
    level = cut(level, LEVEL_ROOM, SMALL)
    between = shown_range(score.floor, score.ceiling, t)
    number = t("figures.checklist.not_scored") if score.rounded is None else t.whole(score.rounded)
    unsure = not score.finished and score.rounded is not None
    return {
        "scored": score.score is not None,
        "shown": f"{number} ({between})" if unsure else number,
        "shown_width": width_of(number, SMALL) if score.rounded is None else 0.0,
        "level": level,
        "level_width": width_of(level, SMALL),
        "period": measurement_period(measurement, t),
        "solid": score.floor if score.score is not None else None,
        "ceiling": score.ceiling,
        "finished": score.finished,
        "zero": 0,
    }


def _drawn_bands(checklist: Checklist, t: Translator) -> list[Spec]:
    """The levels as tinted strips from top to bottom, each named above where its name fits."""
    rows: list[Row] = []
    for place, level in enumerate(checklist.levels):
        # A band of rounded scores reaches half a point beyond its whole numbers; the outer ones end at 0 and 100.
        low, high = max(0.0, level.low - 0.5), min(100.0, level.high + 0.5)
        name = level.title[t.language]
        full = t("figures.checklist.band", level=name, low=level.low, high=level.high)
        rows.append({
            "low": low, "high": high, "tint": 0.2 if place % 2 else 0.65,
            "name": name, "name_width": width_of(name, SMALL), "full": full, "full_width": width_of(full, SMALL),
        })  # fmt: skip
    low, high = (on_scale(field, (0, 100), ("left", "right")) for field in ("low", "high"))
    room = "(right - left) * (datum.high - datum.low) / 100 - 4"
    shown = f"datum.full_width < {room} ? datum.full : datum.name_width < {room} ? datum.name : ''"
    return [
        box(rows, (low, high), (at("top - 4"), at("bottom")), fill="hair", opacity={"expr": "datum.tint"}),
        text(rows, shown, low, at("top - 14"), size=SMALL, ink="quiet", xOffset=2),
    ]


def _drawn_names(ranked: Sequence[Row], t: Translator) -> list[Spec]:
    """The city before its bar and its period at the right; both above the bar on a phone."""
    y = on_scale("row", (0, max(len(ranked), 1)), ("top", "bottom"))
    above: Spec = {"yOffset": {"expr": "level ? row / 2 : row * 0.3"}}
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in _TOOLTIP.items()},
        text(ranked, "datum.lines[level]", at("0"), y, **above),
        text(ranked, "datum.period", at("width"), y, size=SMALL, ink="quiet", align="right", **above),
    )


_TOOLTIP = {"name": "city", "shown": "score", "level": "level", "period": "period"}


def _drawn_bars(ranked: Sequence[Row], t: Translator) -> list[Spec]:
    """A bar a city, pale to where an unfinished one may end, with the score and the level after it."""
    y = on_scale("row", (0, max(len(ranked), 1)), ("top", "bottom"))
    zero, solid, ceiling = (on_scale(field, (0, 100), ("left", "right")) for field in ("zero", "solid", "ceiling"))
    scored = [row for row in ranked if row["scored"]]
    empty = [row for row in ranked if not row["scored"]]
    open_ones = [row for row in scored if not row["finished"]]
    middle = "(level ? row / 2 : row * 0.72)"
    half = "(level ? min(row * 0.33, 13) : 7)"
    thick = {"yOffset": {"expr": f"{middle} - {half}"}, "y2Offset": {"expr": f"{middle} + {half}"}}
    inline: Spec = {"yOffset": {"expr": middle}}
    dashed = {"fillOpacity": 0.16, "stroke": {"expr": "accent"}, "strokeDash": [3, 3]}
    shown = [{**row, "after": width_of(row["shown"], 1.06 * SCORE) + 14} for row in scored]
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in _TOOLTIP.items()},
        box(scored, (zero, solid), (y, y), fill="accent", **thick),
        box(open_ones, (solid, ceiling), (y, y), fill="accent", **dashed, **thick),
        text(shown, "datum.shown", ceiling, y, size=SCORE, fontWeight=STRONG, xOffset=6, **inline),
        text(shown, "datum.level", ceiling, y, size=SMALL, ink="quiet", xOffset={"expr": "datum.after"}, **inline),
        text(empty, "datum.shown", zero, y, size=SMALL, ink="quiet", xOffset=6, **inline),
    )


def _alt_text(title: str, ranked: Sequence[Row], t: Translator) -> str:
    listed = ", ".join(
        t("figures.checklist.alt_score", period=row["name"], score=row["shown"])
        + (f" ({row['level']})" if row["level"] else "")
        for row in ranked
    )
    return t("figures.checklist.alt", title=title, rows=listed or t("figures.checklist.none").rstrip(".")) + "."
