"""Importing the national table of administrative divisions, from province to village.

What is gone from a newer table is closed, never deleted, and stays with all that hangs below. A table speaks for a
province only when it holds more than half of the divisions that are known there: so a newer national table, or one
whole province of it, closes what is gone, while a small or truncated file closes nothing of a full table. Provinces
themselves, and grids with a code of one's own, are never closed by an import.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

from tortoise.backends.base.client import BaseDBAsyncClient

from schema.database import Database
from schema.grids.rules.division_listing import Listing
from schema.grids.rules.division_rows import TIERS, Refused, Row, count_rows, is_official
from schema.grids.rules.division_store import Known, NewGrid, Store
from schema.grids.rules.paths import extend
from schema.grids.rules.pinyin import spell

BATCH = 25_000


@dataclass
class Outcome:
    """What an import did, in divisions. `kept_open` are gone from a table that does not speak for their province."""

    added: int = 0
    renamed: int = 0
    reopened: int = 0
    closed: int = 0
    unchanged: int = 0
    kept_open: int = 0
    refused: int = 0

    @property
    def changed(self) -> int:
        """How many divisions were written."""
        return self.added + self.renamed + self.reopened + self.closed

    def include(self, other: "Outcome") -> None:
        """Add what another part of the same import did."""
        for count in fields(self):
            setattr(self, count.name, getattr(self, count.name) + getattr(other, count.name))


class Progress(Protocol):
    """Who is told how far the import is; a tqdm bar is one."""

    def reset(self, total: int) -> object:
        """The import begins and has so many rows to read."""

    def update(self, n: int) -> object:
        """So many more rows are done."""


@dataclass
class Importing:
    """What the steps of one import share. `today` is the day on which what is gone is closed."""

    database: Database
    source: Path
    today: date
    report: Callable[[Refused], object]
    progress: Progress
    outcome: Outcome = field(default_factory=Outcome)


async def import_divisions(importing: Importing) -> Outcome:
    """Import the five files of a source and return what was done.

    Each batch is one write unit, so an interrupted import is whole as far as it came, and the next one continues.
    `report` is called with each row that is refused. Raises BrokenSource before anything is written.
    """
    importing.progress.reset(count_rows(importing.source))
    store = Store(importing.database.connection)
    await store.prepare()
    known_before = not await store.is_empty()
    listings: dict[int, Listing] = {}
    parents: dict[str, Known] = {}
    provinces: dict[str, Known] = {}
    for tier in TIERS:
        listing = Listing(tier, parents)
        await _import_tier(importing, listing)
        listings[tier.level] = listing
        if tier is not TIERS[-1]:
            parents = await store.find(listing.listed_codes())
        provinces = provinces or parents
    if known_before:
        for province in provinces.values():
            await _close_what_is_gone(importing, listings, province)
    if importing.outcome.changed:
        await importing.database.write_unit(lambda connection: Store(connection).analyze())
    return importing.outcome


async def _import_tier(importing: Importing, listing: Listing) -> None:
    rows = _accepted(importing, listing)
    while batch := list(islice(rows, BATCH)):
        done = await importing.database.write_unit(partial(_write, listing, batch))
        importing.outcome.include(done)
        importing.progress.update(len(batch))


def _accepted(importing: Importing, listing: Listing) -> Iterator[Row]:
    for row in listing.read(importing.source):
        if isinstance(row, Row):
            yield row
        else:
            importing.outcome.refused += 1
            importing.report(row)
            importing.progress.update(1)


async def _write(listing: Listing, rows: list[Row], connection: BaseDBAsyncClient) -> Outcome:
    store = Store(connection)
    known = await store.find([row.code for row in rows])
    new = [row for row in rows if row.code not in known]
    changed = [(row, known[row.code]) for row in rows if row.code in known and _differs(row, known[row.code])]
    if new:
        ids = await store.reserve_ids(len(new))
        await store.add([_new_grid(listing, row, id) for row, id in zip(new, ids, strict=True)])
    await store.rename([(row.name, *spell(row.name), grid.id) for row, grid in changed])
    reopened = sum(grid.closed for _, grid in changed)
    return Outcome(
        added=len(new),
        renamed=len(changed) - reopened,
        reopened=reopened,
        unchanged=len(rows) - len(new) - len(changed),
    )


def _differs(row: Row, grid: Known) -> bool:
    return grid.closed or grid.name != row.name


def _new_grid(listing: Listing, row: Row, id: int) -> NewGrid:
    pinyin, initials = spell(row.name)
    parent = listing.parents.get(row.parent)
    path = extend(parent.path if parent else "", id)
    level = int(listing.tier.level)
    return NewGrid(id, parent.id if parent else None, level, row.code, row.name, pinyin, initials, path)


async def _close_what_is_gone(importing: Importing, listings: dict[int, Listing], province: Known) -> None:
    store = Store(importing.database.connection)
    grids = await store.open_below(province.path, lowest_level=TIERS[-1].level)
    official = [(id, listings[level], code) for id, level, code in grids if is_official(code)]
    gone = [id for id, listing, code in official if not listing.may_hold(code)]
    if 2 * len(gone) >= len(official):
        importing.outcome.kept_open += len(gone)
        return
    for start in range(0, len(gone), BATCH):
        await importing.database.write_unit(partial(_close, gone[start : start + BATCH], importing.today))
    importing.outcome.closed += len(gone)


async def _close(ids: list[int], on: date, connection: BaseDBAsyncClient) -> None:
    await Store(connection).close(ids, on)
