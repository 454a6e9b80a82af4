"""The database: where it is, how it is opened, how it is brought up to date."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from smio.errors import UserError

URL_VARIABLE = "SMIO_DATABASE_URL"
MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0004"  # the last migration; a test holds it equal to Alembic's head
BUSY_SECONDS = 15

_migrating = Lock()


def database_url() -> str:
    """Where the data is: `SMIO_DATABASE_URL`, or a SQLite file in the user's data directory."""
    return os.environ.get(URL_VARIABLE) or f"sqlite:///{user_data_path('smio', appauthor=False) / 'smio.sqlite3'}"


class Database:
    """An open store. Each transaction is short and has its own connection: every session is a thread."""

    def __init__(self, url: str | None = None) -> None:
        """Open the store and migrate it; UserError where it cannot be opened."""
        self.url = url or database_url()
        try:
            self.engine = _engine(self.url)
            self._sessions = sessionmaker(self.engine, expire_on_commit=False)
            with _migrating:
                self._migrate()
        except (OperationalError, OSError, ArgumentError, ImportError) as error:
            raise UserError("store.error.cannot_open", place=_place(self.url)) from error

    @contextmanager
    def transaction(self) -> Generator[Session]:
        """All or nothing; UserError where the disk is full or the database is gone."""
        try:
            with self._sessions.begin() as session:
                yield session
        except OperationalError as error:
            raise UserError("store.error.cannot_write", place=_place(self.url)) from error

    def close(self) -> None:
        self.engine.dispose()

    def _migrate(self) -> None:
        if self._revision() == NEWEST:
            return
        from alembic import command  # noqa: PLC0415 - only a new or an old store needs it
        from alembic.config import Config  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _revision(self) -> str | None:
        with self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _place(url: str) -> str:
    """Where a store is, without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Foreign keys are off by default in SQLite; the write-ahead log lets readers go on while one writes."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()
