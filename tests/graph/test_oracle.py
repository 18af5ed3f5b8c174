"""The compiler against the oracle: generated operations give the same data on SQLite, on PostgreSQL and one by one."""

import asyncio
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from graphql import build_schema

from schema.access.kinds import Right
from schema.accounts.tables import Account
from schema.database import open_database
from schema.graph.declared import Entity
from schema.graph.execute import BuiltSchema, Graph, GraphQLRequest, open_graph
from schema.graph.filtering import total_order
from schema.graph.prepared import Operations
from schema.graph.viewer import ANONYMOUS, EVERYWHERE, Viewer
from schema.graph.words import Word
from schema.people.tables import Person
from schema.root import ENTITIES, build_root
from tests.graph.operations import OperationWriter, Values
from tests.graph.oracle import Oracle
from tests.postgres import PostgresServer
from tests.world import World

SEED = int(os.environ.get("ORACLE_SEED", "1"))
OPERATIONS = int(os.environ.get("ORACLE_OPERATIONS", "20000"))
# A prepared statement is run again with other variables and viewers than it was compiled for.
RUNS_OF_A_DOCUMENT = 4
# Some are refused for their depth or size, which is not one of the operations asked for.
REFUSED_AT_MOST = 0.09
DOCUMENTS = round(OPERATIONS / RUNS_OF_A_DOCUMENT / (1 - REFUSED_AT_MOST))
BATCHES = 20
QUERY = frozenset(("query",))


@dataclass
class Bench:
    """One world in three forms: under the engine on both databases, and under the oracle."""

    runner: asyncio.Runner
    operations: Operations
    graphs: dict[str, Graph]
    oracle: Oracle
    values: Values
    viewers: list[Viewer]

    def ask(self, engine: str, text: str, variables: dict[str, Any], viewer: Viewer) -> Any:
        """The data that the engine gives; none where the operation is refused for its size."""
        request = GraphQLRequest(text, None, variables, QUERY, "en")
        answer = json.loads(self.runner.run(self.graphs[engine].answer(request, viewer)).body)
        codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
        assert codes <= {"NOT_FOUND"} or "OVER_LIMIT" in codes, answer["errors"]
        return answer.get("data")


@pytest.fixture(scope="module")
def bench(
    sqlite_template: Path, postgres: PostgresServer, postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bench]:
    """The world of the seed."""
    path = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("oracle") / "world.db"))
    urls = {"sqlite": f"sqlite://{path}", "postgres": postgres.create("oracle", "--template", postgres_template)}
    built = build_root()
    world = World(SEED)
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        graphs = {engine: runner.run(_open(stack, built, url, world)) for engine, url in urls.items()}
        declarations = built.declarations
        oracle = Oracle(declarations, build_schema(built.strawberry.as_str()), sqlite3.connect(path))
        yield Bench(runner, built.operations, graphs, oracle, _values(world), _viewers(world))
        runner.run(stack.aclose())
        oracle.database.close()


async def _open(stack: AsyncExitStack, built: BuiltSchema, url: str, world: World) -> Graph:
    database = await stack.enter_async_context(open_database(url))
    await world.insert_into(database)
    return await stack.enter_async_context(open_graph(built, database))


def _values(world: World) -> Values:
    told = {entity.declaration.table for entity in ENTITIES}
    ids = [f"{table.__name__}:{row.id}" for table, rows in world.rows.items() if table in told for row in rows]
    codes = [grid.code for grid in world.grids]
    names = [grid.name for grid in world.grids[:20]]
    texts = [
        *codes[::3],
        *names,
        *(name[:2] for name in names),
        "zs",
        "ZhanShan",
        "",
        "无",
        "x'; --",
        "91370202MA00000003",
    ]
    absent = [f"{name}:999999" for name in ("Grid", "PartnerUnit")]
    dates = ["2021-12-31", "2022-06-01", "2023-07-01"]
    cursors = {f"{entity.declaration.name}Connection": _cursors(entity, world) for entity in ENTITIES}
    return Values([*ids, *absent], cursors, texts, dates)


def _cursors(entity: type[Entity], world: World) -> list[str]:
    table = entity.declaration.table
    if table is None:
        return []
    order = total_order(entity, ())
    columns = [criterion.column for criterion in order.criteria]
    rows = [[str(getattr(row, column)) for column in columns] for row in world.rows[table]]
    return ["\x1f".join([order.signature, *values]).encode().hex() for values in rows]


def _viewers(world: World) -> list[Viewer]:
    """A stranger, and holders of rights here and there: some, all, or those of an administration."""
    random = Random(SEED)
    paths = [grid.path for grid in random.sample(world.grids, 3)]
    person, account = (world.rows[table][2].id for table in (Person, Account))
    everything: dict[Word, tuple[str, ...]] = dict.fromkeys(Right, (world.grids[0].path,))
    return [
        ANONYMOUS,
        Viewer(account, person, reach={Right.SEE: (paths[0],)}),
        Viewer(account, person, reach={Right.SEE: (paths[1], paths[2]), Right.SEE_PEOPLE: (paths[1],)}),
        Viewer(account, person, reach=everything),
        Viewer(
            account,
            person,
            reach=dict.fromkeys((Right.SEE, Right.SEE_HISTORY, Right.SEE_ACCOUNTS), (EVERYWHERE,)),
        ),
    ]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_generated_operation_gives_what_the_oracle_finds(bench: Bench, batch: int) -> None:
    documents = range(batch * DOCUMENTS // BATCHES, (batch + 1) * DOCUMENTS // BATCHES)
    refused = sum(_compare(bench, number) for number in documents)
    assert refused <= len(documents) * RUNS_OF_A_DOCUMENT * REFUSED_AT_MOST


def _compare(bench: Bench, number: int) -> int:
    """Run one document with several viewers and variables; how often it was refused for its size."""
    random = Random(f"{SEED}:{number}")
    operation = OperationWriter(bench.oracle.schema, bench.values, random).write()
    document = bench.operations.find(operation.text, None, QUERY).document
    refused = 0
    for _ in range(RUNS_OF_A_DOCUMENT):
        viewer, variables = random.choice(bench.viewers), operation.variables()
        found = {engine: bench.ask(engine, operation.text, variables, viewer) for engine in bench.graphs}
        if None in found.values():
            refused += 1
            continue
        expected = json.dumps(bench.oracle.answer(document, variables, viewer), ensure_ascii=False)
        for engine, data in found.items():
            told = f"document {number} of seed {SEED} on {engine} for {viewer}: {operation.text} with {variables}"
            assert json.dumps(data, ensure_ascii=False) == expected, told
    return refused
