"""What matters most: criteria by score and by how closely they go with the rest of what people say."""

from collections.abc import Sequence

from smio.breakdown import Corner, ImportanceMap
from smio.figures.captions import generated_line, round_line, survey_notes
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import LEVELS, Body, Three, Words, framed, label_lines
from smio.figures.labels import width_of
from smio.figures.marks import SMALL, Row, Spec, at, on_scale, point, rule, text, with_tooltip
from smio.language import Translator
from smio.survey import Round

MOST_POINTS = 30
PLOT = 330.0  # pixels of the plot at least
AXIS = 34.0  # pixels below it for the words of its axis
EDGE = 24.0  # pixels between the points and the ends of the plot
LINE_ROOM = 17.0
NAMES: Three = (290, 540, 410)  # pixels for a number with its name
CLOSE = (24.0, 14.0)  # pixels between two numbers
Domain = tuple[float, float]
INKS = {Corner.FIRST: "worse", Corner.KEEP: "better", Corner.LATER: "unproven", Corner.FINE: "unproven"}


def importance_map(round_: Round, found: ImportanceMap, t: Translator) -> Figure | None:
    """Numbered points: low scores to the left, strong ties above, named below; None where they are too many to tell."""
    if len(found.criteria) > MOST_POINTS:
        return None
    several = len({one.indicator.key[0] for one in found.criteria}) > 1
    rows = [
        {
            "number": str(place), "score": one.score, "tie": one.tie, "corner": t(f"breakdown.corner.{one.corner}"),
            "name": f"{one.indicator.service}: {one.indicator.criterion}" if several else one.indicator.criterion,
            "ink": INKS[one.corner], "shown": t.decimal(one.score),
            "tied": f"{t.decimal(one.tie)} ({t.interval(one.low, one.high)})", "count": t("figures.count", n=one.n),
        }
        for place, one in enumerate(found.criteria, 1)
    ]  # fmt: skip
    domain_x = _domain([one.score for one in found.criteria])
    domain_y = _domain([one.tie for one in found.criteria])
    names = text(_names(rows), "datum.lines[level]", at("level > 1 && datum.second ? width / 2 + 6 : 0"),
                 at("plot + datum.y[level]"), size=SMALL)  # fmt: skip
    body = Body(
        [*_drawn_axes(found, domain_x, domain_y, t), *_drawn_points(rows, domain_x, domain_y, t), names],
        rows=1,
        row_height=_rooms(len(rows)),
        expressions={"plot": f"top + {PLOT:g}", "left": "26", "right": "width - 14"},
    )
    title = t("breakdown.importance.title")
    reading = t("breakdown.importance.reading_overall" if found.overall else "breakdown.importance.reading")
    words = Words(
        title,
        [round_line(round_, t), *generated_line(round_.generated, t)],
        [f"{reading} {t('breakdown.importance.means')}", *survey_notes([round_], t)],
    )
    said = ". ".join(
        t("breakdown.importance.alt_row", name=row["name"], score=row["shown"], tie=row["tied"], corner=row["corner"])
        for row in rows
    )
    return framed("importance", words, body, t("breakdown.alt", title=title, context=words.subtitle[0], rows=said))


def _domain(values: Sequence[float]) -> Domain:
    """The range of some values with room around it."""
    low, high = min(values), max(values)
    room = max(0.12 * (high - low), 0.05)
    return low - room, high + room


def _names(rows: Sequence[Row]) -> list[Row]:
    """Each number with its name, in two columns where it is wide; ``y`` in pixels below the plot, by level."""
    half = (len(rows) + 1) // 2
    beside = width_of("00. ", SMALL)
    rooms = (NAMES[0] - beside, NAMES[1] - beside, NAMES[2] - beside)
    labels = label_lines([row["name"] for row in rows], rooms, (SMALL, SMALL, SMALL), 1)
    return [
        {
            "name": row["name"],
            "lines": [[f"{row['number']}. {line}"] for (line,) in lines],
            "y": [AXIS + LINE_ROOM * (down + 0.5) for down in (place, place, place % half)],
            "second": place >= half,
        }
        for place, (row, lines) in enumerate(zip(rows, labels, strict=True))
    ]


def _rooms(rows: int) -> Three:
    """The height of the plot, its axis and the names below it, by level."""
    half = (rows + 1) // 2
    low, middle, high = (PLOT + AXIS + LINE_ROOM * lines + 8 for lines in (rows, rows, half))
    return (low, middle, high)


def _apart(rows: Sequence[Row], domain_x: Domain, domain_y: Domain) -> list[list[float]]:
    """How far, in pixels, each number stands below its point, by level, so that none lies on another.

    Found for the narrowest picture of each level: in a wider one the points only move away from each other.
    """
    found: list[list[float]] = [[] for _ in rows]
    for width in LEVELS:
        taken: list[tuple[float, float]] = []
        for place, row in enumerate(rows):
            x = (row["score"] - domain_x[0]) / (domain_x[1] - domain_x[0]) * (width - 72)
            y = (domain_y[1] - row["tie"]) / (domain_y[1] - domain_y[0]) * (PLOT - 2 * EDGE)
            tries = sorted(range(-20, 21), key=abs)
            free = (
                y + step * 7.0
                for step in tries
                if 0 <= y + step * 7.0 <= PLOT - 2 * EDGE
                and not any(
                    abs(x - other) < CLOSE[0] and abs(y + step * 7.0 - above) < CLOSE[1] for other, above in taken
                )
            )
            down = next(free, y)
            taken.append((x, down))
            found[place].append(down - y)
    return found


def _drawn_axes(found: ImportanceMap, domain_x: Domain, domain_y: Domain, t: Translator) -> list[Spec]:
    x, y = (
        on_scale("x", domain_x, ("left + 16", "right - 16")),
        on_scale("y", domain_y, (f"plot - {EDGE:g}", f"top + {EDGE:g}")),
    )
    lines = [{"x": found.score_line, "y": found.tie_line}]
    low, high = t("breakdown.importance.low"), t("breakdown.importance.high")
    ends = [
        {"word": low, "place": "left", "align": "left"},
        {"word": high, "place": "right", "align": "right"},
    ]
    corners = [
        {"word": t("breakdown.corner.first"), "left": True, "up": True},
        {"word": t("breakdown.corner.keep"), "left": False, "up": True},
        {"word": t("breakdown.corner.later"), "left": True, "up": False},
        {"word": t("breakdown.corner.fine"), "left": False, "up": False},
    ]
    drawn: list[Spec] = [
        rule(lines, (x, x), (at("top"), at("plot")), ink="quiet", strokeDash=[4, 4]),
        rule(lines, (at("left"), at("right")), (y, y), ink="quiet", strokeDash=[4, 4]),
        rule([{}], (at("left"), at("right")), (at("plot"), at("plot")), ink="hair"),
        rule([{}], (at("left"), at("left")), (at("top"), at("plot")), ink="hair"),
        text([{"word": t("breakdown.importance.tie")}], "datum.word", at("8"), at("(top + plot) / 2"), size=SMALL,
             ink="quiet", angle=270, align="center"),
    ]  # fmt: skip
    drawn += [
        text([end], "datum.word", at(end["place"]), at("plot + 14"), size=SMALL, ink="quiet", align=end["align"])
        for end in ends
    ]
    drawn += [
        text([corner], "datum.word", at("left + 6" if corner["left"] else "right - 4"),
             at("top + 10" if corner["up"] else "plot - 10"), size=SMALL, ink="quiet",
             align="left" if corner["left"] else "right")
        for corner in corners
    ]  # fmt: skip
    return drawn


def _drawn_points(rows: Sequence[Row], domain_x: Domain, domain_y: Domain, t: Translator) -> list[Spec]:
    x = on_scale("score", domain_x, ("left + 16", "right - 16"))
    y = on_scale("tie", domain_y, (f"plot - {EDGE:g}", f"top + {EDGE:g}"))
    placed = [{**row, "down": down} for row, down in zip(rows, _apart(rows, domain_x, domain_y), strict=True)]
    tooltip = {"name": "name", "shown": "score", "tied": "tie", "corner": "corner", "count": "n"}
    inks = dict.fromkeys(row["ink"] for row in rows)
    dots = [point([row for row in rows if row["ink"] == ink], x, y, size=70, ink=ink) for ink in inks]
    numbers = text(placed, "datum.number", x, y, size=SMALL, fontWeight=STRONG, xOffset=8,
                   yOffset={"expr": "datum.down[level]"})  # fmt: skip
    return with_tooltip({field: t(f"breakdown.importance.{name}") for field, name in tooltip.items()}, *dots, numbers)
