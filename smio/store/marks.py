"""The authority's own marks beside the group's answers."""

from sqlalchemy import select

from smio.checklist import AuthorityMark
from smio.store.database import Database
from smio.store.history import note, now
from smio.store.measurement_rows import held_measurement, refuse_other_version
from smio.store.tables import AuthorityMarkRow


def save_mark(
    database: Database, measurement_id: int, item: str, mark: AuthorityMark | None, *, version: int, who: str = ""
) -> int:
    """Save what the authority says on one item (None takes it back) and return its new version.

    ``version`` is the one the mark was read at, 0 where there was none. UserError where somebody else changed it since.
    """
    stored = select(AuthorityMarkRow).where(
        AuthorityMarkRow.measurement_id == measurement_id, AuthorityMarkRow.item == item
    )
    with database.transaction() as session:
        measurement = held_measurement(session, measurement_id)
        row = session.scalars(stored.with_for_update()).first()
        refuse_other_version(row, version, item)
        measurement.changed_at = now()
        note(session, measurement.group_id, who, "mark_changed", f"measurement {measurement_id} item {item}")
        if mark is None:
            if row is not None:
                session.delete(row)
            return 0
        if row is None:
            row = AuthorityMarkRow(measurement_id=measurement_id, item=item, version=0)
            session.add(row)
        row.agrees, row.answer, row.reason = mark.agrees, mark.answer, mark.reason
        row.marked_on, row.marked_by = mark.marked_on, mark.marked_by
        row.version += 1
        return row.version
