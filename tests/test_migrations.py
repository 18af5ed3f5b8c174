"""The migrations make exactly the tables that the models declare, with all that guards them."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

import schema.migrations
from schema.database import Database, DatabaseRefused, migrate, open_database
from schema.engines.addresses import SUBJECTS
from schema.grids.tables import Grid, GridFigures, GridNet
from schema.migrations.writing import unwritten_migrations
from schema.organizations.tables import Organization, OrganizationMember
from schema.partners.tables import PartnerUnit, Resource, ResourcePeriod
from schema.people.tables import Person
from schema.services.tables import ServicePlace
from tests.tables_found import Found, look

MIGRATIONS = Path(schema.migrations.__file__).parent
STEPS = [f"{subject}.{file.stem}" for subject in SUBJECTS for file in sorted((MIGRATIONS / subject).glob("0*.py"))]


async def test_no_table_has_changed_without_a_migration() -> None:
    assert await unwritten_migrations() == []


async def test_an_empty_database_takes_every_step_once(empty_database_url: str) -> None:
    assert await migrate(empty_database_url) == STEPS
    assert await migrate(empty_database_url) == []


async def test_every_column_unique_key_and_index_of_the_models_is_there(database: Database) -> None:
    found = await look(database.connection)
    for model in _models():
        meta, table = model._meta, model._meta.db_table
        assert found.columns[table] == set(meta.fields_db_projection.values()), table
        for columns in _unique(model):
            assert columns in found.unique[table], (table, columns)
        for columns in _indexed(model):
            assert columns in found.indexes[table], (table, columns)


async def test_every_foreign_key_restricts_and_can_be_followed_backwards_by_an_index(database: Database) -> None:
    found = await look(database.connection)
    for model in _models():
        table = model._meta.db_table
        keys = {_column(model, name) for name in model._meta.fk_fields | model._meta.o2o_fields}
        assert found.foreign_keys[table] == {(column, "RESTRICT") for column in keys}, table
        for column in keys:
            assert _leads(found, table, column), (table, column)


async def test_what_is_out_of_bounds_is_refused_by_the_database_itself(database: Database) -> None:
    await _grid().save()
    unit = await PartnerUnit.create(
        id=1,
        grid_id=1,
        name="学校",
        pinyin="xuexiao",
        initials="xx",
        kind="SCHOOL",
        relation="PARTNER",
        standing="ACTIVE",
    )
    resource = await Resource.create(id=1, unit=unit, serves_id=1, kind="GOODS", name="桌椅", quantity=0, measure="套")
    team = await Organization.create(**_named(id=8, path="000008"))
    person = await Person.create(name="孙丽", pinyin="sunli", initials="sl")
    for row in (
        _grid(id=2, code="12", path="000002", level=9),
        GridFigures(grid_id=1, as_of="2023-12-31", over_60_permille=1001),
        GridFigures(grid_id=1, as_of="2023-12-31", residents=-1),
        Resource(unit=unit, serves_id=1, kind="GOODS", name="雨伞", quantity=-1, measure="把"),
        ResourcePeriod(resource=resource, weekday=8, opens="09:00", closes="17:00"),
        GridNet(grid_id=99, kind="FIRE", responsible="消防站"),
        _organization(founded_on="2024-06-01", dissolved_on="2024-05-31"),
        _organization(parent_id=7),
        _organization(version=0),
        OrganizationMember(
            organization=team, person=person, title="队员", joined_on="2024-02-01", left_on="2024-01-31"
        ),
        OrganizationMember(organization=team, person=person, title="队", joined_on="2024-02-01", version=0),
    ):
        with pytest.raises(IntegrityError):
            await row.save()


async def test_a_grid_that_something_hangs_on_cannot_be_deleted(database: Database) -> None:
    await _grid().save()
    await ServicePlace.create(grid_id=1, kind="HALL", name="议事厅", pinyin="yishiting", initials="yst")
    with pytest.raises(IntegrityError):
        await Grid.filter(id=1).delete()


async def test_a_database_from_a_newer_version_is_refused(database_url: str) -> None:
    async with open_database(database_url) as database:
        await database.connection.execute_query(
            "INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('grids', '9999_later', CURRENT_TIMESTAMP)"
        )
    with pytest.raises(DatabaseRefused, match="newer version"):
        await migrate(database_url)
    with pytest.raises(DatabaseRefused, match="newer version"):
        async with open_database(database_url):
            pass


async def test_a_populated_database_keeps_its_rows_when_it_migrates(database_url: str) -> None:
    async with open_database(database_url) as database:
        await _grid().save()
        await database.connection.execute_query("DELETE FROM tortoise_migrations WHERE app = 'services'")
        for table in ("service_item", "device_function", "device", "opening_hours", "opening_exception"):
            await database.connection.execute_query(f"DROP TABLE {table}")
        for table in ("room", "equipment", "service_place"):
            await database.connection.execute_query(f"DROP TABLE {table}")
    assert await migrate(database_url) == [step for step in STEPS if step.startswith("services.")]
    async with open_database(database_url):
        assert await Grid.all().values_list("code", "name") == [("11", "北京市")]


def _grid(**changes: object) -> Grid:
    row = {
        "id": 1,
        "level": 1,
        "code": "11",
        "name": "北京市",
        "pinyin": "beijingshi",
        "initials": "bjs",
        "path": "000001",
    }
    return Grid(**{**row, **changes})


def _organization(**changes: object) -> Organization:
    return Organization(**_named(id=7, path="000007", **changes))


def _named(**more: object) -> dict[str, Any]:
    return {"grid_id": 1, "kind": "RESIDENT_TEAM", "name": "队", "pinyin": "dui", "initials": "d", **more}


def _models() -> Iterator[type[Model]]:
    for subject in SUBJECTS:
        module = import_module(f"schema.{subject}.tables")
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, Model) and thing.__module__ == module.__name__:
                yield thing


def _unique(model: type[Model]) -> Iterator[tuple[str, ...]]:
    for name, field in model._meta.fields_map.items():
        if field.unique and not field.pk:
            yield (_column(model, name),)
    for names in model._meta.unique_together:
        yield tuple(_column(model, name) for name in names)


def _indexed(model: type[Model]) -> Iterator[tuple[str, ...]]:
    for name, field in model._meta.fields_map.items():
        if field.index and not field.unique:
            yield (_column(model, name),)
    for index in model._meta.indexes:
        names = index if isinstance(index, (tuple, list)) else index.fields
        yield tuple(_column(model, name) for name in names)


def _column(model: type[Model], name: str) -> str:
    field = model._meta.fields_map[name]
    if isinstance(field, ForeignKeyFieldInstance):
        return str(field.source_field)
    return field.source_field or name


def _leads(found: Found, table: str, column: str) -> bool:
    return any(columns[0] == column for columns in found.unique[table] | found.indexes[table])
