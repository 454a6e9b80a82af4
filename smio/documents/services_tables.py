"""The tables of a service assessment: scores of a round, differences between two."""

from collections.abc import Iterator, Sequence

from smio.comparison import Change, Comparison, Verdict, hidden_changes
from smio.documents.results import Results
from smio.documents.services_method import round_label
from smio.documents.shown import (
    HIDDEN_VALUE,
    count_text,
    margin_text,
    shown_verdict,
    value_text,
    verdict_colour,
    verdict_sign,
)
from smio.documents.tables import Cell, Column, Table, cells, spread
from smio.language import Translator
from smio.survey import CriterionScore, GroupScore, Hidden, Round, Scores, Showing, Source, hidden_scores, showing

WIDTH = 180.0  # mm of text
FIRST = 40.0
UPRIGHT_LETTERS = 9  # of a heading word that fit an upright column of a matrix
MOST_COLUMNS = 10  # criteria side by side; more are listed one under another
LONGEST_HEADING = 60  # letters of a criterion above a column
DIGEST_SHOWN = 12


def services_tables(results: Results, t: Translator) -> Iterator[Table]:
    """The tables of the act's text: the scores of the last round and the difference by service."""
    if results.rounds:
        yield scores_table(results.rounds[-1], results.scores[-1], t)
    if results.comparison is not None and results.comparison.overall is not None:
        yield _difference_table(results, results.comparison, t, criteria=False)


def criteria_tables(results: Results, t: Translator) -> Iterator[Table]:
    """The tables of an annex: the difference by criterion, and the scores of the round before the last."""
    if results.comparison is not None and results.comparison.criteria:
        yield _difference_table(results, results.comparison, t, criteria=True)
    for round_, scores in zip(results.rounds[:-1], results.scores[:-1], strict=True):
        yield scores_table(round_, scores, t)


def scores_table(round_: Round, scores: Scores, t: Translator) -> Table:
    """Services in rows, criteria in columns, n in every cell; a list where the criteria are too many."""
    criteria = {criterion.indicator.key[1]: criterion.indicator.criterion for criterion in scores.criteria}
    hidden = hidden_scores(scores)
    if len(criteria) > MOST_COLUMNS or any(len(name) > LONGEST_HEADING for name in criteria.values()):
        columns, rows = _listed(scores, hidden, t)
    else:
        columns, rows = _matrix(scores, hidden, criteria, t)
    return Table(
        t("documents.table.scores_title", round=round_label(round_, t)),
        columns,
        (*rows, *([_overall_row(scores, hidden, len(columns), t)] if len(scores.services) > 1 else [])),
        tuple(_score_notes(round_, scores, t)),
    )


def _matrix(
    scores: Scores, hidden: Hidden, criteria: dict[str, str], t: Translator
) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    names = [*criteria.values(), t("documents.table.service_score"), t("documents.table.margin")]
    turned = any(len(part) > UPRIGHT_LETTERS for name in names for part in name.split())
    columns = (Column(t("documents.table.service"), FIRST), *spread(names, WIDTH - FIRST, turned=turned))
    by_key = {criterion.indicator.key: criterion for criterion in scores.criteria}
    rows = [
        (
            Cell(service.service),
            *(_criterion_cell(by_key.get((_key(service), key)), hidden, t) for key in criteria),
            *_group_cells(service, t, gone=_key(service) in hidden.services),
        )
        for service in scores.services
    ]
    return columns, rows


def _listed(scores: Scores, hidden: Hidden, t: Translator) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    columns = (
        Column(t("documents.table.service"), 60.0),
        Column(t("documents.table.criterion"), 76.0),
        Column(t("documents.table.score"), 20.0, number=True),
        Column(t("documents.table.margin"), 24.0, number=True),
    )
    rows: list[tuple[Cell, ...]] = []
    for service in scores.services:
        gone = _key(service) in hidden.services
        rows.append((Cell(service.service, strong=True), Cell(""), *_group_cells(service, t, gone=gone)))
        rows.extend(
            (Cell(""), Cell(criterion.indicator.criterion), _criterion_cell(criterion, hidden, t), Cell(""))
            for criterion in scores.criteria
            if criterion.indicator.key[0] == _key(service)
        )
    return columns, rows


def _key(service: GroupScore) -> str:
    return service.service_key or service.service


def _criterion_cell(criterion: CriterionScore | None, hidden: Hidden, t: Translator) -> Cell:
    """The score with its n; empty where the service was not asked about the criterion."""
    if criterion is None:
        return Cell("")
    gone = criterion.indicator.key in hidden.criteria
    return Cell(f"{value_text(criterion.score, criterion.n, t, hidden=gone)}\n({count_text(criterion.n, t)})")


def _group_cells(group: GroupScore, t: Translator, *, gone: bool) -> tuple[Cell, Cell]:
    """The score of a service or overall with its n, and its margin."""
    value = value_text(group.score, group.n, t, hidden=gone)
    half = HIDDEN_VALUE if value == HIDDEN_VALUE else margin_text(group.se, group.n, t)
    return Cell(f"{value}\n({count_text(group.n, t)})", strong=True), Cell(half)


def _overall_row(scores: Scores, hidden: Hidden, width: int, t: Translator) -> tuple[Cell, ...]:
    name = Cell(t("documents.table.all_services"), strong=True)
    return (name, *cells(*[""] * (width - 3)), *_group_cells(scores.overall, t, gone=hidden.overall))


def _score_notes(round_: Round, scores: Scores, t: Translator) -> Iterator[str]:
    yield t("documents.table.scores_note") + " " + t("documents.table.describes")
    yield from _small_notes([criterion.n for criterion in scores.criteria], t)
    yield from source_notes(round_.responses.sources, t, generated=round_.generated)


def _small_notes(counts: Sequence[int], t: Translator) -> Iterator[str]:
    how = {showing(n) for n in counts}
    if Showing.MARKED in how:
        yield t("documents.table.marked_note")
    if Showing.HIDDEN in how:
        yield t("documents.table.hidden_note")


def source_notes(sources: Sequence[Source], t: Translator, *, generated: bool) -> Iterator[str]:
    """The files behind a table or a figure, and whether their answers were made up."""
    if sources:
        files = (
            t("documents.table.source_file", name=source.name, digest=source.sha256[:DIGEST_SHOWN])
            for source in sources
        )
        yield t("documents.table.source", files="; ".join(files))
    if generated:
        yield t("documents.generated.note")


def _difference_table(results: Results, comparison: Comparison, t: Translator, *, criteria: bool) -> Table:
    first = t("documents.table.criterion" if criteria else "documents.table.service")
    words = ("first_n", "first_score", "second_n", "second_score", "difference", "interval")
    widths = (12.0, 15.0, 12.0, 15.0, 16.0, 27.0)
    columns = (
        Column(first, 36.0),
        *(Column(t(f"documents.table.{word}"), width, number=True) for word, width in zip(words, widths, strict=True)),
        Column(t("documents.table.verdict"), 47.0),
    )
    rows = tuple(_difference_rows(comparison, t, criteria=criteria))
    name = "criteria_title" if criteria else "services_title"
    notes = tuple(_difference_notes(results, comparison, t))
    return Table(t(f"documents.table.{name}"), columns, rows, notes)


def _difference_rows(comparison: Comparison, t: Translator, *, criteria: bool) -> Iterator[tuple[Cell, ...]]:
    earlier, later = hidden_changes(comparison)
    for change in comparison.services:
        key = change.indicator.key[0]
        gone = (key in earlier.services, key in later.services)
        yield difference_row(change, change.indicator.service, gone, t, strong=criteria)
        if criteria:
            for criterion in comparison.criteria:
                if criterion.indicator.key[0] == key:
                    own = criterion.indicator.key
                    gone = (own in earlier.criteria, own in later.criteria)
                    yield difference_row(criterion, f"– {criterion.indicator.criterion}", gone, t)
    if comparison.overall is not None and not criteria and len(comparison.services) > 1:
        gone = (earlier.overall, later.overall)
        yield difference_row(comparison.overall, t("documents.table.all_services"), gone, t, strong=True)


def difference_row(
    change: Change, name: str, gone: tuple[bool, bool], t: Translator, *, strong: bool = False
) -> tuple[Cell, ...]:
    """N and mean of both rounds, difference, interval, and the verdict by sign, colour and word."""
    values = change.values
    small = showing(min(values.n1, values.n2)) is Showing.HIDDEN
    hidden = any(gone) or small
    verdict = shown_verdict(change, hidden=hidden)
    proven = verdict in {Verdict.IMPROVED, Verdict.WORSENED}
    colour = verdict_colour(verdict)
    difference = HIDDEN_VALUE if hidden else t.signed(values.difference)
    interval = HIDDEN_VALUE if hidden else t.interval(values.ci_low, values.ci_high)
    return (
        Cell(name, strong=strong),
        Cell(count_text(values.n1, t)),
        Cell(value_text(values.mean1, values.n1, t, hidden=gone[0]), strong=strong),
        Cell(count_text(values.n2, t)),
        Cell(value_text(values.mean2, values.n2, t, hidden=gone[1]), strong=strong),
        Cell(difference, colour=colour if proven else "", strong=proven),
        Cell(interval),
        Cell(t(f"comparison.verdict.{verdict}"), verdict_sign(verdict), colour, strong=proven),
    )


def _difference_notes(results: Results, comparison: Comparison, t: Translator) -> Iterator[str]:
    first, second = (round_label(round_, t) for round_ in results.rounds)
    yield t("documents.table.rounds_note", first=first, second=second) + " " + t("documents.table.describes")
    counts = [min(change.values.n1, change.values.n2) for change in comparison.criteria]
    yield from _small_notes(counts, t)
    yield from source_notes(results.sources, t, generated=any(round_.generated for round_ in results.rounds))


def sources_table(results: Results, t: Translator) -> Table | None:
    """The files of the answers with their hashes; None where no file is known."""
    rows = tuple(
        cells(source.name, source.sheet, round_.name, count_text(len(round_.responses), t), source.sha256)
        for round_ in results.rounds
        for source in round_.responses.sources
    )
    if not rows:
        return None
    words, widths = ("file", "sheet", "round", "respondents", "digest"), (42.0, 22.0, 28.0, 26.0, 62.0)
    columns = (
        Column(t(f"documents.table.{word}"), width, number=word == "respondents")
        for word, width in zip(words, widths, strict=True)
    )
    return Table(t("documents.table.sources_title"), tuple(columns), rows)
