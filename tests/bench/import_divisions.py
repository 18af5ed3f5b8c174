"""Importing a table of divisions, against inserting the same rows raw: `python -m tests.bench.import_divisions SOURCE`.

Both fill an empty database with the same tables, indexes and pragmas, in turn, each in a process of its own. The raw
side is one `sqlite3.executemany` of ready rows in one transaction; reading files and spelling names is not in its time.
"""

import argparse
import asyncio
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tqdm import tqdm

from schema.database import migrate, open_database
from schema.grids.rules.division_store import COLUMNS
from schema.grids.rules.import_divisions import Importing, import_divisions

ALLOWED_RATIO = 3.0
ALLOWED_MEGABYTES = 500


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", choices=("import", "raw"), help=argparse.SUPPRESS)
    parser.add_argument("--database", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only:
        run = {"import": run_import, "raw": run_raw}[arguments.only]
        seconds, megabytes = run(arguments.source, arguments.database)
        print(seconds, megabytes)
        return 0
    return compare(arguments.source, arguments.rounds)


def compare(source: Path, rounds: int) -> int:
    """Run both in turn and print the figures; 1 if one of them misses its target."""
    imports, raws = [], []
    with tempfile.TemporaryDirectory() as folder:
        for round in range(rounds):
            imported = Path(folder) / f"imported-{round}.db"
            imports.append(measure("import", source, imported))
            raws.append(measure("raw", imported, Path(folder) / f"raw-{round}.db"))
    seconds, raw_seconds = min(imports)[0], min(raws)[0]
    megabytes = max(megabytes for _, megabytes in imports)
    ratio = seconds / raw_seconds
    print(f"import {seconds:.1f} s, raw {raw_seconds:.1f} s, ratio {ratio:.2f} (at most {ALLOWED_RATIO})")
    print(f"memory {megabytes:.0f} MB (less than {ALLOWED_MEGABYTES})")
    return 0 if ratio <= ALLOWED_RATIO and megabytes < ALLOWED_MEGABYTES else 1


def measure(which: str, source: Path, database: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one side in a fresh process."""
    command = [sys.executable, "-m", __spec__.name, str(source), "--only", which, "--database", str(database)]
    seconds, megabytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    print(f"  {which}: {float(seconds):.1f} s, {float(megabytes):.0f} MB", flush=True)
    return float(seconds), float(megabytes)


def run_import(source: Path, database: Path) -> tuple[float, float]:
    """The importer, on a migrated empty database."""
    return timed(lambda: asyncio.run(_import(source, f"sqlite://{database}")), prepare=f"sqlite://{database}")


def run_raw(source: Path, database: Path) -> tuple[float, float]:
    """`executemany` of the rows that the importer wrote, on a migrated empty database."""
    columns = ", ".join(COLUMNS)
    rows = sqlite3.connect(source).execute(f"SELECT {columns} FROM grid ORDER BY id").fetchall()
    return timed(lambda: _insert(database, columns, rows), prepare=f"sqlite://{database}")


def timed(run: Callable[[], None], prepare: str) -> tuple[float, float]:
    """Seconds of `run`, and the peak of this process in megabytes."""
    asyncio.run(migrate(prepare))
    start = time.perf_counter()
    run()
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def _import(source: Path, url: str) -> None:
    async with open_database(url) as database:
        await import_divisions(Importing(database, source, date(2024, 1, 1), print, tqdm(disable=True)))


def _insert(database: Path, columns: str, rows: list[tuple[object, ...]]) -> None:
    connection = sqlite3.connect(database)
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
    marks = ", ".join("?" * len(COLUMNS))
    with connection:
        connection.executemany(f"INSERT INTO grid ({columns}) VALUES ({marks})", rows)
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
