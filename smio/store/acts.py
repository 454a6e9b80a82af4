"""Acts in the store: their words, what they rest on, the stage they are at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.errors import UserError
from smio.monitoring import EDITABLE, Act, ActPhoto, Stage, may_become
from smio.store.act_photos import photos_by_act
from smio.store.act_rows import (
    act_of_group,
    act_record,
    act_words,
    editable_act,
    held_act,
    note_act,
    set_stage,
)
from smio.store.act_tables import ActRow
from smio.store.database import Database
from smio.store.history import changed_fields, now
from smio.store.replies import is_replied_to


@dataclass(frozen=True)
class StoredAct:
    """An act with its place in the store. ``evidence`` names the rounds or measurements it rests on.

    ``drafted`` are its words as they were last generated, to tell what people edited since; None for an act of before
    they were kept. ``photos`` stand in the order of the paper.
    """

    id: int
    version: int
    language: str
    act: Act
    evidence: dict[str, Any]
    stage: Stage
    drafted: Act | None
    photos: tuple[ActPhoto, ...]
    changed_at: datetime


def acts_of(database: Database, group_id: int) -> tuple[StoredAct, ...]:
    """A group's acts, the latest first."""
    latest = select(ActRow).where(ActRow.group_id == group_id).order_by(ActRow.id.desc())
    with database.transaction() as session:
        return _stored(session, session.scalars(latest).all())


def load_act(database: Database, group_id: int, act_id: int) -> StoredAct:
    """One act of a group; UserError where it was removed meanwhile or is another group's."""
    with database.transaction() as session:
        return _stored(session, [act_of_group(session, group_id, act_id)])[0]


def add_act(
    database: Database, group_id: int, act: Act, *, language: str, evidence: dict[str, Any], who: str = ""
) -> int:
    """A new act, its words taken as drafted; its id."""
    record = act_record(act)
    with database.transaction() as session:
        row = ActRow(
            group_id=group_id,
            language=language,
            content=record,
            drafted=record,
            evidence=evidence,
            changed_at=now(),
        )
        session.add(row)
        session.flush()
        note_act(session, row, who, "act_added", kind=act.kind.value)
        return row.id


def change_act(
    database: Database, act_id: int, version: int, act: Act, who: str = "", *, drafted: Act | None = None
) -> int:
    """Save an edited act and return its new version; with ``drafted`` also what was generated afresh.

    UserError where somebody else saved it since, or it was signed: its words do not change any more.
    """
    with database.transaction() as session:
        row = editable_act(session, act_id, version)
        before = act_words(row.content)
        row.content = act_record(act)
        if drafted is not None:
            row.drafted = act_record(drafted)
        row.changed_at = now()
        row.version += 1
        note_act(session, row, who, "act_changed", fields=changed_fields(before, act))
        return row.version


def move_act(
    database: Database, act_id: int, version: int, stage: Stage, who: str = "", *, paper: bytes | None = None
) -> int:
    """Bring an act to its next stage, or back, and return its new version.

    ``paper`` is the act in Word as it is signed: it is kept while the act is no draft again (`signed_paper`), for what
    is signed must not change with the data it was made from.

    UserError where there is no such way, or where an act that was replied to would become a draft: its recommendations
    would change under the replies.
    """
    with database.transaction() as session:
        row = held_act(session, act_id, version)
        if not may_become(Stage(row.stage), stage):
            raise UserError("store.error.act_stage")
        if stage in EDITABLE and is_replied_to(session, act_id):
            raise UserError("store.error.act_replied")
        if stage is Stage.SIGNED or stage in EDITABLE:
            row.paper = paper if stage is Stage.SIGNED else None
        set_stage(session, row, stage, who)
        return row.version


def signed_paper(database: Database, act_id: int) -> bytes | None:
    """The act in Word as it was signed; None for a draft, and for an act signed without its paper."""
    with database.transaction() as session:
        return session.scalar(select(ActRow.paper).where(ActRow.id == act_id))


def remove_act(database: Database, act_id: int, who: str = "") -> None:
    """Remove a draft; its subject stays in the history. UserError where it was signed."""
    with database.transaction() as session:
        if session.get(ActRow, act_id) is None:
            return
        row = editable_act(session, act_id)
        note_act(session, row, who, "act_removed")
        session.delete(row)


def _stored(session: Session, rows: Sequence[ActRow]) -> tuple[StoredAct, ...]:
    photos = photos_by_act(session, [row.id for row in rows])
    return tuple(
        StoredAct(
            row.id,
            row.version,
            row.language,
            act_words(row.content),
            row.evidence,
            Stage(row.stage),
            act_words(row.drafted) if row.drafted else None,
            photos.get(row.id, ()),
            row.changed_at,
        )
        for row in rows
    )
