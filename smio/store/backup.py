"""A backup of the whole store: one file, read in one moment of the store, from SQLite or PostgreSQL alike."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, LargeBinary, select, text
from sqlalchemy import Table as SqlTable

from smio.store.backup_file import (
    FORMAT,
    FORMAT_VERSION,
    MANIFEST,
    BackupReader,
    Manifest,
    Part,
    blob_part,
    manifest_bytes,
    table_part,
)
from smio.store.database import Database
from smio.store.history import now
from smio.store.tables import GroupRow, Table

BATCH = 200  # rows read at once


def backup(database: Database, out: BinaryIO | None = None) -> bytes:
    """Everything in the store as one file, written to ``out`` where it is given, else returned.

    The file holds the secret that the links for the authority are signed with: they go on working after a restore.
    """
    buffer = BytesIO() if out is None else out
    with database.whole() as connection, ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        tables = Table.metadata.sorted_tables
        blobs: dict[str, Part] = {}
        parts = {table.name: _write_table(connection, archive, table) for table in tables}
        for table in tables:
            blobs.update(_write_blobs(connection, archive, table))
        revision = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
        groups = tuple(connection.scalars(select(GroupRow.name).order_by(GroupRow.name)))
        archive.writestr(
            MANIFEST, manifest_bytes(Manifest(FORMAT, FORMAT_VERSION, revision, now(), groups, parts, blobs))
        )
    return buffer.getvalue() if isinstance(buffer, BytesIO) and out is None else b""


def backup_contents(content: bytes | BinaryIO) -> Manifest:
    """What a backup says of itself, to show before it is restored; UserError where it is none."""
    return BackupReader(BytesIO(content) if isinstance(content, bytes) else content).manifest


def _write_table(connection: Connection, archive: ZipFile, table: SqlTable) -> Part:
    """The rows of a table in the order of their keys, without what is binary."""
    columns = [column for column in table.columns if not isinstance(column.type, LargeBinary)]
    in_order = select(*columns).order_by(*table.primary_key.columns)
    rows = connection.execute(in_order, execution_options={"yield_per": BATCH})
    digest, size, count = hashlib.sha256(), 0, 0
    with archive.open(table_part(table.name), "w", force_zip64=True) as part:
        for row in rows:
            values = {column.name: _plain(value) for column, value in zip(columns, row, strict=True)}
            line = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            part.write(line)
            size, count = size + len(line), count + 1
    return Part(size, digest.hexdigest(), count)


def _write_blobs(connection: Connection, archive: ZipFile, table: SqlTable) -> Iterator[tuple[str, Part]]:
    """The binary values of a table, one in memory at a time."""
    binary = [column for column in table.columns if isinstance(column.type, LargeBinary)]
    if not binary:
        return
    (key,) = table.primary_key.columns
    for identity in connection.scalars(select(key).order_by(key)).all():
        for column in binary:
            content = connection.scalars(select(column).where(key == identity)).one()
            if content is not None:
                name = blob_part(table.name, column.name, identity)
                archive.writestr(name, content)
                yield name, Part(len(content), hashlib.sha256(content).hexdigest())


def _plain(value: Any) -> Any:
    """A value as JSON has it: days and moments as ISO 8601 writes them."""
    return value.isoformat() if isinstance(value, date) else value
