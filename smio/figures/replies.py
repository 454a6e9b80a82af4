"""The register of recommendations as bars: what became of them by addressee, and the answers by month of sending."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from smio.figures.captions import generated_line
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import LEVELS, Body, Three, Words, by_level, framed, label_lines
from smio.figures.labels import width_of
from smio.figures.marks import BODY, SMALL, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.figures.palette import BETTER, WORSE, label_ink
from smio.language import Translator
from smio.monitoring import Status, Tracked, rates, rates_by

COLOURS = {  # from what is done to what the date has passed for, in the order of the bars
    Status.DONE: BETTER,
    Status.IN_PROGRESS: "#8FB5D8",
    Status.PROMISED: "#CFE0EF",
    Status.NO_ANSWER: "#DDDDDD",
    Status.REFUSED: "#E2B184",
    Status.OVERDUE: WORSE,
}
ROW_HEIGHT: Three = (48, 28, 28)
MONTH_HEIGHT: Three = (28, 28, 28)
NAMES: Three = (290, 170, 250)  # pixels at most for an addressee; on a phone it stands above its bar
LEAST_LABEL = 15  # pixels of the smallest part that carries its count
SIDE, GAP = 14, 16  # pixels of a legend's box, and between its words
LINE = 20


def reply_statuses(register: Sequence[Tracked], t: Translator, today: date, *, generated: bool = False) -> Figure:
    """What became of the recommendations that were sent: a bar an addressee, a part a status, longest first."""
    parts: dict[str, Counter[Status]] = {}
    for one in register:
        if one.sent_on is not None:
            name = one.recommendation.to_whom or t("register.nobody")
            parts.setdefault(name, Counter())[one.status(today)] += 1
    answered = rates_by(register, today, lambda one: one.recommendation.to_whom or t("register.nobody"))
    ordered = sorted(parts, key=lambda name: -parts[name].total())
    longest = max((counts.total() for counts in parts.values()), default=1)
    after = [t("register.figure.of", part=answered[name].answered, whole=answered[name].sent) for name in ordered]
    legend, lines = _legend([status for status in COLOURS if any(counts[status] for counts in parts.values())], t)
    gutter = _gutter(ordered)
    labels = label_lines(ordered, (gutter[0] - 10, gutter[1] - 10, gutter[2] - 10), (BODY, BODY, BODY), 1)
    rows = [
        {"row": place, "name": name, "lines": lines, "shown": shown, "total": parts[name].total()}
        for place, (name, lines, shown) in enumerate(zip(ordered, labels, after, strict=True))
    ]  # fmt: skip
    bars = [bar for place, name in enumerate(ordered) for bar in _parts(place, name, parts[name], t)]
    body = Body(
        [*_drawn_legend(legend), *_drawn_parts(bars, longest, len(rows), t), *_drawn_names(rows, longest, len(rows))],
        rows=max(len(rows), 1),
        row_height=ROW_HEIGHT,
        legend=_legend_room(lines),
        expressions=_sides((0.0, *gutter[1:]), after),
    )
    title = t("register.figure.statuses")
    notes = ["register.figure.answered_after", "register.figure.overdue_note", "register.figure.source"]
    words = _words(title, register, t, today, [t(note) for note in notes], generated=generated)
    told = [
        t("register.figure.alt_row", name=name, parts=", ".join(
            f"{t(f'register.status.{status}')} {parts[name][status]}" for status in COLOURS if parts[name][status]
        ))
        for name in ordered
    ]  # fmt: skip
    return framed("replies-by-status", words, body, _alt_text(title, told, t))


def reply_rate_over_time(register: Sequence[Tracked], t: Translator, today: date, *, generated: bool = False) -> Figure:
    """How many recommendations of each month of sending were answered, in time order."""
    months = sorted(rates_by(register, today, lambda one: f"{one.sent_on:%Y.%m}").items())
    names = [f"{month[5:]}.{month[:4]}" for month, _ in months]
    longest = max((counted.sent for _, counted in months), default=1)
    after = [
        t("register.figure.of_share", part=counted.answered, whole=counted.sent, share=t.percent(counted.reply_rate))
        for _, counted in months
    ]
    rows: list[Row] = [
        {"row": place, "name": name, "lines": [name] * 3, "shown": shown, "total": counted.sent,
         "answered": counted.answered, "zero": 0}
        for place, (name, shown, (_, counted)) in enumerate(zip(names, after, months, strict=True))
    ]  # fmt: skip
    gutter = max((width_of(name, BODY) for name in names), default=0.0) + 14
    body = Body(
        [*_drawn_months(rows, longest, t), *_drawn_names(rows, longest, len(rows), above=False)],
        rows=max(len(rows), 1),
        row_height=MONTH_HEIGHT,
        headings=(4, 4, 4),
        expressions=_sides((gutter, gutter, gutter), after),
    )
    title = t("register.figure.over_time")
    notes = [t("register.figure.over_time_after"), t("register.figure.source")]
    words = _words(title, register, t, today, notes, generated=generated)
    told = [t("register.figure.alt_row", name=row["name"], parts=row["shown"]) for row in rows]
    return framed("replies-over-time", words, body, _alt_text(title, told, t))


def _words(
    title: str, register: Sequence[Tracked], t: Translator, today: date, notes: Sequence[str], *, generated: bool
) -> Words:
    counted = rates(register, today)
    said = t(
        "register.figure.counted",
        n=counted.sent, answered=counted.answered, done=counted.done, overdue=counted.overdue,
    )  # fmt: skip
    if not counted.sent:
        said = t("register.figure.none")
    as_of = t("register.as_of", date=today).replace("..", ".")
    return Words(title, [said, as_of, *generated_line(generated, t)], [" ".join(notes)])


def _sides(gutter: Three, after: Sequence[str]) -> dict[str, str]:
    """Where the bars begin and end: between the names and the words after the longest."""
    room = max((width_of(words, 1.06 * BODY) for words in after), default=0.0) + 10
    return {"left": by_level(gutter), "right": f"width - {room:g}"}


def _gutter(names: Sequence[str]) -> Three:
    longest = max((width_of(name, BODY) for name in names), default=0.0) + 14
    low, middle, high = (min(longest, widest) for widest in NAMES)
    return (max(low, 40.0), middle, high)


def _legend(statuses: Sequence[Status], t: Translator) -> tuple[list[Row], Three]:
    """A box and a word a status, in as many lines as each level needs."""
    placed: list[dict[str, list[float]]] = [{"x": [], "y": []} for _ in statuses]
    lines: list[float] = []
    for width in LEVELS:
        x, line = 0.0, 0
        for entry, status in zip(placed, statuses, strict=True):
            needed = SIDE + 6 + width_of(t(f"register.status.{status}"), SMALL)
            if x and x + needed > width:
                x, line = 0.0, line + 1
            entry["x"].append(x)
            entry["y"].append(line * LINE)
            x += needed + GAP
        lines.append(line + 1.0)
    rows: list[Row] = [
        {**entry, "word": t(f"register.status.{status}"), "colour": COLOURS[status]}
        for entry, status in zip(placed, statuses, strict=True)
    ]
    return rows, (lines[0], lines[1], lines[2])


def _legend_room(lines: Three) -> Three:
    low, middle, high = (count * LINE + 8 for count in lines)
    return (low, middle, high)


def _drawn_legend(rows: Sequence[Row]) -> list[Spec]:
    x, y = "datum.x[level]", "legend + datum.y[level]"
    return [
        box(rows, (at(x), at(f"{x} + {SIDE}")), (at(y), at(f"{y} + {SIDE}")), fill="datum.colour"),
        text(rows, "datum.word", at(f"{x} + {SIDE + 6}"), at(f"{y} + {SIDE / 2}"), size=SMALL, ink="quiet"),
    ]


def _parts(place: int, name: str, counts: Counter[Status], t: Translator) -> list[Row]:
    rows: list[Row] = []
    start = 0
    for status, colour in COLOURS.items():
        count = counts[status]
        if count:
            rows.append({
                "row": place, "name": name, "start": start, "end": start + count, "count": count, "colour": colour,
                "ink": label_ink(colour), "status": t(f"register.status.{status}"), "shown": t.whole(count),
            })  # fmt: skip
        start += count
    return rows


def _drawn_parts(bars: Sequence[Row], longest: int, rows: int, t: Translator) -> list[Spec]:
    y = on_scale("row", (0, max(rows, 1)), ("top", "bottom"))
    start, end = (on_scale(field, (0, longest), ("left", "right")) for field in ("start", "end"))
    tooltip = {"name": "name", "status": "status", "shown": "count"}
    room = f"(right - left) * datum.count / {longest}"
    centre: Spec = {"yOffset": {"expr": _MIDDLE}, "xOffset": {"expr": f"{room} / 2"}}
    return with_tooltip(
        {field: t(f"register.figure.{name}") for field, name in tooltip.items()},
        box(bars, (start, end), (y, y), fill="datum.colour", stroke={"expr": "paper"}, strokeWidth=1, **_THICK),
        text(bars, f"{room} > {LEAST_LABEL} ? datum.shown : ''", start, y, size=SMALL, ink="datum.ink",
             align="center", **centre),
    )  # fmt: skip


def _drawn_months(rows: Sequence[Row], longest: int, t: Translator) -> list[Spec]:
    """What was sent as a pale bar, what was answered as a dark one over it."""
    y = on_scale("row", (0, max(len(rows), 1)), ("top", "bottom"))
    zero, total, answered = (
        on_scale(field, (0, longest), ("left", "right")) for field in ("zero", "total", "answered")
    )
    half = "min(row * 0.33, 13)"
    thick = {"yOffset": {"expr": f"row / 2 - {half}"}, "y2Offset": {"expr": f"row / 2 + {half}"}}
    return with_tooltip(
        {"name": t("register.figure.month"), "shown": t("register.figure.answered")},
        box(rows, (zero, total), (y, y), fill="before", **thick),
        box(rows, (zero, answered), (y, y), fill="accent", **thick),
    )


# On a phone the name stands above its bar.
_MIDDLE = "(level ? row / 2 : row * 0.7)"
_HALF = "(level ? min(row * 0.33, 13) : 9)"
_THICK = {"yOffset": {"expr": f"{_MIDDLE} - {_HALF}"}, "y2Offset": {"expr": f"{_MIDDLE} + {_HALF}"}}


def _drawn_names(rows: Sequence[Row], longest: int, count: int, *, above: bool = True) -> list[Spec]:
    """The name before each bar, what was answered after it."""
    y = on_scale("row", (0, max(count, 1)), ("top", "bottom"))
    total = on_scale("total", (0, longest), ("left", "right"))
    middle = _MIDDLE if above else "row / 2"
    head = "(level ? row / 2 : row * 0.25)" if above else "row / 2"
    return [
        text(rows, "datum.lines[level]", at("0"), y, yOffset={"expr": head}),
        text(rows, "datum.shown", total, y, fontWeight=STRONG, xOffset=7, yOffset={"expr": middle}),
    ]


def _alt_text(title: str, told: Sequence[str], t: Translator) -> str:
    rows = ". ".join(told) or t("register.figure.none").rstrip(".")
    return t("register.figure.alt", title=title, rows=rows) + "."
