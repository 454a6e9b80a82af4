"""Restoring a backup: the tables are made as they were, filled, and brought up to date. All of it or nothing."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO

from sqlalchemy import Column, Connection, Date, DateTime, Integer, LargeBinary, MetaData, func, insert, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.exc import SQLAlchemyError

from smio.errors import UserError
from smio.store.backup_file import BROKEN, BackupReader, Manifest, blob_part, damaged
from smio.store.database import Database, known_revisions, upgrade
from smio.store.tables import GroupRow, Table

BATCH = 100  # rows written at once
BINARY_BATCH = 5  # of those that bring photographs
VERSIONS = "alembic_version"


def restore(database: Database | str, content: bytes | BinaryIO, *, replace: bool = False) -> Manifest:
    """Fill a store, or the one at a URL, from a backup; what the backup says of itself.

    UserError where the store holds groups and ``replace`` does not say to give them up; where the file is no backup,
    is damaged or of a newer app. Whatever fails, the store is as it was.
    """
    reader = BackupReader(BytesIO(content) if isinstance(content, bytes) else content)
    if reader.manifest.revision not in known_revisions():
        raise UserError("store.error.backup_newer")
    opened = Database(database) if isinstance(database, str) else database
    try:
        with opened.whole(writes=True) as connection:
            if not replace and connection.scalar(select(func.count()).select_from(GroupRow)):
                raise UserError("store.error.restore_full")
            _fill(connection, reader)
    except (SQLAlchemyError, *BROKEN) as error:
        raise damaged() from error
    finally:
        if opened is not database:
            opened.close()
    return reader.manifest


def _fill(connection: Connection, reader: BackupReader) -> None:
    """Put the tables of the backup in place of those that are there."""
    _tables(connection).drop_all(connection)
    upgrade(connection, reader.manifest.revision)
    made = _tables(connection)
    made.remove(made.tables[VERSIONS])
    if made.tables.keys() != reader.manifest.tables.keys():
        raise damaged()
    for table in made.sorted_tables:
        _fill_table(connection, reader, table)
    upgrade(connection, "head")


def _tables(connection: Connection) -> MetaData:
    """Our tables as they are, whatever the code says; what else lives in that database is not ours to touch."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name == VERSIONS or name in Table.metadata.tables)
    return found


def _fill_table(connection: Connection, reader: BackupReader, table: SqlTable) -> None:
    binary = any(isinstance(column.type, LargeBinary) for column in table.columns)
    rows = (_row(reader, table, line) for line in reader.lines(table.name))
    count = 0
    while batch := list(islice(rows, BINARY_BATCH if binary else BATCH)):
        connection.execute(insert(table), batch)
        count += len(batch)
    if count != reader.manifest.tables[table.name].rows:
        raise damaged()
    _set_sequence(connection, table)


def _row(reader: BackupReader, table: SqlTable, line: bytes) -> dict[str, Any]:
    """The row of a line, with its binary parts; every column has a value and there is no other."""
    values: dict[str, Any] = json.loads(line)
    plain = [column for column in table.columns if not isinstance(column.type, LargeBinary)]
    if values.keys() != {column.name for column in plain}:
        raise damaged()
    row = {column.name: _value(column, values[column.name]) for column in plain}
    return row | dict(_binary(reader, table, row))


def _binary(reader: BackupReader, table: SqlTable, row: dict[str, Any]) -> Iterator[tuple[str, bytes | None]]:
    for column in table.columns:
        if isinstance(column.type, LargeBinary):
            name = blob_part(table.name, column.name, row["id"])
            yield column.name, reader.blob(name) if name in reader.manifest.blobs or not column.nullable else None


def _value(column: Column[Any], value: Any) -> Any:
    """A value as the column takes it: days and moments were written as text."""
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value


def _set_sequence(connection: Connection, table: SqlTable) -> None:
    """PostgreSQL counts ids apart from the table: the next one comes after those that were filled in."""
    keys = list(table.primary_key.columns)
    if connection.dialect.name != "postgresql" or len(keys) != 1 or not isinstance(keys[0].type, Integer):
        return
    last = connection.scalar(select(func.max(keys[0])))
    if last is not None:
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, keys[0].name), last)))
