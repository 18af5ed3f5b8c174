"""The people of the demonstration places: who leads what and who did before, and who is looked after."""

import sqlite3
from datetime import date

from schema.access.kinds import Role
from schema.database import Database, open_database
from schema.demonstration.load import ORGANIZATION_TABLES, PEOPLE_TABLES, load_demonstration
from schema.graph.execute import open_graph
from schema.organizations.tables import Organization
from schema.people.kinds import AttentionKind
from schema.people.tables import Person
from schema.posts.kinds import RecruitmentChannel
from schema.root import build_root
from tests.demonstration.loaded import import_demonstration_divisions
from tests.graph.worlds import ask

LEAD = """
query ($first: Date!, $later: Date!) {
  grid(code: "370202010004-01") {
    before: posts(asOf: $first, filter: {role: {eq: GRID_LEAD}}) { nodes { holder endedOn } }
    after: posts(asOf: $later, filter: {role: {eq: GRID_LEAD}}) { nodes { holder endedOn } }
  }
}
"""


async def test_who_led_a_grid_on_a_past_day_has_an_answer(demonstration_rows: sqlite3.Connection) -> None:
    before, after = demonstration_rows.execute(
        """SELECT person.name, started_on, ended_on FROM grid_post JOIN person ON person.id = person_id
        JOIN grid ON grid.id = grid_post.grid_id
        WHERE code = '370202010004-01' AND role = 'GRID_LEAD' ORDER BY started_on"""
    ).fetchall()
    assert before[2] < after[1]
    (_, _, path), *_ = demonstration_rows.execute("PRAGMA database_list").fetchall()
    async with open_database(f"sqlite://{path}") as database, open_graph(build_root(), database) as graph:
        answer = await ask(graph, LEAD, {"first": before[2], "later": after[1]})
    assert answer["data"]["grid"] == {
        "before": {"nodes": [{"holder": before[0], "endedOn": before[2]}]},
        "after": {"nodes": [{"holder": after[0], "endedOn": None}]},
    }


def test_a_former_holder_left_the_day_before_the_next_one_began(demonstration_rows: sqlite3.Connection) -> None:
    ended = demonstration_rows.execute("SELECT count(*) FROM grid_post WHERE ended_on IS NOT NULL").fetchone()
    followed = demonstration_rows.execute(
        """SELECT count(DISTINCT former.id) FROM grid_post former JOIN grid_post next ON next.grid_id = former.grid_id
        AND next.role = former.role AND next.title = former.title AND next.person_id <> former.person_id
        AND next.started_on = date(former.ended_on, '+1 day') WHERE former.started_on < former.ended_on"""
    ).fetchone()
    assert ended == followed
    assert ended[0] > 60


def test_every_role_and_every_channel_is_held_by_somebody(demonstration_rows: sqlite3.Connection) -> None:
    for column, words in (("role", Role), ("channel", RecruitmentChannel)):
        held = demonstration_rows.execute(f"SELECT DISTINCT {column} FROM grid_post WHERE ended_on IS NULL").fetchall()
        assert {name for (name,) in held} == {word.value for word in words}


def test_everybody_was_of_age_when_they_took_their_post(demonstration_rows: sqlite3.Connection) -> None:
    youngest = """SELECT count(*) FROM grid_post JOIN person ON person.id = person_id
        WHERE started_on < date(born_on, '+18 years')"""
    assert demonstration_rows.execute(youngest).fetchone() == (0,)


def test_every_community_with_grids_has_residents_to_look_after(demonstration_rows: sqlite3.Connection) -> None:
    residents = demonstration_rows.execute(
        """SELECT community.code, count(DISTINCT person.id), count(DISTINCT kind) FROM grid community
        JOIN grid home ON home.path >= community.path AND home.path < community.path || '~'
        JOIN person ON person.grid_id = home.id LEFT JOIN person_attention ON person_attention.person_id = person.id
        WHERE community.level = 5 AND NOT EXISTS (SELECT 1 FROM grid_post WHERE grid_post.person_id = person.id)
        GROUP BY community.id"""
    ).fetchall()
    assert len(residents) == 19
    assert {code: people for code, people, _ in residents if people != 12} == {"370202010004": 48}
    assert {kinds for _, _, kinds in residents} == {len(AttentionKind)}


def test_elders_are_old_and_children_young(demonstration_rows: sqlite3.Connection) -> None:
    kinds = (
        "SELECT min(born_on), max(born_on) FROM person JOIN person_attention ON person_id = person.id WHERE kind = ?"
    )
    assert demonstration_rows.execute(kinds, ["LIVES_ALONE"]).fetchone()[1] < "1950"
    assert demonstration_rows.execute(kinds, ["LEFT_BEHIND_CHILD"]).fetchone()[0] > "2010"


async def test_places_that_were_loaded_before_there_were_people_get_them(database: Database) -> None:
    await import_demonstration_divisions(database)
    await load_demonstration(database)
    people = await Person.all().order_by("id").values("name", "grid_id", "born_on")
    await Organization.all().update(parent_id=None)
    for table in reversed(PEOPLE_TABLES + ORGANIZATION_TABLES):
        await table.all().delete()
    await load_demonstration(database)
    assert await Person.all().order_by("id").values("name", "grid_id", "born_on") == people
    assert people[0]["born_on"] < date(2000, 1, 1)
