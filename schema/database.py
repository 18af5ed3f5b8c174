"""The database that everything is written to: opening it, writing to it, and bringing its tables up to date.

Every write is one *write unit*. Reading for answers does not pass through here: the graph's engine opens read-only
connections of its own from the same URL.
"""

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import copy_context
from typing import TypeVar

import asyncpg
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.exceptions import DBConnectionError, OperationalError
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.loader import MigrationLoader
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.transactions import in_transaction

from schema.engines.addresses import DatabaseRefused, configuration, is_sqlite, named, sqlite_path

__all__ = ["Database", "DatabaseRefused", "migrate", "open_database"]

T = TypeVar("T")
ATTEMPTS = 5
BYTE_ORDERED = ("C", "POSIX", "C.UTF-8", "C.utf8", "PG_UNICODE_FAST")


class Database:
    """An open database. Made by `open_database`; belongs to one event loop."""

    def __init__(self, url: str, connection: BaseDBAsyncClient) -> None:
        self.url = url
        self.connection = connection
        self._variables = copy_context()  # Tortoise finds its connection by context variables
        self._units: set[asyncio.Task[object]] = set()
        self._probe: asyncio.Task[None] | None = None

    async def write_unit(self, work: Callable[[BaseDBAsyncClient], Awaitable[T]]) -> T:
        """Run `work` in one transaction that a cancelled caller cannot interrupt; what it returns is returned.

        It is called again when PostgreSQL gives it up for a deadlock or a serialization failure, so it may change
        nothing but the database. Inside it: no gather, no new task, no loader, no network.
        """
        task = asyncio.create_task(_attempt(work), context=self._variables.copy())
        self._units.add(task)
        task.add_done_callback(self._units.discard)
        return await asyncio.shield(task)

    async def takes_writes(self, within: float = 1.0) -> bool:
        """Whether the write lock could be taken within so many seconds. Unanswered questions do not pile up."""
        if self._probe is None or self._probe.done():
            self._probe = asyncio.create_task(self.write_unit(_write_nothing))
        await asyncio.wait({self._probe}, timeout=within)
        return self._probe.done() and not self._probe.cancelled() and self._probe.exception() is None

    async def finish_writing(self) -> None:
        """Wait for the write units whose callers have gone."""
        while self._units:
            await asyncio.wait(self._units)


@asynccontextmanager
async def open_database(url: str) -> AsyncIterator[Database]:
    """A database whose tables are exactly those of this program.

    Raises DatabaseRefused when it cannot be opened, is not migrated, or is from a newer version.
    """
    if is_sqlite(url) and not sqlite_path(url).exists():
        raise DatabaseRefused(f"There is no database at {named(url)}: run `python -m api migrate` first.")
    async with _connected(url) as connection:
        if await _missing_steps(url, connection):
            raise DatabaseRefused(f"The tables of {named(url)} are not up to date: run `python -m api migrate`.")
        database = Database(url, connection)
        try:
            yield database
        finally:
            await database.finish_writing()


async def migrate(url: str) -> list[str]:
    """Bring the tables up to date, all steps or none, and return the steps taken as `subject.name`.

    Makes the file of an SQLite database. Raises DatabaseRefused as `open_database` does.
    """
    if is_sqlite(url):
        _make_folder(url)
    async with _connected(url, foreign_keys=False) as connection:
        missing = await _missing_steps(url, connection)
        if missing:
            with _refusing(url):
                async with in_transaction() as transaction:
                    await _take_steps(url, transaction)
        return missing


async def _take_steps(url: str, transaction: BaseDBAsyncClient) -> None:
    """Tables are rebuilt with foreign keys off, as SQLite's manual asks, and checked before the commit."""
    if not is_sqlite(url):
        await transaction.execute_query("SELECT pg_advisory_xact_lock(hashtext('tortoise_migrations'))")
    executor = _Executor(transaction, _apps(url))
    # Tortoise looks for its table before it makes it, and a failed look ends a transaction of PostgreSQL.
    await executor.recorder.ensure_schema(executor._schema_editor(atomic=False))
    await executor.migrate(direction="forward")
    if is_sqlite(url) and (await transaction.execute_query("PRAGMA foreign_key_check"))[1]:
        raise OperationalError("A migration leaves rows that refer to nothing.")


class _Executor(MigrationExecutor):
    """Tortoise's own, which would cut each step's SQL at every semicolon, even one within a comment.

    It does so for a step with a transaction to itself; ours all share the one around them.
    """

    def _schema_editor(self, atomic: bool = False, collect_sql: bool = False) -> BaseSchemaEditor:
        return super()._schema_editor(atomic=False, collect_sql=collect_sql)


async def _missing_steps(url: str, connection: BaseDBAsyncClient) -> list[str]:
    recorder = MigrationRecorder(connection)
    loader = MigrationLoader(_apps(url), recorder)
    loader.load_disk()
    taken = set(await recorder.applied_migrations())
    if taken - loader.disk_migrations.keys():
        raise DatabaseRefused(f"{named(url)} was made by a newer version of this program: start that version.")
    return [_step(key) for key in loader.disk_migrations if key not in taken]


def _step(key: MigrationKey) -> str:
    return f"{key.app_label}.{key.name}"


def _apps(url: str) -> dict[str, dict[str, object]]:
    apps: dict[str, dict[str, object]] = configuration(url).to_dict()["apps"]
    return apps


@asynccontextmanager
async def _connected(url: str, *, foreign_keys: bool = True) -> AsyncIterator[BaseDBAsyncClient]:
    async with TortoiseContext() as context:
        await context.init(config=configuration(url, foreign_keys=foreign_keys))
        connection = context.db()
        with _refusing(url):
            await connection.execute_query("SELECT 1")
            if not is_sqlite(url):
                await _check_order(url, connection)
        yield connection


async def _check_order(url: str, connection: BaseDBAsyncClient) -> None:
    """Text is ordered by its bytes, so that pages come in the same order from both engines."""
    _, rows = await connection.execute_query(
        "SELECT pg_encoding_to_char(encoding) AS encoding,"
        " CASE datlocprovider WHEN 'c' THEN datcollate WHEN 'b' THEN datlocale END AS locale"
        " FROM pg_database WHERE datname = current_database()"
    )
    if rows[0]["encoding"] != "UTF8" or rows[0]["locale"] not in BYTE_ORDERED:
        raise DatabaseRefused(
            f"{named(url)} does not order UTF-8 text by its bytes: make it with `CREATE DATABASE … TEMPLATE template0"
            " ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`."
        )


@contextmanager
def _refusing(url: str) -> Iterator[None]:
    """What the drivers raise, as one sentence."""
    try:
        yield
    except (sqlite3.DatabaseError, OperationalError) as error:
        raise DatabaseRefused(
            f"{named(url)} cannot be opened ({error}): check that it is a database of this program that you may write."
        ) from error
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, DBConnectionError) as error:
        raise DatabaseRefused(
            f"{named(url)} cannot be reached ({_reason(error)}): check that it runs and that the URL is right."
        ) from error


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def _make_folder(url: str) -> None:
    folder = sqlite_path(url).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseRefused(f"The folder {folder} cannot be made ({error.strerror}).") from error


async def _attempt(work: Callable[[BaseDBAsyncClient], Awaitable[T]]) -> T:
    for attempt in range(1, ATTEMPTS):
        try:
            return await _once(work)
        except (asyncpg.DeadlockDetectedError, asyncpg.SerializationError):
            await asyncio.sleep(random.uniform(0, 0.05 * attempt))  # noqa: S311 - apart, not secret
    return await _once(work)


async def _once(work: Callable[[BaseDBAsyncClient], Awaitable[T]]) -> T:
    async with in_transaction() as connection:
        return await work(connection)


async def _write_nothing(connection: BaseDBAsyncClient) -> None:
    """Beginning takes SQLite's lock; a standby of PostgreSQL refuses only this statement."""
    if connection.capabilities.dialect == "postgres":
        await connection.execute_query("SET TRANSACTION READ WRITE")
