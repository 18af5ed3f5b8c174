"""Histories to prove and to tamper with."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tqdm import tqdm

from schema.database import Database
from schema.graph.dialects import PostgreSQL, SQLite
from schema.graph.unit import UNKNOWN, Unit
from schema.graph.viewer import Viewer
from schema.grids.tables import Grid
from schema.history.rules.chain import Fault
from schema.history.rules.heads import Head
from schema.history.rules.record import record
from schema.history.rules.verify import Verification
from schema.root import build_root

SECRETARY = Viewer(account=7, person=3, name="王芳", post="湛山社区社区书记")
NOON = datetime(2026, 3, 1, 4, 0, 0, 123456, UTC)


def unit_of(
    database: Database, connection: BaseDBAsyncClient, viewer: Viewer = SECRETARY, now: datetime = NOON
) -> Unit:
    """A unit of a viewer's, as a mutation would be given one."""
    dialect = SQLite() if database.url.startswith("sqlite") else PostgreSQL()
    return Unit(connection, DECLARATIONS, dialect, viewer, UNKNOWN, now, demonstration=False)


async def write(database: Database, entries: int = 1, *, number: int = 0) -> None:
    """One unit that writes so many entries."""

    async def work(connection: BaseDBAsyncClient) -> None:
        unit = unit_of(database, connection, now=NOON + timedelta(seconds=number))
        for entry in range(entries):
            changed = {"name": ("旧", f"新 {number}-{entry}"), "level": (None, entry)}
            await record(unit, Grid(id=number + 1), "edit", changed, path="000001", reason="因为搬迁")

    await database.write_unit(work)


async def faults(database: Database, heads: Sequence[Head] = ()) -> list[Fault]:
    """What the verifier finds."""
    bar: tqdm[Any] = tqdm((), disable=True)
    return [fault async for fault in Verification(heads, bar).faults(database.connection)]


async def tamper(database: Database, *statements: str) -> None:
    """Do something to the tables behind the program's back, as who owns the database can."""
    for statement in (*(SQLITE if database.url.startswith("sqlite") else POSTGRES), *statements):
        await database.connection.execute_query(statement)


DECLARATIONS = build_root().declarations
SQLITE = ("DROP TRIGGER IF EXISTS history_entry_stays_update", "DROP TRIGGER IF EXISTS history_entry_stays_delete")
POSTGRES = ("ALTER TABLE history_entry DISABLE TRIGGER USER",)
