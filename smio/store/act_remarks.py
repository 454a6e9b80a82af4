"""What those who read a draft say to it, and that they approve it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from smio.errors import UserError
from smio.store.act_rows import held_act, note_act
from smio.store.act_tables import ActRemarkRow
from smio.store.database import Database
from smio.store.history import now


@dataclass(frozen=True)
class ActRemark:
    """A remark on a part of an act (``field``; empty for the whole), made at one version of it."""

    id: int
    act_version: int
    field: str
    who: str
    text: str
    approves: bool
    settled: bool
    at: datetime


def remarks_on(database: Database, act_id: int) -> tuple[ActRemark, ...]:
    """The remarks on an act, the earliest first."""
    earliest = select(ActRemarkRow).where(ActRemarkRow.act_id == act_id).order_by(ActRemarkRow.id)
    with database.transaction() as session:
        return tuple(
            ActRemark(row.id, row.act_version, row.field, row.who, row.text, row.approves, row.settled, row.at)
            for row in session.scalars(earliest)
        )


def add_remark(
    database: Database,
    act_id: int,
    version: int,
    text: str,
    *,
    field: str = "",
    approves: bool = False,
    who: str = "",
) -> int:
    """A remark on the version that was read, or an approval of it; its id. UserError where the act was removed."""
    with database.transaction() as session:
        act = held_act(session, act_id)
        row = ActRemarkRow(
            act_id=act_id, act_version=version, field=field, who=who, text=text, approves=approves, at=now()
        )
        session.add(row)
        session.flush()
        note_act(session, act, who, "act_approved" if approves else "remark_added", field=field, version=version)
        return row.id


def settle_remark(database: Database, remark_id: int, who: str = "") -> None:
    """Say that a remark was dealt with; UserError where it went with its act."""
    with database.transaction() as session:
        row = session.get(ActRemarkRow, remark_id)
        if row is None:
            raise UserError("store.error.gone")
        if not row.settled:
            row.settled = True
            note_act(session, held_act(session, row.act_id), who, "remark_settled", field=row.field)
