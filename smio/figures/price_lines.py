"""Prices week by week: a line a good, each by its change from the first price, all on one scale."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Any

from smio.figures.captions import generated_line
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import LEVELS, Body, Three, Words, by_level, framed, label_lines
from smio.figures.labels import width_of
from smio.figures.marks import BODY, SMALL, Row, Spec, at, on_scale, point, rule, text, with_tooltip
from smio.language import Translator
from smio.monitoring import GoodPrices, Price, goods_of, shops_of, weeks_of

NAMES: Three = (0, 150, 216)  # pixels for the names; on a phone they stand above the line
LABEL: Three = (12.5, 12.5, BODY)
ROW_HEIGHT: Three = (102, 54, 50)
SPAN = "(level ? row * 0.28 : 19)"  # pixels a line may rise or fall from its row's middle
DOWN = "(level ? 0 : 24 + second / 2)"  # on a phone words stand above the line
SECOND_LINE = 16  # pixels there for the second line of a name
ENDS = ("first", "last")
DOT = "clamp(step * step / 2, 12, 70)"  # smaller where weeks are many
EDGE = 10  # pixels between a line's end and its price
DATE = 44.0  # pixels for a day and a month
WORD = 12.0
TOLD = {"name": "good", "when": "week", "price": "price", "asked": "shops"}  # fields of a dot
SAME = 0.05  # som: less is 0,0 as it is shown


def price_lines(prices: Sequence[Price], t: Translator, *, generated: bool = False) -> Figure:
    """What each good cost in the shops asked in its first week and its last, in the order of the prices.

    A hollow dot is the mean of some of those shops only, or of other shops where no shop was asked twice: it is not
    joined by a line.
    """
    goods, weeks = goods_of(prices), weeks_of(prices)
    low, high = _domain(goods)
    names = [_named(good, t) for good in goods]
    labels = label_lines(names, (LEVELS[0] - 8, NAMES[1] - 10, NAMES[2] - 12), LABEL, 2)
    rows: list[Row] = [
        {"y": place + 0.5, "name": name, "lines": lines, **_told(good, t)}
        for place, (good, name, lines) in enumerate(zip(goods, names, labels, strict=True))
    ]
    second = SECOND_LINE if any(len(row["lines"][0]) > 1 for row in rows) else 0
    dots = [dot for place, good in enumerate(goods) for dot in _dots(place, good, weeks, (low, high), t)]
    first, last = (max((width_of(row[end], 1.06 * BODY) for row in rows), default=0.0) + EDGE + 8 for end in ENDS)
    aside = max((max(width_of(row["change"], 1.05 * WORD), width_of(row["shops"], SMALL)) for row in rows), default=0.0)
    lefts = tuple(room + max(first, DATE / 2) for room in NAMES)
    body = Body(
        [*_weeks(weeks, lefts, last + aside, t), *_lines(rows, dots, (low, high), t), *_words_beside(rows, last, t)],
        rows=max(len(rows), 1),
        row_height=(ROW_HEIGHT[0] + second, *ROW_HEIGHT[1:]),
        headings=(24, 24, 24),
        expressions={
            "left": by_level(lefts),
            "right": f"width - {by_level((max(last, DATE / 2), last + aside + 12, last + aside + 12))}",
            "second": f"{second}",
            "step": f"(right - left) / {max(len(weeks) - 1, 1)}",
        },
    )
    words = Words(t("visit.figure.title"), _subtitle(prices, weeks, t, generated=generated), _notes(goods, t))
    return framed("price-lines", words, body, _alt_text(words, goods, rows, t))


def _domain(goods: Sequence[GoodPrices]) -> tuple[float, float]:
    """The least and the greatest change from the first price, as shares; 0 is always within."""
    changes = [change for good in goods for change in _changes(good) if change is not None]
    return min(0.0, *changes, 0.0), max(0.0, *changes, 0.0)


def _means(good: GoodPrices) -> tuple[float | None, ...]:
    """Of the same shops where there are such."""
    return good.paired_means if good.paired_shops else good.means


def _changes(good: GoodPrices) -> list[float | None]:
    """From the first price, as shares; None in a week without one."""
    means = _means(good)
    first = next((mean for mean in means if mean is not None), None)
    return [None if mean is None or not first else mean / first - 1 for mean in means]


def _named(good: GoodPrices, t: Translator) -> str:
    return t("visit.prices.good_unit", good=good.good, unit=good.unit) if good.unit else good.good


def _told(good: GoodPrices, t: Translator) -> Row:
    """What a line's ends and the words beside it say."""
    told = [mean for mean in _means(good) if mean is not None]
    share = t("visit.prices.share", share=t.signed(100 * good.share, 1)) if good.share is not None else ""
    compared = good.change is not None
    return {
        "first": t.decimal(told[0], 1) if len(told) > 1 else "",
        "last": t.decimal(told[-1], 1) if told else "",
        "change": t("visit.figure.change", change=t.signed(good.change, 1), share=share) if compared else "",
        "shops": t("visit.figure.same_shops", n=good.paired_shops) if compared else t("visit.figure.no_same_shops"),
        "moves": compared and abs(good.change or 0.0) >= SAME,
    }


def _dots(
    place: int, good: GoodPrices, weeks: Sequence[date], domain: tuple[float, float], t: Translator
) -> list[dict[str, Any]]:
    """A dot a week with a price; ``whole`` where all the same shops were asked."""
    means = _means(good)
    return [
        {
            "y": place + 0.5,
            "week": week,
            "up": _rise(change, domain),
            "whole": good.paired_shops > 0 and good.paired[week] == good.paired_shops,
            "name": good.good,
            "when": t("visit.prices.week", date=t.short_date(weeks[week])),
            "price": t.decimal(means[week], 1),
            "asked": t.whole(good.paired[week] if good.paired_shops else good.shops[week]),
            "at_start": week == good.asked[0] and week != good.asked[-1],
            "at_end": week == good.asked[-1],
        }
        for week, change in enumerate(_changes(good))
        if change is not None
    ]


def _rise(change: float, domain: tuple[float, float]) -> float:
    """From −1, the lowest of all, to 1, the highest; 0 where nothing moved."""
    low, high = domain
    return 0.0 if high - low < 1e-9 else 2 * (change - low) / (high - low) - 1  # noqa: PLR2004 - a rounding's size


def _weeks(weeks: Sequence[date], lefts: Sequence[float], right: float, t: Translator) -> list[Spec]:
    """The weeks above the lines; where there is no room for all, every second or so, and always the last."""
    count = max(len(weeks) - 1, 1)
    rooms = [
        (width - left - (right + 12 if level else right / 2)) / count
        for level, (width, left) in enumerate(zip(LEVELS, lefts, strict=True))
    ]
    rows: list[Row] = [
        {
            "week": place,
            "shown": [
                t.short_date(week)[:5] if not (len(weeks) - 1 - place) % max(1, ceil(DATE / room)) else ""
                for room in rooms
            ],
        }
        for place, week in enumerate(weeks)
    ]
    x = _across(len(weeks), "week")
    return [
        rule(rows, (x, x), (at("top - 2"), at("bottom")), ink="hair"),
        text(rows, "datum.shown[level]", x, at("top - 12"), size=SMALL, ink="quiet", align="center"),
    ]


def _across(weeks: int, field: str) -> Spec:
    last = weeks - 1
    return on_scale(field, (0, last) if last > 0 else (-0.5, 0.5), ("left", "right"))


def _lines(
    rows: Sequence[Row], dots: Sequence[dict[str, Any]], domain: tuple[float, float], t: Translator
) -> list[Spec]:
    """For each good the level of its first price, the line of whole weeks, a dot a week, the price at both ends."""
    weeks = 1 + max((dot["week"] for dot in dots), default=0)
    y = on_scale("y", (0, max(len(rows), 1)), ("top", "bottom"))
    x, following = _across(weeks, "week"), _across(weeks, "next")
    whole = [dot for dot in dots if dot["whole"]]
    steps = [{**one, "next": two["week"], "next_up": two["up"]} for one, two in pairwise(whole) if one["y"] == two["y"]]
    start = _rise(0.0, domain)
    rise: dict[str, Any] = {"yOffset": {"expr": f"{DOWN} - datum.up * {SPAN}"}}
    level = {"expr": f"{DOWN} - ({start:g}) * {SPAN}"}
    return [
        rule(rows, (at("left"), at("right")), (y, y), ink="before", strokeDash=[2, 4], yOffset=level, y2Offset=level),
        rule(steps, (x, following), (y, y), ink="accent", strokeWidth=2.5, **rise,
             y2Offset={"expr": f"{DOWN} - datum.next_up * {SPAN}"}),
        *with_tooltip(
            {field: t(f"visit.figure.{name}") for field, name in TOLD.items()},
            point(dots, x, y, size=DOT, ink="datum.whole ? accent : paper", stroke={"expr": "accent"}, strokeWidth=1.8,
                  **rise),
        ),
        text([dot for dot in dots if dot["at_start"]], "datum.price", x, y, align="right", xOffset=-EDGE, **rise),
        text([dot for dot in dots if dot["at_end"]], "datum.price", x, y, fontWeight=STRONG, xOffset=EDGE, **rise),
    ]  # fmt: skip


def _words_beside(rows: Sequence[Row], last: float, t: Translator) -> list[Spec]:
    """The name, the first price and the last at the ends of the line, the change and the number of shops."""
    y = on_scale("y", (0, max(len(rows), 1)), ("top", "bottom"))
    block = "(length(datum.lines[level]) - 1) * 8"
    below = "(length(datum.lines[level]) > 1 ? -4 : -20) - second / 2"
    fields = {"name": "good", "shops": "shops"}
    weight = {"expr": "datum.moves ? 600 : 400"}
    return with_tooltip(
        {field: t(f"visit.figure.{name}") for field, name in fields.items()},
        text(rows, "datum.lines[level]", at("0"), y, size=by_level(LABEL),
             yOffset={"expr": f"level ? -{block} : -38 - second / 2"}),
        text(rows, "datum.change", at(f"level ? right + {last:g} : 0"), y, size=WORD, fontWeight=weight,
             yOffset={"expr": f"level ? -8 : {below}"}),
        text(rows, "datum.shops", at(f"level ? right + {last:g} : width"), y, size=SMALL, ink="quiet",
             align={"expr": "level ? 'left' : 'right'"},
             yOffset={"expr": f"level ? 8 : {below}"}),
    )  # fmt: skip


def _subtitle(prices: Sequence[Price], weeks: Sequence[date], t: Translator, *, generated: bool) -> list[str]:
    if not weeks:
        return [t("visit.figure.nothing")]
    days = [price.week for price in prices]
    said = t(
        "visit.figure.asked",
        period=t.period(min(days), max(days)),
        shops=t("visit.prices.shops", n=len(shops_of(prices))),
        weeks=t("visit.prices.weeks", n=len(weeks)),
    )
    return [*generated_line(generated, t), said]


def _notes(goods: Sequence[GoodPrices], t: Translator) -> list[str]:
    if not goods:
        return []
    partly = any(not good.paired_shops or any(0 < asked < good.paired_shops for asked in good.paired) for good in goods)
    hollow = [t("visit.figure.hollow")] if partly else []
    return [t("visit.figure.reading"), *hollow, t("visit.figure.describes")]


def _alt_text(words: Words, goods: Sequence[GoodPrices], rows: Sequence[Row], t: Translator) -> str:
    said = "; ".join(_said(good, row, t) for good, row in zip(goods, rows, strict=True))
    told = words.subtitle[-1].rstrip(".")
    return t("visit.figure.alt", title=words.title, told=told, goods=said) + "." if said else f"{words.title}. {told}."


def _said(good: GoodPrices, row: Row, t: Translator) -> str:
    if good.change is None:
        return t("visit.figure.alt_bare", good=row["name"], last=row["last"], shops=row["shops"])
    numbers = {name: row[name] for name in ("first", "last", "change", "shops")}
    return t("visit.figure.alt_row", good=row["name"], **numbers)
