"""A checklist's items from measurement to measurement: every answer at a glance."""

from collections.abc import Sequence

from smio.checklist import Answer, Checklist, Direction, Item
from smio.figures.captions import plain
from smio.figures.checklist_scores import Scored, checklist_words, measurement_period
from smio.figures.columns import Columns
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, Words, by_level, framed
from smio.figures.labels import cut, width_of
from smio.figures.marks import BODY, SMALL, STRONG, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.figures.palette import label_ink, ramp_colour
from smio.language import Translator

ROW_HEIGHT: Three = (25, 24, 24)
WIDEST: Three = (0.46, 0.52, 0.5)  # of the narrowest picture of each level, for the words of the items
NARROWEST = (300, 560, 860)
LEFT_OUT = "–"  # an answer without points


def checklist_items_grid(
    checklist: Checklist, measurements: Sequence[Scored], t: Translator, *, direction: str = ""
) -> Figure:
    """Items in rows, measurements in columns in the order given, each cell an answer; one direction's where named.

    Measurements of which only the total is kept have no answers and stand empty.
    """
    shown = [one for one in checklist.directions if direction in {"", one.id}]
    gutter = _gutter(shown, len(measurements), t)
    columns = Columns([measurement_period(one, t) for one, _ in measurements] or [""], gutter)
    headings, items = _placed(shown, gutter, t)
    cells = [
        _cell(place, checklist, measurements, item, column, t)
        for place, item in _places(shown)
        for column in range(len(measurements))
    ]
    rows = max(float(len(headings) + len(items)), 1.0)
    body = Body(
        [
            columns.headings(t("figures.column.period")),
            *_drawn_words(headings, items, rows, t),
            *_drawn_cells(cells, columns, rows, t),
        ],
        rows=rows,
        row_height=ROW_HEIGHT,
        headings=columns.heights,
        expressions={"gutter": by_level(gutter), "cell": f"(width - gutter) / {columns.count:g}"},
    )
    title = t("figures.checklist.items", title=checklist.short_title[t.language])
    if direction:
        title = t("figures.of_service", title=title, service=shown[0].title[t.language])
    words = checklist_words(title, checklist, measurements, t)
    words = Words(words.title, words.subtitle, [t("figures.checklist.items_reading"), *words.notes])
    return framed("checklist-items", words, body, _alt_text(title, shown, checklist, measurements, t))


def _places(directions: Sequence[Direction]) -> list[tuple[int, Item]]:
    """Each item with the row it stands in: a direction's name takes a row before its items."""
    places: list[tuple[int, Item]] = []
    row = 0
    for direction in directions:
        row += 1
        for item in direction.items:
            places.append((row, item))
            row += 1
    return places


def _gutter(directions: Sequence[Direction], measurements: int, t: Translator) -> Three:
    """Room for the words of the items: what the longest needs, as far as it may go beside so many columns."""
    longest = max((width_of(_label(item, t), BODY) for _, item in _places(directions)), default=0.0) + 14
    crowded = 0.85 if measurements > 6 else 1.0  # noqa: PLR2004 - from there on columns need the room
    low, middle, high = (min(longest, share * width * crowded) for share, width in zip(WIDEST, NARROWEST, strict=True))
    return (low, middle, high)


def _label(item: Item, t: Translator) -> str:
    return f"{item.id} {item.text[t.language]}"


def _placed(directions: Sequence[Direction], gutter: Three, t: Translator) -> tuple[list[Row], list[Row]]:
    headings: list[Row] = []
    row = 0
    for direction in directions:
        name = f"{direction.id}. {direction.title[t.language]}"
        lines = [cut(name, width * 0.98, SMALL) for width in NARROWEST]
        headings.append({"row": row, "name": name, "lines": lines})
        row += 1 + len(direction.items)
    items: list[Row] = [
        {"row": place, "name": _label(item, t), "lines": [cut(_label(item, t), room - 10, SMALL) for room in gutter]}
        for place, item in _places(directions)
    ]
    return headings, items


def _cell(
    row: int, checklist: Checklist, measurements: Sequence[Scored], item: Item, column: int, t: Translator
) -> Row:
    measurement = measurements[column][0]
    code = measurement.codes.get(item.id)
    answer = None if code is None else checklist.answer(code)
    share = None if answer is None else answer.share
    colour = "" if share is None else ramp_colour(share)
    word = "" if answer is None else answer.label[t.language] if share is not None else LEFT_OUT
    return {
        "row": row,
        "column": column,
        "item": _label(item, t),
        "period": measurement_period(measurement, t),
        "answer": t("figures.checklist.no_answer") if answer is None else answer.label[t.language],
        "word": word,
        "word_width": width_of(word, SMALL),
        "short": _short(answer, t),
        "answered": answer is not None,
        "colour": colour,
        "ink": label_ink(colour) if colour else "",
    }


def _short(answer: Answer | None, t: Translator) -> str:
    """An answer where its word does not fit: its share of the points."""
    if answer is None:
        return ""
    return LEFT_OUT if answer.share is None else plain(answer.share, t)


def _drawn_words(headings: Sequence[Row], items: Sequence[Row], rows: float, t: Translator) -> list[Spec]:
    y = on_scale("row", (0, rows), ("top", "bottom"))
    return with_tooltip(
        {"name": t("figures.column.name")},
        text(headings, "datum.lines[level]", at("0"), y, size=SMALL, fontWeight=STRONG, yOffset={"expr": "row / 2"}),
        text(items, "datum.lines[level]", at("0"), y, size=SMALL, yOffset={"expr": "row / 2"}),
    )


def _drawn_cells(cells: Sequence[Row], columns: Columns, rows: float, t: Translator) -> list[Spec]:
    """A tile an answer in the colour of its share, with its word; grey for those without points, a line for none."""
    x = on_scale("column", (0, columns.count), ("gutter", "width"))
    y = on_scale("row", (0, rows), ("top", "bottom"))
    edges = {
        "xOffset": 1, "x2Offset": {"expr": "cell - 1"}, "yOffset": 1, "y2Offset": {"expr": "row - 1"},
        "cornerRadius": 2,
    }  # fmt: skip
    answered = [cell for cell in cells if cell["answered"]]
    fields = {"item": "item", "period": "period", "answer": "answer"}
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in fields.items()},
        box(cells, (x, x), (y, y), fill="datum.colour || hair",
            opacity={"expr": "datum.answered ? 1 : 0.35"}, **edges),
        text(answered, "datum.word_width < cell - 6 ? datum.word : datum.short", x, y,
             size="clamp(cell * 0.3, 8, 11.5)", ink="datum.ink || quiet", align="center",
             xOffset={"expr": "cell / 2"}, yOffset={"expr": "row / 2"}),
    )  # fmt: skip


def _alt_text(
    title: str, directions: Sequence[Direction], checklist: Checklist, measurements: Sequence[Scored], t: Translator
) -> str:
    """The share of items met in full by direction and measurement: two hundred answers read aloud help nobody."""
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
                for one, _ in measurements
            ),
        )
        for direction in directions
    ]
    return t("figures.checklist.alt", title=title, rows=". ".join(rows)) + "."
