"""What gives the most points: the unmet items of a measurement by what each would add, under who must act."""

from collections.abc import Mapping, Sequence

from smio.checklist import Advice, Checklist, ChecklistScore, round_half_up
from smio.figures.checklist_words import Scored, checklist_words, kept_totals_note, measurement_period
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import LEVELS, Body, Three, Words, by_level, framed, label_lines
from smio.figures.labels import cut, width_of
from smio.figures.marks import BODY, SMALL, Row, Spec, at, box, on_scale, text, with_tooltip
from smio.language import Translator

MOST = 12
ROW_HEIGHT: Three = (54, 36, 36)
HEADING = 0.72  # of a row, for the name of who must act
GROUP_GAP = 0.18  # of a row, between two of them
WORDS: Three = (292, 280, 430)  # pixels for an item's words; on a phone they stand above its bar
LINES = 2
OFFICE = SMALL + 1  # the size of an office's name
PLACES = 1  # decimals of a gain


def checklist_gain(checklist: Checklist, scored: Scored, t: Translator, *, most: int = MOST) -> Figure:
    """The ``most`` unmet items that would add most to the total, under who must act, the greatest gain first.

    Unanswered items count as not met, in the total of now and in the reachable one.
    """
    measurement, score = scored
    chosen = score.advice[:most]
    headings, rows, height = _placed(score, chosen, t)
    largest = max((advice.gain for advice in chosen), default=1.0)
    after = max((width_of(row["shown"], 1.06 * BODY) for row in rows), default=0.0) + 12
    body = Body(
        [*_drawn_headings(headings, height), *_drawn_bars(rows, height, largest, t), *_nothing(rows, score, t)],
        rows=height,
        row_height=ROW_HEIGHT,
        headings=(4, 4, 4),
        expressions={"left": by_level((0, *WORDS[1:])), "right": f"width - {after:g}"},
    )
    title = t("figures.checklist.gain", title=checklist.short_title[t.language])
    rest = len(score.advice) - len(chosen)
    notes = [t("figures.checklist.gain_more", n=rest)] if rest else []
    if not score.finished:
        notes.append(t("figures.checklist.gain_open"))
    words = checklist_words(title, checklist, [scored], t, notes=[*notes, *kept_totals_note([scored], t)])
    period = measurement_period(measurement, t)
    said = [_reachable(period, score, t)] if score.advice else [period]
    words = Words(words.title, [*said, *words.subtitle], words.notes)
    return framed("checklist-gain", words, body, _alt_text(title, said[0], _said_nothing(score, t), headings, rows, t))


def _reachable(period: str, score: ChecklistScore, t: Translator) -> str:
    """Now and with everything met; the unanswered count as not met in both."""
    now, reachable = (t.whole(None if one is None else round_half_up(one)) for one in (score.floor, score.reachable))
    return t("figures.checklist.gain_reachable", period=period, now=now, reachable=reachable)


def _placed(score: ChecklistScore, chosen: Sequence[Advice], t: Translator) -> tuple[list[Row], list[Row], float]:
    """Who must act, with what all their items would add; under each the items chosen; the height of all in rows.

    A checklist that names nobody has the items alone.
    """
    offices = score.advice_by_office
    named = any(offices)
    headings: list[Row] = []
    rows: list[Row] = []
    down = 0.0
    for office, advice in offices.items():
        items = [one for one in advice if one in chosen]
        name = _office(office, score, t)
        if items and named:
            down += GROUP_GAP if headings else 0.0
            headings.append({"y": down + HEADING / 2, "office": office, **_heading(name, advice, t)})
            down += HEADING
        for one in items:
            rows.append({"y": down + 0.5, "id": office, **_row(one, score, name if named else "", t)})
            down += 1.0
    return headings, rows, max(down, 1.0)


def _office(office: str, score: ChecklistScore, t: Translator) -> str:
    return score.checklist.offices[office][t.language] if office else t("figures.checklist.gain_nobody")


def _heading(name: str, advice: Sequence[Advice], t: Translator) -> Row:
    """The office's name, cut where it must be, and what all its items would add, which is never cut."""
    total = t.signed(sum(one.gain for one in advice), PLACES)
    taken = width_of(t("figures.checklist.gain_of_office", office="", points=total), OFFICE)
    return {
        "name": name,
        "total": total,
        "lines": [
            t("figures.checklist.gain_of_office", office=cut(name, 0.93 * width - taken, OFFICE), points=total)
            for width in LEVELS
        ],
    }


def _row(advice: Advice, score: ChecklistScore, office: str, t: Translator) -> Row:
    name = f"{advice.item.id} {advice.item.text[t.language]}"
    return {
        "name": name,
        "lines": label_lines([name], (WORDS[0], WORDS[1] - 14, WORDS[2] - 14), (SMALL, SMALL, SMALL + 0.5), LINES)[0],
        "office": office,
        "gain": advice.gain,
        "shown": t.signed(advice.gain, PLACES),
        "now": score.checklist.answer(advice.answer).label[t.language],
        "zero": 0,
    }


def _drawn_headings(headings: Sequence[Row], height: float) -> list[Spec]:
    y = on_scale("y", (0, height), ("top", "bottom"))
    return [text(headings, "datum.lines[level]", at("0"), y, size=OFFICE, fontWeight=STRONG)]


def _drawn_bars(rows: Sequence[Row], height: float, largest: float, t: Translator) -> list[Spec]:
    """The item's words before its bar, or above it on a phone."""
    y = on_scale("y", (0, height), ("top", "bottom"))
    zero, x = (on_scale(field, (0, largest), ("left", "right")) for field in ("zero", "gain"))
    middle = "(level ? 0 : row * 0.3)"
    thick = {
        "yOffset": {"expr": f"{middle} - (level ? min(row * 0.28, 14) : 6)"},
        "y2Offset": {"expr": f"{middle} + (level ? min(row * 0.28, 14) : 6)"},
    }
    above = {"expr": "(level ? 0 : -1) - (length(datum.lines[level]) - 1) * (level ? 7.6 : 15)"}
    fields = {"name": "item", "now": "answer", "shown": "gain", **_fields_of_office(rows)}
    return with_tooltip(
        {field: t(f"figures.column.{name}") for field, name in fields.items()},
        box(rows, (zero, x), (y, y), fill="accent", **thick),
        text(rows, "datum.shown", x, y, fontWeight=STRONG, xOffset=6, yOffset={"expr": middle}),
        text(rows, "datum.lines[level]", at("0"), y, size=by_level((SMALL, SMALL, SMALL + 0.5)), yOffset=above),
    )


def _fields_of_office(rows: Sequence[Row]) -> Mapping[str, str]:
    return {"office": "office"} if any(row["office"] for row in rows) else {}


def _nothing(rows: Sequence[Row], score: ChecklistScore, t: Translator) -> list[Spec]:
    """What stands in place of the bars where there are none."""
    return [] if rows else [text([{"said": _said_nothing(score, t)}], "datum.said", at("0"), at("top + row / 2"))]


def _said_nothing(score: ChecklistScore, t: Translator) -> str:
    if score.total_only:
        return t("figures.checklist.not_kept")
    return t("figures.checklist.gain_nothing" if score.answered else "figures.checklist.no_answers")


def _alt_text(title: str, said: str, nothing: str, headings: Sequence[Row], rows: Sequence[Row], t: Translator) -> str:
    told = [said.rstrip(".")]
    if not headings:
        told.append(_listed(rows, t) or nothing.rstrip("."))
    for heading in headings:
        items = _listed([row for row in rows if row["id"] == heading["office"]], t)
        told.append(t("figures.checklist.alt_row", name=f"{heading['name']} ({heading['total']})", scores=items))
    return t("figures.checklist.alt", title=title, rows=". ".join(told)) + "."


def _listed(rows: Sequence[Row], t: Translator) -> str:
    return ", ".join(t("figures.checklist.alt_score", period=row["name"], score=row["shown"]) for row in rows)
