"""The statements of the import of divisions, on both engines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from tortoise.backends.base.client import BaseDBAsyncClient


class NewGrid(NamedTuple):
    """A grid to be added; the order of the fields is the order of the columns."""

    id: int
    parent_id: int | None
    level: int
    code: str
    name: str
    pinyin: str
    initials: str
    path: str
    published: bool = True


COLUMNS = NewGrid._fields


@dataclass(frozen=True, slots=True)
class Known:
    """What the database holds of a division."""

    id: int
    path: str
    name: str
    closed: bool


class Store:
    """Grids as one connection sees them."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self._connection = connection
        self._sqlite = connection.capabilities.dialect == "sqlite"

    async def prepare(self) -> None:
        """Let SQLite hold the indexes in memory (128 MiB), for names come in no order and touch all of them."""
        if self._sqlite:
            await self._connection.execute_query("PRAGMA cache_size = -131072")

    async def is_empty(self) -> bool:
        """Whether there is no grid at all."""
        return not await self._rows("SELECT 1 FROM grid LIMIT 1")

    async def find(self, codes: list[str]) -> dict[str, Known]:
        """What is known of these codes."""
        chosen = "IN (SELECT value FROM json_each(?))" if self._sqlite else "= ANY(?)"
        value = "[" + ",".join(f'"{code}"' for code in codes) + "]" if self._sqlite else codes
        rows = await self._rows(
            f"SELECT code, id, path, name, closed_on IS NOT NULL FROM grid WHERE code {chosen}", [value]
        )
        return {row[0]: Known(row[1], row[2], row[3], bool(row[4])) for row in rows}

    async def reserve_ids(self, count: int) -> Iterable[int]:
        """Ids that nobody else will use, ascending."""
        if self._sqlite:
            (row,) = await self._rows("SELECT coalesce(max(id), 0) FROM grid")
            return range(row[0] + 1, row[0] + 1 + count)
        rows = await self._rows("SELECT nextval('grid_id_seq') FROM generate_series(1, ?)", [count])
        return sorted(row[0] for row in rows)

    async def add(self, grids: Sequence[NewGrid]) -> None:
        """Insert grids."""
        if self._sqlite:
            marks = ", ".join("?" * len(COLUMNS))
            await self._many(f"INSERT INTO grid ({', '.join(COLUMNS)}) VALUES ({marks})", grids)
        else:
            async with self._connection.acquire_connection() as connection:
                await connection.copy_records_to_table("grid", records=grids, columns=COLUMNS)

    async def rename(self, names: Sequence[tuple[str, str, str, int]]) -> None:
        """Give grids name, pinyin and initials, by id, and open those that were closed."""
        await self._many("UPDATE grid SET name = ?, pinyin = ?, initials = ?, closed_on = NULL WHERE id = ?", names)

    async def close(self, ids: Iterable[int], on: date) -> None:
        """Close grids as of a day."""
        day = on.isoformat() if self._sqlite else on
        await self._many("UPDATE grid SET closed_on = ? WHERE id = ?", [(day, id) for id in ids])

    async def open_below(self, path: str, lowest_level: int) -> list[tuple[int, int, str]]:
        """Id, level and code of the open grids below a path, down to a level."""
        statement = "SELECT id, level, code FROM grid WHERE path > ? AND path < ? AND level <= ? AND closed_on IS NULL"
        return [(row[0], row[1], row[2]) for row in await self._rows(statement, [path, path + "{", lowest_level])]

    async def analyze(self) -> None:
        """Let the planner learn what has been added."""
        if self._sqlite:
            await self._connection.execute_query("PRAGMA analysis_limit = 1000")
        await self._connection.execute_query("ANALYZE grid")

    async def _rows(self, statement: str, values: list[object] | None = None) -> Sequence[Any]:
        return (await self._connection.execute_query(self._marked(statement), values))[1]

    async def _many(self, statement: str, values: Sequence[tuple[object, ...]]) -> None:
        if values:
            await self._connection.execute_many(self._marked(statement), values)  # type: ignore[arg-type]  # tuples will do

    def _marked(self, statement: str) -> str:
        """PostgreSQL numbers the parameters that SQLite only marks."""
        if self._sqlite:
            return statement
        numbers = iter(range(1, statement.count("?") + 1))
        return re.sub(r"\?", lambda _: f"${next(numbers)}", statement)
