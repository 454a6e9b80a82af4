"""Files on their way to becoming a round, and what the group taught us about their headings."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from smio.store.database import Database
from smio.store.history import now
from smio.store.tables import MappingRow, UploadRow


@dataclass(frozen=True)
class Upload:
    """An unfinished upload. ``content`` is the table without personal columns; the hash is of the file itself."""

    id: int
    name: str
    sha256: str
    content: bytes
    choices: str
    details: dict[str, Any]


def keep_upload(database: Database, group_id: int, *, name: str, sha256: str, content: bytes, choices: str = "") -> int:
    """Keep an upload from the moment it was read; the same file again takes the place of the first."""
    same = select(UploadRow).where(UploadRow.group_id == group_id, UploadRow.sha256 == sha256)
    with database.transaction() as session:
        row = session.scalars(same).first()
        if row is None:
            row = UploadRow(group_id=group_id, sha256=sha256, details={})
            session.add(row)
        row.name, row.content, row.choices, row.uploaded_at = name, content, choices, now()
        session.flush()
        return row.id


def uploads_of(database: Database, group_id: int) -> tuple[Upload, ...]:
    """A group's unfinished uploads, the latest first."""
    latest = select(UploadRow).where(UploadRow.group_id == group_id).order_by(UploadRow.id.desc())
    with database.transaction() as session:
        return tuple(
            Upload(row.id, row.name, row.sha256, row.content, row.choices, row.details)
            for row in session.scalars(latest)
        )


def change_upload(
    database: Database, upload_id: int, *, choices: str | None = None, details: dict[str, Any] | None = None
) -> None:
    """Keep what the user corrected or typed beside an upload; silently nothing where it was finished meanwhile."""
    with database.transaction() as session:
        row = session.get(UploadRow, upload_id)
        if row is None:
            return
        if choices is not None:
            row.choices = choices
        if details is not None:
            row.details = details


def remove_upload(database: Database, upload_id: int) -> None:
    """Forget an upload: it became a round, or the user took it back."""
    with database.transaction() as session:
        row = session.get(UploadRow, upload_id)
        if row is not None:
            session.delete(row)


def remember_mapping(database: Database, group_id: int, fingerprint: str, choices: str) -> None:
    """Remember a group's corrections by the fingerprint of the headings."""
    known = select(MappingRow).where(MappingRow.group_id == group_id, MappingRow.fingerprint == fingerprint)
    with database.transaction() as session:
        row = session.scalars(known).first()
        if row is None:
            row = MappingRow(group_id=group_id, fingerprint=fingerprint)
            session.add(row)
        row.choices, row.saved_at = choices, now()


def remembered_mapping(database: Database, group_id: int, fingerprint: str) -> str | None:
    """The corrections remembered for headings with this fingerprint."""
    known = select(MappingRow.choices).where(MappingRow.group_id == group_id, MappingRow.fingerprint == fingerprint)
    with database.transaction() as session:
        return session.scalars(known).first()
