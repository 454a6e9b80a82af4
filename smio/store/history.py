"""Who changed what, and when: every change of a round, a measurement or an act leaves a line."""

from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from typing import Any, cast

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from smio.store.database import Database
from smio.store.tables import HistoryRow


@dataclass(frozen=True)
class Event:
    """A line of the history. ``details`` are what the change says of itself: fields, a stage, a number."""

    at: datetime
    who: str
    what: str
    subject: str
    details: dict[str, Any] = field(default_factory=dict[str, Any])


def now() -> datetime:
    """The moment of a change, in UTC without a zone mark: SQLite keeps none."""
    return datetime.now(UTC).replace(tzinfo=None)


def day_here(at: datetime) -> date:
    """The day of a kept moment by this machine's calendar: five in the morning in Bishkek is yesterday in UTC."""
    return at.replace(tzinfo=UTC).astimezone().date()


def note(
    session: Session, group_id: int, who: str, what: str, subject: str, *, act_id: int | None = None, **details: Any
) -> None:
    """Leave a line in the same transaction as the change itself, with ``act_id`` in the history of that act too."""
    session.add(
        HistoryRow(group_id=group_id, at=now(), who=who, what=what, subject=subject, details=details, act_id=act_id)
    )


def changed_fields(before: object, after: object) -> list[str]:
    """The names of the fields in which two of one dataclass differ: what a change says of itself."""
    names = [field.name for field in fields(cast("Any", after))]
    return [name for name in names if getattr(before, name) != getattr(after, name)]


def events(database: Database, group_id: int, limit: int = 100) -> tuple[Event, ...]:
    """The latest changes of a group, newest first."""
    return _newest(database, select(HistoryRow).where(HistoryRow.group_id == group_id).limit(limit))


def act_events(database: Database, act_id: int, limit: int = 200) -> tuple[Event, ...]:
    """The latest changes of an act, of its photographs, remarks and answers, newest first."""
    return _newest(database, select(HistoryRow).where(HistoryRow.act_id == act_id).limit(limit))


def _newest(database: Database, lines: Select[HistoryRow]) -> tuple[Event, ...]:
    with database.transaction() as session:
        rows = session.scalars(lines.order_by(HistoryRow.id.desc()))
        return tuple(Event(row.at, row.who, row.what, row.subject, row.details) for row in rows)
