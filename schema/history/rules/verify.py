"""Proving history: every chain is walked from its first entry to its end, and whatever was done to it is told."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tqdm import tqdm

from schema.history.rules.chain import Fault, Walker, number_of
from schema.history.rules.heads import Head
from schema.history.rules.record import CHAINS, HASHED

PAGE = 1000


@dataclass
class Verification:
    """A walk over the history of a database, against the heads exported from it.

    It takes no lock and holds one page in memory; entries that are written meanwhile are walked too. `entries` counts
    those walked so far.
    """

    heads: Sequence[Head]
    progress: "tqdm[Any]"
    entries: int = 0

    async def faults(self, connection: BaseDBAsyncClient) -> AsyncIterator[Fault]:
        """Every fault, chain by chain, in the order of the numbers."""
        heads: dict[int, list[Head]] = {}
        for head in sorted(self.heads, key=attrgetter("length")):
            heads.setdefault(head.chain, []).append(head)
        self.progress.reset(await _length(connection))
        for chain in sorted({*CHAINS, *heads, *await _chains(connection)}):
            async for fault in self._walk(connection, Walker(chain, heads.get(chain, []))):
                yield fault

    async def _walk(self, connection: BaseDBAsyncClient, walker: Walker) -> AsyncIterator[Fault]:
        end: tuple[int, str] | None = None
        while True:
            page = await _page(connection, walker.chain, walker.place)
            for row in page:
                for fault in walker.step(row):
                    yield fault
            self.entries += len(page)
            self.progress.update(len(page))
            if not page:
                before, end = end, await _end(connection, walker.chain)
                # An end further on may have been written since the page was read; it is final if nothing comes.
                if end is None or end[0] <= walker.number or end == before:
                    break
        for fault in walker.finish(end):
            yield fault


async def _length(connection: BaseDBAsyncClient) -> int:
    """How many entries there should be."""
    rows = await _rows(connection, "SELECT coalesce(sum(length), 0) AS length FROM history_chain")
    return int(rows[0]["length"])


async def _chains(connection: BaseDBAsyncClient) -> list[int]:
    rows = await _rows(connection, "SELECT id FROM history_chain UNION SELECT chain FROM history_entry")
    return [row["id"] for row in rows if isinstance(row["id"], int)]


async def _end(connection: BaseDBAsyncClient, chain: int) -> tuple[int, str] | None:
    """Length and hash on record."""
    mark = _marks(connection)[0]
    rows = await _rows(connection, f"SELECT length, hash FROM history_chain WHERE id = {mark}", chain)
    return (number_of(rows[0]["length"]), rows[0]["hash"]) if rows else None


async def _page(connection: BaseDBAsyncClient, chain: int, place: tuple[int, int]) -> Sequence[Any]:
    """The entries after a number and id, as the driver gives them: a model would refuse what has become of some."""
    mark = _marks(connection)
    return await _rows(
        connection,
        f"SELECT {', '.join(HASHED)}, hash, id FROM history_entry WHERE chain = {mark[0]}"
        f" AND number >= {mark[1]} AND (number, id) > ({mark[1]}, {mark[2]}) ORDER BY number, id LIMIT {PAGE}",
        *(chain, *place),
    )


async def _rows(connection: BaseDBAsyncClient, statement: str, *values: object) -> Sequence[Any]:
    return (await connection.execute_query(statement, list(values)))[1]


def _marks(connection: BaseDBAsyncClient) -> Sequence[str]:
    if connection.capabilities.dialect == "sqlite":
        return ("?1", "?2", "?3")
    return ("$1::bigint", "$2::bigint", "$3::bigint")
