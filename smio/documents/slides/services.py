"""The services: first and second assessment, the difference, the criteria."""

from collections.abc import Iterator, Sequence

from smio.comparison import Change, Comparison, CriterionChange, Verdict, hidden_changes
from smio.documents.council import CouncilMaterial
from smio.documents.results import Results
from smio.documents.services_tables import difference_row
from smio.documents.shown import SIGNS, count_text, value_text, verdict_sign
from smio.documents.slides.said import (
    SQUARE,
    count_said,
    finding_of_services,
    is_hidden,
    key_of_rounds,
    marked,
    of_verdict,
    round_names,
    source_of_services,
    verdict_ink,
    verdict_of,
)
from smio.documents.slides.slide import (
    Bar,
    Bullet,
    Bullets,
    Chart,
    Grid,
    GridCell,
    GridColumn,
    Ink,
    Run,
    Slide,
    SlideKind,
)
from smio.documents.slides.spoken import spoken
from smio.documents.typography import NO_BREAK
from smio.figures.captions import plain
from smio.language import Translator
from smio.survey import GroupScore, Hidden, Scores, hidden_scores

PROVEN = frozenset({Verdict.IMPROVED, Verdict.WORSENED})


def compared(results: Results) -> Comparison | None:
    """The comparison where the rounds share a question."""
    comparison = results.comparison
    return comparison if comparison is not None and comparison.overall is not None else None


def services_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """The scores of the services: one round's, or two side by side."""
    results = material.results
    if not results.rounds:
        return
    comparison = compared(results)
    if nothing_shown(results):
        yield _hidden(results, t)
    elif comparison is None:
        yield _one_round(results, t)
    else:
        yield _two_rounds(results, comparison, t)


def nothing_shown(results: Results) -> bool:
    """Whether every score of the last round rests on too few answers."""
    scores = results.scores[-1]
    hidden = hidden_scores(scores)
    return all(service.score is None or hidden.hides_service(service) for service in scores.services)


def _hidden(results: Results, t: Translator) -> Slide:
    """Why no number is shown: an empty chart would only raise the question."""
    title = t("slides.services.too_few")
    return Slide(
        SlideKind.SERVICES,
        title,
        Bullets((Bullet(t("slides.services.hidden_why")), Bullet(t("slides.services.hidden_next")))),
        source=source_of_services(results, t),
        notes=spoken(t, [f"{title}.", t("slides.services.hidden_why")]),
    )


def _one_round(results: Results, t: Translator) -> Slide:
    scores, round_ = results.scores[-1], results.rounds[-1]
    hidden = hidden_scores(scores)
    rows = [
        Bar(_named(service.service, service.n, hidden.hides_service(service), t), (_shown(service, hidden),))
        for service in scores.services
    ]
    whole = "" if hidden.overall else value_text(scores.overall.score, scores.overall.n, t, hidden=False)
    several = len(scores.services) > 1
    if several:
        overall = None if hidden.overall else scores.overall.score
        name = _named(t("documents.table.all_services"), scores.overall.n, overall is None, t)
        rows.append(Bar(name, (overall,), Ink.PLAIN))
    high = plain(scores.scale.high, t)
    title = t("slides.services.one_score", score=whole, high=high) if whole else t("slides.services.one_hidden")
    lines = _said_rows(rows, [round_.name], t)
    return Slide(
        SlideKind.SERVICES,
        title,
        _scores_chart(scores, (count_said(round_, t),), rows, t("slides.services.alt", title=title, rows=lines)),
        key=(Run(SQUARE + NO_BREAK, Ink.ACCENT, mark=True), Run(f"{count_said(round_, t)}   "), Run(_scale(scores, t))),
        source=source_of_services(results, t),
        notes=spoken(
            t,
            [t("slides.services.say_one"), f"{title}."],
            [(t("slides.services.ask_one"), t("slides.services.answer_one"))],
            t("slides.services.cue_one"),
        ),
    )


def _shown(service: GroupScore, hidden: Hidden) -> float | None:
    return None if hidden.hides_service(service) else service.score


def _named(name: str, n: int, hidden: bool, t: Translator) -> str:
    """The name of a row, marked where its score rests on few answers."""
    return t("slides.services.hidden_row", name=name) if hidden else marked(name, n)


def _scale(scores: Scores, t: Translator) -> str:
    return t("slides.services.scale", low=plain(scores.scale.low, t), high=plain(scores.scale.high, t))


def _scores_chart(scores: Scores, series: tuple[str, ...], rows: Sequence[Bar], alt_text: str) -> Chart:
    scale = scores.scale
    step = 1.0 if scale.high - scale.low <= 10 else (scale.high - scale.low) / 5  # noqa: PLR2004 - lines to be told apart
    return Chart(series, tuple(rows), scale.low, scale.high, alt_text, step)


def _two_rounds(results: Results, comparison: Comparison, t: Translator) -> Slide:
    rows = [_pair(change, change.indicator.service, comparison, t) for change in comparison.services]
    if comparison.overall is not None and len(comparison.services) > 1:
        rows.append(_pair(comparison.overall, t("documents.table.all_services"), comparison, t))
    title = finding_of_services(comparison, t)
    first, second = results.rounds
    lines = _said_rows(rows, [first.name, second.name], t)
    series = (count_said(first, t), count_said(second, t))
    return Slide(
        SlideKind.SERVICES,
        title,
        _scores_chart(results.scores[-1], series, rows, t("slides.services.alt", title=title, rows=lines)),
        key=key_of_rounds(results.rounds, t),
        source=f"{_scale(results.scores[-1], t)}. {source_of_services(results, t)}",
        notes=spoken(
            t,
            [f"{title}.", t("slides.services.say_two", first=first.name, second=second.name)],
            [_why_not_proven(comparison, t)],
        ),
    )


def _pair(change: Change, name: str, comparison: Comparison, t: Translator) -> Bar:
    """Both means of a change, its sign before the name."""
    earlier, later = hidden_changes(comparison)
    before = None if earlier.hides(change.indicator) else change.values.mean1
    after = None if later.hides(change.indicator) else change.values.mean2
    verdict = verdict_of(change, comparison)
    n = min(change.values.n1, change.values.n2)
    named = _named(f"{verdict_sign(verdict)} {name}", n, before is None or after is None, t)
    return Bar(named, (before, after), verdict_ink(verdict))


def _said_rows(rows: Sequence[Bar], series: Sequence[str], t: Translator) -> str:
    """The rows in words: for those who do not see the chart."""
    return "; ".join(f"{row.name}: {_values(row, series, t)}" for row in rows) + "."


def _values(row: Bar, series: Sequence[str], t: Translator) -> str:
    if len(series) == 1:
        return t.decimal(row.values[0])
    return ", ".join(f"{name} {t.decimal(value)}" for name, value in zip(series, row.values, strict=True))


def _why_not_proven(comparison: Comparison, t: Translator) -> tuple[str, str]:
    """The question why a change is not proven, where there is one; else why one is."""
    unproven = of_verdict(comparison, Verdict.NOT_PROVEN)
    if not unproven:
        return t("slides.services.ask_sure"), t("slides.services.answer_sure")
    change = max(unproven, key=lambda one: abs(one.values.difference))
    values = change.values
    return t("slides.services.ask_unproven"), t(
        "slides.services.answer_unproven", service=change.indicator.service, difference=t.signed(values.difference),
        interval=t.interval(values.ci_low, values.ci_high), n1=count_text(values.n1, t), n2=count_text(values.n2, t),
    )  # fmt: skip


def difference_slides(material: CouncilMaterial, t: Translator) -> Iterator[Slide]:
    """The difference table, with the numbers of the act's; of a single service with those of its criteria."""
    results, comparison = material.results, compared(material.results)
    if comparison is None or all(is_hidden(change, comparison) for change in comparison.services):
        return
    first, second = round_names(results.rounds)
    columns = (
        GridColumn(t("documents.table.service"), 0.37),
        GridColumn(first, 0.13, number=True),
        GridColumn(second, 0.13, number=True),
        GridColumn(t("documents.table.difference"), 0.19, number=True),
        GridColumn(t("documents.table.verdict"), 0.18),
    )
    rows = tuple(_difference_cells(change, name, comparison, t) for change, name in _told_changes(comparison, t))
    said = "; ".join(f"{row[0].text}: {row[1].text}, {row[2].text}, {row[3].text}, {row[4].text}" for row in rows)
    title = _difference_title(comparison, t)
    yield Slide(
        SlideKind.DIFFERENCE,
        title,
        Grid(columns, rows, t("slides.difference.alt", rows=said.replace("\n", " "))),
        key=(Run(t("slides.difference.key", first=first, second=second), Ink.QUIET),),
        source=source_of_services(results, t),
        notes=spoken(
            t,
            [f"{title}.", _one_row_said(comparison, t)],
            [(t("slides.difference.ask"), t("slides.difference.answer"))],
            t("slides.difference.cue"),
        ),
    )


def _told_changes(comparison: Comparison, t: Translator) -> Iterator[tuple[Change, str]]:
    """The services and all of them together; a single service with its criteria, which would else fill no slide."""
    yield from ((change, change.indicator.service) for change in comparison.services)
    if len(comparison.services) == 1:
        yield from ((change, change.indicator.criterion) for change in comparison.criteria)
    elif comparison.overall is not None:
        yield comparison.overall, t("documents.table.all_services")


def _one_row_said(comparison: Comparison, t: Translator) -> str:
    """A row of the table as it is read aloud: the largest change, a proven one before others; none of a single row."""
    shown = [change for change in comparison.services if not is_hidden(change, comparison)]
    if len(comparison.services) == 1 or not shown:
        return ""
    change = max(shown, key=lambda one: (verdict_of(one, comparison) in PROVEN, abs(one.values.difference)))
    values = change.values
    return t(
        "slides.difference.say_row", service=change.indicator.service,
        first=value_text(values.mean1, values.n1, t, hidden=False),
        second=value_text(values.mean2, values.n2, t, hidden=False),
        difference=t.signed(values.difference), verdict=t(f"comparison.verdict.{verdict_of(change, comparison)}"),
    )  # fmt: skip


def _difference_cells(change: Change, name: str, comparison: Comparison, t: Translator) -> tuple[GridCell, ...]:
    """A row of the act's own table in five cells: scores with their n, the change with its interval."""
    earlier, later = hidden_changes(comparison)
    gone = (earlier.hides(change.indicator), later.hides(change.indicator))
    row = difference_row(change, name, gone, t)
    texts = [cell.text for cell in row]
    verdict = verdict_of(change, comparison)
    ink, proven = verdict_ink(verdict), verdict in PROVEN
    strong = change is comparison.overall or (len(comparison.services) == 1 and change is comparison.services[0])
    sign = verdict_sign(verdict)
    return (
        GridCell(name, strong=strong),
        GridCell(f"{texts[2]} ({texts[1]})", strong=strong),
        GridCell(f"{texts[4]} ({texts[3]})", strong=strong),
        GridCell(f"{texts[5]}\n{texts[6]}" if texts[6] != t.decimal(None) else texts[5], ink, strong=proven),
        GridCell(f"{sign}{NO_BREAK}{t(f'comparison.verdict.{verdict}')}", ink, strong=proven),
    )


def _difference_title(comparison: Comparison, t: Translator) -> str:
    """What became of all services together; of a single one, of that."""
    change = comparison.overall
    if change is None or is_hidden(change, comparison):
        return t("slides.difference.hidden")
    name = comparison.services[0].indicator.service if len(comparison.services) == 1 else ""
    subject = t("slides.difference.of_service", service=name) if name else t("slides.difference.of_all")
    values = change.values
    return t(
        f"slides.difference.{change.verdict}", subject=subject,
        first=value_text(values.mean1, values.n1, t, hidden=False),
        second=value_text(values.mean2, values.n2, t, hidden=False),
    )  # fmt: skip


def proven_criteria(comparison: Comparison) -> list[CriterionChange]:
    """The criteria whose change is proven, the largest first."""
    proven = [change for change in comparison.criteria if verdict_of(change, comparison) in PROVEN]
    return sorted(proven, key=lambda change: -abs(change.values.difference))


def sign_of(change: Change, comparison: Comparison) -> str:
    """The sign of a change's verdict."""
    return SIGNS.get(verdict_of(change, comparison), verdict_sign(Verdict.NOT_PROVEN))
