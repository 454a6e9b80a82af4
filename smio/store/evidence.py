"""What acts rest on stays while they do: without it nobody could print an act's tables again, or check them."""

from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from smio.errors import UserError
from smio.store.act_tables import ActRow

Evidence = Literal["rounds", "measurements"]


def refuse_under_acts(session: Session, group_id: int, kind: Evidence, evidence_id: int) -> None:
    """UserError that names the acts which rest on a round or a measurement."""
    acts = session.scalars(select(ActRow).where(ActRow.group_id == group_id).order_by(ActRow.id)).all()
    named = [_name(act) for act in acts if evidence_id in act.evidence.get(kind, ())]
    if named:
        raise UserError("store.error.under_acts", acts="; ".join(named))


def _name(act: ActRow) -> str:
    number, subject = str(act.content.get("number", "")), str(act.content.get("subject", ""))
    return " · ".join(part for part in (f"№\u00a0{number}" if number else "", subject) if part) or "—"
