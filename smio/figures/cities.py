"""Cities side by side: the latest score of each on one version of a checklist, between the bands of its levels."""

from collections.abc import Sequence
from typing import Any

from smio.checklist import Checklist, ChecklistScore, Measurement
from smio.figures.checklist_scores import checklist_words, measurement_period
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, Words, framed
from smio.figures.labels import cut, width_of
from smio.figures.marks import BODY, SMALL, STRONG, Row, Spec, at, box, on_scale, rule, text, with_tooltip
from smio.language import Translator

City = tuple[str, Measurement, ChecklistScore]

ROW_HEIGHT: Three = (40, 34, 34)
VALUE = 40.0  # pixels for the score after its bar
NAMES: Three = (92, 150, 200)  # pixels at most for the names of cities


def cities_ranking(checklist: Checklist, rows: Sequence[City], t: Translator) -> Figure:
    """Cities by their rounded score, the highest first; equal scores share a rank, no score is no bar.

    Every measurement must be of this version of the checklist: scores of different ones are not compared.
    """
    ordered = sorted(rows, key=lambda row: (row[2].rounded is None, -(row[2].rounded or 0), row[0]))
    ranked = [_row(place, row, ordered, t) for place, row in enumerate(ordered)]
    gutter = max((width_of(row["name"], BODY) for row in ranked), default=0.0) + 12
    gutters = [min(gutter, widest) for widest in NAMES]
    for row in ranked:
        row["lines"] = [cut(row["name"], room - 8, BODY) for room in gutters]
    body = Body(
        [*_bands(checklist, t), *_bars(ranked, t)],
        rows=max(len(ranked), 1),
        row_height=ROW_HEIGHT,
        headings=(24, 24, 24),
        expressions={
            "left": f"[{', '.join(f'{room:g}' for room in gutters)}][level]",
            "right": f"width - {VALUE:g}",
        },
    )
    title = t("figures.cities.title", title=checklist.short_title[t.language])
    words = checklist_words(title, checklist, [(measurement, score) for _, measurement, score in ordered], t)
    # The places stand in the rows, and an unfinished measurement says so there.
    subtitle = words.subtitle[1:] if any(measurement.place for _, measurement, _ in rows) else words.subtitle
    unfinished = any(not score.finished for _, _, score in rows)
    notes = [t("figures.cities.unfinished")] if unfinished else []
    return framed("cities", Words(words.title, subtitle, [*notes, words.notes[-1]]), body, _alt_text(title, ranked, t))


def ranks(scores: Sequence[int | None]) -> list[int | None]:
    """The rank of each rounded score, 1 for the highest; equal ones share it, none has none."""
    return [
        None if score is None else 1 + sum(other is not None and other > score for other in scores) for score in scores
    ]


def _row(place: int, row: City, ordered: Sequence[City], t: Translator) -> dict[str, Any]:
    city, measurement, score = row
    rank = ranks([one.rounded for _, _, one in ordered])[place]
    level = score.level.title[t.language] if score.level else ""
    return {
        "row": place,
        "name": city if rank is None else f"{rank}. {city}",
        "score": score.score,
        "shown": t("figures.checklist.not_scored") if score.rounded is None else t.whole(score.rounded),
        "level": level,
        "period": measurement_period(measurement, t),
        "floor": score.floor,
        "ceiling": score.ceiling,
        "finished": score.finished,
        "zero": 0,
        "hundred": 100,
    }


def _bands(checklist: Checklist, t: Translator) -> list[Spec]:
    """The levels as tinted strips from top to bottom, each named above."""
    rows: list[Row] = []
    for place, level in enumerate(checklist.levels):
        low, high = max(0.0, level.low - 0.5), min(100.0, level.high + 0.5)
        name = level.title[t.language]
        rows.append({"low": low, "high": high, "name": name, "name_width": width_of(name, SMALL), "tinted": place % 2})
    low, high = (on_scale(field, (0, 100), ("left", "right")) for field in ("low", "high"))
    return [
        box(rows, (low, high), (at("top"), at("bottom")), fill="hair", opacity={"expr": "datum.tinted ? 0.75 : 0.3"}),
        text(rows, "datum.name_width < (right - left) * (datum.high - datum.low) / 100 ? datum.name : ''", low,
             at("top - 12"), size=SMALL, ink="quiet", xOffset=3),
    ]  # fmt: skip


def _bars(ranked: Sequence[Row], t: Translator) -> list[Spec]:
    """A bar a city with its score after it; the range of an unfinished measurement as a line through it."""
    y = on_scale("row", (0, max(len(ranked), 1)), ("top", "bottom"))
    x = on_scale("score", (0, 100), ("left", "right"))
    zero = on_scale("zero", (0, 100), ("left", "right"))
    scored = [row for row in ranked if row["score"] is not None]
    empty = [row for row in ranked if row["score"] is None]
    ranges = [row for row in scored if not row["finished"]]
    thick = {"yOffset": {"expr": "row * 0.24"}, "y2Offset": {"expr": "row * 0.76"}}
    floor, ceiling = (on_scale(field, (0, 100), ("left", "right")) for field in ("floor", "ceiling"))
    fields = {"name": "name", "shown": "score", "level": "level", "period": "period"}
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in fields.items()},
        box(scored, (zero, x), (y, y), fill="accent", **thick),
        rule(ranges, (floor, ceiling), (y, y), ink="before", strokeWidth=4, yOffset={"expr": "row / 2"},
             y2Offset={"expr": "row / 2"}),
        text(ranked, "datum.lines[level]", at("0"), y, size=BODY, yOffset={"expr": "row / 2"}),
        text(scored, "datum.shown", x, y, size=BODY + 1, fontWeight=STRONG, xOffset=6, yOffset={"expr": "row / 2"}),
        text(empty, "datum.shown", zero, y, size=SMALL, ink="quiet", xOffset=6, yOffset={"expr": "row / 2"}),
    )  # fmt: skip


def _alt_text(title: str, ranked: Sequence[Row], t: Translator) -> str:
    listed = ", ".join(
        t("figures.checklist.alt_score", period=row["name"], score=row["shown"])
        + (f" ({row['level']})" if row["level"] else "")
        for row in ranked
    )
    return t("figures.checklist.alt", title=title, rows=listed) + "."
