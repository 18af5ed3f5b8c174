"""The databases that are measured: the national table and one city of it, on SQLite and copied to PostgreSQL."""

import asyncio
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import asyncpg
from tqdm import tqdm

from schema.database import migrate, open_database
from schema.grids.rules.import_divisions import Importing, import_divisions
from tests.bench.content import CITY, fill
from tests.bench.packages import CACHE, DIVISIONS
from tests.postgres import PostgresServer, running_postgres

# On which a newer table would close what is gone; an empty database has nothing to close.
DAY = date(2026, 1, 1)
TABLES = ("grid", "partner_unit", "resource", "service_item")
FILES = ("provinces", "cities", "areas", "streets", "villages")


def national_sqlite() -> str:
    """The URL of the national table with the city's content; built once."""
    return _cached("national", DIVISIONS)


def city_sqlite() -> str:
    """The URL of a database that knows nothing but the city; built once."""
    with tempfile.TemporaryDirectory() as folder:
        _copy_city(Path(folder))
        return _cached("city", Path(folder))


@contextmanager
def postgres_copies(*urls: str) -> Iterator[list[str]]:
    """The URLs of copies of SQLite databases in a PostgreSQL server that runs meanwhile."""
    with (
        tempfile.TemporaryDirectory(prefix="wangge-", ignore_cleanup_errors=True) as folder,
        running_postgres(Path(folder)) as server,
    ):
        yield [asyncio.run(_copy(url, server)) for url in urls]


def path_of(url: str) -> Path:
    """The file of an SQLite URL."""
    return Path(url.removeprefix("sqlite://"))


def _cached(name: str, source: Path) -> str:
    path = CACHE / f"{name}.db"
    if not path.exists():
        print(f"Building {path.name} …", flush=True)
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            unfinished = Path(folder) / path.name
            asyncio.run(_build(f"sqlite://{unfinished}", source))
            with closing(sqlite3.connect(unfinished)) as connection:
                fill(connection)
            shutil.move(unfinished, path)
    asyncio.run(migrate(f"sqlite://{path}"))
    return f"sqlite://{path}"


async def _build(url: str, source: Path) -> None:
    await migrate(url)
    async with open_database(url) as database:
        await import_divisions(Importing(database, source, DAY, print, tqdm(disable=True)))


def _copy_city(folder: Path) -> None:
    """The five files with nothing in them but the city, what lies above it and what lies below."""
    for name in FILES:
        lines = (DIVISIONS / f"{name}.csv").read_text().splitlines(keepends=True)
        kept = [line for line in lines[1:] if _of_city(line.partition(",")[0])]
        (folder / f"{name}.csv").write_text("".join([lines[0], *kept]))


def _of_city(code: str) -> bool:
    return code.startswith(CITY) or CITY.startswith(code)


async def _copy(url: str, server: PostgresServer) -> str:
    name = path_of(url).stem
    print(f"Copying {name} to PostgreSQL …", flush=True)
    target = server.create(name)
    await migrate(target)
    connection = await asyncpg.connect(target)
    with closing(sqlite3.connect(path_of(url))) as source:
        for table in TABLES:
            await _copy_table(source, connection, table)
    await connection.execute("VACUUM ANALYZE")
    await connection.close()
    return target


async def _copy_table(source: sqlite3.Connection, target: "asyncpg.Connection[asyncpg.Record]", table: str) -> None:
    types = await target.fetch(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = $1 ORDER BY 1", table
    )
    columns = [row["column_name"] for row in types]
    truths = [row["data_type"] == "boolean" for row in types]
    rows = source.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id")
    records = (tuple(bool(value) if truth else value for value, truth in zip(row, truths, strict=True)) for row in rows)
    await target.copy_records_to_table(table, records=records, columns=columns)
