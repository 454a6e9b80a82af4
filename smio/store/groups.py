"""Groups in the store."""

from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import select

from smio.errors import UserError
from smio.monitoring import Group, Member, Practice
from smio.store.database import Database
from smio.store.history import changed_fields, note
from smio.store.tables import GroupRow

_members = TypeAdapter(tuple[Member, ...])
_practice = TypeAdapter(Practice)


@dataclass(frozen=True)
class StoredGroup:
    """A group with its place in the store; a save needs the version it was read at."""

    id: int
    version: int
    group: Group


def all_groups(database: Database) -> tuple[StoredGroup, ...]:
    """Every group: those people made first, then the demo's, by name."""
    with database.transaction() as session:
        rows = session.scalars(select(GroupRow).order_by(GroupRow.generated, GroupRow.name, GroupRow.id))
        return tuple(_stored(row) for row in rows)


def add_group(database: Database, group: Group, who: str = "") -> int:
    """A new group; its id."""
    with database.transaction() as session:
        row = GroupRow(**_fields(group))
        session.add(row)
        session.flush()
        note(session, row.id, who, "group_added", group.name)
        return row.id


def change_group(database: Database, group_id: int, version: int, group: Group, who: str = "") -> None:
    """Save a changed group; UserError where somebody else saved it since."""
    with database.transaction() as session:
        row = session.get(GroupRow, group_id, with_for_update=True)
        if row is None or row.version != version:
            raise UserError("store.error.changed_meanwhile")
        changed = changed_fields(group_of_row(row), group)
        for name, value in _fields(group).items():
            setattr(row, name, value)
        row.version += 1
        note(session, group_id, who, "group_changed", group.name, fields=changed)


def remove_group(database: Database, group_id: int) -> None:
    """Remove a group with everything that belongs to it."""
    with database.transaction() as session:
        row = session.get(GroupRow, group_id)
        if row is not None:
            session.delete(row)


def _fields(group: Group) -> dict[str, object]:
    return {
        "name": group.name,
        "city": group.city,
        "oblast": group.oblast,
        "basis": group.basis,
        "members": _members.dump_python(group.members, mode="json"),
        "generated": group.generated,
        "practice": _practice.dump_python(group.practice, mode="json"),
    }


def _stored(row: GroupRow) -> StoredGroup:
    return StoredGroup(row.id, row.version, group_of_row(row))


def group_of_row(row: GroupRow) -> Group:
    """The group of a row."""
    members = _members.validate_python(row.members)
    return Group(row.name, row.city, row.oblast, members, row.basis, row.generated, practice_of_row(row))


def practice_of_row(row: GroupRow) -> Practice:
    """How a group works; the settings of before they could be kept are the usual ones."""
    return _practice.validate_python(row.practice)
