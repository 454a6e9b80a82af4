"""Scores from round to round: a panel for each line, a dot with its interval a round, a segment in its verdict's ink.

Dots of one run rest on the same questions and are joined. Between runs and beside missing rounds nothing is drawn.
"""

from collections.abc import Sequence
from math import ceil

from smio.comparison import Trend, TrendLine, TrendPoint, TrendStep
from smio.figures.captions import GAP, count_label, generated_line, period, small_number_notes, survey_notes
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import LEVELS, Body, Three, Words, framed, label_lines
from smio.figures.labels import cut, width_of, wrapped
from smio.figures.marks import SMALL, Row, Spec, at, point, rule, text, with_tooltip
from smio.language import Translator
from smio.survey import Round

PANEL: Three = (156, 140, 136)  # pixels at least; fewer lines have taller ones
FEW_LINES = 560.0  # pixels that a few panels share
HEAD: Three = (36, 20, 20)  # of a panel for its name and the whole way, on a phone one below the other
FOOT = 22.0  # of a panel for the numbers of answers
ABOVE = 18.0  # over the highest dot for its score
SIDE = 4.0  # pixels beside the dots of the outer rounds
NAMED_FROM = 84.0  # pixels a round for its name above its dots
SCORE_ROOM, COUNT_ROOM, SIGN_ROOM = 34.0, 44.0, 58.0
APART = 7.0  # pixels between two dots of one round that rest on other questions
NAME = 13.0
INKS = {"improved": "better", "worsened": "worse", "not_proven": "unproven", "too_few": "unproven"}
SHAPES = {"improved": "triangle-up", "worsened": "triangle-down"}  # signs the bundled face does not have


def trend_lines(rounds: Sequence[Round], trend: Trend, t: Translator, *, service: str = "") -> Figure:
    """The overall score and every service, or with a ``service``'s key that service and its criteria."""
    if service:
        whole = next(line for line in trend.services if line.indicator.key[0] == service)
        lines = [whole, *(line for line in trend.of_service(service) if line.indicator.key != whole.indicator.key)]
    else:
        lines = [*([trend.overall] if len(trend.services) > 1 else []), *trend.services]
    names = [_name(line, t, inside=bool(service)) for line in lines]
    rooms = [(width - 2 * SIDE) / trend.rounds for width in LEVELS]
    low, high = _domain(lines)
    rows = [
        _row(place, line, one, trend, rooms, (low, high), t)
        for place, line in enumerate(lines)
        for one in line.points
        if not one.hidden
    ]
    body = Body(
        [
            *_drawn_frame(rounds, trend, names, lines, rooms, t),
            *_drawn_steps(lines, rows, rooms, t),
            *_drawn_points(rows, t),
        ],
        rows=max(len(lines), 1),
        row_height=_panel(len(lines)),
        headings=_headings(rounds, rooms),
        expressions={
            "room": f"(width - {2 * SIDE:g}) / {trend.rounds}",
            "upper": f"{HEAD[0]:g} + {ABOVE:g} - ({HEAD[0] - HEAD[1]:g}) * (level > 0)",
            "plot": f"row - upper - {FOOT + 8:g}",
        },
    )
    title = t("trends.figure.of_service", service=names[0]) if service else t("trends.figure.title")
    said = [_round_line(place, one, t) for place, one in enumerate(rounds)]
    counts = [one.n for line in lines for one in line.points]
    words = Words(
        title,
        [t("trends.figure.reading"), *said, *generated_line(any(one.generated for one in rounds), t)],
        [*_gap_notes(lines, trend, t), *small_number_notes(counts, t), *survey_notes(rounds, t)],
    )
    alt = ". ".join(_alt_line(name, line, rounds, t) for name, line in zip(names, lines, strict=True))
    return framed("trend", words, body, t("trends.figure.alt", title=title, rows=alt))


def way_words(line: TrendLine, t: Translator) -> str:
    """The whole way in a few words: difference and verdict."""
    way = line.way
    if way is None:
        return t("trends.figure.no_way")
    verdict = t(f"comparison.verdict.{way.change.verdict}")
    if way.hidden:
        return t("comparison.verdict.too_few")
    return f"{t.signed(way.change.values.difference)} {verdict}"


def _name(line: TrendLine, t: Translator, *, inside: bool) -> str:
    one = line.indicator
    if not one.service:
        return t("trends.figure.overall")
    return one.criterion if inside and one.criterion else one.service


def _panel(lines: int) -> Three:
    low, middle, high = (max(least, min(1.6 * least, FEW_LINES / max(lines, 1))) for least in PANEL)
    return (low, middle, high)


def _domain(lines: Sequence[TrendLine]) -> tuple[float, float]:
    """From the lowest end of an interval to the highest, the same in every panel."""
    shown = [one for line in lines for one in line.points if not one.hidden]
    low = min((one.mean - (one.margin or 0.0) for one in shown), default=0.0)
    high = max((one.mean + (one.margin or 0.0) for one in shown), default=1.0)
    return (low, high) if high - low > 1e-9 else (low - 0.5, high + 0.5)  # noqa: PLR2004 - all the same


def _headings(rounds: Sequence[Round], rooms: Sequence[float]) -> Three:
    low, middle, high = (
        (2 * 1.3 * SMALL + 8 if any(len(lines) > 1 for lines in _names_at(rounds, room)) else 1.3 * SMALL + 8)
        for room in rooms
    )
    return (low, middle, high)


def _names_at(rounds: Sequence[Round], room: float) -> list[list[str]]:
    """A round by its number, or by its name too where that fits."""
    if room < NAMED_FROM:
        return [[str(place + 1)] for place in range(len(rounds))]
    return [wrapped(f"{place + 1}. {one.name}", room - 10, SMALL, 2) for place, one in enumerate(rounds)]


def _round_line(place: int, round_: Round, t: Translator) -> str:
    parts = (round_.name, count_label(len(round_.responses), t), period(round_.start, round_.end, t))
    return f"{place + 1} – {GAP.join(part for part in parts if part)}"


def _row(
    panel: int, line: TrendLine, one: TrendPoint, trend: Trend, rooms: Sequence[float], domain: tuple[float, float],
    t: Translator,
) -> Row:  # fmt: skip
    """A dot: ``share`` is its height between the ends of the domain, ``aside`` its pixels beside its round's middle."""
    low, high = domain
    margin = one.margin or 0.0
    twins = [other.run for other in line.points if other.place == one.place]
    aside = 0.0 if len(twins) == 1 else (-APART if one.run == min(twins) else APART)
    from_last = trend.rounds - 1 - one.place
    shown = [
        not from_last % ceil(SCORE_ROOM / room) and (not aside or room >= 2 * SCORE_ROOM or aside > 0) for room in rooms
    ]
    counted = [not from_last % ceil(COUNT_ROOM / room) and aside >= 0 for room in rooms]
    half = t.decimal(margin) if one.margin is not None else t.decimal(None)
    return {
        "panel": panel,
        "round": one.place,
        "run": one.run,
        "aside": aside,
        "share": (one.mean - low) / (high - low),
        "least": (one.mean - margin - low) / (high - low),
        "most": (one.mean + margin - low) / (high - low),
        "shown": shown,
        "counted": counted,
        "score": t.decimal(one.mean) + ("*" if len(small_number_notes([one.n], t)) else ""),
        "count": count_label(one.n, t),
        "margin": f"±{half}",
        "align": "left" if aside > 0 else "right" if aside < 0 else "center",
    }


def _x(field: str = "round", aside: str = "datum.aside") -> Spec:
    return at(f"{SIDE:g} + room * (datum.{field} + 0.5) + {aside}")


def _y(field: str) -> Spec:
    return at(f"top + row * datum.panel + upper + plot * (1 - datum.{field})")


def _drawn_frame(
    rounds: Sequence[Round], trend: Trend, names: Sequence[str], lines: Sequence[TrendLine], rooms: Sequence[float],
    t: Translator,
) -> list[Spec]:  # fmt: skip
    """The names of rounds above, the panels with their names and the whole way, a faint line down each round."""
    above = [
        {
            "round": place,
            "lines": [_names_at(rounds, room)[place] if _told(place, trend, room) else [""] for room in rooms],
        }
        for place in range(trend.rounds)
    ]
    panels: list[Row] = []
    ways = [t("trends.figure.way", way=way_words(line, t)) for line in lines]
    aside = max((width_of(said, SMALL) for said in ways), default=0.0) + 16
    labels = label_lines(names, (LEVELS[0], LEVELS[1] - aside, LEVELS[2] - aside), (NAME, NAME, NAME), 1)
    for place, (name, label, line, said) in enumerate(zip(names, labels, lines, ways, strict=True)):
        verdict = line.way.change.verdict if line.way and not line.way.hidden else "too_few"
        panels.append(
            {
                "panel": place,
                "name": name,
                "lines": label,
                "way": [cut(said, LEVELS[0], SMALL), said, said],
                "ink": INKS[verdict],
            }
        )
    columns: list[Row] = [
        {"panel": panel, "round": place} for panel in range(len(lines)) for place in range(trend.rounds)
    ]
    drawn = [
        text(above, "datum.lines[level]", _x(aside="0"), at("top - 13 - (length(datum.lines[level]) - 1) * 15"),
             size=SMALL, ink="quiet", align="center"),
        rule(panels, (at("0"), at("width")), (at("top + row * datum.panel"), at("top + row * datum.panel")),
             ink="hair"),
        rule(columns, (_x(aside="0"), _x(aside="0")),
             (at("top + row * datum.panel + upper"), at("top + row * datum.panel + upper + plot")), ink="hair"),
        *with_tooltip(
            {"name": t("trends.figure.line")},
            text(panels, "datum.lines[level]", at("0"), at("top + row * datum.panel + 11"), size=NAME,
                 fontWeight=STRONG),
        ),
    ]  # fmt: skip
    for ink in dict.fromkeys(row["ink"] for row in panels):
        mine = [row for row in panels if row["ink"] == ink]
        drawn.append(
            text(mine, "datum.way[level]", at("level > 0 ? width : 0"),
                 at("top + row * datum.panel + (level > 0 ? 11 : 27)"),
                 size=SMALL, ink="quiet" if ink == "unproven" else ink, align={"expr": "level > 0 ? 'right' : 'left'"})
        )  # fmt: skip
    return drawn


def _told(place: int, trend: Trend, room: float) -> bool:
    """Whether a round's number is written above it: the last always, and as many before it as fit."""
    return not (trend.rounds - 1 - place) % ceil(18.0 / room)


def _drawn_steps(lines: Sequence[TrendLine], rows: Sequence[Row], rooms: Sequence[float], t: Translator) -> list[Spec]:
    """Segments between neighbours of a run, in the ink of their verdict, its sign below."""
    place = {(row["panel"], row["round"], row["run"]): row for row in rows}
    steps: list[Row] = []
    for panel, line in enumerate(lines):
        for step in line.steps:
            ends = _ends(panel, line, step, place)
            if ends is None or step.hidden:
                continue
            one, two = ends
            verdict = step.change.verdict
            steps.append(
                {
                    "panel": panel, "round": one["round"], "next": two["round"], "aside": one["aside"],
                    "next_aside": two["aside"], "share": one["share"], "next_share": two["share"],
                    "ink": INKS[verdict], "shape": SHAPES.get(verdict, ""),
                    "signed": [room >= SIGN_ROOM for room in rooms],
                    "change": f"{t.signed(step.change.values.difference)} "
                              f"({t.interval(step.change.values.ci_low, step.change.values.ci_high)})",
                    "verdict": t(f"comparison.verdict.{verdict}"),
                }
            )  # fmt: skip
    drawn: list[Spec] = []
    for ink in dict.fromkeys(row["ink"] for row in steps):
        mine = [row for row in steps if row["ink"] == ink]
        drawn += with_tooltip(
            {"change": t("trends.figure.change"), "verdict": t("trends.figure.verdict")},
            rule(mine, (_x(), _x("next", "datum.next_aside")), (_y("share"), _y("next_share")), ink=ink,
                 strokeWidth=1.6 if ink == "unproven" else 3),
        )  # fmt: skip
        for shape in SHAPES.values():
            signed = [row for row in mine if row["shape"] == shape]
            if signed:
                drawn.append(
                    point(signed, at(f"{SIDE:g} + room * (datum.round + 1)"),
                          at(f"top + row * (datum.panel + 1) - {FOOT / 2:g}"), size="datum.signed[level] ? 48 : 0",
                          ink=ink, shape=shape)
                )  # fmt: skip
    return drawn


def _ends(
    panel: int, line: TrendLine, step: TrendStep, place: dict[tuple[int, int, int], Row]
) -> tuple[Row, Row] | None:
    """The two dots of a step: those of the run that both its rounds are in."""
    runs = {one.run for one in line.points if one.place == step.first}
    for run in sorted(runs & {one.run for one in line.points if one.place == step.second}):
        one, two = place.get((panel, step.first, run)), place.get((panel, step.second, run))
        if one is not None and two is not None:
            return one, two
    return None


def _drawn_points(rows: Sequence[Row], t: Translator) -> list[Spec]:
    tooltip = {"score": t("trends.figure.score"), "margin": t("trends.figure.margin"), "count": t("trends.figure.n")}
    drawn = [
        rule(rows, (_x(), _x()), (_y("least"), _y("most")), ink="before", strokeWidth=5, strokeCap="round",
             opacity=0.55),
        *with_tooltip(tooltip, point(rows, _x(), _y("share"), size=64, ink="accent")),
    ]  # fmt: skip
    halo = {"stroke": {"expr": "paper"}, "strokeWidth": 4, "strokeJoin": "round"}
    for side, offset in (("center", 0), ("left", -4), ("right", 4)):
        mine = [row for row in rows if row["align"] == side]
        if mine:
            drawn += [
                text(mine, "datum.shown[level] ? datum.score : ''", _x(), _y("most"), size=SMALL + 0.5, ink="accent",
                     fontWeight=STRONG, align=side, xOffset=offset, yOffset=-10, **more)
                for more in (halo, {})
            ]  # fmt: skip
    counts = [row for row in rows if any(row["counted"])]
    drawn.append(
        text(counts, "datum.counted[level] ? datum.count : ''", _x(aside="0"),
             at(f"top + row * (datum.panel + 1) - {FOOT / 2:g}"), size=SMALL - 1, ink="quiet", align="center")
    )  # fmt: skip
    return drawn


def _gap_notes(lines: Sequence[TrendLine], trend: Trend, t: Translator) -> list[str]:
    """What a gap, two dots of one round and a missing round mean, where the figure has them."""
    notes: list[str] = []
    drawn = set(range(trend.rounds)) - set(trend.other_scale)
    if any({one.place for one in line.points if not one.hidden} != drawn for line in lines):
        notes.append(t("trends.figure.gap"))
    if any(len({one.place for one in line.points}) < len(line.points) for line in lines):
        notes.append(t("trends.figure.two_dots"))
    if trend.other_scale:
        notes.append(t("trends.figure.other_scale", rounds=", ".join(str(place + 1) for place in trend.other_scale)))
    return notes


def _alt_line(name: str, line: TrendLine, rounds: Sequence[Round], t: Translator) -> str:
    said = [
        t("trends.figure.alt_point", round=rounds[one.place].name, score=t.decimal(one.mean), n=one.n)
        if not one.hidden
        else t("trends.figure.alt_hidden", round=rounds[one.place].name)
        for one in line.points
    ]
    return f"{name}: {', '.join(said)}; {t('trends.figure.way', way=way_words(line, t))}"
