"""Small worlds: a town of a few dozen rows in every table, with something hidden, missing and closed everywhere."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model

from schema.access.kinds import Administration, Role
from schema.accounts.kinds import AccountStanding
from schema.accounts.tables import Account, SecondFactor, Session, Token
from schema.database import Database
from schema.grids.kinds import GridLevel, ManagementMode, NetKind
from schema.grids.rules.paths import extend
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid, GridFigures, GridNet
from schema.history.tables import HistoryEntry
from schema.organizations.kinds import MemberSelection, OrganizationKind
from schema.organizations.tables import Organization, OrganizationMember
from schema.partners.kinds import (
    JointDuty,
    PartnerUnitKind,
    PartnerUnitRelation,
    PartnerUnitStanding,
    ResourceKind,
)
from schema.partners.tables import Agreement, Alliance, AllianceMember, PartnerUnit, Resource, ResourcePeriod, UnitDuty
from schema.people.kinds import AttentionKind, Sex
from schema.people.tables import Person, PersonAttention
from schema.posts.kinds import RecruitmentChannel
from schema.posts.tables import GridPost
from schema.services.kinds import Audience, ServiceDelivery, ServiceDimension, ServicePlaceKind, ServiceProvider
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

# The provinces, one city and so on: each grid of a level has so many below it.
BREADTH = {
    GridLevel.PROVINCE: 2,
    GridLevel.CITY: 1,
    GridLevel.DISTRICT: 2,
    GridLevel.STREET: 2,
    GridLevel.COMMUNITY: 2,
    GridLevel.GRID: 2,
}
NAMES = ("湛山", "无影山", "隐珠", "龙西", "芙蓉", "平东", "仙源", "英达路", "渭工路", "陇南", "秦江", 'Café "7"\\')


class World:
    """Rows of a town in the making, by table, in the order in which they can be inserted."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.rows: dict[type[Model], list[Any]] = {}
        self._keys = count(1)
        self.grids: list[Grid] = []
        self._grow(None, "", GridLevel.PROVINCE)
        for grid in self.grids:
            self._describe(grid)
        self._furnish()
        self._populate()

    async def insert_into(self, database: Database) -> None:
        """Write the whole world in one unit."""

        async def work(connection: BaseDBAsyncClient) -> None:
            for table, rows in self.rows.items():
                await table.bulk_create(rows, using_db=connection)

        await database.write_unit(work)

    def _add(self, table: type[Model], **values: Any) -> Any:
        made = table(id=next(self._keys), **values)
        self.rows.setdefault(table, []).append(made)
        return made

    def _name(self) -> dict[str, str]:
        name = f"{self.random.choice(NAMES)}{self.random.choice(('', '一', '二', '东', '西'))}"
        pinyin, initials = spell(name)
        return {"name": name, "pinyin": pinyin, "initials": initials}

    def _maybe(self, value: Any) -> Any:
        return self.random.choice((None, value))

    def _day(self) -> date:
        return date(2023, self.random.randint(1, 12), self.random.randint(1, 28))

    def _often(self) -> bool:
        return self.random.random() < 0.8

    def _point(self) -> dict[str, object]:
        return {"type": "Point", "coordinates": [round(self.random.uniform(120, 121), 6), 36.06]}

    def _grow(self, parent: Grid | None, code: str, level: GridLevel) -> None:
        for number in range(1, BREADTH.get(level, 0) + 1):
            own = f"{code}{number:02}" if level < GridLevel.GRID else f"{code}-{number:02}"
            grid = self._add(
                Grid,
                parent_id=parent.id if parent else None,
                level=int(level),
                code=own,
                **self._name(),
                path="",
                label=self._maybe("三级网格"),
                management=self._maybe(self.random.choice(list(ManagementMode)).value),
                brand=self._maybe("红帆"),
                point=self._maybe(self._point()),
                boundary=self._maybe(
                    {"type": "Polygon", "coordinates": [[[120.1, 36.2], [120.3, 36.2], [120.1, 36.2]]]}
                ),
                published=self._often(),
                opened_on=self._maybe(self._day()),
                closed_on=None if self._often() else self._day(),
            )
            grid.path = extend(parent.path if parent else "", grid.id)
            self.grids.append(grid)
            # Levels may be skipped.
            step = 2 if level is GridLevel.DISTRICT and number == 2 else 1
            if level < GridLevel.BUILDING:
                self._grow(grid, own, GridLevel(min(level + step, GridLevel.BUILDING)))

    def _describe(self, grid: Grid) -> None:
        for kind in self.random.sample(list(NetKind), self.random.randint(0, 2)):
            self._add(GridNet, grid_id=grid.id, kind=kind.value, responsible="街道办")
        for year in range(2021, 2021 + self.random.randint(0, 3)):
            self._add(
                GridFigures,
                grid_id=grid.id,
                as_of=date(year, 12, 31),
                households=self._maybe(self.random.randint(0, 3000)),
                residents=self._maybe(self.random.randint(0, 9000)),
                over_60_permille=self._maybe(self.random.randint(0, 1000)),
                shops=self._maybe(68),
                buildings=self._maybe(0),
            )

    def _furnish(self) -> None:
        for _ in range(24):
            self._partner(self.random.choice(self.grids))
        units = self.rows[PartnerUnit]
        for grid in self.random.sample(self.grids, 3):
            alliance = self._add(
                Alliance, grid_id=grid.id, name=self.random.choice(NAMES), founded_on=self._maybe(self._day())
            )
            for unit in self.random.sample(units, 4):
                self._add(AllianceMember, alliance_id=alliance.id, unit_id=unit.id, joined_on=self._maybe(self._day()))
        for _ in range(10):
            self._place(self.random.choice(self.grids))
        for _ in range(30):
            self._item(self.random.choice(self.grids))

    def _populate(self) -> None:
        for number in range(1, 25):
            person = self._add(
                Person,
                grid_id=self._maybe(self.random.choice(self.grids).id),
                **self._name(),
                sex=self._maybe(self.random.choice(list(Sex)).value),
                born_on=self._maybe(self._day()),
                **(self._identity(number) if self._often() else {}),
                phone_mask=self._maybe("138****1234"),
                address_mask=self._maybe("湛山路"),
                consented_on=self._maybe(self._day()),
                moved_on=None if self._often() else self._day(),
                deceased_on=None if self._often() else self._day(),
                version=self.random.randint(1, 3),
            )
            if self._often():
                kind = self.random.choice(list(AttentionKind)).value
                self._add(PersonAttention, person_id=person.id, kind=kind, since=date(2022, 1, 1), until=None)
            for _ in range(self.random.randint(0, 2)):
                self._post(person)
            if number % 3 == 0:
                self._account(person, number)
        for _ in range(30):
            self._organization()
        for number in range(1, 40):
            self._entry(number)

    def _identity(self, number: int) -> dict[str, str]:
        return {
            "identity_cipher": f"sealed {number}",
            "identity_print": f"print {number}",
            "identity_mask": "3702*************X",
        }

    def _post(self, person: Person) -> None:
        self._add(
            GridPost,
            grid_id=self.random.choice(self.grids).id,
            person_id=person.id,
            role=self.random.choice(list(Role)).value,
            title=self._maybe("楼长"),
            net=self._maybe(self.random.choice(list(NetKind)).value),
            channel=self._maybe(self.random.choice(list(RecruitmentChannel)).value),
            started_on=date(2022, self.random.randint(1, 12), 1),
            ended_on=None if self._often() else self._day(),
            version=1,
        )

    def _organization(self) -> None:
        parent = self._maybe(self.random.choice(self.rows.get(Organization, [None])[:7]))
        organization = self._add(
            Organization,
            grid_id=self.random.choice(self.grids).id,
            parent_id=parent.id if parent else None,
            kind=self.random.choice(list(OrganizationKind)).value,
            **self._name(),
            path="",
            charter=self._maybe("第一条\n为居民服务"),
            brand=self._maybe("红帆"),
            founded_on=self._maybe(date(2022, 1, 1)),
            dissolved_on=None if self._often() else self._day(),
            published=self._often(),
            version=1,
        )
        organization.path = extend(parent.path if parent else "", organization.id)
        for person in self.random.sample(self.rows[Person], self.random.randint(0, 3)):
            self._add(
                OrganizationMember,
                organization_id=organization.id,
                person_id=person.id,
                title=self.random.choice(("主任", "队员")),
                selection=self._maybe(self.random.choice(list(MemberSelection)).value),
                joined_on=date(2022, self.random.randint(1, 12), 1),
                left_on=None if self._often() else self._day(),
                version=1,
            )

    def _account(self, person: Person, number: int) -> None:
        account = self._add(
            Account,
            person_id=person.id,
            login=f"worker{number}",
            administration=self._maybe(self.random.choice(list(Administration)).value),
            standing=AccountStanding.ACTIVE.value if self._often() else AccountStanding.CLOSED.value,
            must_change_password=self._often(),
            demonstration=not self._often(),
            opened_at=self._moment(),
            version=1,
        )
        for session in range(self.random.randint(0, 2)):
            began = self._moment()
            self._add(
                Session,
                account_id=account.id,
                secret_hash=f"{number}-{session}",
                started_at=began,
                seen_at=began,
                expires_at=began + timedelta(hours=12),
                ended_at=self._maybe(began + timedelta(hours=1)),
                address="127.0.0.1",
                agent='Mozilla/5.0 "quoted"',
            )

        if self._often():
            self._add(
                SecondFactor,
                account_id=account.id,
                secret_cipher="sealed",
                begun_at=self._moment(),
                confirmed_at=self._maybe(self._moment()),
                last_step=0,
            )
        for token in range(self.random.randint(0, 2)):
            issued = self._moment()
            self._add(
                Token,
                account_id=account.id,
                name='app "7"',
                secret_hash=f"{number}-{token}",
                beginning="wangge_ab12",
                scopes=self.random.choice(("[]", '["SEE","SEE_PEOPLE"]')),
                issued_at=issued,
                expires_at=issued + timedelta(days=30),
                last_used_at=self._maybe(issued + timedelta(days=1)),
                revoked_at=self._maybe(issued + timedelta(days=2)),
            )

    def _entry(self, number: int) -> None:
        grid = self.random.choice(self.grids)
        table = self.random.choice((Grid, Person, GridPost, Account, Session))
        self._add(
            HistoryEntry,
            chain=1,
            number=number,
            at=self._moment(),
            account_id=self._maybe(1),
            actor="王芳",
            post=self._maybe("湛山社区社区书记"),
            entity=table.__name__,
            row_id=self.random.choice(self.rows[table]).id,
            action="edit",
            path=self.random.choice((grid.path, "")),
            reason=self._maybe('因为"搬迁"'),
            changes='{"name":["旧, 名","新 名"]}',
            hash="0" * 64,
        )

    def _moment(self) -> datetime:
        microsecond = self.random.choice((0, 123456))
        return datetime(2024, self.random.randint(1, 12), 3, 4, 5, 6, microsecond, tzinfo=UTC)

    def _partner(self, grid: Grid) -> None:
        unit = self._add(
            PartnerUnit,
            grid_id=grid.id,
            **self._name(),
            credit_code=self._maybe(f"91370202MA{len(self.rows.get(PartnerUnit, ())):08}"),
            kind=self.random.choice(list(PartnerUnitKind)).value,
            relation=self.random.choice(list(PartnerUnitRelation)).value,
            standing=PartnerUnitStanding.ACTIVE.value if self._often() else PartnerUnitStanding.APPLIED.value,
            address=self._maybe("湛山路 1 号"),
            point=self._maybe(self._point()),
            introduction=self._maybe("第一行\n第二行\t“引号”"),
            joined_on=self._maybe(self._day()),
            published=self._often(),
        )
        for duty in self.random.sample(list(JointDuty), self.random.randint(0, 3)):
            self._add(UnitDuty, unit_id=unit.id, duty=duty.value, since=self._maybe(self._day()))
        if self._often():
            self._add(
                Agreement, unit_id=unit.id, title="共建协议", signed_on=self._day(), expires_on=self._maybe(self._day())
            )
        for _ in range(self.random.randint(0, 3)):
            self._resource(unit)

    def _resource(self, unit: PartnerUnit) -> None:
        resource = self._add(
            Resource,
            unit_id=unit.id,
            serves_id=self.random.choice(self.grids).id,
            kind=self.random.choice(list(ResourceKind)).value,
            name=self.random.choice(("会议室", "急救箱", "志愿者")),
            quantity=self.random.randint(0, 40),
            measure="个",
            conditions=self._maybe("提前一天"),
            published=self._often(),
        )
        for weekday in self.random.sample(range(1, 8), self.random.randint(0, 2)):
            self._add(ResourcePeriod, resource_id=resource.id, weekday=weekday, opens="09:00", closes="17:00")

    def _place(self, grid: Grid) -> None:
        place = self._add(
            ServicePlace,
            grid_id=grid.id,
            **self._name(),
            kind=self.random.choice(list(ServicePlaceKind)).value,
            address=self._maybe("湛山路 2 号"),
            point=self._maybe(self._point()),
            introduction=self._maybe("全天开放"),
            published=self._often(),
        )
        for weekday in self.random.sample(range(1, 8), 3):
            self._add(OpeningHours, place_id=place.id, weekday=weekday, opens="08:30", closes="20:00")
        self._add(
            OpeningException, place_id=place.id, day=self._day(), opens=self._maybe("10:00"), closes=None, reason="盘点"
        )
        self._add(Room, place_id=place.id, name="活动室", seats=self._maybe(30))
        self._add(Equipment, place_id=place.id, name="急救箱", quantity=2)
        for _ in range(self.random.randint(0, 2)):
            device = self._add(
                Device, place_id=place.id, name="自助机", working=self._often(), installed_on=self._maybe(self._day())
            )
            for number in range(self.random.randint(0, 3)):
                self._add(DeviceFunction, device_id=device.id, name=f"功能{number}")

    def _item(self, grid: Grid) -> None:
        self._add(
            ServiceItem,
            grid_id=grid.id,
            **self._name(),
            dimension=self.random.choice(list(ServiceDimension)).value,
            audience=self.random.choice(list(Audience)).value,
            provider=self.random.choice(list(ServiceProvider)).value,
            unit_id=self._maybe(self.random.choice(self.rows[PartnerUnit]).id),
            device_id=self._maybe(self.random.choice(self.rows[Device]).id),
            place_id=self._maybe(self.random.choice(self.rows[ServicePlace]).id),
            delivery=self.random.choice(list(ServiceDelivery)).value,
            price_fen=self.random.choice((0, 100, 1500)),
            price_points=self._maybe(20),
            capacity=self._maybe(8),
            lead_time_minutes=self.random.choice((0, 60, 1440)),
            introduction=self._maybe("每周三"),
            published=self._often(),
        )
