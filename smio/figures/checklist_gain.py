"""What gives the most points: the unmet items of a measurement by what each would add, and who must act."""

from collections.abc import Sequence

from smio.checklist import Advice, Checklist
from smio.figures.checklist_scores import Scored, checklist_words, measurement_period
from smio.figures.figure import Figure
from smio.figures.frame import LEVELS, Body, Three, Words, framed, label_lines
from smio.figures.labels import width_of
from smio.figures.marks import BODY, SMALL, STRONG, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.language import Translator

MOST = 12
ROW_HEIGHT: Three = (62, 46, 38)
VALUE = 50.0  # pixels for the number after a bar
SIZE: Three = (SMALL, SMALL + 0.5, BODY)
WORDS: Three = (290, 300, 480)  # pixels for an item's words; on a phone they stand above its bar


def checklist_gain(checklist: Checklist, scored: Scored, t: Translator, *, most: int = MOST) -> Figure:
    """Unmet items as bars by the points they would add to the total, the greatest first."""
    measurement, score = scored
    shown = score.advice[:most]
    rows = [_row(place, advice, checklist, t) for place, advice in enumerate(shown)]
    largest = max((advice.gain for advice in shown), default=1.0)
    body = Body(
        _drawn(rows, largest, t),
        rows=max(len(rows), 1),
        row_height=ROW_HEIGHT,
        headings=(6, 6, 6),
        expressions={
            "left": f"[0, {WORDS[1] * 0.86:g}, {WORDS[2] * 0.86:g}][level]",
            "right": f"width - {VALUE:g}",
        },
    )
    title = t("figures.checklist.gain", title=checklist.short_title[t.language])
    words = checklist_words(title, checklist, [scored], t)
    rest = len(score.advice) - len(shown)
    more = [t("figures.checklist.gain_more", n=rest)] if rest > 0 else []
    said = t(
        "figures.checklist.gain_reachable",
        period=measurement_period(measurement, t),
        now=t.whole(score.rounded),
        reachable=t.whole(score.reachable),
    )
    words = Words(words.title, [said, *words.subtitle], [*more, *words.notes])
    return framed("checklist-gain", words, body, _alt_text(title, said, rows, t))


def _row(place: int, advice: Advice, checklist: Checklist, t: Translator) -> Row:
    name = f"{advice.item.id} {advice.item.text[t.language]}"
    office = checklist.offices[advice.item.office][t.language] if advice.item.office else ""
    return {
        "row": place,
        "name": name,
        "lines": label_lines(name, (WORDS[0], WORDS[1] * 0.82, WORDS[2] * 0.84), SIZE, 2),
        "office": office,
        "office_lines": label_lines(office, (LEVELS[0] - 10.0, 230, 330), (SMALL, SMALL, SMALL), 1),
        "office_width": width_of(office, SMALL),
        "gain": advice.gain,
        "shown": f"+{t.decimal(advice.gain, 1)}",
        "now": checklist.answer(advice.answer).label[t.language],
        "zero": 0,
    }


def _drawn(rows: Sequence[Row], largest: float, t: Translator) -> list[Spec]:
    """The item's words before its bar, or above it on a phone; the office inside the row under the bar."""
    y = on_scale("row", (0, max(len(rows), 1)), ("top", "bottom"))
    x = on_scale("gain", (0, largest), ("left", "right"))
    zero = on_scale("zero", (0, largest), ("left", "right"))
    # On a phone two lines of words, then the bar; on wider pictures the bar is in the middle of its row.
    bar_top = {"expr": "level == 0 ? row - 24 : row / 2 - 11"}
    bar_bottom = {"expr": "level == 0 ? row - 12 : row / 2 + 4"}
    middle = "level == 0 ? row - 18 : row / 2 - 3"
    words = "level == 0 ? 10 : row / 2 - (length(datum.lines[level]) - 1) * 7.6"
    fields = {"name": "item", "now": "answer", "office": "office", "shown": "gain"}
    offices = [row for row in rows if row["office"]]
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in fields.items()},
        box(rows, (zero, x), (y, y), fill="accent", yOffset=bar_top, y2Offset=bar_bottom, cornerRadius=1),
        text(rows, "datum.shown", x, y, size=BODY, ink="ink", fontWeight=STRONG, xOffset=6,
             yOffset={"expr": middle}),
        text(rows, "datum.lines[level]", at("0"), y, size=SMALL, yOffset={"expr": words}),
        text(offices, "datum.office_lines[level]", at("left"), y, size=SMALL - 1.5, ink="quiet",
             yOffset={"expr": "level == 0 ? row - 4 : row / 2 + 12"}),
    )  # fmt: skip


def _alt_text(title: str, said: str, rows: Sequence[Row], t: Translator) -> str:
    listed = ", ".join(t("figures.checklist.alt_score", period=row["name"], score=row["shown"]) for row in rows)
    return t("figures.checklist.alt", title=title, rows=f"{said} {listed}".strip()) + "."
