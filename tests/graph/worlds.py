"""The small world under the engine, on each database in turn."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import pytest_asyncio

from schema.database import open_database
from schema.graph.execute import BuiltSchema, Graph, GraphQLRequest, open_graph
from schema.graph.refusals import Language
from schema.graph.viewer import ANONYMOUS, Viewer
from schema.root import build_root
from tests.databases import ENGINES
from tests.postgres import PostgresServer
from tests.world import World

QUERY = frozenset(("query",))


@pytest.fixture(scope="session")
def built() -> BuiltSchema:
    """The schema of the whole product."""
    return build_root()


@pytest.fixture(scope="session")
def world() -> World:
    """The world of seed 1."""
    return World(1)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def graph(world_url: str, built: BuiltSchema, world: World) -> AsyncIterator[Graph]:
    """The graph over that world; tests only read it."""
    async with open_database(world_url) as database, open_graph(built, database) as graph:
        await world.insert_into(database)
        yield graph


@pytest.fixture(scope="session", params=ENGINES)
def world_url(request: pytest.FixtureRequest) -> str:
    """A database for that world, on each engine in turn."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        folder: Path = request.getfixturevalue("tmp_path_factory").mktemp("world")
        return f"sqlite://{shutil.copy(template, folder / 'world.db')}"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.create("world", "--template", request.getfixturevalue("postgres_template"))


async def ask(
    graph: Graph,
    query: str,
    variables: dict[str, Any] | None = None,
    *,
    viewer: Viewer = ANONYMOUS,
    language: Language = "en",
    operation_name: str | None = None,
) -> Any:
    """The whole answer to one query."""
    request = GraphQLRequest(query, operation_name, variables, QUERY, language)
    return orjson.loads((await graph.answer(request, viewer)).body)
