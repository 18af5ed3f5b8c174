"""People of one demonstration community; three sign in: who works a grid, who leads it all, and who audits."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

from playwright.async_api import expect
from tortoise.backends.base.client import BaseDBAsyncClient

from schema.access.kinds import Administration, Role
from schema.accounts.kinds import AccountStanding
from schema.accounts.rules.passwords import hash_password
from schema.accounts.tables import Account
from schema.database import Database, open_database
from schema.graph.dialects import SQLite
from schema.graph.unit import UNKNOWN, Unit
from schema.graph.viewer import Viewer
from schema.grids.kinds import NetKind
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid
from schema.history.rules.revise import add, revise
from schema.organizations.tables import OrganizationMember
from schema.people.kinds import AttentionKind, Sex
from schema.people.rules.masks import mask_address, mask_identity_number, mask_phone
from schema.people.tables import Person, PersonAttention
from schema.posts.kinds import RecruitmentChannel
from schema.posts.tables import GridPost
from schema.root import build_root
from tests.journeys.visitor import ZHANSHAN, Visitor

PASSWORD = "perfectly fine 42"
WORKER, SECRETARY, AUDITOR = "linxiaomei", "zhoujianguo", "sunming"
WORKED_GRID = f"{ZHANSHAN}-01"
FAMILIES, GIVEN = "赵钱吴郑冯陈", ("秀英", "志强", "丽华", "建军", "桂芳", "海涛", "雨桐")
RESIDENTS = len(FAMILIES) * len(GIVEN)
BORN = date(1956, 3, 8)


async def sign_in(visitor: Visitor, login: str) -> None:
    """Sign in on the page for it, by the keyboard alone, and wait for what comes after."""
    await expect(visitor.page.get_by_label("登录名")).to_be_focused()
    await visitor.page.keyboard.type(login)
    await visitor.page.keyboard.press("Tab")
    await visitor.page.keyboard.type(PASSWORD)
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.get_by_role("banner").get_by_role("button", name="账号菜单")).to_be_visible()
    await visitor.settle()


def settle(database_url: str) -> None:
    """Write them into a database that holds the demonstration communities."""

    async def make() -> None:
        async with open_database(database_url) as database:
            await _settle(database)

    with asyncio.Runner() as runner:
        runner.run(make())


async def _settle(database: Database) -> None:
    async def write(connection: BaseDBAsyncClient) -> None:
        # Only those who are named here, so that a test can say who works a grid and how many live in it.
        for table in (OrganizationMember, GridPost, PersonAttention, Account, Person):
            await table.all().using_db(connection).delete()
        community = await Grid.get(code=ZHANSHAN, using_db=connection)
        grid = await Grid.get(code=WORKED_GRID, using_db=connection)
        await _Town(connection, community, grid).settle()

    await database.write_unit(write)


@dataclass(frozen=True)
class _Town:
    connection: BaseDBAsyncClient
    community: Grid
    grid: Grid

    async def settle(self) -> None:
        secretary = await self._person("周建国", self.community, Sex.MALE, date(1975, 10, 1))
        former = await self._person("王桂兰", self.community, Sex.FEMALE, date(1962, 5, 20))
        worker = await self._person("林晓梅", self.grid, Sex.FEMALE, date(1990, 6, 30))
        auditor = await self._person("孙明", None, Sex.MALE, date(1980, 1, 1))
        await self._account(secretary, SECRETARY)
        await self._account(worker, WORKER)
        await self._account(auditor, AUDITOR, Administration.AUDIT)
        for number, (family, given) in enumerate(product(FAMILIES, GIVEN)):
            sex = Sex.MALE if number % 3 else Sex.FEMALE
            await self._person(f"{family}{given}", self.grid, sex, BORN.replace(year=1936 + 2 * number))
        await self._post(former, self.community, Role.COMMUNITY_SECRETARY, date(2019, 3, 1), date(2023, 12, 31))
        await self._post(secretary, self.community, Role.COMMUNITY_SECRETARY, date(2024, 1, 1))
        await self._post(
            worker,
            self.grid,
            Role.GRID_WORKER,
            date(2024, 3, 15),
            title="专职网格员",
            net=NetKind.PARTY.value,
            channel=RecruitmentChannel.PURCHASED.value,
        )
        elder = await Person.get(name="赵秀英", using_db=self.connection)
        for kind, until in ((AttentionKind.LIVES_ALONE, None), (AttentionKind.LOW_INCOME, date(2023, 6, 30))):
            await PersonAttention.create(
                person=elder, kind=kind.value, since=date(2021, 9, 1), until=until, using_db=self.connection
            )
        await self._change(secretary, elder)

    async def _person(self, name: str, grid: Grid | None, sex: Sex, born_on: date) -> Person:
        pinyin, initials = spell(name)
        return await Person.create(
            name=name,
            pinyin=pinyin,
            initials=initials,
            grid=grid,
            sex=sex.value,
            born_on=born_on,
            # Nobody opens what is sealed in these journeys.
            identity_cipher="sealed",
            identity_print=name,
            identity_mask=mask_identity_number("370202195603080021"),
            phone_cipher="sealed",
            phone_print=name,
            phone_mask=mask_phone("13805321234"),
            address_cipher="sealed",
            address_mask=mask_address("青岛市市南区芝泉路7号2单元301"),
            consented_on=date(2024, 4, 1),
            using_db=self.connection,
        )

    async def _account(self, person: Person, login: str, administration: Administration | None = None) -> None:
        await Account.create(
            person=person,
            login=login,
            password_hash=hash_password(PASSWORD),
            administration=administration.value if administration else None,
            standing=AccountStanding.ACTIVE.value,
            # An administrator elsewhere would have to begin with a second factor.
            demonstration=True,
            opened_at=datetime(2024, 4, 1, tzinfo=UTC),
            using_db=self.connection,
        )

    async def _post(
        self, person: Person, grid: Grid, role: Role, started_on: date, ended_on: date | None = None, **told: Any
    ) -> None:
        await GridPost.create(
            grid=grid,
            person=person,
            role=role.value,
            started_on=started_on,
            ended_on=ended_on,
            using_db=self.connection,
            **told,
        )

    async def _change(self, secretary: Person, elder: Person) -> None:
        """What the secretary did to one record, so that there is history to read."""
        account = await Account.get(person=secretary, using_db=self.connection)
        unit = Unit(
            self.connection,
            build_root().declarations,
            SQLite(),
            Viewer(account.pk, secretary.pk, secretary.name, "湛山社区社区书记"),
            UNKNOWN,
            datetime(2026, 11, 2, 1, 30, tzinfo=UTC),
            demonstration=False,
        )
        attention = PersonAttention(person=elder, kind=AttentionKind.DISABLED.value, since=date(2026, 11, 2))
        await add(unit, attention, "add", path=self.grid.path)
        values = {"phone_mask": mask_phone("13905329876"), "moved_on": date(2026, 10, 31)}
        await revise(unit, elder, "edit", values, path=self.grid.path, reason="本人来电更正")
