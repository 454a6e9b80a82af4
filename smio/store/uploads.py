"""Files on their way to becoming a round, and what the group taught us about their headings."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from smio.store.database import Database
from smio.store.history import now
from smio.store.tables import MappingRow, UploadRow


@dataclass(frozen=True)
class Upload:
    """An unfinished upload of one file, or of several that make one round.

    ``contents`` are the tables without personal columns, a file each; the hashes are of the files themselves. ``ids``
    are the files' own, the first being the upload's.
    """

    id: int
    ids: tuple[int, ...]
    names: tuple[str, ...]
    sha256: tuple[str, ...]
    contents: tuple[bytes, ...]
    choices: str
    details: dict[str, Any]


def keep_upload(
    database: Database,
    group_id: int,
    *,
    name: str,
    sha256: str,
    content: bytes,
    choices: str = "",
    joined_to: int | None = None,
) -> int:
    """Keep an upload from the moment it was read, alone or ``joined_to`` another of the same round.

    The same file again takes the place of the first.
    """
    same = select(UploadRow).where(UploadRow.group_id == group_id, UploadRow.sha256 == sha256)
    with database.transaction() as session:
        row = session.scalars(same).first()
        if row is None:
            row = UploadRow(group_id=group_id, sha256=sha256, joined_to=joined_to, details={})
            session.add(row)
        row.name, row.content, row.choices, row.uploaded_at = name, content, choices, now()
        session.flush()
        return row.id


def uploads_of(database: Database, group_id: int) -> tuple[Upload, ...]:
    """A group's unfinished uploads, the latest first."""
    in_order = select(UploadRow).where(UploadRow.group_id == group_id).order_by(UploadRow.id)
    with database.transaction() as session:
        rows = session.scalars(in_order).all()
    return tuple(
        _with_parts(row, [part for part in rows if part.joined_to == row.id])
        for row in reversed(rows)
        if row.joined_to is None
    )


def _with_parts(row: UploadRow, parts: list[UploadRow]) -> Upload:
    files = [row, *parts]
    return Upload(
        row.id,
        tuple(file.id for file in files),
        tuple(file.name for file in files),
        tuple(file.sha256 for file in files),
        tuple(file.content for file in files),
        row.choices,
        row.details,
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
    """Forget an upload: it became a round, or the user took it back; or one file of it, by that file's id."""
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
