"""Loads the demonstration communities into a database that already holds their official divisions."""

from pathlib import Path

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Q

from schema.accounts.rules.passwords import hash_password
from schema.accounts.tables import Account
from schema.database import Database, DatabaseRefused
from schema.demonstration.accounts import PASSWORD, STREET, add_accounts
from schema.demonstration.content import Content
from schema.demonstration.grids import GridRows, plots, running_codes
from schema.demonstration.partners import PartnerRows
from schema.demonstration.people import PeopleRows
from schema.demonstration.reading import read_contents, read_rows
from schema.demonstration.services import ServiceRows
from schema.demonstration.sheet import Sheet, open_sheet
from schema.demonstration.survey import survey
from schema.grids.tables import Grid, GridFigures, GridNet
from schema.partners.tables import (
    Agreement,
    Alliance,
    AllianceMember,
    PartnerUnit,
    Resource,
    ResourcePeriod,
    UnitDuty,
)
from schema.people.tables import Person, PersonAttention
from schema.posts.tables import GridPost
from schema.services.tables import (
    Device,
    DeviceFunction,
    Equipment,
    OpeningException,
    OpeningHours,
    Room,
    ServiceItem,
    ServicePlace,
)

FOLDER = Path(__file__).parent
DIVISIONS = FOLDER / "divisions"
CONTENT = FOLDER / "content"
PLACE_TABLES = (
    *(Grid, GridNet, GridFigures),
    *(PartnerUnit, Alliance, AllianceMember, UnitDuty, Agreement, Resource, ResourcePeriod),
    *(ServicePlace, OpeningHours, OpeningException, Room, Equipment, Device, DeviceFunction, ServiceItem),
)
PEOPLE_TABLES = (Person, PersonAttention, GridPost, Account)
TABLES = PLACE_TABLES + PEOPLE_TABLES


async def load_demonstration(database: Database) -> int:
    """Load all demonstration places in one write unit and return the number of new rows: 0 if they are there.

    Where an earlier version has loaded the places, their people are added.
    Raises DatabaseRefused when the divisions in `DIVISIONS`, or the national table, were not imported before.
    """
    if await Account.exists(demonstration=True):
        return 0
    contents, password_hash = read_contents(CONTENT), hash_password(PASSWORD)
    placed = await Grid.exists(code__in=[first_own_code(content) for content in contents])

    async def write(connection: BaseDBAsyncClient) -> int:
        rows = 0 if placed else await write_places(connection, contents)
        return rows + await write_people(connection, contents, password_hash)

    return await database.write_unit(write)


async def write_places(connection: BaseDBAsyncClient, contents: list[Content]) -> int:
    """Write every place. Called inside a write unit."""
    sheet = await open_sheet(connection, PLACE_TABLES)
    communities = [row["code"] for row in read_rows(DIVISIONS / "villages.csv")]
    codes = {*communities, *(street for content in contents for street in content.streets)}
    divisions = {grid.code: grid for grid in await Grid.filter(code__in=codes).using_db(connection)}
    if missing := codes - divisions.keys():
        raise DatabaseRefused(
            f"Division {min(missing)} is not in the database: run `python -m api import-divisions` first."
        )
    for content in contents:
        gather_place(sheet, content, communities, divisions)
    await Grid.bulk_update(
        divisions.values(), ["label", "brand", "point", "boundary"], batch_size=100, using_db=connection
    )
    return await sheet.write(connection)


async def write_people(connection: BaseDBAsyncClient, contents: list[Content], password_hash: str) -> int:
    """Write the people of every place, and the accounts. Called inside a write unit, when the places are there."""
    sheet = await open_sheet(connection, PEOPLE_TABLES)
    streets = Q(*(Q(code__startswith=street) for content in contents for street in content.streets), join_type=Q.OR)
    rows = PeopleRows(sheet, await Grid.filter(streets, closed_on=None).order_by("code").using_db(connection))
    for content in contents:
        holders = rows.gather(content)
        if STREET in content.streets:
            add_accounts(sheet, holders, password_hash)
    return await sheet.write(connection)


def gather_place(sheet: Sheet, content: Content, communities: list[str], divisions: dict[str, Grid]) -> None:
    """Put everything about one place on the sheet, and what its divisions are given on their rows."""
    ground = survey(content.outline, plots(content, communities))
    by_code = dict(divisions)
    GridRows(sheet, by_code, ground).settle(content)
    units = PartnerRows(sheet, by_code, ground).gather(content)
    ServiceRows(sheet, by_code, ground, units).gather(content)


def first_own_code(content: Content) -> str:
    """The code of the first grid that the place adds below a community."""
    division = next(division for division in content.divisions if division.grids)
    return running_codes(division.code, (division.grids[0].name,))[0][0]
