"""Every figure published about the demonstration places comes out by counting published rows."""

import sqlite3
from pathlib import Path

import pytest

from schema.database import open_database
from schema.graph.execute import open_graph
from schema.root import build_root
from tests.graph.worlds import ask

ZHANSHAN = "370202010004"
WUYINGSHAN = "370105001"
YINZHU = "370211010"
HUANGSHAN = "341003"
WEIBIN = "610302"
YINGDA_ROAD = "610302005003"
CHILDRENS_PARK = "410102009009"
LONGNAN = "410102007004"
QINJIANG = "410102004007"

BELOW = """(SELECT low.id FROM grid low JOIN grid top ON low.path >= top.path AND low.path < top.path || '~'
    WHERE top.code = :code)"""
GRIDS = f"SELECT count(*) FROM grid WHERE id IN {BELOW} AND published AND "
UNITS = f"SELECT count(*) FROM partner_unit WHERE grid_id IN {BELOW} AND published AND standing = 'ACTIVE'"
PLACES = f"SELECT count(*) FROM service_place WHERE grid_id IN {BELOW} AND published AND "
ITEMS = f"SELECT count(*) FROM service_item WHERE grid_id IN {BELOW} AND published AND "
LENT = f"""SELECT sum(resource.quantity) FROM resource JOIN partner_unit unit ON unit.id = resource.unit_id
    WHERE unit.grid_id IN {BELOW} AND resource.published AND resource."""
DEVICES = f"""FROM device JOIN service_place place ON place.id = device.place_id
    WHERE place.grid_id IN {BELOW} AND place.published"""
ALLIED = """SELECT count(*) FROM alliance_member member JOIN alliance ON alliance.id = member.alliance_id
    JOIN partner_unit unit ON unit.id = member.unit_id JOIN grid ON grid.id = alliance.grid_id
    WHERE grid.code = :code AND unit.published"""
POSTS = f"SELECT count(*) FROM grid_post WHERE grid_id IN {BELOW} AND ended_on IS NULL AND "
LED = f"""SELECT count(DISTINCT grid_id) FROM grid_post post JOIN grid ON grid.id = grid_id
    WHERE grid_id IN {BELOW} AND ended_on IS NULL AND """
MANAGED = "(SELECT id FROM grid WHERE management"
NETS = "SELECT count(*) FROM grid_net WHERE grid_id = grid.id"


def counted(column: str) -> str:
    """The newest figure of the very grid."""
    return f"""SELECT {column} FROM grid_figures JOIN grid ON grid.id = grid_id
        WHERE code = :code ORDER BY as_of DESC LIMIT 1"""


@pytest.mark.parametrize(
    ("figure", "what", "place", "rows"),
    [
        (7, "grids in Zhanshan", ZHANSHAN, GRIDS + "level = 6"),
        (51, "micro-grids in Zhanshan", ZHANSHAN, GRIDS + "level = 7"),
        (7, "brands in Zhanshan, one a grid", ZHANSHAN, GRIDS.replace("*", "DISTINCT brand") + "level = 6"),
        (7, "self-governing committees in Zhanshan", ZHANSHAN, GRIDS + f"level = 6 AND ({NETS} AND kind = 'WELFARE')"),
        (61, "partner units in Zhanshan", ZHANSHAN, UNITS),
        (
            7,
            "respected members as deputy secretaries of grid branches in Zhanshan",
            ZHANSHAN,
            POSTS.replace("*", "DISTINCT grid_id") + "title = '网格党支部副书记'",
        ),
        (61, "members of Zhanshan's alliance", ZHANSHAN, ALLIED),
        (
            4,
            "joint duties carried in Zhanshan",
            ZHANSHAN,
            f"""SELECT count(DISTINCT duty) FROM unit_duty JOIN partner_unit unit ON unit.id = unit_id
                WHERE unit.grid_id IN {BELOW} AND unit.published""",
        ),
        (23, "services at the door in Zhanshan", ZHANSHAN, ITEMS + "delivery = 'HOME_VISIT'"),
        (1, "vegetables for one yuan in Zhanshan", ZHANSHAN, ITEMS + "name LIKE '%蔬菜%' AND price_fen = 100"),
        (11, "self-service devices in Zhanshan", ZHANSHAN, f"SELECT count(*) {DEVICES}"),
        (
            300,
            "functions of Zhanshan's devices",
            ZHANSHAN,
            f"SELECT count(*) FROM device_function WHERE device_id IN (SELECT device.id {DEVICES})",
        ),
        (4, "deliberation halls in Zhanshan", ZHANSHAN, PLACES + "kind = 'HALL'"),
        (
            4,
            "weekly sittings in Zhanshan's halls",
            ZHANSHAN,
            f"""SELECT count(*) FROM opening_hours JOIN service_place place ON place.id = place_id
                WHERE place.grid_id IN {BELOW} AND kind = 'HALL'""",
        ),
        (5, "pocket gardens in Zhanshan", ZHANSHAN, PLACES + "kind = 'SHARED_SPACE'"),
        (1, "meal point in Zhanshan", ZHANSHAN, PLACES + "kind = 'MEAL_POINT'"),
        (1, "housekeeping station in Zhanshan", ZHANSHAN, PLACES + "kind = 'CARE_STATION'"),
        (3, "services for its 60 elders", ZHANSHAN, ITEMS + "audience = 'ELDERS' AND capacity = 60"),
        (1, "points shop in Zhanshan", ZHANSHAN, PLACES + "kind = 'POINTS_SHOP'"),
        (47_000, "residents of Wuyingshan", WUYINGSHAN, counted("residents")),
        (5, "communities in Wuyingshan's net", WUYINGSHAN, GRIDS + f"level = 5 AND ({NETS}) > 0"),
        (42, "middle grids in Wuyingshan", WUYINGSHAN, GRIDS + "level = 6 AND label = '中网格'"),
        (260, "small grids in Wuyingshan", WUYINGSHAN, GRIDS + "level = 7 AND label = '小网格'"),
        (42, "gated or open estates in Wuyingshan", WUYINGSHAN, GRIDS + "management IN ('GATED', 'OPEN')"),
        (42, "middle grids with a lead in Wuyingshan", WUYINGSHAN, LED + "role = 'GRID_LEAD'"),
        (260, "small grids with a worker in Wuyingshan", WUYINGSHAN, LED + "role = 'GRID_WORKER' AND level = 7"),
        (
            6,
            "channels of Wuyingshan's workers",
            WUYINGSHAN,
            POSTS.replace("*", "DISTINCT channel") + "role = 'GRID_WORKER'",
        ),
        (
            4,
            "kinds of people who lead gated estates in Wuyingshan",
            WUYINGSHAN,
            POSTS.replace("*", "DISTINCT title") + f"role = 'GRID_LEAD' AND grid_id IN {MANAGED} = 'GATED')",
        ),
        (23, "partner units in Wuyingshan", WUYINGSHAN, UNITS),
        (13, "schools in Yinzhu", YINZHU, UNITS + " AND kind = 'SCHOOL' AND name NOT LIKE '%幼儿园'"),
        (19, "kindergartens in Yinzhu", YINZHU, UNITS + " AND kind = 'SCHOOL' AND name LIKE '%幼儿园'"),
        (27_000, "boxes of goods in Yinzhu", YINZHU, LENT + "measure = '箱'"),
        (75, "people to be trained in Yinzhu", YINZHU, LENT + "kind = 'TRAINING' AND resource.measure = '名额'"),
        (13, "grids with five nets merged in Yinzhu", YINZHU, GRIDS + f"level = 6 AND ({NETS}) = 5"),
        (
            3,
            "dimensions of service in Yinzhu",
            YINZHU,
            ITEMS.replace("*", "DISTINCT dimension") + "dimension IN ('PUBLIC', 'CHARITABLE', 'VOLUNTEER')",
        ),
        (2, "mediation studios in Yinzhu", YINZHU, PLACES + "kind = 'STUDIO'"),
        (3, "rider stations in Huangshan", HUANGSHAN, PLACES + "kind = 'RIDER_STATION'"),
        (
            15,
            "books, kits, tools, kettles and chargers in the three",
            HUANGSHAN,
            f"""SELECT count(*) FROM equipment JOIN service_place place ON place.id = place_id
                WHERE place.grid_id IN {BELOW} AND kind = 'RIDER_STATION' AND published
                AND equipment.name IN ('图书', '急救箱', '维修工具箱', '热水壶', '电动车充电器')""",
        ),
        (25, "riders in Huangshan", HUANGSHAN, LENT + "name = '骑手网格员'"),
        (25, "riders with a post in Huangshan", HUANGSHAN, POSTS + "title = '骑手网格员'"),
        (4, "communities with a measure for a brand", HUANGSHAN, GRIDS + "level = 5 AND brand IS NOT NULL"),
        (10, "grids in Yingda Road", YINGDA_ROAD, GRIDS + "level = 6"),
        (74, "buildings in Yingda Road", YINGDA_ROAD, GRIDS + "level = 8"),
        (74, "buildings counted in Yingda Road", YINGDA_ROAD, counted("buildings")),
        (9, "secretaries of grid branches in Yingda Road", YINGDA_ROAD, POSTS + "title = '网格党支部书记'"),
        (92, "stations in Weibin", WEIBIN, PLACES + "kind = 'STATION'"),
        (
            53,
            "communities with a station in Weibin",
            WEIBIN,
            PLACES.replace("*", "DISTINCT grid_id") + "kind = 'STATION'",
        ),
        (3_095, "households in Children's Park", CHILDRENS_PARK, counted("households")),
        (8_600, "residents of Children's Park", CHILDRENS_PARK, counted("residents")),
        (68, "shops in Children's Park", CHILDRENS_PARK, counted("shops")),
        (32, "partner units in Children's Park", CHILDRENS_PARK, UNITS),
        (47, "micro-grids, a worker each, in Children's Park", CHILDRENS_PARK, GRIDS + "level = 7"),
        (1, "mediation studio in Children's Park", CHILDRENS_PARK, PLACES + "kind = 'STUDIO'"),
        (15_000, "yuan for the festival of Children's Park", CHILDRENS_PARK, LENT + "kind = 'MONEY'"),
        (7, "third level grids in Longnan", LONGNAN, GRIDS + "level = 6 AND label = '三级网格'"),
        (79, "micro-grids in Longnan", LONGNAN, GRIDS + "level = 7"),
        (2_256, "households in Qinjiang", QINJIANG, counted("households")),
        (5_432, "residents of Qinjiang", QINJIANG, counted("residents")),
        (170, "per mille over 60 in Qinjiang", QINJIANG, counted("over_60_permille")),
        (8, "shared spaces in Qinjiang", QINJIANG, PLACES + "kind = 'SHARED_SPACE'"),
        (1, "live studio in Qinjiang", QINJIANG, PLACES + "kind = 'STUDIO'"),
        (5, "programmes of the live studio in Qinjiang", QINJIANG, ITEMS + "delivery = 'ONLINE'"),
        (25, "partners in Qinjiang", QINJIANG, UNITS + " AND relation = 'PARTNER'"),
        (12, "joint units in Qinjiang", QINJIANG, UNITS + " AND relation = 'JOINT_UNIT'"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 and not value.isdecimal() else "",
)
def test_there_are_as_many_as_published(
    figure: int, what: str, place: str, rows: str, demonstration_rows: sqlite3.Connection
) -> None:
    (found,) = demonstration_rows.execute(rows, {"code": place}).fetchone()
    assert found == figure, what


@pytest.mark.parametrize("station", ["room", "opening_hours"])
def test_every_station_in_weibin_has_a_room_and_extended_hours(
    station: str, demonstration_rows: sqlite3.Connection
) -> None:
    extended = "AND (weekday > 5 OR closes > '18:00')" if station == "opening_hours" else ""
    rows = PLACES + f"kind = 'STATION' AND id IN (SELECT place_id FROM {station} WHERE 1 {extended})"
    assert demonstration_rows.execute(rows, {"code": WEIBIN}).fetchone() == (92,)


@pytest.mark.parametrize(
    ("figure", "place", "posts"),
    [
        (7, ZHANSHAN, "{role: {eq: GRID_LEAD}}"),
        (51, ZHANSHAN, "{role: {eq: MICRO_GRID_HEAD}}"),
        (20, ZHANSHAN, "{role: {eq: OBSERVER}}"),
        (7, ZHANSHAN, "{role: {eq: GRID_WORKER}, net: {eq: PARTY}}"),
        (780, WUYINGSHAN, "{role: {eq: GRID_WORKER}}"),
        (25, YINGDA_ROAD, "{role: {eq: GRID_WORKER}}"),
        (74, YINGDA_ROAD, "{role: {eq: MICRO_GRID_HEAD}}"),
        (9, YINGDA_ROAD, "{role: {eq: GRID_LEAD}, net: {eq: PARTY}}"),
        (47, CHILDRENS_PARK, "{role: {eq: GRID_WORKER}}"),
        (7, LONGNAN, "{role: {eq: GRID_LEAD}}"),
        (79, LONGNAN, "{role: {eq: GRID_WORKER}}"),
    ],
)
async def test_one_query_counts_the_posts_that_were_published(
    figure: int, place: str, posts: str, demonstration_file: Path
) -> None:
    query = f'''{{ grid(code: "{place}") {{
        posts(scope: SUBTREE, asOf: "2023-12-31", filter: {posts}) {{ totalCount }}
    }} }}'''
    async with open_database(f"sqlite://{demonstration_file}") as database, open_graph(build_root(), database) as graph:
        assert await ask(graph, query) == {"data": {"grid": {"posts": {"totalCount": figure}}}}


def test_gated_estates_are_led_by_all_four_kinds_and_open_ones_by_an_elected_member(
    demonstration_rows: sqlite3.Connection,
) -> None:
    leads = demonstration_rows.execute(
        f"""SELECT management, group_concat(DISTINCT title), group_concat(DISTINCT channel)
        FROM grid JOIN grid_post ON grid_id = grid.id AND role = 'GRID_LEAD' AND ended_on IS NULL
        WHERE grid.id IN {BELOW} GROUP BY grid.id""",
        {"code": WUYINGSHAN},
    ).fetchall()
    assert len(leads) == 42
    for management, titles, channels in leads:
        if management == "GATED":
            assert sorted(titles.split(",")) == ["党员志愿者", "物业骨干", "社区干部", "社区民警"]
        else:
            assert (management, channels) == ("OPEN", "ELECTED")
