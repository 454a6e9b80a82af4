"""How the ratings are spread: the share of each step of the scale, dissatisfied to the left, satisfied to the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smio.figures.captions import (
    MARK,
    count_label,
    generated_line,
    plain,
    round_line,
    shown_count,
    small_number_notes,
    survey_notes,
)
from smio.figures.face import STRONG
from smio.figures.figure import Figure
from smio.figures.frame import Body, Three, Words, by_level, framed, label_lines, row_heights, scale_legend
from smio.figures.marks import BODY, SMALL, Row, Spec, at, box, on_scale, rule, text, with_tooltip
from smio.figures.palette import label_ink, step_colours
from smio.language import Translator
from smio.language.translator import NO_BREAK
from smio.survey import CriterionScore, Hidden, Round, Scale, Scores, Showing, hidden_scores, showing
from smio.survey.questionnaire import SHARE_STEPS

PHONE_ROWS = (50.0, 70.0)  # by the lines of a label, which stands above its bar there
ROWS = (25.0, 40.0)
LABEL = (12.5, 12.5, BODY)
GUTTER: Three = (300, 170, 220)
NAMES: Three = (235, GUTTER[1] - 12, GUTTER[2] - 12)  # pixels of a criterion's label
TOTAL = 44  # pixels for a total beside its bar
COUNT = 58
LEAST_LABEL = 26  # pixels of the smallest part that carries its per cent


@dataclass(frozen=True)
class Part:
    """One step's share of a bar, from ``start`` to ``end`` in shares of 1 left (-) and right of the middle."""

    step: int
    share: float
    start: float
    end: float


def rating_shares(round_: Round, scores: Scores, t: Translator, *, service: str = "") -> Figure:
    """Diverging stacked bars, a row a criterion, the services one after another; of one service where it is named."""
    # A file may have its columns criterion by criterion; the figure goes service by service.
    services = [service] if service else [one.service for one in scores.services]
    criteria = tuple(criterion for name in services for criterion in scores.of_service(name))
    headings, places, height = _places(criteria, with_headings=not service)
    hidden = hidden_scores(scores)
    labels = label_lines([cell.indicator.criterion for cell in criteria], NAMES, LABEL, 2)
    rows: list[Row] = [
        {**_row(cell, place, hidden, t), "lines": lines}
        for cell, place, lines in zip(criteria, places, labels, strict=True)
    ]
    parts = [part for cell, row in zip(criteria, rows, strict=True) for part in _part_rows(cell, row, scores.scale, t)]
    body = Body(
        [
            *scale_legend(scores.scale, t),
            *_drawn_totals(rows, scores.scale, height, t),
            *_drawn_bars(parts, height, t),
            *_drawn_labels(headings, rows, height, t),
        ],
        rows=height,
        row_height=(row_heights(labels, PHONE_ROWS)[0], *row_heights(labels, ROWS)[1:]),
        legend=(30, 30, 30),
        headings=(22, 22, 22),
        expressions={
            "left": by_level((TOTAL, GUTTER[1] + TOTAL, GUTTER[2] + TOTAL)),
            "right": f"width - {by_level((TOTAL, COUNT + TOTAL, COUNT + TOTAL))}",
            "reach": f"(right - left) / {_reach(parts)[1] - _reach(parts)[0]:g}",  # pixels of a share of 1
        },
    )
    words = _words(round_, criteria, service, t)
    return framed("rating-shares", words, body, _alt_text(words.title, round_, rows, t))


def diverging(counts: Sequence[int]) -> tuple[Part, ...]:
    """A bar's parts, split in the middle of the scale; a middle step lies half to each side."""
    total = sum(counts)
    shares = [count / total for count in counts]
    half = len(shares) // 2
    start = -sum(shares[:half]) - (shares[half] / 2 if len(shares) % 2 else 0.0)
    parts: list[Part] = []
    for step, share in enumerate(shares):
        parts.append(Part(step, share, start, start + share))
        start += share
    return tuple(parts)


def dissatisfied_share(cell: CriterionScore) -> float | None:
    """The share in the bottom two steps, those of them that do not count as satisfied."""
    lowest = min(SHARE_STEPS, len(cell.counts) - SHARE_STEPS)
    return sum(cell.counts[:lowest]) / cell.n if cell.n else None


def _words(round_: Round, criteria: Sequence[CriterionScore], service: str, t: Translator) -> Words:
    title = t("figures.shares.title")
    return Words(
        t("figures.of_service", title=title, service=service) if service else title,
        [round_line(round_, t), *generated_line(round_.generated, t)],
        [" ".join(small_number_notes([cell.n for cell in criteria], t)), *survey_notes([round_], t)],
    )


def _places(criteria: Sequence[CriterionScore], *, with_headings: bool) -> tuple[list[Row], list[float], float]:
    """The services' headings, where each criterion stands, and the height of all, counted in rows."""
    services = list(dict.fromkeys(cell.indicator.service for cell in criteria))
    labels = dict(zip(services, label_lines(services, (285, 530, 800), LABEL, (2, 1, 1)), strict=True))
    headings: list[Row] = []
    places: list[float] = []
    down, service = 0.0, ""
    for cell in criteria:
        if with_headings and cell.indicator.service != service:
            service = cell.indicator.service
            down += 0.35 if headings else 0.0
            headings.append({"y": down + 0.5, "service": service, "lines": labels[service]})
            down += 1.0
        places.append(down + 0.5)
        down += 1.0
    return headings, places, max(down, 1.0)


def _row(cell: CriterionScore, place: float, hides: Hidden, t: Translator) -> Row:
    hidden = hides.hides(cell.indicator)
    mark = MARK if showing(cell.n) is Showing.MARKED else ""
    return {
        "y": place,
        "service": cell.indicator.service,
        "criterion": cell.indicator.criterion,
        "dissatisfied": t.percent(None if hidden else dissatisfied_share(cell)) + mark,
        "satisfied": t.percent(None if hidden else cell.satisfied) + mark,
        "answers": shown_count(cell.n, t),
        "count": count_label(cell.n, t),
        "hidden": t("figures.shares.too_few") if hidden else "",
    }


def _part_rows(cell: CriterionScore, row: Row, scale: Scale, t: Translator) -> Iterator[Row]:
    if row["hidden"]:
        return
    colours = step_colours(len(scale.steps))
    names = [plain(step, t) for step in scale.steps]
    for part in diverging(cell.counts):
        if part.share:
            percent = t.percent(part.share)
            yield {
                **{name: row[name] for name in ("y", "service", "criterion", "answers")},
                "step": names[part.step],
                "share": part.share,
                "start": part.start,
                "end": part.end,
                "percent": percent,
                "short": percent.rstrip(f"%{NO_BREAK}"),
                "colour": colours[part.step],
                "ink": label_ink(colours[part.step]),
            }


def _reach(parts: Sequence[Row]) -> tuple[float, float]:
    """How far the bars go to the left and to the right."""
    low = min((part["start"] for part in parts), default=-0.5)
    return low, max(max((part["end"] for part in parts), default=0.5), low + 0.1)


def _bar_offset(side: int) -> Spec:
    """The top (-1) or bottom (1) edge of a bar from the middle of its row: lower on a phone, under the label."""
    return {"expr": f"(level ? 0 : row * 0.19) + {side} * (level ? min(row * 0.36, 17) : 12)"}


def _drawn_bars(parts: Sequence[Row], height: float, t: Translator) -> list[Spec]:
    x = on_scale("start", _reach(parts), ("left", "right"))
    x_end = {**x, "field": "end"}
    y = on_scale("y", (0, height), ("top", "bottom"))
    bars = box(parts, (x, x_end), (y, y), fill="datum.colour", yOffset=_bar_offset(-1), y2Offset=_bar_offset(1),
               x2Offset=-1)  # fmt: skip
    labels = text(parts, f"datum.share * reach < {LEAST_LABEL} ? '' : datum.short", x, y, size=SMALL, ink="datum.ink",
                  align="center", xOffset={"expr": "datum.share * reach / 2"},
                  yOffset={"expr": "level ? 0 : row * 0.19"})  # fmt: skip
    named = {"service": "service", "criterion": "criterion", "step": "step", "percent": "share", "answers": "answers"}
    tooltip = {field: t(f"figures.column.{name}") for field, name in named.items()}
    middle = on_scale("x", _reach(parts), ("left", "right"))
    axis = rule([{"x": 0}], (middle, middle), (at("top"), at("bottom")), ink="hair")
    return [axis, *with_tooltip(tooltip, bars, labels)]


def _drawn_labels(headings: Sequence[Row], rows: Sequence[Row], height: float, t: Translator) -> list[Spec]:
    y = on_scale("y", (0, height), ("top", "bottom"))
    block = f"(length(datum.lines[level]) - 1) * {BODY * 0.65:g}"
    above = "(level ? 0 : row * 0.27)"
    fields = {name: t(f"figures.column.{name}") for name in ("service", "criterion", "answers")}
    return [
        *with_tooltip(
            {"service": t("figures.column.service")},
            text(headings, "datum.lines[level]", at("0"), y, size=by_level(LABEL), fontWeight=STRONG,
                 yOffset={"expr": f"-{block}"}),
        ),
        *with_tooltip(
            fields,
            text(rows, "datum.lines[level]", at("0"), y, size=by_level(LABEL),
                 yOffset={"expr": f"-{above} - {block}"}),
            text(rows, "datum.count", at("width"), y, size=SMALL, ink="quiet", align="right",
                 yOffset={"expr": f"-{above} - (level ? 0 : {block})"}),
        ),
    ]  # fmt: skip


def _drawn_totals(rows: Sequence[Row], scale: Scale, height: float, t: Translator) -> list[Spec]:
    """The shares of dissatisfied and satisfied beside their bars, and above them what they are."""
    y = on_scale("y", (0, height), ("top", "bottom"))
    below = {"expr": "level ? 0 : row * 0.19"}
    low, high = _ends(scale, t)
    ends = [{"word": t("figures.shares.dissatisfied", steps=low)}]
    other = [{"word": t("figures.shares.satisfied", steps=high)}]
    return [
        text(ends, "datum.word", at(f"left - {TOTAL}"), at("top - 10"), size=SMALL, ink="quiet"),
        text(other, "datum.word", at(f"right + {TOTAL}"), at("top - 10"), size=SMALL, ink="quiet", align="right"),
        text(rows, "datum.hidden ? '' : datum.dissatisfied", at("left - 7"), y, size=by_level((12, 12.5, BODY)),
             align="right", fontWeight=STRONG, yOffset=below),
        text(rows, "datum.hidden ? '' : datum.satisfied", at("right + 7"), y, size=by_level((12, 12.5, BODY)),
             fontWeight=STRONG, yOffset=below),
        text(rows, "datum.hidden", at("(left + right) / 2"), y, size=SMALL, ink="quiet", align="center", yOffset=below),
    ]  # fmt: skip


def _ends(scale: Scale, t: Translator) -> tuple[str, str]:
    """The steps that count as dissatisfied and as satisfied: 1–2 and 4–5."""
    lowest = min(SHARE_STEPS, len(scale.steps) - SHARE_STEPS)
    return _span(scale.steps[:lowest], t), _span(scale.steps[-SHARE_STEPS:], t)


def _span(steps: Sequence[float], t: Translator) -> str:
    names = dict.fromkeys(plain(step, t) for step in (*steps[:1], *steps[-1:]))
    return "–".join(names) or t.decimal(None)


def _alt_text(title: str, round_: Round, rows: Sequence[Row], t: Translator) -> str:
    said = ". ".join(_row_words(row, t) for row in rows)
    return t("figures.shares.alt", title=title, round=round_line(round_, t), rows=said) + "."


def _row_words(row: Row, t: Translator) -> str:
    key = "figures.shares.alt_hidden" if row["hidden"] else "figures.shares.alt_row"
    shown = {name: row[name] for name in ("service", "criterion", "dissatisfied", "satisfied")}
    return t(key, **shown, n=row["answers"])
