"""Acts in the store: the words of a draft, and what it rests on."""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select

from smio.errors import UserError
from smio.monitoring import Act
from smio.store.act_tables import ActRow
from smio.store.database import Database
from smio.store.history import note, now

_words = TypeAdapter(Act)


@dataclass(frozen=True)
class StoredAct:
    """An act with its place in the store. ``evidence`` names the rounds or measurements it rests on."""

    id: int
    version: int
    language: str
    act: Act
    evidence: dict[str, Any]


def acts_of(database: Database, group_id: int) -> tuple[StoredAct, ...]:
    """A group's acts, the latest first."""
    latest = select(ActRow).where(ActRow.group_id == group_id).order_by(ActRow.id.desc())
    with database.transaction() as session:
        return tuple(_stored(row) for row in session.scalars(latest))


def add_act(
    database: Database, group_id: int, act: Act, *, language: str, evidence: dict[str, Any], who: str = ""
) -> int:
    """A new act; its id."""
    with database.transaction() as session:
        row = ActRow(
            group_id=group_id,
            language=language,
            content=_words.dump_python(act, mode="json"),
            evidence=evidence,
            changed_at=now(),
        )
        session.add(row)
        session.flush()
        note(session, group_id, who, "act_added", act.subject)
        return row.id


def change_act(database: Database, act_id: int, version: int, act: Act, who: str = "") -> int:
    """Save an edited act and return its new version; UserError where somebody else saved it since."""
    with database.transaction() as session:
        row = session.get(ActRow, act_id, with_for_update=True)
        if row is None or row.version != version:
            raise UserError("store.error.changed_meanwhile")
        row.content = _words.dump_python(act, mode="json")
        row.changed_at = now()
        row.version += 1
        note(session, row.group_id, who, "act_changed", act.subject)
        return row.version


def remove_act(database: Database, act_id: int, who: str = "") -> None:
    """Remove a draft; its subject stays in the history."""
    with database.transaction() as session:
        row = session.get(ActRow, act_id)
        if row is not None:
            note(session, row.group_id, who, "act_removed", row.content.get("subject", ""))
            session.delete(row)


def _stored(row: ActRow) -> StoredAct:
    return StoredAct(row.id, row.version, row.language, _words.validate_python(row.content, strict=False), row.evidence)
