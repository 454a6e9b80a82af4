"""The row of an act: found, checked to be at the right version and stage, its words read and written."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from smio.errors import UserError
from smio.monitoring import EDITABLE, Act, Stage
from smio.store.act_tables import ActRow
from smio.store.history import note, now

_words = TypeAdapter(Act)


def act_words(content: dict[str, Any]) -> Act:
    """An act from the JSON it is kept as."""
    return _words.validate_python(content)


def act_record(act: Act) -> dict[str, Any]:
    """The JSON an act is kept as."""
    return _words.dump_python(act, mode="json")


def held_act(session: Session, act_id: int, version: int | None = None) -> ActRow:
    """The row of an act; UserError where it was removed, or somebody else saved it since ``version``."""
    row = session.get(ActRow, act_id, with_for_update=True)
    if version is not None and (row is None or row.version != version):
        raise UserError("store.error.changed_meanwhile")
    if row is None:
        raise UserError("store.error.gone")
    return row


def editable_act(session: Session, act_id: int, version: int | None = None) -> ActRow:
    """The row of an act that may still be changed; UserError where it was signed."""
    row = held_act(session, act_id, version)
    if Stage(row.stage) not in EDITABLE:
        raise UserError("store.error.act_signed")
    return row


def act_of_group(session: Session, group_id: int, act_id: int) -> ActRow:
    """The row of a group's act; UserError where there is none, or it is another group's."""
    row = session.get(ActRow, act_id)
    if row is None or row.group_id != group_id:
        raise UserError("store.error.gone")
    return row


def note_act(session: Session, row: ActRow, who: str, what: str, **details: Any) -> None:
    """Leave a line in the history of an act and of its group."""
    subject = str(row.content.get("subject", ""))
    note(session, row.group_id, who, what, subject, act_id=row.id, **details)


def set_stage(session: Session, row: ActRow, stage: Stage, who: str) -> None:
    """Bring an act to a stage, whoever or whatever moved it."""
    note_act(session, row, who, "act_stage", before=row.stage, stage=stage.value)
    row.stage, row.changed_at = stage.value, now()
    row.version += 1
