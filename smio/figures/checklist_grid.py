"""A checklist's items from measurement to measurement: every answer at a glance."""

from collections.abc import Sequence

from smio.checklist import Answer, Checklist, Direction, Item
from smio.figures.captions import plain
from smio.figures.checklist_words import (
    Scored,
    checklist_words,
    kept_totals_note,
    measurement_period,
    of_version,
    points_of,
    shown_range,
)
from smio.figures.columns import Columns
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import LEVELS, Body, Three, by_level, framed
from smio.figures.labels import cut, width_of, wrapped
from smio.figures.marks import SMALL, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.figures.palette import label_ink, ramp_colour
from smio.language import Translator

MOST = 12  # measurements side by side; of more the last are shown
CROWDED = 6  # from there on columns need the room of the words
TALL_ROW, LOW_ROW = 34.0, 24.0  # of two lines of an item's words, and of one
FEW = 14  # rows that are tall on a slide too
UPRIGHT = 150.0  # pixels of a period that stands upright
WIDEST: Three = (0.46, 0.5, 0.54)  # of the narrowest picture of each level, for the words of the items
TOTAL = 14.0  # the size of a total at most
APART = 0.25  # of a row, above the totals
LEFT_OUT = "–"  # an answer without points
FRACTIONS = {0.25: "¼", 0.5: "½", 0.75: "¾"}
SWATCH, SWATCH_ROW, AFTER_WORD = 22.0, 24.0, 16.0  # pixels of the legend


def checklist_items_grid(
    checklist: Checklist, measurements: Sequence[Scored], t: Translator, *, direction: str = ""
) -> Figure:
    """Items in rows, the last twelve measurements in columns in the order given, each cell an answer, totals below.

    Of one direction where its id is given: a checklist whose figure does not fit a slide is drawn so. Measurements of
    which only the total is kept have no answers and stand empty. KeyError for a direction that is not there.
    """
    shown = [{one.id: one for one in checklist.directions}[direction]] if direction else [*checklist.directions]
    same, notes = of_version(checklist, measurements, t)
    last = same[-MOST:]
    gutter = _gutter(shown, len(last), t)
    columns = Columns([measurement_period(one, t) for one, _ in last] or [""], gutter, upright=UPRIGHT)
    headings, places = _places(shown, t, with_headings=not direction)
    wide_row = TALL_ROW if len(places) + len(headings) <= FEW else LOW_ROW
    row_height = (TALL_ROW, TALL_ROW, wide_row)
    items = [_item(place, item, gutter, row_height, t) for place, item in places]
    cells = [_cell(place, item, column, scored, t) for place, item in places for column, scored in enumerate(last)]
    down = len(headings) + len(places) + APART
    totals = [_total(down, column, scored, direction, t) for column, scored in enumerate(last)]
    legend = _legend(checklist, t)
    body = Body(
        [
            *_drawn_legend(legend),
            columns.headings(t("figures.column.period")),
            *_drawn_words(headings, items, down + 1, t),
            *_drawn_cells(cells, columns, down + 1, t),
            *_drawn_totals(totals, columns, down, t),
        ],
        rows=down + 1,
        row_height=row_height,
        legend=_legend_height(legend),
        headings=columns.heights,
        expressions={"gutter": by_level(gutter), "cell": f"(width - gutter) / {columns.count:g}"},
    )
    title = t("figures.checklist.items", title=checklist.short_title[t.language])
    if direction:
        title = t("figures.of_service", title=title, service=shown[0].title[t.language])
    if len(same) > len(last):
        notes = [t("figures.checklist.last_shown", shown=len(last), all=len(same)), *notes]
    words = checklist_words(title, checklist, last, t, notes=[*kept_totals_note(last, t), *notes])
    place = [one.id for one in checklist.directions].index(direction) + 1 if direction else ""
    name = f"checklist-items-{place}".rstrip("-")
    return framed(name, words, body, _alt_text(title, shown, checklist, last, t))


def _places(
    directions: Sequence[Direction], t: Translator, *, with_headings: bool
) -> tuple[list[Row], list[tuple[int, Item]]]:
    """The names of the directions, a row each before their items, and each item with the row it stands in."""
    headings: list[Row] = []
    places: list[tuple[int, Item]] = []
    row = 0
    for direction in directions:
        if with_headings:
            name = f"{direction.id}. {direction.title[t.language]}"
            headings.append({"row": row, "name": name, "lines": [[cut(name, 0.93 * wide, SMALL)] for wide in LEVELS]})
            row += 1
        places += [(row + place, item) for place, item in enumerate(direction.items)]
        row += len(direction.items)
    return headings, places


def _gutter(directions: Sequence[Direction], measurements: int, t: Translator) -> Three:
    """Room for the words of the items: what the longest needs, as far as it may go beside so many columns."""
    longest = max((width_of(_label(item, t), SMALL) for one in directions for item in one.items), default=0.0) + 14
    crowded = 0.85 if measurements > CROWDED else 1.0
    low, middle, high = (min(longest, share * width * crowded) for share, width in zip(WIDEST, LEVELS, strict=True))
    return (low, middle, high)


def _label(item: Item, t: Translator) -> str:
    return f"{item.id} {item.text[t.language]}"


def _item(place: int, item: Item, gutter: Three, row_height: Three, t: Translator) -> Row:
    name = _label(item, t)
    lines = [
        wrapped(name, room - 10, SMALL, 2 if height == TALL_ROW else 1)
        for room, height in zip(gutter, row_height, strict=True)
    ]
    return {"row": place, "name": name, "lines": lines}


def _cell(row: int, item: Item, column: int, scored: Scored, t: Translator) -> Row:
    measurement, score = scored
    code = measurement.codes.get(item.id)
    answer = None if code is None else score.checklist.answer(code)
    sign, colour = _sign(answer, t), _colour(answer)
    label = t("figures.checklist.no_answer") if answer is None else answer.label[t.language]
    if score.total_only:
        label = t("figures.checklist.not_kept")
    return {
        "row": row,
        "column": column,
        "item": _label(item, t),
        "period": measurement_period(measurement, t),
        "answer": label,
        "word": "" if answer is None else label,
        "word_width": width_of(label, SMALL),
        "short": sign,
        "answered": answer is not None,
        "colour": colour,
        "ink": label_ink(colour) if colour else "",
    }


def _sign(answer: Answer | None, t: Translator) -> str:
    """An answer where its word does not fit: its share of the points, or a dash for one without points."""
    if answer is None:
        return ""
    return LEFT_OUT if answer.share is None else FRACTIONS.get(answer.share, plain(answer.share, t))


def _colour(answer: Answer | None) -> str:
    return "" if answer is None or answer.share is None else ramp_colour(answer.share)


def _total(row: float, column: int, scored: Scored, direction: str, t: Translator) -> Row:
    measurement, score = scored
    if direction:
        own = [one for one in score.directions if one.direction.id == direction]
        total = t.whole(own[0].score if own else None)
        between = points_of(measurement, own).shown(t) if own and own[0].score is not None else total
    else:
        total = t.whole(score.rounded)
        between = total if score.score is None else shown_range(score.floor, score.ceiling, t)
    return {
        "row": row,
        "column": column,
        "period": measurement_period(measurement, t),
        "total": total,
        "between": between,
        "between_width": width_of(between, TOTAL),
    }


def _legend(checklist: Checklist, t: Translator) -> list[Row]:
    """A swatch with its sign for each answer, and a blank one; where each stands at each level of width."""
    answers: list[tuple[Answer | None, str]] = [
        *((answer, answer.label[t.language]) for answer in checklist.answers),
        (None, t("figures.checklist.no_answer")),
    ]
    rows: list[Row] = []
    across = [0.0 for _ in LEVELS]
    down = [0 for _ in LEVELS]
    for answer, label in answers:
        takes = SWATCH + 6 + width_of(label, SMALL)
        for level, width in enumerate(LEVELS):
            if across[level] and across[level] + takes > width:
                across[level], down[level] = 0.0, down[level] + 1
        colour = _colour(answer)
        rows.append({
            "label": label, "sign": _sign(answer, t), "left": [*across], "line": [*down], "colour": colour,
            "ink": label_ink(colour) if colour else "", "answered": answer is not None,
        })  # fmt: skip
        across = [before + takes + AFTER_WORD for before in across]
    return rows


def _legend_height(legend: Sequence[Row]) -> Three:
    low, middle, high = ((legend[-1]["line"][level] + 1) * SWATCH_ROW + 10 for level in range(len(LEVELS)))
    return (low, middle, high)


def _drawn_legend(legend: Sequence[Row]) -> list[Spec]:
    x, line = "datum.left[level]", f"legend + datum.line[level] * {SWATCH_ROW:g}"
    middle = at(f"{line} + 9")
    return [
        box(legend, (at(x), at(f"{x} + {SWATCH:g}")), (at(line), at(f"{line} + 18")), **_TILE),
        text(legend, "datum.sign", at(f"{x} + {SWATCH / 2:g}"), middle, size=SMALL, ink="datum.ink || ink",
             align="center"),
        text(legend, "datum.label", at(f"{x} + {SWATCH + 6:g}"), middle, size=SMALL, ink="quiet"),
    ]  # fmt: skip


def _drawn_words(headings: Sequence[Row], items: Sequence[Row], rows: float, t: Translator) -> list[Spec]:
    y = on_scale("row", (0, rows), ("top", "bottom"))
    down = {"expr": "row / 2 - (length(datum.lines[level]) - 1) * 7.5"}
    return with_tooltip(
        {"name": t("figures.column.item")},
        text(headings, "datum.lines[level]", at("0"), y, size=SMALL + 0.5, fontWeight=STRONG,
             yOffset={"expr": "row * 0.6"}),
        text(items, "datum.lines[level]", at("0"), y, size=SMALL, yOffset=down),
    )  # fmt: skip


_TILE: Spec = {  # the colour of an answer's share; a dashed outline without points; a pale one for no answer
    "fill": "datum.colour || paper",
    "stroke": {"expr": "datum.colour || (datum.answered ? quiet : hair)"},
    "strokeDash": {"expr": "datum.colour || !datum.answered ? null : [2, 2]"},
    "cornerRadius": 2,
}


def _drawn_cells(cells: Sequence[Row], columns: Columns, rows: float, t: Translator) -> list[Spec]:
    """A tile an answer, with its word, or its sign where the word does not fit."""
    x = on_scale("column", (0, columns.count), ("gutter", "width"))
    y = on_scale("row", (0, rows), ("top", "bottom"))
    edges = {"xOffset": 1, "x2Offset": {"expr": "cell - 2"}, "yOffset": 1, "y2Offset": {"expr": "row - 2"}}
    answered = [cell for cell in cells if cell["answered"]]
    fields = {"item": "item", "period": "period", "answer": "answer"}
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in fields.items()},
        box(cells, (x, x), (y, y), **edges, **_TILE),
        text(answered, "datum.word_width < cell - 6 ? datum.word : datum.short", x, y,
             size=f"clamp(cell * 0.7, 9, {SMALL:g})", ink="datum.ink || ink", align="center",
             xOffset={"expr": "cell / 2"}, yOffset={"expr": "row / 2"}),
    )  # fmt: skip


def _drawn_totals(totals: Sequence[Row], columns: Columns, down: float, t: Translator) -> list[Spec]:
    """The score of each measurement under its column."""
    x = on_scale("column", (0, columns.count), ("gutter", "width"))
    y = on_scale("row", (0, down + 1), ("top", "bottom"))
    name: list[Row] = [{"row": down, "word": t("figures.column.score")}] if totals else []
    middle: Spec = {"yOffset": {"expr": "row / 2"}}
    return [
        text(name, "datum.word", at("0"), y, size=SMALL + 0.5, fontWeight=STRONG, **middle),
        *with_tooltip(
            {"period": t("figures.column.period"), "total": t("figures.column.score")},
            text(totals, "datum.between_width < cell ? datum.between : datum.total", x, y,
                 size=f"clamp(cell * 0.45, 8, {TOTAL:g})", fontWeight=STRONG, align="center",
                 xOffset={"expr": "cell / 2"}, **middle),
        ),
    ]  # fmt: skip


def _alt_text(
    title: str, directions: Sequence[Direction], checklist: Checklist, measurements: Sequence[Scored], t: Translator
) -> str:
    """The number of items met in full by direction and measurement: two hundred answers read aloud help nobody."""
    met = {answer.code for answer in checklist.answers if answer.share == 1}
    rows = [
        t(
            "figures.checklist.alt_row",
            name=direction.title[t.language],
            scores=", ".join(
                t(
                    "figures.checklist.items_met",
                    period=measurement_period(one, t),
                    met=sum(one.codes.get(item.id) in met for item in direction.items),
                    items=len(direction.items),
                )
                for one, score in measurements
                if not score.total_only
            ),
        )
        for direction in directions
    ]
    return t("figures.checklist.alt", title=title, rows=". ".join(rows)) + "."
