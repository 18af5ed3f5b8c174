"""Giving posts, handing them over and ending them: who held a post on any day stays answerable."""

import asyncio
from typing import Any

import pytest
import pytest_asyncio

from schema.access.kinds import Role
from schema.graph.viewer import ANONYMOUS, Viewer
from schema.grids.kinds import GridLevel
from schema.grids.tables import Grid
from schema.history.tables import HistoryEntry
from schema.people.tables import Person
from schema.posts.tables import GridPost
from tests.town import Town

POST = "post { id role title holder startedOn endedOn version person { name } }"
PAYLOADS = {
    "appoint": POST,
    "endPost": POST,
    "handOverPost": "ended { holder endedOn } begun { holder startedOn endedOn role title }",
}


class Community:
    """A community with one grid; its secretary; 赵敏, who is registered there and leads the grid since 2024."""

    def __init__(self, town: Town) -> None:
        self.town = town

    async def build(self) -> "Community":
        town = self.town
        self.community = await town.grid("湛山社区", None, GridLevel.COMMUNITY, "370202010004")
        self.grid = await town.grid("芝泉路网格", self.community, GridLevel.GRID, "370202010004-01")
        self.secretary = await town.holder("李强", Role.COMMUNITY_SECRETARY, self.community)
        self.lead = await town.holder("赵敏", Role.GRID_LEAD, self.grid)
        self.neighbour = await town.person("孙丽", self.grid)
        return self

    async def change(self, mutation: str, viewer: Viewer, **given: object) -> Any:
        """The payload, or the code of the error in its place."""
        name = mutation[0].upper() + mutation[1:]
        query = (
            f"mutation ($input: {name}Input!) {{ {mutation}(input: $input) "
            f"{{ userErrors {{ code field }} {PAYLOADS[mutation]} }} }}"
        )
        answer = await self.town.ask(query, {"input": given}, viewer)
        return answer["errors"][0]["extensions"]["code"] if "errors" in answer else answer["data"][mutation]

    async def refused(self, mutation: str, viewer: Viewer, **given: object) -> str:
        """The code of a refusal that wrote nothing."""
        before = await GridPost.all().order_by("id").values(), await HistoryEntry.all().count()
        payload = await self.change(mutation, viewer, **given)
        assert (await GridPost.all().order_by("id").values(), await HistoryEntry.all().count()) == before
        return payload if isinstance(payload, str) else payload["userErrors"][0]["code"]

    def wanted(self, **given: object) -> dict[str, object]:
        return {
            "grid": f"Grid:{self.grid.pk}",
            "person": f"Person:{self.neighbour.pk}",
            "role": "GRID_WORKER",
            "startedOn": "2024-06-01",
            **given,
        }


@pytest_asyncio.fixture
async def community(town: Town) -> Community:
    return await Community(town).build()


async def test_a_person_is_given_a_post(community: Community) -> None:
    payload = await community.change(
        "appoint", community.secretary, **community.wanted(title="巡查员", channel="VOLUNTEER")
    )
    post = payload["post"]
    assert payload["userErrors"] == []
    assert (post["role"], post["title"], post["holder"], post["endedOn"]) == ("GRID_WORKER", "巡查员", "孙丽", None)
    assert await community.town.history() == [("李强", "appoint", "GridPost")]


async def test_what_no_post_can_be_is_refused(community: Community) -> None:
    for changes, code in (
        ({"endedOn": "2024-05-31"}, "BAD_INPUT"),
        ({"role": "GRID_LEAD", "person": f"Person:{community.lead.person}"}, "POST_HELD"),
        ({"person": "Person:999"}, "NOT_FOUND"),
        ({"grid": "Grid:999"}, "NOT_FOUND"),
    ):
        assert await community.refused("appoint", community.secretary, **community.wanted(**changes)) == code


async def test_only_who_appoints_here_gives_posts_and_none_above_their_own(community: Community) -> None:
    wanted = community.wanted()
    assert await community.refused("appoint", ANONYMOUS, **wanted) == "NOT_SIGNED_IN"
    assert await community.refused("appoint", community.lead, **wanted) == "NOT_ALLOWED"
    elsewhere = await community.town.grid("仰口社区", None, GridLevel.COMMUNITY, "370202010005")
    there = community.wanted(grid=f"Grid:{elsewhere.pk}")
    assert await community.refused("appoint", community.secretary, **there) == "NOT_ALLOWED"
    reach = {right: paths for right, paths in community.secretary.reach.items() if right.name != "SEE_HISTORY"}
    lesser = Viewer(community.secretary.account, community.secretary.person, "李强", None, reach)
    above = community.wanted(role="COMMUNITY_SECRETARY")
    assert await community.refused("appoint", lesser, **above) == "ROLE_ABOVE_YOURS"


async def test_the_dead_are_given_no_posts(community: Community) -> None:
    await Person.filter(id=community.neighbour.pk).update(deceased_on="2024-01-01")
    assert await community.refused("appoint", community.secretary, **community.wanted()) == "PERSON_DECEASED"


async def test_a_closed_grid_has_no_new_posts_and_one_with_posts_is_not_closed(community: Community) -> None:
    query = "query ($id: ID!) { grid(id: $id) { viewerCan { close { code } appoint { code } } counts { posts } } }"
    grid = {"id": f"Grid:{community.grid.pk}"}
    told = await community.town.ask(query, grid, community.secretary)
    assert told["data"]["grid"] == {
        "viewerCan": {"close": {"code": "POSTS_HELD"}, "appoint": {"code": None}},
        "counts": {"posts": 1},
    }
    await Grid.filter(id=community.grid.pk).update(closed_on="2024-01-01")
    assert await community.refused("appoint", community.secretary, **community.wanted()) == "GRID_CLOSED"


async def test_nobody_is_given_a_post_in_a_grid_that_is_being_closed(community: Community) -> None:
    query = "mutation ($input: CloseGridInput!) { closeGrid(input: $input) { userErrors { code } } }"
    for number in range(5):
        grid = await community.town.grid("格", community.community, GridLevel.GRID, f"370202010004-{number + 10}")
        key = f"Grid:{grid.pk}"
        closing = {"grid": key, "on": "2024-06-01", "expectedVersion": 1, "reason": "撤并"}
        await asyncio.gather(
            community.change("appoint", community.secretary, **community.wanted(grid=key)),
            community.town.ask(query, {"input": closing}, community.secretary),
        )
        closed = (await Grid.get(id=grid.pk)).closed_on is not None
        assert await GridPost.filter(grid_id=grid.pk).exists() != closed


async def test_a_post_is_handed_over_without_a_gap_and_every_day_stays_answerable(community: Community) -> None:
    post = await GridPost.get(person_id=community.lead.person)
    handing = {
        "post": f"GridPost:{post.pk}",
        "to": f"Person:{community.neighbour.pk}",
        "on": "2024-09-01",
        "expectedVersion": 1,
        "reason": "轮岗",
    }
    assert await community.refused("handOverPost", community.lead, **handing) == "NOT_ALLOWED"
    assert await community.refused("handOverPost", community.secretary, **{**handing, "expectedVersion": 2}) == (
        "VERSION_CONFLICT"
    )
    assert (
        await community.refused("handOverPost", community.secretary, **{**handing, "on": "2024-01-01"}) == "BAD_INPUT"
    )
    payload = await community.change("handOverPost", community.secretary, **handing)
    assert payload["ended"] == {"holder": "赵敏", "endedOn": "2024-08-31"}
    assert payload["begun"] == {
        "holder": "孙丽",
        "startedOn": "2024-09-01",
        "endedOn": None,
        "role": "GRID_LEAD",
        "title": None,
    }
    for day, holder in (("2024-08-31", "赵敏"), ("2024-09-01", "孙丽"), ("2023-12-31", None)):
        query = "query ($id: ID!, $day: Date!) { grid(id: $id) { posts(asOf: $day) { nodes { holder } } } }"
        told = await community.town.ask(query, {"id": f"Grid:{community.grid.pk}", "day": day})
        assert [post["holder"] for post in told["data"]["grid"]["posts"]["nodes"]] == ([holder] if holder else [])


async def test_a_post_that_has_ended_is_not_ended_again(community: Community) -> None:
    post = await GridPost.get(person_id=community.lead.person)
    ending = {"post": f"GridPost:{post.pk}", "on": "2024-09-01", "expectedVersion": 1, "reason": "离任"}
    assert (await community.change("endPost", community.secretary, **ending))["post"]["endedOn"] == "2024-09-01"
    assert await community.refused("endPost", community.secretary, **{**ending, "expectedVersion": 2}) == "POST_ENDED"


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_stranger_sees_who_holds_a_post_and_not_the_person(community: Community, language: str) -> None:
    query = "query ($id: ID!) { grid(id: $id) { posts { nodes { holder person { id } } } people { totalCount } } }"
    told = await community.town.ask(query, {"id": f"Grid:{community.grid.pk}"}, language=language)  # type: ignore[arg-type]
    assert told["data"]["grid"] == {
        "posts": {"nodes": [{"holder": "赵敏", "person": None}]},
        "people": {"totalCount": 0},
    }
