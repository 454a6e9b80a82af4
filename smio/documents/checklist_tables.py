"""The tables of a measurement on a checklist: by direction, and item by item with its proof."""

from collections.abc import Iterator, Sequence

from smio.checklist import Checklist, ChecklistScore, DirectionScore, ItemAnswer
from smio.documents.checklist_act import points_text, unofficial_words
from smio.documents.proof_annex import Photo, file_words
from smio.documents.results import Results
from smio.documents.tables import Cell, Column, Table, cells
from smio.language import Translator


def checklist_tables(results: Results, t: Translator) -> Iterator[Table]:
    """The tables of the act's text."""
    answered = any(not score.total_only for score in results.measured[-1:])
    if results.checklist is not None and answered:
        yield directions_table(results, results.checklist, t)


def directions_table(results: Results, checklist: Checklist, t: Translator) -> Table:
    """Points and score of each direction, beside the previous measurement where there is one."""
    first, last = results.measured[0], results.measured[-1]
    two = first is not last and not first.total_only
    words = ("direction", "points", *(("before", "after", "change") if two else ("score",)))
    widths = (80.0, 28.0, 24.0, 24.0, 24.0) if two else (110.0, 40.0, 30.0)
    columns = tuple(
        Column(t(f"documents.table.{word}"), width, number=word != "direction")
        for word, width in zip(words, widths, strict=True)
    )
    earlier = first.directions if two else last.directions
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(direction.direction.title[t.language]),
            Cell(_points(direction, t)),
            *_score_cells(before.score if two else None, direction.score, t, two=two),
        )
        for before, direction in zip(earlier, last.directions, strict=True)
    ]
    rows.append(_total_row(results.measured, t, two=two))
    period = t.period(results.measurements[-1].start, results.measurements[-1].end)
    title = t("documents.table.directions_title", period=period)
    return Table(title, columns, tuple(rows), tuple(_notes(results, checklist, t)))


def _points(direction: DirectionScore, t: Translator) -> str:
    got, possible = points_text(direction.got, t), points_text(direction.possible, t)
    return t("documents.table.of_possible", got=got, possible=possible)


def _score_cells(
    before: float | None, after: float | None, t: Translator, *, two: bool, strong: bool = False
) -> tuple[Cell, ...]:
    """Scores as whole numbers; the change is that of the two numbers shown."""
    if not two:
        return cells(t.whole(after), strong=strong)
    step = None if before is None or after is None else float(_shown(after) - _shown(before))
    return cells(t.whole(before), t.whole(after), t.signed(step, 0), strong=strong)


def _shown(score: float) -> int:
    return int(score + 0.5 + 1e-9)


def _total_row(measured: tuple[ChecklistScore, ...], t: Translator, *, two: bool) -> tuple[Cell, ...]:
    last = measured[-1]
    got, possible = (
        sum(direction.got for direction in last.directions),
        sum(direction.possible for direction in last.directions),
    )
    points = t("documents.table.of_possible", got=points_text(got, t), possible=points_text(possible, t))
    scores = _score_cells(measured[0].score if two else None, last.score, t, two=two, strong=True)
    return (*cells(t("documents.table.total"), points, strong=True), *scores)


def _notes(results: Results, checklist: Checklist, t: Translator) -> Iterator[str]:
    periods = [t.period(measurement.start, measurement.end) for measurement in results.measurements]
    if len(periods) > 1:
        yield t("documents.table.periods_note", first=periods[0], second=periods[1])
    else:
        yield t("documents.table.period_note", period=periods[0])
    if not checklist.official:
        yield t("documents.checklist.unofficial_sentence")
    if any(measurement.generated for measurement in results.measurements):
        yield t("documents.generated.note")


def items_table(results: Results, checklist: Checklist, t: Translator, photos: Sequence[Photo] = ()) -> Table:
    """Every item with its answer, the previous one where it is known, and the proof; ``photos`` are those annexed."""
    last = results.measurements[-1]
    two = len(results.measurements) > 1 and not results.measured[0].total_only
    words = ("number", "item", *(("answer_before",) if two else ()), "answer", "proof")
    # The words of the items take the room that proofs leave: with few of them a checklist of twenty fills a page.
    proofs = {item: _proof(answer, photos, t) for item, answer in last.answers.items()}
    proof = 52.0 if any(proofs.values()) else 22.0
    answers = (23.0, 23.0) if two else (24.0,)
    widths = (10.0, 180.0 - 10.0 - proof - sum(answers), *answers, proof)
    columns = tuple(Column(t(f"documents.table.{word}"), width) for word, width in zip(words, widths, strict=True))
    rows: list[tuple[Cell, ...]] = []
    known = results.measurements if two else results.measurements[-1:]
    for direction in checklist.directions:
        heading = cells(direction.id, direction.title[t.language], strong=True)
        rows.append((*heading, *cells(*[""] * (len(columns) - 2))))
        for item in direction.items:
            answered = [_answer(measurement.answers.get(item.id), checklist, t) for measurement in known]
            rows.append(cells(item.id, item.text[t.language], *answered, proofs.get(item.id, "")))
    notes = " ".join(_notes(results, checklist, t))
    return Table(t("documents.table.items_title"), columns, tuple(rows), (notes,))


def _answer(answer: ItemAnswer | None, checklist: Checklist, t: Translator) -> str:
    if answer is None:
        return t("documents.table.no_answer")
    return checklist.answer(answer.answer).label[t.language]


def _proof(answer: ItemAnswer, photos: Sequence[Photo], t: Translator) -> str:
    """The note, the link, the files, when and by whom it was checked."""
    annexed = {photo.file.id: photo for photo in photos}
    checked = t("documents.table.checked", date=t.short_date(answer.checked_on)) if answer.checked_on else ""
    by = t("documents.table.checked_by", name=answer.checked_by) if answer.checked_by else ""
    files = [file_words(file, annexed, t) for file in answer.files]
    return "; ".join(part for part in (answer.note, answer.link, *files, checked, by) if part)


def checklist_labels(results: Results, t: Translator) -> Iterator[str]:
    """What must stand on every page of a checklist's act."""
    if results.checklist is not None:
        words = unofficial_words(results.checklist, t)
        if words:
            title = results.checklist.short_title[t.language]
            yield f"{title}: {words}"
