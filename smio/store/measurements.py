"""Measurements in the store: every answer is saved the moment it is given."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.checklist import ItemAnswer, Measurement
from smio.errors import UserError
from smio.store.database import Database
from smio.store.history import note, now
from smio.store.tables import ItemAnswerRow, MeasurementRow


@dataclass(frozen=True)
class StoredMeasurement:
    """A measurement with its place in the store, and the version of each answer for the next save."""

    id: int
    measurement: Measurement
    versions: dict[str, int]


def measurements_of(database: Database, group_id: int) -> tuple[StoredMeasurement, ...]:
    """A group's measurements, the earliest period first."""
    earliest = (
        select(MeasurementRow)
        .where(MeasurementRow.group_id == group_id)
        .order_by(MeasurementRow.start, MeasurementRow.id)
    )
    with database.transaction() as session:
        return tuple(_stored(session, row) for row in session.scalars(earliest))


def load_measurement(database: Database, measurement_id: int) -> StoredMeasurement:
    """One measurement; UserError where it was removed meanwhile."""
    with database.transaction() as session:
        row = session.get(MeasurementRow, measurement_id)
        if row is None:
            raise UserError("store.error.gone")
        return _stored(session, row)


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
            changed_at=now(),
        )
        session.add(row)
        session.flush()
        session.add_all(_answer_row(row.id, item, answer) for item, answer in measurement.answers.items())
        note(session, group_id, who, "measurement_added", f"{measurement.start} – {measurement.end}")
        return row.id


def save_answer(
    database: Database, measurement_id: int, item: str, answer: ItemAnswer | None, *, version: int, who: str = ""
) -> int:
    """Save one answer (None takes it back) and return its new version.

    ``version`` is the one the answer was read at, 0 for an unanswered item. UserError where somebody else answered
    the item since: two people on the same measurement do not overwrite each other silently.
    """
    stored = select(ItemAnswerRow).where(ItemAnswerRow.measurement_id == measurement_id, ItemAnswerRow.item == item)
    with database.transaction() as session:
        measurement = session.get(MeasurementRow, measurement_id)
        if measurement is None:
            raise UserError("store.error.gone")
        row = session.scalars(stored.with_for_update()).first()
        if (row.version if row else 0) != version:
            raise UserError("store.error.answered_meanwhile", item=item)
        measurement.changed_at = now()
        note(
            session,
            measurement.group_id,
            who,
            "answer_changed",
            f"measurement {measurement_id} item {item}",
            before=row.answer if row else None,
            after=answer.answer if answer else None,
        )
        if answer is None:
            if row is not None:
                session.delete(row)
            return 0
        if row is None:
            session.add(_answer_row(measurement_id, item, answer))
            return 1
        row.answer, row.note, row.link = answer.answer, answer.note, answer.link
        row.checked_on, row.checked_by = answer.checked_on, answer.checked_by
        row.version += 1
        return row.version


def change_period(database: Database, measurement_id: int, start: date, end: date, who: str = "") -> None:
    """Change the period of a measurement."""
    with database.transaction() as session:
        row = session.get(MeasurementRow, measurement_id)
        if row is None:
            raise UserError("store.error.gone")
        row.start, row.end, row.changed_at = start, end, now()
        note(session, row.group_id, who, "measurement_period", f"{start} – {end}")


def remove_measurement(database: Database, measurement_id: int, who: str = "") -> None:
    """Remove a measurement; its period stays in the history."""
    with database.transaction() as session:
        row = session.get(MeasurementRow, measurement_id)
        if row is not None:
            note(session, row.group_id, who, "measurement_removed", f"{row.start} – {row.end}")
            session.delete(row)


def _stored(session: Session, row: MeasurementRow) -> StoredMeasurement:
    answers = session.scalars(
        select(ItemAnswerRow).where(ItemAnswerRow.measurement_id == row.id).order_by(ItemAnswerRow.id)
    ).all()
    measurement = Measurement(
        row.checklist,
        row.checklist_version,
        row.start,
        row.end,
        {
            answer.item: ItemAnswer(answer.answer, answer.note, answer.link, answer.checked_on, answer.checked_by)
            for answer in answers
        },
        row.place,
        row.generated,
    )
    return StoredMeasurement(row.id, measurement, {answer.item: answer.version for answer in answers})


def _answer_row(measurement_id: int, item: str, answer: ItemAnswer) -> ItemAnswerRow:
    return ItemAnswerRow(
        measurement_id=measurement_id,
        item=item,
        answer=answer.answer,
        note=answer.note,
        link=answer.link,
        checked_on=answer.checked_on,
        checked_by=answer.checked_by,
    )
