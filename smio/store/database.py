"""The database: where it is, how it is opened, how it is brought up to date."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from smio.errors import UserError

if TYPE_CHECKING:
    from alembic.config import Config

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
        """All or nothing; UserError where the disk is full, the database is gone, or somebody else was faster."""
        try:
            with self._sessions.begin() as session:
                yield session
        except StaleDataError as error:
            raise UserError("store.error.changed_meanwhile") from error
        except OperationalError as error:
            raise UserError("store.error.cannot_write", place=_place(self.url)) from error

    @contextmanager
    def whole(self, *, writes: bool = False) -> Generator[Connection]:
        """One moment of the whole store, for a backup; with ``writes`` all of it anew or nothing, tables included."""
        try:
            with self.engine.connect() as connection:
                if self.engine.dialect.name == "sqlite":
                    # Python's driver begins at the first change only: neither reads nor tables would belong to it.
                    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
                elif writes:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
                else:
                    connection.execution_options(isolation_level="REPEATABLE READ")
                yield connection
                connection.commit()
        except OperationalError as error:
            raise UserError("store.error.cannot_write", place=_place(self.url)) from error

    def close(self) -> None:
        self.engine.dispose()

    def _migrate(self) -> None:
        if self._revision() != NEWEST:
            with self.whole(writes=True) as connection:
                upgrade(connection, "head")

    def _revision(self) -> str | None:
        with self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, revision: str) -> None:
    """Bring the tables up to a revision, in the transaction of the connection."""
    from alembic import command  # noqa: PLC0415 - only a new store, an old one, or a backup needs it

    config = _migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def known_revisions() -> frozenset[str]:
    """The revisions that this app can bring up to date."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - only a restore asks

    return frozenset(script.revision for script in ScriptDirectory.from_config(_migrations()).walk_revisions())


def _migrations() -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


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
