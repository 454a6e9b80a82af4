"""Cities on one score of their questionnaires: a dot with its interval, the places it may have, brackets by letter."""

from collections.abc import Sequence

from smio.comparison import CityScore, Ranking
from smio.figures.captions import count_label, generated_line, round_line, small_number_notes, survey_notes
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, Words, by_level, framed, label_lines
from smio.figures.labels import width_of
from smio.figures.marks import BODY, SMALL, Row, Spec, at, on_scale, point, rule, text, with_tooltip
from smio.language import Translator
from smio.survey import Round, Scale

ROW_HEIGHT: Three = (58, 34, 34)
NAMES: Three = (270, 190, 260)  # pixels at most for the names of cities; on a phone they stand above their dots
BAR = 9.0  # pixels for a bracket


def city_scores(
    scale: Scale, ranking: Ranking, cities: Sequence[tuple[str, Round]], t: Translator, *, title: str
) -> Figure:
    """The cities from the highest mean down; those that no test tells apart stand under one bracket."""
    shown = [one for one in ranking.cities if not one.hidden]
    held = [letter for one in shown for letter in one.letters]
    letters = sorted({letter for letter in held if held.count(letter) > 1})
    named = [cities[one.city][0] for one in shown]
    labels = label_lines(named, (NAMES[0] - 80, NAMES[1] - 80, NAMES[2] - 80), (BODY, BODY, BODY), 1)
    rows = [
        _row(place, one, name, lines, t)
        for place, (one, name, lines) in enumerate(zip(shown, named, labels, strict=True))
    ]
    longest = max((width_of(row["name"], BODY) for row in rows), default=0.0) + 14
    names: Three = (0, min(longest, NAMES[1]), min(longest, NAMES[2]))
    places = max((width_of(row["places"], SMALL) for row in rows), default=0.0) + 12
    low = min((one.mean - (one.margin or 0.0) for one in shown), default=scale.low)
    high = max((one.mean + (one.margin or 0.0) for one in shown), default=scale.high)
    pad = max(0.06 * (high - low), 0.02)
    x = {name: on_scale(name, (low - pad, high + pad), ("left", "right")) for name in ("mean", "least", "most")}
    body = Body(
        [
            *_drawn_names(rows, len(letters) * BAR + 12 * bool(letters), t),
            *_drawn_brackets(shown, letters, names),
            *_drawn_dots(rows, x, t),
        ],
        rows=max(len(rows), 1),
        row_height=ROW_HEIGHT,
        headings=(20, 20, 20),
        expressions={
            "left": f"{by_level(names)} + {len(letters) * BAR + 26:g}",
            "right": f"width - {places + 22:g}",
            "middle": "(level > 0 ? row * 0.5 : row * 0.68)",
        },
    )
    rounds = [cities[one.city][1] for one in ranking.cities]
    said = [f"{cities[one.city][0]}: {round_line(cities[one.city][1], t)}" for one in ranking.cities]
    notes = [
        t("ranking.figure.bracket") if letters else "",
        t("ranking.figure.hidden", n=len(ranking.cities) - len(shown)) if len(shown) < len(ranking.cities) else "",
        *small_number_notes([one.n for one in ranking.cities], t),
        *survey_notes(rounds, t),
    ]
    words = Words(title, [*said, *generated_line(any(one.generated for one in rounds), t)], notes)
    alt = ". ".join(t("ranking.figure.alt_city", name=row["name"], score=row["score"], margin=row["margin"],
                      count=row["count"], places=row["places"]) for row in rows)  # fmt: skip
    return framed("cities-services", words, body, t("ranking.figure.alt", title=title, rows=alt))


def place_words(one: CityScore, t: Translator) -> str:
    """The places a city may have: 2, or 1–3; a dash where too few answered."""
    if one.best is None or one.worst is None or one.hidden:
        return t("comparison.verdict.too_few")
    if one.best == one.worst:
        return t("ranking.place", place=t.whole(one.best))
    return t("ranking.places", best=t.whole(one.best), worst=t.whole(one.worst))


def _row(place: int, one: CityScore, name: str, lines: list[list[str]], t: Translator) -> Row:
    margin = one.margin or 0.0
    return {
        "row": place,
        "name": f"{name}, {count_label(one.n, t)}",
        "lines": [f"{line}, {count_label(one.n, t)}" for (line,) in lines],
        "mean": one.mean,
        "least": one.mean - margin,
        "most": one.mean + margin,
        "score": t.decimal(one.mean) + ("*" if one.best is None else ""),
        "margin": "—" if one.margin is None else f"±{t.decimal(one.margin)}",
        "count": count_label(one.n, t),
        "places": place_words(one, t),
        "letters": one.letters,
    }


def _y(share: str = "middle") -> Spec:
    return at(f"top + row * datum.row + {share}")


def _drawn_names(rows: Sequence[Row], beside: float, t: Translator) -> list[Spec]:
    ends: list[Row] = [{"word": t("ranking.figure.places")}]
    tooltip = {"name": t("ranking.city"), "count": t("ranking.figure.n")}
    return [
        rule(rows, (at("0"), at("width")), (at("top + row * datum.row"), at("top + row * datum.row")), ink="hair"),
        *with_tooltip(
            tooltip,
            text(rows, "datum.lines[level]", at(f"level > 0 ? 0 : {beside:g}"),
                 _y("(level > 0 ? row * 0.5 : 15)"), size=BODY),
        ),
        text(rows, "datum.places", at("width"), _y(), size=SMALL, fontWeight=STRONG, align="right"),
        text(ends, "datum.word", at("width"), at("top - 9"), size=SMALL, ink="quiet", align="right"),
    ]  # fmt: skip


def _drawn_brackets(shown: Sequence[CityScore], letters: Sequence[str], names: Three) -> list[Spec]:
    """A bar beside the cities of each letter that at least two bear."""
    bars: list[Row] = []
    for column, letter in enumerate(letters):
        held = [place for place, one in enumerate(shown) if letter in one.letters]
        # A city between them that is told apart breaks the bar.
        bars += [
            {"column": column, "row": place, "first": place - 1 not in held, "last": place + 1 not in held}
            for place in held
        ]
    x = at(f"{by_level(names)} + 6 + {BAR:g} * datum.column")
    return [
        rule(bars, (x, x), (_y("(datum.first ? row * 0.5 - min(row * 0.5, 13) + 4 : 0)"),
                            _y("(datum.last ? row * 0.5 + min(row * 0.5, 13) - 4 : row)")), ink="accent",
             strokeWidth=3, opacity=0.75),
    ]  # fmt: skip


def _drawn_dots(rows: Sequence[Row], x: dict[str, Spec], t: Translator) -> list[Spec]:
    tooltip = {
        "name": t("ranking.city"),
        "score": t("ranking.score"),
        "margin": t("ranking.margin"),
        "count": t("ranking.figure.n"),
    }
    return [
        rule(rows, (x["least"], x["most"]), (_y(), _y()), ink="before", strokeWidth=6, strokeCap="round"),
        *with_tooltip(tooltip, point(rows, x["mean"], _y(), size=80, ink="accent")),
        text(rows, "datum.score", x["mean"], _y(), size=SMALL, ink="accent", fontWeight=STRONG, align="center",
             yOffset=-12),
    ]  # fmt: skip
