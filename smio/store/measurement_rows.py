"""The row of a measurement, for whoever keeps something of it."""

from sqlalchemy.orm import Session

from smio.errors import UserError
from smio.store.tables import AuthorityMarkRow, ItemAnswerRow, MeasurementRow


def held_measurement(session: Session, measurement_id: int) -> MeasurementRow:
    """The row of a measurement; UserError where it was removed meanwhile."""
    row = session.get(MeasurementRow, measurement_id)
    if row is None:
        raise UserError("store.error.gone")
    return row


def refuse_other_version(row: ItemAnswerRow | AuthorityMarkRow | None, version: int, item: str) -> None:
    """UserError where somebody else changed what stands on an item since it was read; version 0 is nothing there."""
    if (row.version if row else 0) != version:
        raise UserError("store.error.answered_meanwhile", item=item)
