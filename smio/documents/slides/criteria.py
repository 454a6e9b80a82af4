"""The criteria: every score of the last round at a glance, and where a change is proven."""

from collections.abc import Iterator, Sequence
from math import ceil

from smio.comparison import Comparison, CriterionChange, Verdict
from smio.documents.council import CouncilMaterial
from smio.documents.results import Results
from smio.documents.shown import HIDDEN_VALUE, count_text, value_text
from smio.documents.slides.said import (
    LONGEST_TITLE,
    SQUARE,
    count_said,
    is_hidden,
    marked,
    round_names,
    source_of_services,
    verdict_ink,
    verdict_of,
)
from smio.documents.slides.services import compared, nothing_shown, proven_criteria, sign_of
from smio.documents.slides.slide import Bar, Chart, Grid, GridCell, GridColumn, Ink, Run, Slide, SlideKind
from smio.documents.slides.spoken import spoken
from smio.documents.typography import NO_BREAK
from smio.figures.palette import ramp_colour
from smio.language import Translator
from smio.survey import CriterionScore, GroupScore, Hidden, Scores, Showing, hidden_scores, showing

MOST_SERVICES = 4  # side by side in a table
SHOWN_CHANGES = 6
MOST_CELLS = 60  # of tables of all criteria; of more only the weakest are shown
SHOWN_WEAKEST = 6
LABEL_ROOM = 0.32  # of the whole reach: the axis leaves room for the numbers at its ends


def criteria_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """Tables of the last round's criteria, so many services on each; then the changes by criterion."""
    results = material.results
    if not results.rounds or nothing_shown(results):
        return
    scores = results.scores[-1]
    count = ceil(len(scores.services) / MOST_SERVICES)
    title = _lowest_title(scores, t)
    if len(scores.criteria) > MOST_CELLS:
        yield _weakest(results, scores, title, t)
    else:
        for place in range(count):
            part = scores.services[len(scores.services) * place // count : len(scores.services) * (place + 1) // count]
            yield _table(results, scores, part, title, t)
    comparison = compared(results)
    if comparison is not None and any(not is_hidden(change, comparison) for change in comparison.criteria):
        yield _changes(results, comparison, t)


def _lowest_title(scores: Scores, t: Translator) -> str:
    """The weakest place among those with enough answers."""
    known = _from_lowest(scores)
    if not known:
        return t("slides.criteria.too_few")
    if len(known) == 1:
        return t("slides.criteria.title")
    lowest = known[0]
    score = value_text(lowest.score, lowest.n, t, hidden=False)
    named = lowest.indicator
    if len(scores.services) == 1:
        return t("slides.criteria.lowest_of_one", criterion=named.criterion, score=score)
    title = t("slides.criteria.lowest", service=named.service, criterion=named.criterion, score=score)
    return title if len(title) <= LONGEST_TITLE else t("slides.criteria.lowest_score", score=score)


def _from_lowest(scores: Scores) -> list[CriterionScore]:
    """The criteria with enough answers to be called weak, the weakest first."""
    hidden = hidden_scores(scores)
    known = [one for one in scores.criteria if showing(one.n) is Showing.OPEN and not hidden.hides(one.indicator)]
    return sorted(known, key=lambda one: one.score or 0.0)


def _weakest(results: Results, scores: Scores, title: str, t: Translator) -> Slide:
    """The weakest criteria of a questionnaire too large for a hall; the act has them all."""
    hidden = hidden_scores(scores)
    shown = _from_lowest(scores)[:SHOWN_WEAKEST]
    columns = (
        GridColumn(t("documents.table.criterion"), 0.42),
        GridColumn(t("documents.table.service"), 0.42),
        GridColumn(t("documents.table.score"), 0.16, number=True),
    )
    rows = tuple(
        (GridCell(one.indicator.criterion), GridCell(one.indicator.service), _cell(one, hidden, t)) for one in shown
    )
    said = "; ".join(f"{row[1].text}, {row[0].text}: {row[2].text}" for row in rows)
    names = ", ".join(dict.fromkeys(one.indicator.service for one in shown))
    return Slide(
        SlideKind.CRITERIA,
        title,
        Grid(columns, rows, t("slides.criteria.alt", services=names, rows=said)),
        key=(Run(t("slides.criteria.key_weakest", shown=len(rows), all=len(scores.criteria)), Ink.QUIET),),
        source=source_of_services(results, t),
        notes=spoken(
            t, [f"{title}."], [(t("slides.criteria.ask"), t("slides.criteria.answer"))], t("slides.criteria.cue")
        ),
    )


def _table(results: Results, scores: Scores, part: Sequence[GroupScore], title: str, t: Translator) -> Slide:
    """Criteria in rows, services in columns, on the ramp from worst to best."""
    hidden = hidden_scores(scores)
    names: dict[str, str] = {}
    for cell in scores.criteria:
        names.setdefault(cell.indicator.key[1], cell.indicator.criterion)
    by_key = {cell.indicator.key: cell for cell in scores.criteria}
    keys = [service.service_key or service.service for service in part]
    rows = [
        (GridCell(name), *(_cell(by_key.get((service, key)), hidden, t) for service in keys))
        for key, name in names.items()
        if any((service, key) in by_key for service in keys)
    ]
    whole = [GridCell(t("documents.table.service_score"), strong=True)]
    whole += [_whole(service, scores, hidden, t) for service in part]
    share = 0.7 / max(len(part), 2)
    columns = (
        GridColumn(t("documents.table.criterion"), 0.3),
        *(GridColumn(service.service, share, number=True) for service in part),
    )
    said = "; ".join(f"{row[0].text}: {', '.join(cell.text for cell in row[1:])}" for row in (*rows, whole))
    services = ", ".join(service.service for service in part)
    last = results.rounds[-1]
    key = [
        Run(t("slides.criteria.key") + " "),
        *_ramp(t),
        Run("  " + count_said(last, t, round_names([last])[0]), Ink.QUIET),
    ]
    return Slide(
        SlideKind.CRITERIA,
        title,
        Grid(columns, (*rows, tuple(whole)), t("slides.criteria.alt", services=services, rows=said)),
        key=tuple(key),
        source=source_of_services(results, t),
        notes=spoken(
            t, [f"{title}."], [(t("slides.criteria.ask"), t("slides.criteria.answer"))], t("slides.criteria.cue")
        ),
    )


def _ramp(t: Translator) -> list[Run]:
    return [
        Run(SQUARE + NO_BREAK, Ink.WORSE, mark=True), Run(t("figures.worse_end"), Ink.QUIET), Run(" … ", Ink.QUIET),
        Run(SQUARE + NO_BREAK, Ink.BETTER, mark=True), Run(t("figures.better_end"), Ink.QUIET),
    ]  # fmt: skip


def _cell(criterion: CriterionScore | None, hidden: Hidden, t: Translator) -> GridCell:
    if criterion is None:
        return GridCell("")
    gone = hidden.hides(criterion.indicator)
    text = value_text(criterion.score, criterion.n, t, hidden=gone)
    fill = "" if text == HIDDEN_VALUE or criterion.index is None else ramp_colour(criterion.index / 100)[1:]
    return GridCell(f"{text} ({count_text(criterion.n, t)})", fill=fill)


def _whole(service: GroupScore, scores: Scores, hidden: Hidden, t: Translator) -> GridCell:
    text = value_text(service.score, service.n, t, hidden=hidden.hides_service(service))
    known = text != HIDDEN_VALUE and service.score is not None
    fill = ramp_colour(scores.scale.index(service.score or 0.0) / 100)[1:] if known else ""
    return GridCell(f"{text} ({count_text(service.n, t)})", strong=True, fill=fill)


def _changes(results: Results, comparison: Comparison, t: Translator) -> Slide:
    """Proven changes first, then the largest of the others in grey, so that nobody takes silence for no change."""
    proven = proven_criteria(comparison)
    better = [change for change in proven if change.verdict is Verdict.IMPROVED]
    worse = [change for change in proven if change.verdict is Verdict.WORSENED]
    known = [change for change in comparison.criteria if not is_hidden(change, comparison)]
    others = sorted((change for change in known if change not in proven), key=lambda one: -abs(one.values.difference))
    shown = [*_both_ways(better, worse, SHOWN_CHANGES), *others][:SHOWN_CHANGES]
    rows = tuple(_row(change, comparison, t) for change in shown)
    values = [0.0, *(row.values[0] or 0.0 for row in rows)]
    room = LABEL_ROOM * (max(values) - min(values)) or 1.0
    low, high = (min(values) - room if min(values) else 0.0), (max(values) + room if max(values) else 0.0)
    asked = "rest" if all(change in proven for change in shown) else "changes"  # without grey bars nobody asks of them
    title = _changes_title(len(better), len(worse), len(known), t)
    said = "; ".join(f"{row.name}: {t.signed(row.values[0])}" for row in rows)
    names = round_names(results.rounds)
    first, second = (count_said(one, t, name) for one, name in zip(results.rounds, names, strict=True))
    chart = Chart(
        (t("documents.table.difference"),), rows, low, high or room, t("slides.criteria.alt_changes", rows=said),
        step=high - low or room, signed=True,
    )  # fmt: skip
    return Slide(
        SlideKind.CRITERIA,
        title,
        chart,
        key=(Run(t("slides.criteria.key_changes", shown=len(rows), first=first, second=second), Ink.QUIET),),
        source=source_of_services(results, t),
        notes=spoken(
            t,
            [f"{title}.", t("slides.criteria.say_changes")],
            [(t(f"slides.criteria.ask_{asked}"), t(f"slides.criteria.answer_{asked}"))],
        ),
    )


def _changes_title(better: int, worse: int, known: int, t: Translator) -> str:
    """How many went which way; what did not happen is not counted."""
    if better and worse:
        return t("slides.criteria.both_ways", better=better, worse=worse, all=known)
    if not better and not worse:
        return t("slides.criteria.none_proven")
    return t(f"slides.criteria.{'better' if better else 'worse'}", count=better + worse, all=known)


def _both_ways(better: Sequence[CriterionChange], worse: Sequence[CriterionChange], most: int) -> list[CriterionChange]:
    """The largest of each, half and half where there are enough of both: no way is shown alone while the other is.

    Where both are, the gains stand above and the losses under them, the largest at the ends; alone, the largest first.
    """
    few = min(len(better), len(worse), most // 2)
    improved, worsened = better[: max(few, most - len(worse))], worse[: max(few, most - len(better))]
    shown = [*improved[:most], *worsened][:most]
    both = improved and worsened
    return sorted(shown, key=lambda one: -one.values.difference if both else -abs(one.values.difference))


def _row(change: CriterionChange, comparison: Comparison, t: Translator) -> Bar:
    named = change.indicator
    alone = len(comparison.services) == 1
    words = named.criterion if alone else t("slides.criteria.row", service=named.service, criterion=named.criterion)
    ink = verdict_ink(verdict_of(change, comparison))
    name = marked(f"{sign_of(change, comparison)} {words}", min(change.values.n1, change.values.n2))
    return Bar(name, (change.values.difference,), ink)
