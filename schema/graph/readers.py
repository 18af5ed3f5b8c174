"""Where statements are read: SQLite on read-only connections, PostgreSQL on a pool."""

import asyncio
import sqlite3
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
from schema.graph.refusals import Refusal, over_limit

SQLITE_READERS = 2
POSTGRES_READERS = 8
SECONDS_A_STATEMENT = 10
CACHE_KIB = 16 * 1024


class Reader(Protocol):
    """Runs one statement and gives back the bytes of its JSON; None for null."""

    dialect: Dialect

    async def read(self, sql: str, values: Sequence[object], *, in_place: bool) -> bytes | None:
        """Run a statement, `in_place` if it is known to cost less than handing it on. Refuses what takes too long."""


class SQLiteReader:
    """Read-only connections: one on the event loop for the cheapest statements, the others on threads."""

    dialect: Dialect = SQLite()

    def __init__(self, path: Path) -> None:
        self._here = _connect(path)
        self._connections = [_connect(path) for _ in range(SQLITE_READERS)]
        self._idle: asyncio.LifoQueue[sqlite3.Connection] = asyncio.LifoQueue()
        for connection in self._connections:
            self._idle.put_nowait(connection)
        self._threads = ThreadPoolExecutor(SQLITE_READERS, "reader")

    async def read(self, sql: str, values: Sequence[object], *, in_place: bool) -> bytes | None:
        if in_place:
            return _first(self._here, sql, values)
        connection = await self._idle.get()
        loop = asyncio.get_running_loop()
        running = loop.run_in_executor(self._threads, _first, connection, sql, values)
        deadline = loop.call_later(SECONDS_A_STATEMENT, connection.interrupt)
        # Not in the finally: a caller who goes away leaves the thread using the connection a while longer.
        running.add_done_callback(partial(self._give_back, connection))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            if not running.done():  # once it is, the connection may be another caller's
                connection.interrupt()
            raise
        except sqlite3.OperationalError as error:
            raise _too_slow() if "interrupted" in str(error) else error from None
        finally:
            deadline.cancel()

    def _give_back(self, connection: sqlite3.Connection, ran: "asyncio.Future[bytes | None]") -> None:
        ran.exception()  # looked at, for a caller who has gone will not
        self._idle.put_nowait(connection)

    def close(self) -> None:
        """Wait for running statements and close every connection."""
        self._threads.shutdown()
        for connection in (self._here, *self._connections):
            connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None, cached_statements=256)
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

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    async def read(self, sql: str, values: Sequence[object], *, in_place: bool) -> bytes | None:
        try:
            value: bytes | None = await self._pool.fetchval(sql, *values)
        except asyncpg.QueryCanceledError:
            raise _too_slow() from None
        return value


def _too_slow() -> Refusal:
    limit = SECONDS_A_STATEMENT
    return over_limit("seconds", f"查询超过 {limit} 秒,已中止。", f"The query took longer than {limit} seconds.")


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
        "statement_timeout": f"{SECONDS_A_STATEMENT}s",
        "timezone": "UTC",
    }
    async with asyncpg.create_pool(url, min_size=2, max_size=POSTGRES_READERS, server_settings=settings) as pool:
        yield PostgreSQLReader(pool)
