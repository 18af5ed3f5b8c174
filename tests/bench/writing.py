"""A process that writes as fast as it can: `python -m tests.bench.writing URL SIDE NUMBER`.

It says that it is ready, reads for how many seconds from its standard input, and prints how many units it wrote.
"""

import argparse
import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime

import asyncpg
import uvloop
from tortoise.backends.base.client import BaseDBAsyncClient

from schema.database import Database, open_database
from schema.graph.dialects import PostgreSQL, SQLite
from schema.graph.unit import UNKNOWN, Unit
from schema.graph.viewer import Viewer
from schema.grids.tables import Grid
from schema.history.rules.revise import revise
from schema.root import build_root

# Units under way at a time in one process, each on a grid of its own.
AT_ONCE = 4
WORKER = Viewer(account=1, person=1, name="王芳", post="湛山社区社区书记")
CHANGES = '{"brand":["红帆 1","红帆 2"]}'
ENTRY = "chain, number, at, account_id, actor, post, entity, row_id, action, path, changes, hash"

Write = Callable[[int], Awaitable[None]]


async def ours(url: str, stack: AsyncExitStack) -> list[Write]:
    """Write units that revise the brand of a grid."""
    database = await stack.enter_async_context(open_database(url))
    return [_ours(database, url.startswith("sqlite"))] * AT_ONCE


def _ours(database: Database, sqlite: bool) -> Write:
    declarations, dialect = build_root().declarations, SQLite() if sqlite else PostgreSQL()

    async def write(key: int) -> None:
        async def work(connection: BaseDBAsyncClient) -> None:
            unit = Unit(connection, declarations, dialect, WORKER, UNKNOWN, datetime.now(UTC), demonstration=False)
            grid = await Grid.get(id=key, using_db=connection)
            await revise(unit, grid, "edit", {"brand": f"红帆 {time.monotonic_ns()}"}, path=grid.path)

        await database.write_unit(work)

    return write


async def bare(url: str, stack: AsyncExitStack) -> list[Write]:
    """Transactions that write the same rows through the driver."""
    if not url.startswith("sqlite"):
        connections = [await asyncpg.connect(url) for _ in range(AT_ONCE)]
        for connection in connections:
            stack.push_async_callback(connection.close)
        return [_bare_postgres(connection) for connection in connections]
    writer = stack.enter_context(closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)))
    writer.executescript("PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
    return [_bare_sqlite(writer)]


def _bare_sqlite(connection: sqlite3.Connection) -> Write:
    async def write(key: int) -> None:
        now = datetime.now(UTC).isoformat(" ")
        connection.execute("BEGIN IMMEDIATE")
        (length,) = connection.execute("SELECT length FROM history_chain WHERE id = 1").fetchone()
        connection.execute("UPDATE grid SET brand = ?, version = version + 1 WHERE id = ?", (now, key))
        connection.execute(
            f"INSERT INTO history_entry ({ENTRY}) VALUES (1, ?, ?, 1, ?, ?, 'Grid', ?, 'edit', '000001', ?, ?)",
            (length + 1, now, WORKER.name, WORKER.post, key, CHANGES, "0" * 64),
        )
        connection.execute("UPDATE history_chain SET length = ?, hash = ? WHERE id = 1", (length + 1, "0" * 64))
        connection.execute(
            "INSERT INTO outbox_event (entity, row_id, action, path, at) VALUES ('Grid', ?, 'edit', '000001', ?)",
            (key, now),
        )
        connection.execute("COMMIT")

    return write


def _bare_postgres(connection: "asyncpg.Connection[asyncpg.Record]") -> Write:
    async def write(key: int) -> None:
        now = datetime.now(UTC)
        async with connection.transaction():
            chain, length = await connection.fetchrow(  # type: ignore[misc] # there is one
                "SELECT id, length FROM history_chain ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"
            )
            await connection.execute("UPDATE grid SET brand = $1, version = version + 1 WHERE id = $2", f"{now}", key)
            await connection.execute(
                f"INSERT INTO history_entry ({ENTRY})"
                " VALUES ($1, $2, $3, 1, $4, $5, 'Grid', $6, 'edit', '000001', $7, $8)",
                *(chain, length + 1, now, WORKER.name, WORKER.post, key, CHANGES, "0" * 64),
            )
            await connection.execute(
                "UPDATE history_chain SET length = $2, hash = $3 WHERE id = $1", chain, length + 1, "0" * 64
            )
            await connection.execute(
                "INSERT INTO outbox_event (entity, row_id, action, path, at) VALUES ('Grid', $1, 'edit', '000001', $2)",
                *(key, now),
            )

    return write


async def _main(url: str, side: str, number: int) -> None:
    async with AsyncExitStack() as stack:
        writes = await (ours if side == "ours" else bare)(url, stack)
        print("ready", flush=True)
        end = time.monotonic() + float(input())
        written = await asyncio.gather(
            *(_until(end, write, number * AT_ONCE + task + 1) for task, write in enumerate(writes))
        )
    print(sum(written), flush=True)


async def _until(end: float, write: Write, key: int) -> int:
    written = 0
    while time.monotonic() < end:
        await write(key)
        written += 1
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("side", choices=("ours", "bare"))
    parser.add_argument("number", type=int)
    given = parser.parse_args()
    uvloop.run(_main(given.url, given.side, given.number))
