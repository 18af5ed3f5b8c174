"""A community with more grids in it than anyone should have to wait for."""

import asyncio

from tortoise.backends.base.client import BaseDBAsyncClient

from schema.database import open_database
from schema.grids.kinds import GridLevel
from schema.grids.rules.paths import extend
from schema.grids.tables import Grid

COMMUNITY = "999999999999"
CHILDREN = 10_000


def make_crowd(database_url: str) -> None:
    """Write the community and its grids, whose codes and names count from 1, into a migrated database."""

    async def write(connection: BaseDBAsyncClient) -> None:
        community = _grid(1, None, COMMUNITY, "万格社区", GridLevel.COMMUNITY)
        await community.save(using_db=connection)
        grids = [
            _grid(1 + number, community, code_of(number), name_of(number), GridLevel.GRID)
            for number in range(1, CHILDREN + 1)
        ]
        await Grid.bulk_create(grids, batch_size=1000, using_db=connection)

    async def make() -> None:
        async with open_database(database_url) as database:
            await database.write_unit(write)

    with asyncio.Runner() as runner:
        runner.run(make())


def code_of(number: int) -> str:
    return f"{COMMUNITY}-{number:05}"


def name_of(number: int) -> str:
    return f"第{number}网格"


def _grid(id: int, parent: Grid | None, code: str, name: str, level: GridLevel) -> Grid:
    return Grid(
        id=id,
        parent_id=parent.id if parent else None,
        level=int(level),
        code=code,
        name=name,
        pinyin=f"di{id - 1}wangge",
        initials=f"d{id - 1}wg",
        path=extend(parent.path if parent else "", id),
    )
