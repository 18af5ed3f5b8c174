"""Databases for tests: each test gets a migrated one of its own, on SQLite and on PostgreSQL.

A database is a copy of a template that is migrated once a run, which takes milliseconds.
"""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio

from schema.database import Database, migrate, open_database
from tests.postgres import PostgresServer, running_postgres

__all__ = ["database", "database_url", "empty_database_url", "postgres", "postgres_template", "sqlite_template"]

ENGINES = ("sqlite", "postgres")
TEMPLATE = "migrated"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The run's PostgreSQL server."""
    with (
        tempfile.TemporaryDirectory(prefix="wangge-", ignore_cleanup_errors=True) as folder,
        running_postgres(Path(folder)) as server,
    ):
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: PostgresServer) -> str:
    """The name of a migrated database that nobody is connected to."""
    _migrate(postgres.create(TEMPLATE))
    return TEMPLATE


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a migrated database that nobody has open."""
    path = tmp_path_factory.mktemp("template") / "wangge.db"
    _migrate(f"sqlite://{path}")
    return path


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh migrated database, on each engine in turn."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        yield f"sqlite://{shutil.copy(template, tmp_path / 'wangge.db')}"
    else:
        name: str = request.getfixturevalue("postgres_template")
        yield from _postgres_database(request, "--template", name)


@pytest.fixture(params=ENGINES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables, on each engine in turn."""
    if request.param == "sqlite":
        yield f"sqlite://{tmp_path / 'wangge.db'}"
    else:
        yield from _postgres_database(request)


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh migrated database, open."""
    async with open_database(database_url) as database:
        yield database


def _postgres_database(request: pytest.FixtureRequest, *options: str) -> Iterator[str]:
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"test_{next(_numbers)}"
    yield server.create(name, *options)
    server.drop(name)


def _migrate(url: str) -> None:
    with asyncio.Runner() as runner:
        runner.run(migrate(url))
