"""The organizations of the demonstration places: as many as were published, in their chains, with their members."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from schema.database import Database, open_database
from schema.demonstration.load import ORGANIZATION_TABLES, load_demonstration
from schema.graph.execute import open_graph
from schema.organizations.tables import Organization, OrganizationMember
from schema.root import build_root
from tests.demonstration.loaded import import_demonstration_divisions
from tests.graph.worlds import ask

ZHANSHAN = "370202010004"
WUYINGSHAN = "370105001"
YINZHU = "370211010"
FURONG = "341003100004"
YINGDA_ROAD = "610302005003"
WEIGONG_ROAD = "610302002002"
CHILDRENS_PARK = "410102009009"
QINJIANG = "410102004007"
DAY = "2023-12-31"


@pytest.mark.parametrize(
    ("figure", "place", "kind"),
    [
        (7, ZHANSHAN, "SELF_GOVERNING_COMMITTEE"),
        (17, ZHANSHAN, "RESIDENT_TEAM"),
        (1, WUYINGSHAN, "PARTY_WORK_COMMITTEE"),
        (5, WUYINGSHAN, "COMMUNITY_PARTY_COMMITTEE"),
        (42, WUYINGSHAN, "GRID_BRANCH"),
        (260, WUYINGSHAN, "PARTY_GROUP"),
        (13, YINZHU, "GRID_TEAM"),
        (2, YINZHU, "MEDIATION_STUDIO"),
        (9, YINGDA_ROAD, "GRID_BRANCH"),
        (2, WEIGONG_ROAD, "ESTATE_TEAM"),
        (1, CHILDRENS_PARK, "MEDIATION_STUDIO"),
        (9, CHILDRENS_PARK, "RESIDENT_TEAM"),
        (1, QINJIANG, "LIVE_STUDIO"),
    ],
)
async def test_one_query_counts_the_organizations_that_were_published(
    figure: int, place: str, kind: str, demonstration_file: Path
) -> None:
    organizations = f"organizations(scope: SUBTREE, filter: {{kind: {{eq: {kind}}}}}) {{ totalCount }}"
    grid = await asked(demonstration_file, place, organizations)
    assert grid == {"organizations": {"totalCount": figure}}


@pytest.mark.parametrize(
    ("figure", "place", "kind", "title"),
    [
        (51, ZHANSHAN, "SELF_GOVERNING_COMMITTEE", "委员"),
        (7, ZHANSHAN, "GRID_BRANCH", "副书记"),
        (20, ZHANSHAN, "COMMITTEE", "社区观察员"),
        (9, YINGDA_ROAD, "GRID_BRANCH", "书记"),
        (1, CHILDRENS_PARK, "MEDIATION_STUDIO", "首席调解员"),
        (47, CHILDRENS_PARK, "MEDIATION_STUDIO", "调解员"),
        (25, FURONG, "VOLUNTEER_TEAM", "队员"),
        (13, YINZHU, "GRID_TEAM", "网格长"),
        (65, YINZHU, "GRID_TEAM", "网格员"),
    ],
)
async def test_one_query_counts_the_members_that_were_published(
    figure: int, place: str, kind: str, title: str, demonstration_file: Path
) -> None:
    members = f'members(asOf: "{DAY}", filter: {{title: {{eq: "{title}"}}}}) {{ totalCount nodes {{ name }} }}'
    organizations = f"organizations(scope: SUBTREE, filter: {{kind: {{eq: {kind}}}}}) {{ nodes {{ {members} }} }}"
    grid = await asked(demonstration_file, place, organizations)
    assert sum(node["members"]["totalCount"] for node in grid["organizations"]["nodes"]) == figure


async def test_each_grid_of_zhanshan_has_its_own_committee(demonstration_file: Path) -> None:
    committees = """children { nodes { name organizations(filter: {kind: {eq: SELF_GOVERNING_COMMITTEE}}) {
        nodes { name parent { name } } } } }"""
    grid = await asked(demonstration_file, ZHANSHAN, committees)
    assert len(grid["children"]["nodes"]) == 7
    for child in grid["children"]["nodes"]:
        own = {"name": f"{child['name']}自管会", "parent": {"name": "湛山社区居委会"}}
        assert child["organizations"]["nodes"] == [own]


@pytest.mark.parametrize(
    ("place", "lowest", "chain"),
    [
        (WUYINGSHAN, "PARTY_GROUP", ["PARTY_WORK_COMMITTEE", "COMMUNITY_PARTY_COMMITTEE", "GRID_BRANCH"]),
        (YINZHU, "PARTY_HOUSEHOLD", ["COMMUNITY_PARTY_COMMITTEE", "GRID_BRANCH", "PARTY_GROUP"]),
        (YINZHU, "YARD_STEWARDS", ["RESIDENTS_COMMITTEE", "RESIDENTS_GROUP", "OWNERS_COMMITTEE"]),
    ],
)
async def test_one_query_shows_the_four_tiers(
    place: str, lowest: str, chain: list[str], demonstration_file: Path
) -> None:
    lowest_ones = f"organizations(scope: SUBTREE, first: 100, filter: {{kind: {{eq: {lowest}}}}})"
    grid = await asked(demonstration_file, place, f"{lowest_ones} {{ nodes {{ ancestors {{ kind }} }} }}")
    assert grid["organizations"]["nodes"]
    for node in grid["organizations"]["nodes"]:
        assert [above["kind"] for above in node["ancestors"]] == chain


async def test_every_place_has_an_organization_that_is_not_published_yet(
    demonstration_rows: sqlite3.Connection,
) -> None:
    hidden = demonstration_rows.execute(
        """SELECT DISTINCT substr(code, 1, 6) FROM organization JOIN grid ON grid.id = grid_id
        WHERE NOT organization.published"""
    ).fetchall()
    assert sorted(hidden) == [("341003",), ("370105",), ("370202",), ("370211",), ("410102",), ("610302",)]


def test_nobody_belongs_to_an_organization_twice_at_once_or_as_a_child(demonstration_rows: sqlite3.Connection) -> None:
    twice = """SELECT count(*) FROM organization_member one JOIN organization_member other
        ON other.organization_id = one.organization_id AND other.person_id = one.person_id AND other.id > one.id"""
    children = """SELECT count(*) FROM organization_member JOIN person ON person.id = person_id
        WHERE joined_on < date(born_on, '+18 years')"""
    for rows in (twice, children):
        assert demonstration_rows.execute(rows).fetchone() == (0,)


async def test_places_that_were_loaded_before_there_were_organizations_get_them(database: Database) -> None:
    await import_demonstration_divisions(database)
    await load_demonstration(database)
    before = [await table.all().order_by("id").values() for table in ORGANIZATION_TABLES]
    await Organization.all().update(parent_id=None)
    await OrganizationMember.all().delete()
    await Organization.all().delete()
    assert await load_demonstration(database) == sum(len(rows) for rows in before)
    names = await Organization.all().order_by("id").values_list("name", flat=True)
    assert names == [row["name"] for row in before[0]]


async def asked(demonstration_file: Path, place: str, fields: str) -> Any:
    """What one query says of the grid of a place."""
    async with open_database(f"sqlite://{demonstration_file}") as database, open_graph(build_root(), database) as graph:
        answer = await ask(graph, f'{{ grid(code: "{place}") {{ {fields} }} }}')
    assert "errors" not in answer
    return answer["data"]["grid"]
