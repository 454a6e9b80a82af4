"""The plan and schedule in the store: its lines, and the act each of them led to."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import select

from smio.errors import UserError
from smio.monitoring import PlanItem
from smio.store.act_rows import act_of_group, act_words
from smio.store.act_tables import ActRow, PlanItemRow
from smio.store.database import Database
from smio.store.history import note

KEPT = tuple(field.name for field in fields(PlanItem) if field.name != "act")  # how the act is named is read from it


@dataclass(frozen=True)
class StoredPlanItem:
    """A line of the plan with its place in the store, and the act that was made of it."""

    id: int
    version: int
    item: PlanItem
    act_id: int | None


def plan_of(database: Database, group_id: int) -> tuple[StoredPlanItem, ...]:
    """A group's plan in the order of its days; lines without one stand last."""
    lines = (
        select(PlanItemRow, ActRow.content)
        .outerjoin(ActRow, PlanItemRow.act_id == ActRow.id)
        .where(PlanItemRow.group_id == group_id)
        .order_by(PlanItemRow.due.is_(None), PlanItemRow.due, PlanItemRow.start, PlanItemRow.id)
    )
    with database.transaction() as session:
        return tuple(
            StoredPlanItem(row.id, row.version, _item(row, content), row.act_id)
            for row, content in session.execute(lines)
        )


def add_plan_items(database: Database, group_id: int, items: Iterable[PlanItem], who: str = "") -> tuple[int, ...]:
    """New lines of the plan; their ids."""
    with database.transaction() as session:
        rows = [PlanItemRow(group_id=group_id, **_fields(item)) for item in items]
        session.add_all(rows)
        session.flush()
        for row in rows:
            note(session, group_id, who, "plan_added", row.title)
        return tuple(row.id for row in rows)


def change_plan_item(
    database: Database, item_id: int, version: int, item: PlanItem, act_id: int | None = None, who: str = ""
) -> int:
    """Save a changed line with the act it led to and return its new version; UserError where it was saved since."""
    with database.transaction() as session:
        row = session.get(PlanItemRow, item_id, with_for_update=True)
        if row is None or row.version != version:
            raise UserError("store.error.changed_meanwhile")
        if act_id is not None:
            act_of_group(session, row.group_id, act_id)
        changed = [name for name, value in _fields(item).items() if getattr(row, name) != value]
        for name in changed:
            setattr(row, name, getattr(item, name))
        row.act_id = act_id
        row.version += 1
        note(session, row.group_id, who, "plan_changed", item.title, act_id=act_id, fields=changed)
        return row.version


def remove_plan_item(database: Database, item_id: int, who: str = "") -> None:
    """Remove a line of the plan; its title stays in the history."""
    with database.transaction() as session:
        row = session.get(PlanItemRow, item_id)
        if row is not None:
            note(session, row.group_id, who, "plan_removed", row.title)
            session.delete(row)


def _fields(item: PlanItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in KEPT}


def _item(row: PlanItemRow, content: dict[str, Any] | None) -> PlanItem:
    kept: dict[str, Any] = {name: getattr(row, name) for name in KEPT}
    return PlanItem(**kept, act=_named(content) if content else "")


def _named(content: dict[str, Any]) -> str:
    """An act as the register names it: by its number, else by what it is about."""
    act = act_words(content)
    return f"№\u00a0{act.number}" if act.number else act.subject
