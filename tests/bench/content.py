"""What every community of Qingdao is given: ten partner units with five resources each, and ten service items.

The same rows on every machine and on every run: nothing here is drawn by chance.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import count, product
from typing import NamedTuple

from schema.grids.rules.pinyin import spell

CITY = "3702"
COMMUNITY_LEVEL = 5

UNITS = [
    ("第一小学", "SCHOOL"),
    ("阳光幼儿园", "SCHOOL"),
    ("卫生服务站", "HOSPITAL"),
    ("派出所警务室", "POLICE"),
    ("便民超市", "SHOP"),
    ("惠民药房", "SHOP"),
    ("银行网点", "BANK"),
    ("物业服务中心", "PROPERTY_COMPANY"),
    ("志愿者协会", "SOCIAL_ORGANIZATION"),
    ("机电修理厂", "ENTERPRISE"),
]
RESOURCES = [
    ("多功能会议室", "PLACE", 1, "间"),
    ("折叠桌椅", "GOODS", 40, "套"),
    ("义务讲解员", "STAFF", 6, "人"),
    ("急救培训课", "TRAINING", 12, "课时"),
    ("活动经费", "MONEY", 3000, "元"),
]
ITEMS = [
    ("老年人助餐", "CHARITABLE", "ELDERS", 800),
    ("儿童课后托管", "CHARITABLE", "CHILDREN", 1500),
    ("上门理发", "VOLUNTEER", "ELDERS", 0),
    ("血压测量", "PUBLIC", "EVERYONE", 0),
    ("家电维修", "DISCOUNT", "EVERYONE", 2000),
    ("法律咨询", "PUBLIC", "EVERYONE", 0),
    ("就业推荐", "PUBLIC", "JOB_SEEKERS", 0),
    ("衣物缝补", "VOLUNTEER", "EVERYONE", 100),
    ("蔬菜一元购", "DISCOUNT", "FAMILIES_IN_DIFFICULTY", 100),
    ("骑手歇脚充电", "SELF_SERVICE", "RIDERS", 0),
]


class Unit(NamedTuple):
    """A row of partner_unit."""

    id: int
    grid_id: int
    name: str
    pinyin: str
    initials: str
    kind: str
    relation: str = "PARTNER"
    standing: str = "ACTIVE"
    published: bool = True


class Resource(NamedTuple):
    """A row of resource."""

    id: int
    unit_id: int
    serves_id: int
    kind: str
    name: str
    quantity: int
    measure: str
    published: bool = True


class Item(NamedTuple):
    """A row of service_item."""

    id: int
    grid_id: int
    name: str
    pinyin: str
    initials: str
    dimension: str
    audience: str
    price_fen: int
    provider: str = "ORGANIZATION"
    delivery: str = "AT_PLACE"
    lead_time_minutes: int = 0
    published: bool = True


def fill(connection: sqlite3.Connection) -> None:
    """Write the content of every community of the city, and let the planner learn of it."""
    communities = connection.execute(
        "SELECT id, name FROM grid WHERE code > ? AND code < ? AND level = ? ORDER BY code",
        (CITY, CITY + "~", COMMUNITY_LEVEL),
    ).fetchall()
    units = list(_units(communities))
    _insert(connection, "partner_unit", Unit._fields, units)
    _insert(connection, "resource", Resource._fields, _resources(units))
    _insert(connection, "service_item", Item._fields, _items(communities))
    connection.commit()
    connection.execute("ANALYZE")


def _units(communities: list[tuple[int, str]]) -> Iterator[Unit]:
    ids = count(1)
    for (community, name), (suffix, kind) in product(communities, UNITS):
        full = f"{name.removesuffix('居委会')}{suffix}"
        yield Unit(next(ids), community, full, *spell(full), kind)


def _resources(units: list[Unit]) -> Iterator[Resource]:
    ids = count(1)
    for unit, (name, kind, quantity, measure) in product(units, RESOURCES):
        yield Resource(next(ids), unit.id, unit.grid_id, kind, name, quantity, measure)


def _items(communities: list[tuple[int, str]]) -> Iterator[Item]:
    ids = count(1)
    for (community, _), (name, dimension, audience, price) in product(communities, ITEMS):
        yield Item(next(ids), community, name, *spell(name), dimension, audience, price)


def _insert(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]
) -> None:
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
