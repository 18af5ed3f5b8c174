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
from schema.demonstration.members import Held, MemberRows, Neighbour
from schema.demonstration.organizations import OrganizationRows
from schema.demonstration.partners import PartnerRows
from schema.demonstration.people import PeopleRows
from schema.demonstration.reading import read_contents, read_rows
from schema.demonstration.services import ServiceRows
from schema.demonstration.sheet import Sheet, open_sheet
from schema.demonstration.survey import survey
from schema.grids.tables import Grid, GridFigures, GridNet
from schema.organizations.tables import Organization, OrganizationMember
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
ORGANIZATION_TABLES = (Organization, OrganizationMember)
TABLES = PLACE_TABLES + PEOPLE_TABLES + ORGANIZATION_TABLES


async def load_demonstration(database: Database) -> int:
    """Load all demonstration places in one write unit and return the number of new rows: 0 if they are there.

    Where an earlier version has loaded the places, their people and organizations are added.
    Raises DatabaseRefused when the divisions in `DIVISIONS`, or the national table, were not imported before.
    """
    contents = read_contents(CONTENT)
    organized = await Organization.exists(in_streets(contents, "grid__code"))
    peopled = await Account.exists(demonstration=True)
    if peopled and organized:
        return 0
    placed = await Grid.exists(code__in=[first_own_code(content) for content in contents])
    password_hash = hash_password(PASSWORD)

    async def write(connection: BaseDBAsyncClient) -> int:
        rows = 0 if placed else await write_places(connection, contents)
        rows += 0 if peopled else await write_people(connection, contents, password_hash)
        return rows + (0 if organized else await write_organizations(connection, contents))

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
    rows = PeopleRows(sheet, await open_grids(connection, contents))
    for content in contents:
        holders = rows.gather(content)
        if STREET in content.streets:
            add_accounts(sheet, holders, password_hash)
    return await sheet.write(connection)


async def write_organizations(connection: BaseDBAsyncClient, contents: list[Content]) -> int:
    """Write the organizations of every place. Called inside a write unit, when the people are there."""
    sheet = await open_sheet(connection, ORGANIZATION_TABLES)
    posts = GridPost.filter(in_streets(contents, "grid__code")).order_by("id").using_db(connection)
    people = Person.filter(in_streets(contents, "grid__code"), born_on__isnull=False).order_by("id")
    members = MemberRows(
        sheet,
        [Held(*row) for row in await posts.values_list("grid__path", "title", "person_id", "started_on", "ended_on")],
        [Neighbour(*row) for row in await people.using_db(connection).values_list("grid__path", "id", "born_on")],
    )
    rows = OrganizationRows(sheet, await open_grids(connection, contents), members)
    for content in contents:
        rows.gather(content)
    return await sheet.write(connection)


async def open_grids(connection: BaseDBAsyncClient, contents: list[Content]) -> list[Grid]:
    """The grids of every place, in the order of their codes."""
    return await Grid.filter(in_streets(contents, "code"), closed_on=None).order_by("code").using_db(connection)


def in_streets(contents: list[Content], code: str) -> Q:
    """Whether the code of a grid is that of a street of the places, or of something below one."""
    streets = (street for content in contents for street in content.streets)
    return Q(*(Q(**{f"{code}__startswith": street}) for street in streets), join_type=Q.OR)


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
