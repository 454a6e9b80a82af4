"""How the rows of a dumbbell are drawn: the two scores and the interval between, the verdict beside them.

Few rows have two lines of words each; many have one, in columns ("flat"), so that a slide still holds them. On a
phone the name stands above the scores and the verdict below.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from smio.figures.captions import GAP, period, plain, round_name
from smio.figures.face import STRONG
from smio.figures.frame import LEVELS, Body, Three, by_level, label_lines
from smio.figures.labels import cut, width_of
from smio.figures.marks import BODY, LINE, SMALL, Row, Spec, at, box, on_scale, point, rule, text, with_tooltip
from smio.language import Translator
from smio.survey import Round

Groups = Sequence[tuple[str, Sequence[Row]]]  # the rows of each service, under its name where it has one

LABEL: Three = (12.5, 12.5, BODY)
GUTTER: Three = (8, 160, 216)
FLAT_FROM = 13  # rows
SIGNED = 62  # pixels for the sign and the change, before the verdict's word
WORD = 12.5
EDGE = 20  # pixels between the scores and the verdicts
COLOUR = "({improved: better, worsened: worse}[datum.verdict] || unproven)"
SIGN = "({improved: 'triangle-up', worsened: 'triangle-down'}[datum.verdict] || 'circle')"
FADED = 0.24
SECOND_LINE = 17  # pixels of a name's second line on a phone
LEGEND: Three = (76, 46, 46)


@dataclass(frozen=True)
class Placed:
    """The rows with their places down the figure, under their headings, ``height`` rows in all."""

    headings: Sequence[Row]
    rows: Sequence[Row]
    height: float

    @property
    def flat(self) -> bool:
        return len(self.rows) >= FLAT_FROM

    @property
    def phone_lines(self) -> int:
        """Of the longest name above its scores."""
        return max((len(row["lines"][0]) for row in self.rows), default=1)

    @property
    def words_room(self) -> float:
        """What the longest verdict needs with its sign and change, on one line."""
        words = ((SIGNED if row["change"] else 0) + width_of(row["word"], WORD) for row in self.rows)
        return max(words, default=0) + 4

    @property
    def interval_room(self) -> float:
        return max((width_of(row["interval"], SMALL) for row in self.rows), default=0) + 4

    @property
    def count_room(self) -> float:
        return max((width_of(row["both"], SMALL) for row in self.rows), default=0) + 16


def body_of(
    groups: Groups, rounds: tuple[Round, Round], domain: tuple[float, float], steps: Sequence[float], t: Translator
) -> Body:
    """The rows of a dumbbell with their legend of two rounds and the grid of the scale's steps."""
    placed = _placed(groups)
    y = on_scale("y", (0, placed.height), ("top + lower", "bottom + lower"))
    two_lines = EDGE + max(placed.words_room, placed.interval_room + 18)
    one_line = EDGE + placed.words_room + placed.interval_room + placed.count_room + 8
    return Body(
        [
            *_legend(rounds, t),
            *_grid(steps, domain, t),
            *_scores(placed.rows, domain, y, t),
            *_names(placed, y, t),
            *_verdicts(placed, y),
        ],
        rows=placed.height,
        row_height=_row_heights(placed),
        legend=LEGEND,
        headings=(22, 22, 22),
        expressions={
            "flat": "level == 2" if placed.flat else "false",
            "left": by_level(GUTTER),
            "right": f"width - {by_level((8, two_lines, one_line if placed.flat else two_lines))}",
            "aside": f"level ? right + {EDGE} : 0",
            "dots": "level ? 0 : -7",
            "lower": f"level ? 0 : {(placed.phone_lines - 1) * SECOND_LINE / 2:g}",
        },
    )


def _placed(groups: Groups) -> Placed:
    services = [service for service, _ in groups]
    titles = dict(zip(services, label_lines(services, (285, 530, 800), LABEL, (2, 1, 1)), strict=True))
    names = [row["name"] for _, rows in groups for row in rows]
    labels = iter(label_lines(names, (LEVELS[0] - 95, GUTTER[1] - 14, GUTTER[2] - 14), LABEL, 2))
    headings: list[Row] = []
    placed: list[Row] = []
    down = 0.0
    for service, rows in groups:
        if service:
            down += 0.2 if headings else 0.0
            headings.append({"y": down + 0.45, "service": service, "lines": titles[service]})
            down += 0.9
        for row in rows:
            placed.append({**row, "service": service, "y": down + 0.5, "lines": next(labels)})
            down += 1.0
    return Placed(headings, placed, max(down, 1.0))


def _row_heights(placed: Placed) -> Three:
    """Room for the label's lines and, where they do not lie flat, for the number of answers under them."""
    middle, wide = (max((len(row["lines"][level]) for row in placed.rows), default=1) for level in (1, 2))
    return 84 + (placed.phone_lines - 1) * SECOND_LINE, 17 * middle + 23, 17 * wide + (8 if placed.flat else 21)


def _legend(rounds: tuple[Round, Round], t: Translator) -> list[Spec]:
    """Which dot is which round; on a phone its period goes on a second line."""
    size = SMALL + 1
    rows: list[Row] = []
    for place, round_ in enumerate(rounds):
        named, when = GAP.join(round_name(round_, t)), period(round_.start, round_.end, t)
        whole = GAP.join(part for part in (named, when) if part)
        lines = [[cut(named, 275, size), when], [cut(whole, 530, size)], [cut(whole, 830, size)]]
        rows.append({"place": place, "lines": lines})
    y = at("legend + 8 + [35, 20, 20][level] * datum.place")
    return [
        point(rows, at("6"), y, size=75, ink="datum.place ? quiet : paper", stroke={"expr": "quiet"}, strokeWidth=1.8),
        text(rows, "datum.lines[level]", at("18"), y, size=size, ink="quiet"),
    ]


def _grid(steps: Sequence[float], domain: tuple[float, float], t: Translator) -> list[Spec]:
    rows = [{"step": step, "name": plain(step, t)} for step in steps]
    x = on_scale("step", domain, ("left", "right"))
    return [
        rule(rows, (x, x), (at("top"), at("bottom")), ink="hair"),
        text(rows, "datum.name", x, at("top - 10"), size=SMALL, ink="quiet", align="center"),
    ]


def _scores(rows: Sequence[Row], domain: tuple[float, float], y: Spec, t: Translator) -> list[Spec]:
    """The band of the interval, the line, the hollow dot of the first round and the full one of the second."""
    firsts = [row for row in rows if row["first"] is not None]
    seconds = [row for row in rows if row["second"] is not None]
    both = [row for row in firsts if row["second"] is not None]
    sure = [row for row in both if row["low"] is not None]
    low, high, first, second = (
        on_scale(name, domain, ("left", "right")) for name in ("low", "high", "first", "second")
    )
    place = {"yOffset": {"expr": "dots"}}
    band = box(sure, (low, high), (y, y), fill=COLOUR, opacity=FADED, cornerRadius=3,
               yOffset={"expr": "dots - 7"}, y2Offset={"expr": "dots + 7"})  # fmt: skip
    fields = {"name": "name", "before": "first", "after": "second", "change": "change", "interval": "interval",
              "word": "verdict"}  # fmt: skip
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in fields.items()},
        band,
        rule(both, (first, second), (y, y), ink=COLOUR, strokeWidth=2.5, **place, y2Offset={"expr": "dots"}),
        point(firsts, first, y, size=110, ink="paper", stroke={"expr": COLOUR}, strokeWidth=2.2, **place),
        point(seconds, second, y, size=130, ink=COLOUR, **place),
    )


def _names(placed: Placed, y: Spec, t: Translator) -> list[Spec]:
    """The names, and the numbers of answers: under them, or in a column of their own on the right."""
    lines = "length(datum.lines[level])"
    phone = f"30 + ({lines} - 1) * {LINE * LABEL[0]:g}"
    name_up = f"flat ? ({lines} - 1) * 8.2 : level ? {lines} * 8.2 : {phone}"
    count_up = f"flat ? 0 : level ? -{lines} * 8.2 : {phone}"
    weight = {"expr": "datum.strong ? 600 : 400"}
    names = text(placed.rows, "datum.lines[level]", at("0"), y, size=by_level(LABEL), fontWeight=weight,
                 yOffset={"expr": f"-({name_up})"})  # fmt: skip
    headings = text(
        placed.headings,
        "datum.lines[level]",
        at("0"),
        y,
        size=by_level(LABEL),
        fontWeight=STRONG,
        yOffset={"expr": f"level ? 0 : 18 - ({lines} - 1) * {LINE * LABEL[0]:g}"},
    )
    return [
        *with_tooltip({"service": t("figures.column.service")}, headings),
        *with_tooltip({"name": t("figures.column.name")}, names),
        text(placed.rows, "datum.both", at("flat || !level ? width : 0"), y, size=SMALL - 0.5, ink="quiet",
             align={"expr": "flat || !level ? 'right' : 'left'"}, yOffset={"expr": f"-({count_up})"}),
    ]  # fmt: skip


def _verdicts(placed: Placed, y: Spec) -> list[Spec]:
    """The sign, the change with its word, and the interval: below, or beside where rows lie flat."""
    signed = [row for row in placed.rows if row["change"]]
    proven = "datum.verdict == 'improved' || datum.verdict == 'worsened'"
    word_down = {"expr": "flat ? 0 : level ? -8 : 15"}
    interval_x = f"flat ? aside + {placed.words_room + 6:g} : datum.change ? aside + 18 : aside"
    return [
        point(signed, at("aside + 6"), y, size=62, ink=COLOUR, shape={"expr": SIGN}, yOffset=word_down),
        text(signed, "datum.change", at("aside + 18"), y, size=BODY, fontWeight=STRONG, yOffset=word_down),
        text(placed.rows, "datum.word", at(f"datum.change ? aside + {SIGNED} : aside"), y, size=WORD,
             fontWeight={"expr": f"{proven} ? 600 : 400"}, yOffset=word_down),
        text(placed.rows, "datum.interval", at(interval_x), y, size=SMALL, ink="quiet",
             yOffset={"expr": "flat ? 0 : level ? 9 : 31"}),
    ]  # fmt: skip
