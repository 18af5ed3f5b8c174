"""Write units with history and outbox, beside bare transactions that write the same rows."""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schema.database import migrate, open_database
from schema.grids.kinds import GridLevel
from schema.grids.rules.paths import extend
from schema.grids.tables import Grid
from tests.bench.writing import AT_ONCE
from tests.postgres import running_postgres

PROCESSES = 2
SIDES = ("ours", "bare")


def write_rates(url: str, rounds: int, seconds: float) -> dict[str, list[float]]:
    """Units a second that two processes wrote, by side, one for each round; the sides take turns."""
    rates: dict[str, list[float]] = {side: [] for side in SIDES}
    for _ in range(rounds):
        for side in SIDES:
            rates[side].append(_written(url, side, seconds) / seconds)
    return rates


@contextmanager
def databases_to_write() -> Iterator[dict[str, str]]:
    """The URLs of a database on each engine, with a grid for each writer."""
    with (
        tempfile.TemporaryDirectory(prefix="wangge-", ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryDirectory() as other,
        running_postgres(Path(folder)) as server,
    ):
        urls = {"SQLite": f"sqlite://{other}/wangge.db", "PostgreSQL": server.create("writes")}
        for url in urls.values():
            asyncio.run(_prepare(url))
        yield urls


async def _prepare(url: str) -> None:
    await migrate(url)
    async with open_database(url):
        for key in range(1, PROCESSES * AT_ONCE + 1):
            path, level = extend("", key), int(GridLevel.COMMUNITY)
            await Grid.create(
                id=key, level=level, code=f"{key}", name="网格", pinyin="wangge", initials="wg", path=path
            )


def _written(url: str, side: str, seconds: float) -> int:
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.writing", url, side, str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    for writer in writers:
        assert writer.stdout is not None
        if writer.stdout.readline() != "ready\n":
            raise RuntimeError(f"a writer of {url} did not start.")
    return sum(int(writer.communicate(f"{seconds}\n")[0]) for writer in writers)
