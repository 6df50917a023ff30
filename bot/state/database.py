"""One SQL text on two engines: a file of SQLite, or PostgreSQL."""

import asyncio
import sqlite3
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Table, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

_MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATION_LOCK = 96_110
_BUSY_SECONDS = 10
_BUSY_PAUSE_SECONDS = 0.05
_PRAGMAS = ("journal_mode=wal", "synchronous=normal", "secure_delete=on", "foreign_keys=on")
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
_FAILURES = (SQLAlchemyError, OSError, TimeoutError)

Upsert = sqlite.Insert | postgresql.Insert


class StateError(Exception):
    """The database cannot be used; the text says what to mend."""


class StoreError(Exception):
    """The database failed just now; what was asked may be tried again."""


def parse(address: str) -> URL:
    """Return the address with its driver, or raise `ValueError` without quoting its password."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise ValueError("is not the address of a database") from None
    if url.drivername not in _DRIVERS:
        raise ValueError("names neither PostgreSQL nor SQLite")
    if not url.database:
        raise ValueError("names no database")
    return url.set(drivername=_DRIVERS[url.drivername])


class Database:
    def __init__(self, url: URL) -> None:
        self._where = f"{url.database} at {url.host}" if url.host else url.database
        self.sqlite = url.get_backend_name() == "sqlite"
        self._folder = Path(url.database or "").parent if self.sqlite else None
        self._durable = _sqlite(url) if self.sqlite else _postgresql(url, "on")
        self._quick = self._durable if self.sqlite else _postgresql(url, "off")
        self._single = self._durable if self.sqlite else _single(url)

    async def prepare(self) -> None:
        """Bring the tables to this version; raise `StateError` if that cannot be."""
        try:
            if self._folder:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            await self._migrate_when_free()
        except CommandError:
            raise StateError(
                f"the database {self._where} was written by a newer version; start that version"
            ) from None
        except _FAILURES as error:
            raise StateError(
                f"the database {self._where} cannot be used ({_reason(error)}); check BOT_DATA and "
                "BOT_DATABASE_URL"
            ) from None

    async def _migrate_when_free(self) -> None:
        """Migrate; try again while another process opens or closes the same file.

        SQLite waits by itself for whoever writes, but neither for who switches the file to WAL
        nor for the last who closes it: it says at once that the file is busy.
        """
        end = time.monotonic() + _BUSY_SECONDS
        while True:
            try:
                await self._migrate()
                return
            except SQLAlchemyError as error:
                if not _busy(error) or time.monotonic() > end:
                    raise
            await asyncio.sleep(_BUSY_PAUSE_SECONDS)

    async def _migrate(self) -> None:
        async with self._durable.begin() as connection:
            if not self.sqlite:  # replicas that start together wait for the first of them
                lock = text("select pg_advisory_xact_lock(:key)")
                await connection.execute(lock, {"key": _MIGRATION_LOCK})
            await connection.run_sync(_migrate)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Commit what even a power cut must not undo."""
        async with _begun(self._durable) as connection:
            yield connection

    @asynccontextmanager
    async def quick_transaction(self) -> AsyncIterator[AsyncConnection]:
        """Commit what a killed process cannot undo; a power cut may cost the last moments."""
        async with _begun(self._quick) as connection:
            yield connection

    @asynccontextmanager
    async def quick_statements(self) -> AsyncIterator[AsyncConnection]:
        """Commit as `quick_transaction` does, but each statement by itself: one round trip each.

        A transaction begins, ends and looks first whether its connection still lives: six. Here
        the first statement after the database was away fails, and is to be tried again.
        """
        async with _begun(self._single) as connection:
            yield connection

    def insert(self, table: Table) -> Upsert:
        """Return an insert that can say ``on_conflict``."""
        return sqlite.insert(table) if self.sqlite else postgresql.insert(table)

    async def wipe_traces(self) -> None:
        """Let deleted rows leave the disk too."""
        if self.sqlite:
            async with self._durable.connect() as connection:
                connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
                await connection.execute(text("pragma wal_checkpoint(truncate)"))

    async def close(self) -> None:
        for engine in {self._durable, self._quick, self._single}:
            await engine.dispose()


@asynccontextmanager
async def _begun(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    try:
        async with engine.begin() as connection:
            yield connection
    except _FAILURES as error:
        raise StoreError(f"the database failed ({_reason(error)})") from error


def _reason(error: BaseException) -> str:
    return type(getattr(error, "orig", None) or error).__name__


def _busy(error: SQLAlchemyError) -> bool:
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", 0)
    return code & 0xFF == sqlite3.SQLITE_BUSY  # the other bits say why it is busy


def _sqlite(url: URL) -> AsyncEngine:
    """Open one connection, since SQLite has one writer: whoever waits, waits in order."""
    engine = create_async_engine(
        url,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"timeout": _BUSY_SECONDS},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _set_up(connection: Any, _: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"pragma {pragma}")
        except Exception:
            connection.close()  # the pool knows nothing of it yet
            raise

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("begin immediate")

    return engine


def _postgresql(url: URL, synchronous: str) -> AsyncEngine:
    url, arguments = _addressed(url, synchronous)
    return create_async_engine(
        url,
        pool_size=5,
        max_overflow=5,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args=arguments,
    )


def _single(url: URL) -> AsyncEngine:
    """Open one connection for single statements."""
    url, arguments = _addressed(url, "off")
    return create_async_engine(
        url,
        pool_size=1,
        max_overflow=0,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        connect_args=arguments,
    )


def _addressed(url: URL, synchronous: str) -> tuple[URL, dict[str, Any]]:
    """Return what the driver takes as its address, and what it wants beside it."""
    query = dict(url.query)
    arguments: dict[str, Any] = {"server_settings": {"synchronous_commit": synchronous}}
    if mode := query.pop("sslmode", None):
        arguments["ssl"] = str(mode)
    if root := query.pop("sslrootcert", None):
        arguments["ssl"] = ssl.create_default_context(cafile=str(root))
    return url.set(query=query), arguments


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
