"""Photographs and files behind the answers of a measurement."""

import hashlib

from smio.checklist import ProofFile
from smio.errors import UserError
from smio.store.database import Database
from smio.store.history import note, now
from smio.store.measurement_rows import held_measurement
from smio.store.tables import MeasurementRow, ProofFileRow


def add_proof(
    database: Database,
    measurement_id: int,
    item: str,
    content: bytes,
    *,
    name: str,
    media_type: str,
    assessor: str = "",
    who: str = "",
) -> ProofFile:
    """Keep a file behind an answer. UserError where the measurement was removed meanwhile."""
    sha256 = hashlib.sha256(content).hexdigest()
    with database.transaction() as session:
        measurement = held_measurement(session, measurement_id)
        row = ProofFileRow(
            measurement_id=measurement_id,
            assessor=assessor,
            item=item,
            name=name,
            media_type=media_type,
            sha256=sha256,
            content=content,
            added_at=now(),
        )
        session.add(row)
        session.flush()
        note(session, measurement.group_id, who, "proof_added", f"measurement {measurement_id} item {item}", name=name)
        return ProofFile(row.id, name, media_type, sha256)


def proof_content(database: Database, proof_id: int) -> bytes:
    """The bytes of a file; UserError where it was removed meanwhile."""
    with database.transaction() as session:
        row = session.get(ProofFileRow, proof_id)
        if row is None:
            raise UserError("store.error.gone")
        return row.content


def remove_proof(database: Database, proof_id: int, who: str = "") -> None:
    """Remove a file; its name stays in the history."""
    with database.transaction() as session:
        row = session.get(ProofFileRow, proof_id)
        measurement = session.get(MeasurementRow, row.measurement_id) if row else None
        if row is not None and measurement is not None:
            subject = f"measurement {row.measurement_id} item {row.item}"
            note(session, measurement.group_id, who, "proof_removed", subject, name=row.name)
            session.delete(row)
