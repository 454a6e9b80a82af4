"""Measurements in the store: every answer is saved the moment it is given."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.checklist import AuthorityMark, ItemAnswer, Measurement, ProofFile
from smio.store.database import Database
from smio.store.evidence import refuse_under_acts
from smio.store.history import note, now
from smio.store.measurement_rows import held_measurement, refuse_other_version
from smio.store.tables import AuthorityMarkRow, ItemAnswerRow, MeasurementRow, ProofFileRow


@dataclass(frozen=True)
class StoredMeasurement:
    """A measurement with its place in the store, and what the next save of an answer or a mark needs.

    ``versions`` are those of the group's answers by item, ``assessor_versions`` those of each assessor's, and
    ``mark_versions`` those of the authority's marks.
    """

    id: int
    measurement: Measurement
    versions: dict[str, int]
    assessor_versions: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    mark_versions: dict[str, int] = field(default_factory=dict[str, int])


def measurements_of(database: Database, group_id: int) -> tuple[StoredMeasurement, ...]:
    """A group's measurements, the earliest period first."""
    earliest = (
        select(MeasurementRow)
        .where(MeasurementRow.group_id == group_id)
        .order_by(MeasurementRow.start, MeasurementRow.end, MeasurementRow.id)
    )
    with database.transaction() as session:
        return _stored(session, session.scalars(earliest).all())


def load_measurement(database: Database, measurement_id: int) -> StoredMeasurement:
    """One measurement; UserError where it was removed meanwhile."""
    with database.transaction() as session:
        row = held_measurement(session, measurement_id)
        return _stored(session, [row])[0]


def add_measurement(database: Database, group_id: int, measurement: Measurement, who: str = "") -> int:
    """A new measurement with the answers it has; its id."""
    with database.transaction() as session:
        row = MeasurementRow(
            group_id=group_id,
            checklist=measurement.checklist,
            checklist_version=measurement.version,
            start=measurement.start,
            end=measurement.end,
            place=measurement.place,
            generated=measurement.generated,
            total=measurement.total,
            source=measurement.source,
            changed_at=now(),
        )
        session.add(row)
        session.flush()
        for assessor, answers in {"": measurement.answers, **measurement.assessments}.items():
            session.add_all(_answer_row(row.id, assessor, item, answer) for item, answer in answers.items())
        session.add_all(_mark_row(row.id, item, mark) for item, mark in measurement.marks.items())
        note(session, group_id, who, "measurement_added", f"{measurement.start} – {measurement.end}")
        return row.id


def save_answer(
    database: Database,
    measurement_id: int,
    item: str,
    answer: ItemAnswer | None,
    *,
    version: int,
    assessor: str = "",
    who: str = "",
) -> int:
    """Save one answer (None takes it back) and return its new version; ``assessor`` for one assessor's own.

    ``version`` is the one the answer was read at, 0 for an unanswered item. UserError where somebody else answered
    the item since: two people on the same measurement do not overwrite each other silently. Files are kept apart
    (`add_proof`).
    """
    stored = select(ItemAnswerRow).where(
        ItemAnswerRow.measurement_id == measurement_id,
        ItemAnswerRow.assessor == assessor,
        ItemAnswerRow.item == item,
    )
    with database.transaction() as session:
        measurement = held_measurement(session, measurement_id)
        row = session.scalars(stored.with_for_update()).first()
        refuse_other_version(row, version, item)
        measurement.changed_at = now()
        note(
            session,
            measurement.group_id,
            who,
            "answer_changed",
            f"measurement {measurement_id} item {item}",
            assessor=assessor,
            before=row.answer if row else None,
            after=answer.answer if answer else None,
        )
        if answer is None:
            if row is not None:
                session.delete(row)
            return 0
        if row is None:
            session.add(_answer_row(measurement_id, assessor, item, answer))
            return 1
        row.answer, row.note, row.link = answer.answer, answer.note, answer.link
        row.checked_on, row.checked_by = answer.checked_on, answer.checked_by
        row.version += 1
        return row.version


def change_period(database: Database, measurement_id: int, start: date, end: date, who: str = "") -> None:
    """Change the period of a measurement."""
    with database.transaction() as session:
        row = held_measurement(session, measurement_id)
        row.start, row.end, row.changed_at = start, end, now()
        note(session, row.group_id, who, "measurement_period", f"{start} – {end}")


def remove_measurement(database: Database, measurement_id: int, who: str = "") -> None:
    """Remove a measurement; its period stays in the history. UserError while an act rests on it."""
    with database.transaction() as session:
        row = session.get(MeasurementRow, measurement_id)
        if row is not None:
            refuse_under_acts(session, row.group_id, "measurements", measurement_id)
            note(session, row.group_id, who, "measurement_removed", f"{row.start} – {row.end}")
            session.delete(row)


def _stored(session: Session, rows: Sequence[MeasurementRow]) -> tuple[StoredMeasurement, ...]:
    """The measurements of these rows; four questions to the store however many there are."""
    ids = [row.id for row in rows]
    answers, marks = _of(session, ItemAnswerRow, ids), _of(session, AuthorityMarkRow, ids)
    files = _of(session, ProofFileRow, ids)
    return tuple(_one(row, answers[row.id], marks[row.id], files[row.id]) for row in rows)


Kept = TypeVar("Kept", ItemAnswerRow, AuthorityMarkRow, ProofFileRow)


def _of(session: Session, table: type[Kept], measurements: Sequence[int]) -> dict[int, list[Kept]]:
    """The rows that belong to measurements, by measurement."""
    found: dict[int, list[Kept]] = defaultdict(list)
    for row in session.scalars(select(table).where(table.measurement_id.in_(measurements)).order_by(table.id)):
        found[row.measurement_id].append(row)
    return found


def _one(
    row: MeasurementRow,
    answers: Iterable[ItemAnswerRow],
    marks: Sequence[AuthorityMarkRow],
    files: Iterable[ProofFileRow],
) -> StoredMeasurement:
    behind: dict[tuple[str, str], list[ProofFile]] = defaultdict(list)
    for file in files:
        behind[file.assessor, file.item].append(ProofFile(file.id, file.name, file.media_type, file.sha256))
    given: dict[str, dict[str, ItemAnswer]] = defaultdict(dict)
    versions: dict[str, dict[str, int]] = defaultdict(dict)
    for answer in answers:
        given[answer.assessor][answer.item] = ItemAnswer(
            answer.answer,
            answer.note,
            answer.link,
            answer.checked_on,
            answer.checked_by,
            tuple(behind[answer.assessor, answer.item]),
        )
        versions[answer.assessor][answer.item] = answer.version
    agreed, agreed_versions = given.pop("", {}), versions.pop("", {})
    measurement = Measurement(
        row.checklist,
        row.checklist_version,
        row.start,
        row.end,
        agreed,
        row.place,
        row.generated,
        row.total,
        row.source,
        {
            mark.item: AuthorityMark(mark.agrees, mark.answer, mark.reason, mark.marked_on, mark.marked_by)
            for mark in marks
        },
        dict(given),
    )
    return StoredMeasurement(
        row.id, measurement, agreed_versions, dict(versions), {mark.item: mark.version for mark in marks}
    )


def _mark_row(measurement_id: int, item: str, mark: AuthorityMark) -> AuthorityMarkRow:
    """The row of a mark."""
    return AuthorityMarkRow(
        measurement_id=measurement_id,
        item=item,
        agrees=mark.agrees,
        answer=mark.answer,
        reason=mark.reason,
        marked_on=mark.marked_on,
        marked_by=mark.marked_by,
    )


def _answer_row(measurement_id: int, assessor: str, item: str, answer: ItemAnswer) -> ItemAnswerRow:
    return ItemAnswerRow(
        measurement_id=measurement_id,
        assessor=assessor,
        item=item,
        answer=answer.answer,
        note=answer.note,
        link=answer.link,
        checked_on=answer.checked_on,
        checked_by=answer.checked_by,
    )
