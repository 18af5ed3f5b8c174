"""The children of any node cost no more than the range of the index that they lie in."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing

from schema.database import open_database
from schema.graph.readers import open_reader
from schema.grids.kinds import GridLevel
from tests.bench.databases import path_of
from tests.bench.peers.bare import statement_of
from tests.bench.questions import Question

NODES_A_LEVEL = 100
LEVELS_ABOVE_COMMUNITIES = [level for level in GridLevel if level < GridLevel.COMMUNITY]
DOCUMENT = "query ($code: String!) { grid(code: $code) { children(first: 200) { nodes { code name } } } }"
CHILDREN = Question("children", "11", {"ours": DOCUMENT})
RANGE = """
    SELECT code, name FROM grid WHERE parent_id = (SELECT id FROM grid WHERE code = ?) ORDER BY code LIMIT 200
"""
WIDEST = """
    SELECT above.code FROM grid AS above JOIN grid AS below ON below.parent_id = above.id
    WHERE above.level = ? GROUP BY above.id ORDER BY count(*) DESC LIMIT ?
"""


def slowest_ratios(url: str, rounds: int) -> dict[GridLevel, list[float]]:
    """For the widest nodes of each level, the time of the engine's statement over that of the raw range, by round."""
    sql = asyncio.run(_sql(url))
    with closing(sqlite3.connect(path_of(url))) as connection:
        ratios = {}
        for level in LEVELS_ABOVE_COMMUNITIES:
            codes = [row[0] for row in connection.execute(WIDEST, (level.value, NODES_A_LEVEL))]
            ratios[level] = [_ratio(connection, sql, codes) for _ in range(rounds)]
        return ratios


async def _sql(url: str) -> str:
    async with open_database(url) as database, open_reader(url) as reader:
        return (await statement_of(CHILDREN, reader, database)).sql


def _ratio(connection: sqlite3.Connection, sql: str, codes: list[str]) -> float:
    def asked(statement: str) -> Callable[[str], object]:
        return lambda code: connection.execute(statement, (code,)).fetchall()

    return _seconds(asked(sql), codes) / _seconds(asked(RANGE), codes)


def _seconds(run: Callable[[str], object], codes: list[str]) -> float:
    start = time.perf_counter()
    for code in codes:
        run(code)
    return time.perf_counter() - start
