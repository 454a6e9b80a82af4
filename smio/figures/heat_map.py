"""Services by criteria: every score of a round at a glance."""

from collections.abc import Sequence

from smio.figures.captions import (
    count_label,
    generated_line,
    round_line,
    shown_count,
    shown_score,
    small_number_notes,
    survey_notes,
)
from smio.figures.columns import Columns
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, Words, by_level, framed, label_lines, row_heights, scale_legend
from smio.figures.labels import width_of
from smio.figures.marks import BODY, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.figures.palette import label_ink, ramp_colour
from smio.language import Translator
from smio.survey import CriterionScore, GroupScore, Hidden, Round, Scores, hidden_scores

ROWS = (50.0, 50.0, 60.0)  # by the lines of a name: those of three need air between them
LABEL = (12.0, 12.5, BODY)
WIDEST_LABEL: Three = (96, 150, 200)
APART = 0.15  # of a column, between the criteria and the whole service


def heat_map(round_: Round, scores: Scores, t: Translator) -> Figure:
    """Services in rows, criteria in columns; each cell has the score and the number of answers it rests on."""
    names = _criteria(scores)
    gutter = _gutter([service.service for service in scores.services])
    columns = Columns([*names.values(), t("figures.heat_map.whole")], gutter, APART)
    hidden = hidden_scores(scores)
    labels = _labels([service.service for service in scores.services], gutter)
    rows = [
        _service_row(place, service, label, hidden, t)
        for place, (service, label) in enumerate(zip(scores.services, labels, strict=True))
    ]
    cells = [_cell(cell, list(names), scores, hidden, t) for cell in scores.criteria]
    body = Body(
        [
            *scale_legend(scores.scale, t),
            columns.headings(t("figures.column.criterion")),
            *_drawn_cells(cells, columns, len(rows), t),
            *_drawn_services(rows, columns, t),
        ],
        rows=len(rows),
        row_height=row_heights(labels, ROWS),
        legend=(30, 30, 30),
        headings=columns.heights,
        expressions={"gutter": by_level(gutter), "cell": f"(width - gutter) / {columns.count:g}"},
    )
    return framed("heat-map", _words(round_, scores, t), body, _alt_text(round_, scores, t))


def _words(round_: Round, scores: Scores, t: Translator) -> Words:
    reading = [t("figures.heat_map.reading"), *small_number_notes([cell.n for cell in scores.criteria], t)]
    return Words(
        t("figures.heat_map.title"),
        [round_line(round_, t), *generated_line(round_.generated, t)],
        [" ".join(reading), *survey_notes([round_], t)],
    )


def _criteria(scores: Scores) -> dict[str, str]:
    """The criteria in the order of the file, by what the same criterion of another service shares with it."""
    named: dict[str, str] = {}
    for cell in scores.criteria:
        named.setdefault(cell.indicator.key[1], cell.indicator.criterion)
    return named


def _gutter(services: Sequence[str]) -> Three:
    """Room for the services' names: what the longest needs, as far as it may go."""
    low, middle, high = (
        min(max((width_of(service, size) for service in services), default=0), widest) + 14
        for size, widest in zip(LABEL, WIDEST_LABEL, strict=True)
    )
    return (low, middle, high)


def _cell(cell: CriterionScore, criteria: Sequence[str], scores: Scores, hides: Hidden, t: Translator) -> Row:
    hidden = cell.index is None or hides.hides(cell.indicator)
    colour = "" if cell.index is None or hidden else ramp_colour(cell.index / 100)
    return {
        "row": [service.service for service in scores.services].index(cell.indicator.service),
        "column": criteria.index(cell.indicator.key[1]),
        "service": cell.indicator.service,
        "criterion": cell.indicator.criterion,
        "score": shown_score(None if hidden else cell.score, cell.n, t),
        "answers": shown_count(cell.n, t),
        "count": count_label(cell.n, t),
        "index": t.whole(None if hidden else cell.index),
        "satisfied": t.percent(None if hidden else cell.satisfied),
        "colour": colour,
        "ink": label_ink(colour) if colour else "",
    }


def _labels(services: Sequence[str], gutter: Three) -> list[list[list[str]]]:
    return label_lines(services, (gutter[0] - 12, gutter[1] - 12, gutter[2] - 12), LABEL)


def _service_row(place: int, service: GroupScore, lines: list[list[str]], hides: Hidden, t: Translator) -> Row:
    return {
        "row": place,
        "service": service.service,
        "lines": lines,
        "score": shown_score(None if hides.hides_service(service) else service.score, service.n, t),
        "answers": shown_count(service.n, t),
        "count": count_label(service.n, t),
    }


def _drawn_cells(cells: Sequence[Row], columns: Columns, rows: int, t: Translator) -> list[Spec]:
    x = on_scale("column", (0, columns.count), ("gutter", "width"))
    y = _down(rows)
    tiles = box(cells, (x, x), (y, y), fill="datum.colour || hair", xOffset=1, x2Offset={"expr": "cell - 1"},
                yOffset=1, y2Offset={"expr": "row - 1"}, cornerRadius=2)  # fmt: skip
    numbers = _numbers(cells, x, y, ("datum.ink || quiet", "datum.ink || quiet"), {"expr": "cell / 2"})
    fields = ("service", "criterion", "score", "answers", "index", "satisfied")
    return with_tooltip({field: t(f"figures.column.{field}") for field in fields}, tiles, *numbers)


def _drawn_services(rows: Sequence[Row], columns: Columns, t: Translator) -> list[Spec]:
    """The services' names on the left, their own scores on the right."""
    y = _down(len(rows))
    half_block = f"(length(datum.lines[level]) - 1) * {BODY * 0.65:g}"
    names = text(rows, "datum.lines[level]", at("0"), y, size=by_level(LABEL),
                 yOffset={"expr": f"row / 2 - {half_block}"})  # fmt: skip
    numbers = _numbers(rows, at(f"gutter + cell * {columns.count - 0.5:g}"), y, ("ink", "quiet"), 0)
    fields = ("service", "score", "answers")
    return with_tooltip({field: t(f"figures.column.{field}") for field in fields}, names, *numbers)


def _numbers(rows: Sequence[Row], x: Spec, y: Spec, inks: tuple[str, str], offset: Spec | int) -> list[Spec]:
    """The score, and under it the number of answers."""
    count = "cell < 50 ? datum.answers : datum.count"
    return [
        text(rows, "datum.score", x, y, size="clamp(cell * 0.36, 8.5, 19)", ink=inks[0], fontWeight=STRONG,
             align="center", xOffset=offset, yOffset={"expr": "row / 2 - 6"}),
        text(rows, count, x, y, size="clamp(cell * 0.2, 7.5, 12)", ink=inks[1],
             align="center", xOffset=offset, yOffset={"expr": "row / 2 + 11"}),
    ]  # fmt: skip


def _down(rows: int) -> Spec:
    return on_scale("row", (0, max(rows, 1)), ("top", "bottom"))


def _alt_text(round_: Round, scores: Scores, t: Translator) -> str:
    services = ". ".join(_service_words(service, scores, t) for service in scores.services)
    title = t("figures.heat_map.title")
    return t("figures.heat_map.alt", title=title, round=round_line(round_, t), services=services) + "."


def _service_words(service: GroupScore, scores: Scores, t: Translator) -> str:
    hidden = hidden_scores(scores)
    score = shown_score(None if hidden.hides_service(service) else service.score, service.n, t)
    said = t("figures.heat_map.alt_service", service=service.service, score=score, n=shown_count(service.n, t))
    shown = [
        (cell.score, cell.n, cell.indicator.criterion)
        for cell in scores.of_service(service.service)
        if cell.score is not None and not hidden.hides(cell.indicator)
    ]
    if len(shown) < 2:  # noqa: PLR2004 - no lowest and highest
        return said
    low, high = min(shown), max(shown)
    return said + t(
        "figures.heat_map.alt_range",
        lowest=low[2],
        low=shown_score(low[0], low[1], t),
        highest=high[2],
        high=shown_score(high[0], high[1], t),
    )
