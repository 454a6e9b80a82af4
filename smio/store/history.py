"""Who changed what, and when: every change of a round, a measurement or an act leaves a line."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.store.database import Database
from smio.store.tables import HistoryRow


@dataclass(frozen=True)
class Event:
    at: datetime
    who: str
    what: str
    subject: str


def now() -> datetime:
    """The moment of a change, in UTC without a zone mark: SQLite keeps none."""
    return datetime.now(UTC).replace(tzinfo=None)


def note(session: Session, group_id: int, who: str, what: str, subject: str, **details: Any) -> None:
    """Leave a line in the same transaction as the change itself."""
    session.add(HistoryRow(group_id=group_id, at=now(), who=who, what=what, subject=subject, details=details))


def events(database: Database, group_id: int, limit: int = 100) -> tuple[Event, ...]:
    """The latest changes of a group, newest first."""
    newest = select(HistoryRow).where(HistoryRow.group_id == group_id).order_by(HistoryRow.id.desc()).limit(limit)
    with database.transaction() as session:
        return tuple(Event(row.at, row.who, row.what, row.subject) for row in session.scalars(newest))
