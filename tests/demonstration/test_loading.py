"""Loading the demonstration places: once, whole, the same on both databases, and only over their divisions."""

import json
import sqlite3

import pytest

from schema.database import Database, DatabaseRefused
from schema.demonstration.load import TABLES, load_demonstration
from schema.grids.rules.paths import extend
from schema.grids.tables import Grid
from schema.partners.tables import PartnerUnit
from tests.demonstration.loaded import import_demonstration_divisions


async def test_a_second_load_changes_nothing(database: Database) -> None:
    await import_demonstration_divisions(database)
    loaded = await load_demonstration(database)
    before = [await table.all().order_by("id").values() for table in TABLES]
    assert loaded > 4_000
    assert await load_demonstration(database) == 0
    assert [await table.all().order_by("id").values() for table in TABLES] == before


async def test_both_databases_hold_the_same_rows(database: Database, demonstration_rows: sqlite3.Connection) -> None:
    await import_demonstration_divisions(database)
    await load_demonstration(database)
    for table in TABLES:
        rows = f"SELECT count(*), max(id) FROM {table._meta.db_table}"
        there = await table.all().order_by("-id").first()
        assert demonstration_rows.execute(rows).fetchone() == (await table.all().count(), there and there.pk)
    grids = demonstration_rows.execute("SELECT path, code, boundary FROM grid ORDER BY path").fetchall()
    here = await Grid.all().order_by("path").values_list("path", "code", "boundary")
    assert here == [(path, code, boundary and json.loads(boundary)) for path, code, boundary in grids]


async def test_an_import_of_the_divisions_afterwards_leaves_everything_as_it_is(database: Database) -> None:
    await import_demonstration_divisions(database)
    await load_demonstration(database)
    before = await Grid.all().order_by("id").values()
    await import_demonstration_divisions(database)
    assert await Grid.all().order_by("id").values() == before


async def test_new_rows_can_be_added_afterwards(database: Database) -> None:
    await import_demonstration_divisions(database)
    await load_demonstration(database)
    home = await Grid.get(code="370202010004-01")
    last = await PartnerUnit.all().order_by("-id").first()
    unit = await PartnerUnit.create(
        grid=home, name="新邻居", pinyin="xinlinju", initials="xlj", kind="SHOP", relation="PARTNER", standing="APPLIED"
    )
    assert last is not None
    assert unit.id > last.id


async def test_without_the_divisions_nothing_is_loaded(database: Database) -> None:
    with pytest.raises(DatabaseRefused, match="import-divisions"):
        await load_demonstration(database)
    assert [await table.all().count() for table in TABLES] == [0] * len(TABLES)


async def test_every_path_goes_on_from_the_parents_and_every_code_too(database: Database) -> None:
    await import_demonstration_divisions(database)
    await load_demonstration(database)
    grids = {grid.pk: grid for grid in await Grid.all()}
    own = [grid for grid in grids.values() if "-" in grid.code]
    assert len(own) > 500
    for grid in own:
        parent = grids[grid.parent_id]  # type: ignore[attr-defined]
        assert grid.path == extend(parent.path, grid.pk)
        assert grid.code.rpartition("-")[0] == parent.code
        assert grid.level > parent.level
