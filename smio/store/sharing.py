"""Which groups let their results stand beside those of others: only who said so."""

from sqlalchemy import select

from smio.store.breakdown_tables import SharingRow
from smio.store.database import Database
from smio.store.groups import StoredGroup, all_groups
from smio.store.history import note, now


def shares_results(database: Database, group_id: int) -> bool:
    """Whether a group lets others see its results beside theirs."""
    with database.transaction() as session:
        return session.get(SharingRow, group_id) is not None


def share_results(database: Database, group_id: int, *, shares: bool, who: str = "") -> None:
    """Let the group's results be seen beside those of others, or take that back."""
    with database.transaction() as session:
        row = session.get(SharingRow, group_id)
        if shares and row is None:
            session.add(SharingRow(group_id=group_id, since=now()))
            note(session, group_id, who, "results_shared", "")
        elif not shares and row is not None:
            session.delete(row)
            note(session, group_id, who, "results_not_shared", "")


def groups_beside(database: Database, group_id: int | None) -> tuple[StoredGroup, ...]:
    """The group itself and all that share their results; made-up groups stand only beside made-up ones."""
    with database.transaction() as session:
        shared = set(session.scalars(select(SharingRow.group_id)))
    groups = all_groups(database)
    own = next((one for one in groups if one.id == group_id), None)
    made_up = own.group.generated if own else False
    return tuple(one for one in groups if one.id == group_id or (one.id in shared and one.group.generated is made_up))
