"""Two rounds side by side: where each score stood, where it stands, and how sure the change is.

Each row says its verdict three ways at once: by colour, by sign (▲ ▼ •) with the difference, and by word.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor

from smio.comparison import Change, Comparison, LeftOut, LeftOutBecause, Verdict, hidden_changes
from smio.figures.captions import (
    MARK,
    generated_line,
    round_line,
    shown_count,
    shown_score,
    small_number_notes,
    survey_notes,
)
from smio.figures.dumbbell_marks import Groups, body_of
from smio.figures.figure import Figure
from smio.figures.frame import Words, framed
from smio.figures.marks import Row
from smio.language import Translator
from smio.survey import Hidden, Round, Showing, showing


def dumbbell(first: Round, second: Round, comparison: Comparison, t: Translator) -> Figure:
    """The change of each service, and of all together."""
    hidden = hidden_changes(comparison)
    rows = [_change_row(change, change.indicator.service, hidden, t) for change in comparison.services]
    rows += [_left_out_row(left, left.indicator.service, t) for left in _services_left_out(comparison)]
    if comparison.overall:
        whole = _change_row(comparison.overall, t("figures.dumbbell.overall"), hidden, t)
        rows.append({**whole, "strong": True})
    notes = [t("figures.dumbbell.reading"), t("figures.dumbbell.adjusted")] if comparison.services else []
    return _drawn("dumbbell", t("figures.dumbbell.title"), [("", rows)], (first, second), comparison, notes, t)


def dumbbell_criteria(
    first: Round, second: Round, comparison: Comparison, t: Translator, *, service: str = ""
) -> Figure:
    """The change of each criterion within its service; of one service where it is named."""
    rows: dict[str, list[Row]] = {}
    hidden = hidden_changes(comparison)
    for change in comparison.criteria:
        row = _change_row(change, change.indicator.criterion, hidden, t)
        rows.setdefault(change.indicator.service, []).append(row)
    for left in comparison.left_out:
        rows.setdefault(left.indicator.service, []).append(_left_out_row(left, left.indicator.criterion, t))
    title = t("figures.dumbbell.title_criteria")
    groups: Groups = [*rows.items()]
    if service:
        title = t("figures.of_service", title=title, service=service)
        groups = [("", rows.get(service, []))]
    notes = [t("figures.dumbbell.reading"), t("figures.dumbbell.exploratory")] if comparison.criteria else []
    return _drawn("dumbbell-criteria", title, groups, (first, second), comparison, notes, t)


def _drawn(
    name: str,
    title: str,
    groups: Groups,
    rounds: tuple[Round, Round],
    comparison: Comparison,
    notes: Sequence[str],
    t: Translator,
) -> Figure:
    paired = [t("figures.dumbbell.paired")] if comparison.paired else []
    generated = generated_line(any(round_.generated for round_ in rounds), t)
    nothing = [] if any(rows for _, rows in groups) else [t("figures.dumbbell.nothing")]
    counts = [n for _, rows in groups for row in rows for n in row["counts"]]
    words = Words(
        title,
        [*generated, *paired, *nothing],
        [" ".join([*notes, *small_number_notes(counts, t)]), *survey_notes(rounds, t)],
    )
    low, high = _domain(groups, comparison)
    steps = [step for step in comparison.scale.steps if low <= step <= high]
    body = body_of(groups, rounds, (low, high), steps, t)
    return framed(name, words, body, _alt_text(title, rounds, groups, t))


def _change_row(change: Change, name: str, hides: tuple[Hidden, Hidden], t: Translator) -> Row:
    """What a row shows; a number hidden in either round hides the change too."""
    values = change.values
    counts = (values.n1, values.n2)
    before, after = (one.hides(change.indicator) for one in hides)
    hidden = before or after
    verdict = Verdict.TOO_FEW if hidden else change.verdict
    known = not hidden and values.ci_low is not None and values.ci_high is not None
    mark = MARK if Showing.MARKED in {showing(n) for n in counts} else ""
    return {
        "name": name,
        "counts": counts,
        "verdict": verdict.value,
        "word": t(f"comparison.verdict.{verdict.value}"),
        "first": None if before else values.mean1,
        "second": None if after else values.mean2,
        "low": values.mean1 + (values.ci_low or 0.0) if known else None,
        "high": values.mean1 + (values.ci_high or 0.0) if known else None,
        "before": shown_score(None if before else values.mean1, values.n1, t),
        "after": shown_score(None if after else values.mean2, values.n2, t),
        "change": "" if hidden else t.signed(values.difference) + mark,
        "interval": _interval(values.ci_low, values.ci_high, t) if known else "",
        "both": t("figures.dumbbell.both", first=shown_count(values.n1, t), second=shown_count(values.n2, t)),
        "strong": False,
    }


def _interval(low: float | None, high: float | None, t: Translator) -> str:
    return t("figures.dumbbell.interval", low=t.signed(low), high=t.signed(high))


def _services_left_out(comparison: Comparison) -> list[LeftOut]:
    """A reason for each service of which nothing could be compared: the one nearest to a comparison."""
    compared = {change.indicator.key[0] for change in comparison.services}
    nearest = (LeftOutBecause.OTHER_SCALE, LeftOutBecause.NO_RATINGS)
    reasons: dict[str, LeftOut] = {}
    for left in comparison.left_out:
        service = left.indicator.key[0]
        if service not in compared and (service not in reasons or left.because in nearest):
            reasons[service] = left
    return list(reasons.values())


def _left_out_row(left: LeftOut, name: str, t: Translator) -> Row:
    """A question that cannot be compared, and why."""
    nothing = t.decimal(None)
    return {
        "name": name,
        "counts": (),
        "verdict": Verdict.NOT_COMPARABLE.value,
        "word": t(f"comparison.verdict.{Verdict.NOT_COMPARABLE.value}"),
        "first": None,
        "second": None,
        "low": None,
        "high": None,
        "before": nothing,
        "after": nothing,
        "change": "",
        "interval": t(f"comparison.because.{left.because.value}"),
        "both": "",
        "strong": False,
    }


def _domain(groups: Groups, comparison: Comparison) -> tuple[float, float]:
    """The whole steps of the scale around everything shown, so that small changes can be seen."""
    scale = comparison.scale
    shown = list(_numbers(row for _, rows in groups for row in rows))
    if not shown:
        return scale.low, scale.high
    low, high = max(scale.low, floor(min(shown))), min(scale.high, ceil(max(shown)))
    return (low, high) if low < high else (max(scale.low, low - 1), min(scale.high, high + 1))


def _numbers(rows: Iterable[Row]) -> Iterable[float]:
    return (row[name] for row in rows for name in ("first", "second", "low", "high") if row[name] is not None)


def _alt_text(title: str, rounds: tuple[Round, Round], groups: Groups, t: Translator) -> str:
    rows = [_row_words(service, row, t) for service, rows in groups for row in rows]
    said = ". ".join(rows) or t("figures.dumbbell.nothing").rstrip(".")
    first, second = (round_line(round_, t) for round_ in rounds)
    return t("figures.dumbbell.alt", title=title, first=first, second=second, rows=said) + "."


def _row_words(service: str, row: Row, t: Translator) -> str:
    name = f"{service}, {row['name']}" if service else row["name"]
    if not row["change"]:
        because = f" ({row['interval']})" if row["interval"] else ""
        return t("figures.dumbbell.alt_bare", name=name, verdict=row["word"] + because)
    numbers = {field: row[field] for field in ("before", "after", "change")}
    return t("figures.dumbbell.alt_row", name=name, **numbers, verdict=row["word"])
