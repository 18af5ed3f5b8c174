"""Databases that hold the demonstration communities, made once a run."""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tqdm import tqdm

from schema.database import Database, open_database
from schema.demonstration.load import DIVISIONS, load_demonstration
from schema.grids.rules.import_divisions import Importing, import_divisions

__all__ = ["demonstration_file", "demonstration_rows"]


async def import_demonstration_divisions(database: Database) -> None:
    """Import the divisions that the demonstration places need; every one of them must be accepted."""
    progress: tqdm[None] = tqdm((), disable=True)
    refused: list[object] = []
    await import_divisions(Importing(database, DIVISIONS, date(2024, 1, 1), refused.append, progress))
    assert refused == []


@pytest.fixture(scope="session")
def demonstration_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with everything loaded, that no test may change."""
    path = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("demonstration") / "wangge.db"))

    async def load() -> None:
        async with open_database(f"sqlite://{path}") as database:
            await import_demonstration_divisions(database)
            assert await load_demonstration(database) > 0

    with asyncio.Runner() as runner:
        runner.run(load())
    return path


@pytest.fixture
def demonstration_rows(demonstration_file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read what was loaded."""
    connection = sqlite3.connect(f"file:{demonstration_file}?mode=ro", uri=True)
    yield connection
    connection.close()
