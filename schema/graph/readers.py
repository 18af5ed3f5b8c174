"""Where statements are read: SQLite on read-only connections, PostgreSQL on a pool."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import asyncpg

from schema.engines.addresses import is_sqlite, sqlite_path
from schema.graph.dialects import Dialect, PostgreSQL, SQLite
from schema.graph.limits import too_deep
from schema.graph.refusals import Refusal, over_limit

SQLITE_READERS = 4
POSTGRES_READERS = 8
CACHE_KIB = 8 * 1024
STATEMENTS_KEPT = 32
# How many of its steps SQLite takes between looks at the clock, about a millisecond's worth.
STEPS = 20_000
# Twice as many are less than a millisecond too; one street with its communities takes 6,600.
STEPS_AT_ONCE = 10_000


class NotAtOnce(Exception):
    """A statement that is better read on a thread, where nobody else waits for it."""


class Reader(Protocol):
    """Runs one statement and gives back the bytes of its JSON; None for null."""

    dialect: Dialect
    # Whether the database is in this process, so that a quick statement costs less than handing it on.
    is_here: bool

    async def read(self, sql: str, values: Sequence[object], deadline: float) -> bytes | None:
        """Run a statement; refuses what is not done by `deadline`, in seconds of the monotonic clock."""

    def read_at_once(self, sql: str, values: Sequence[object]) -> bytes | None:
        """Run a statement where it stands, while everything else waits. Raises NotAtOnce if it is not quick."""


class SQLiteReader:
    """Read-only connections: one on the event loop for quick statements, the others on threads."""

    dialect: Dialect = SQLite()
    is_here = True

    def __init__(self, path: Path) -> None:
        self._here = _connect(path)
        self._here.set_progress_handler(self._is_long, STEPS_AT_ONCE)
        self._looked = 0
        self._connections = [_connect(path) for _ in range(SQLITE_READERS)]
        self._idle: asyncio.LifoQueue[sqlite3.Connection] = asyncio.LifoQueue()
        for connection in self._connections:
            self._idle.put_nowait(connection)
        self._threads = ThreadPoolExecutor(SQLITE_READERS, "reader")

    def read_at_once(self, sql: str, values: Sequence[object]) -> bytes | None:
        self._looked = 0
        try:
            return _first(self._here, sql, values)
        except sqlite3.OperationalError:
            raise NotAtOnce from None

    def _is_long(self) -> bool:
        """Whether it is called twice: SQLite goes on counting where the last run of the same statement ended."""
        self._looked += 1
        return self._looked > 1

    async def read(self, sql: str, values: Sequence[object], deadline: float) -> bytes | None:
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                connection = await self._idle.get()
        except TimeoutError:
            raise _too_slow() from None
        run = Run(deadline)
        running = asyncio.get_running_loop().run_in_executor(self._threads, run.first, connection, sql, values)
        # A caller who goes away leaves the thread using the connection a while longer.
        running.add_done_callback(partial(self._give_back, connection))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            run.abandoned = True
            raise
        except sqlite3.OperationalError as error:
            raise _told(error) from None

    def _give_back(self, connection: sqlite3.Connection, ran: "asyncio.Future[bytes | None]") -> None:
        if not ran.cancelled():
            ran.exception()  # looked at, for a caller who has gone will not
        self._idle.put_nowait(connection)

    def close(self) -> None:
        """Wait for running statements and close every connection."""
        self._threads.shutdown()
        for connection in (self._here, *self._connections):
            connection.close()


class Run:
    """One statement on a thread, which ends when its time is over or nobody waits for it any more."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.abandoned = False

    def first(self, connection: sqlite3.Connection, sql: str, values: Sequence[object]) -> bytes | None:
        """The value of the statement's only row and column."""
        connection.set_progress_handler(self._is_over, STEPS)
        try:
            return _first(connection, sql, values)
        finally:
            connection.set_progress_handler(None, 0)

    def _is_over(self) -> bool:
        return self.abandoned or time.monotonic() > self.deadline


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode=ro"
    connection = sqlite3.connect(
        uri, uri=True, check_same_thread=False, isolation_level=None, cached_statements=STATEMENTS_KEPT
    )
    connection.text_factory = bytes
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA busy_timeout = 5000")
    return connection


def _first(connection: sqlite3.Connection, sql: str, values: Sequence[object]) -> bytes | None:
    value: bytes | None = connection.execute(sql, values).fetchone()[0]
    return value


class PostgreSQLReader:
    """A pool of connections that only read."""

    dialect: Dialect = PostgreSQL()
    is_here = False

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    def read_at_once(self, sql: str, values: Sequence[object]) -> bytes | None:
        raise NotAtOnce

    async def read(self, sql: str, values: Sequence[object], deadline: float) -> bytes | None:
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                value: bytes | None = await self._pool.fetchval(sql, *values)
        except (TimeoutError, asyncpg.QueryCanceledError):
            raise _too_slow() from None
        return value


def _told(error: sqlite3.OperationalError) -> Exception:
    """What a failed statement says to its caller. How deep a parser reads differs from one SQLite to the next."""
    if "interrupted" in str(error):
        return _too_slow()
    return too_deep() if "parser stack overflow" in str(error) else error


def _too_slow() -> Refusal:
    return over_limit("seconds", "查询用时过长,已中止。", "The query took too long and was stopped.")


@asynccontextmanager
async def open_reader(url: str) -> AsyncIterator[Reader]:
    """Connections for reading the database at a URL."""
    if is_sqlite(url):
        reader = SQLiteReader(sqlite_path(url))
        try:
            yield reader
        finally:
            reader.close()
        return
    # Compiling a statement to machine code costs more than any of ours takes.
    settings = {
        "application_name": "wangge",
        "default_transaction_read_only": "on",
        "jit": "off",
        "statement_timeout": "10s",
        "timezone": "UTC",
    }
    async with asyncpg.create_pool(url, min_size=2, max_size=POSTGRES_READERS, server_settings=settings) as pool:
        yield PostgreSQLReader(pool)
