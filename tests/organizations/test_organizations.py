"""Founding organizations, editing, moving and dissolving them: each first refused, with nothing written, then done."""

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema.graph.viewer import ANONYMOUS
from schema.grids.kinds import GridLevel
from schema.grids.rules.paths import extend
from schema.grids.rules.ranges import DEEPEST
from schema.grids.tables import Grid
from schema.history.tables import HistoryEntry
from schema.organizations.kinds import OrganizationKind
from schema.organizations.tables import Organization, OrganizationMember
from tests.organizations.street import DAY, Street, key


async def test_an_organization_is_founded_under_another(street: Street) -> None:
    wanted = street.wanted(kind="PARTY_GROUP", name="一号楼党小组", parent=key(street.branch), foundedOn=DAY)
    payload = await street.change("foundOrganization", street.secretary, **wanted)
    assert payload["userErrors"] == []
    made = payload["organization"]
    assert (made["parent"], made["foundedOn"], made["version"]) == ({"name": "芝泉路网格党支部"}, DAY, 1)
    row = await Organization.get(name="一号楼党小组")
    assert (row.path, row.initials) == (extend(street.branch.path, row.pk), "yhldxz")
    assert await street.town.history() == [("李强", "found", "Organization")]
    entry = await HistoryEntry.get()
    assert entry.path == street.grid.path


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": " "}, ("BAD_INPUT", "name")),
        ({"name": "长" * 101}, ("BAD_INPUT", "name")),
        ({"charter": "长" * 10_001}, ("BAD_INPUT", "charter")),
        ({"grid": "Grid:999"}, ("NOT_FOUND", "grid")),
        ({"parent": "Organization:999"}, ("NOT_FOUND", "parent")),
        ({"parent": "Grid:1"}, ("BAD_INPUT", "parent")),
    ],
)
async def test_what_cannot_be_an_organization_is_refused_by_name(
    street: Street, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    assert await street.refused("foundOrganization", street.secretary, **street.wanted(**changes)) == expected


async def test_only_who_keeps_organizations_here_founds_them(street: Street) -> None:
    wanted = street.wanted()
    assert (await street.refused("foundOrganization", ANONYMOUS, **wanted))[0] == "NOT_SIGNED_IN"
    assert (await street.refused("foundOrganization", street.lead, **wanted))[0] == "NOT_ALLOWED"
    there = street.wanted(grid=key(street.other))
    assert (await street.refused("foundOrganization", street.secretary, **there))[0] == "NOT_ALLOWED"
    above = await street.organization("湛山街道大工委", OrganizationKind.PARTY_WORK_COMMITTEE, street.street)
    under = street.wanted(kind="COMMUNITY_PARTY_COMMITTEE", parent=key(above))
    assert (await street.refused("foundOrganization", street.secretary, **under))[0] == "NOT_ALLOWED"
    assert (await street.change("foundOrganization", street.officer, **under))["userErrors"] == []
    await Grid.filter(id=street.grid.pk).update(closed_on="2024-01-01")
    assert await street.refused("foundOrganization", street.secretary, **wanted) == ("GRID_CLOSED", "grid")


async def test_tiers_descend_and_nothing_stands_under_what_is_elsewhere(street: Street) -> None:
    for changes, code in (
        ({"kind": "GRID_BRANCH", "parent": key(street.branch)}, "TIER_ORDER"),
        ({"kind": "PARTY_WORK_COMMITTEE", "parent": key(street.branch)}, "TIER_ORDER"),
        ({"grid": key(street.community), "parent": key(street.branch)}, "PARENT_ELSEWHERE"),
        ({"grid": key(street.other), "parent": key(street.committee)}, "PARENT_ELSEWHERE"),
    ):
        refused = await street.refused("foundOrganization", street.officer, **street.wanted(**changes))
        assert refused == (code, "parent")


async def test_organizations_stand_only_so_deep(street: Street) -> None:
    kind, top = OrganizationKind.RESIDENT_TEAM, await Organization.get(id=street.branch.pk)
    for _ in range(DEEPEST - 2):
        top = await street.organization("队", kind, street.grid, top)
    wanted = street.wanted(parent=key(top))
    assert await street.refused("foundOrganization", street.secretary, **wanted) == ("BAD_INPUT", "parent")
    pair = await street.organization("甲队", kind, street.grid)
    await street.organization("乙队", kind, street.grid, pair)
    above = await Organization.get(id=top.parent_id)  # type: ignore[attr-defined]
    moving = {"organization": key(pair), "parent": key(above), "expectedVersion": 1, "reason": "归口"}
    assert await street.refused("moveOrganization", street.secretary, **moving) == ("BAD_INPUT", "parent")


async def test_an_edit_changes_what_is_given_and_clears_what_is_null(street: Street) -> None:
    edit = {"organization": key(street.branch), "expectedVersion": 1, "brand": "红帆", "charter": "三会一课"}
    payload = await street.change("editOrganization", street.secretary, **edit, reason="创牌")
    assert (payload["organization"]["brand"], payload["organization"]["version"]) == ("红帆", 2)
    again = {**edit, "expectedVersion": 2, "brand": None, "name": "芝泉支部"}
    payload = await street.change("editOrganization", street.secretary, **again)
    assert (payload["organization"]["brand"], payload["organization"]["name"]) == (None, "芝泉支部")
    assert (await Organization.get(id=street.branch.pk)).pinyin == "zhiquanzhibu"
    for viewer, changes, code in (
        (street.secretary, {}, "VERSION_CONFLICT"),
        (street.secretary, {"name": None, "expectedVersion": 3}, "BAD_INPUT"),
        (street.lead, {}, "NOT_ALLOWED"),
    ):
        assert (await street.refused("editOrganization", viewer, **{**edit, **changes}))[0] == code
    await OrganizationMember.create(
        organization=street.branch, person=street.neighbour, title="书记", joined_on="2020-01-01"
    )
    late = {"organization": key(street.branch), "expectedVersion": 3, "foundedOn": "2020-01-02"}
    assert await street.refused("editOrganization", street.secretary, **late) == ("BAD_INPUT", "foundedOn")


async def test_an_organization_moves_with_everything_below_it(street: Street) -> None:
    group = await street.organization("一号楼党小组", OrganizationKind.PARTY_GROUP, street.grid, street.branch)
    moving = {"organization": key(street.branch), "expectedVersion": 1, "reason": "独立"}
    payload = await street.change("moveOrganization", street.secretary, **moving)
    assert payload["organization"]["parent"] is None
    assert (await Organization.get(id=group.pk)).path == extend(extend("", street.branch.pk), group.pk)
    back = {**moving, "parent": key(street.committee), "expectedVersion": 2}
    payload = await street.change("moveOrganization", street.secretary, **back)
    assert payload["organization"]["parent"] == {"name": "湛山社区大党委"}
    await assert_trees(await Organization.all())
    assert [action for _, action, _ in await street.town.history()] == ["move", "move"]


async def test_an_organization_moves_only_where_it_can_stand_and_the_viewer_may(street: Street) -> None:
    above = await street.organization("湛山街道大工委", OrganizationKind.PARTY_WORK_COMMITTEE, street.street)
    apart = await street.organization("仰口社区大党委", OrganizationKind.COMMUNITY_PARTY_COMMITTEE, street.other)
    moving = {"organization": key(street.committee), "expectedVersion": 1, "reason": "归口"}
    for viewer, changes, code in (
        (ANONYMOUS, {"parent": key(above)}, "NOT_SIGNED_IN"),
        (street.secretary, {"parent": key(above)}, "NOT_ALLOWED"),
        (street.lead, {}, "NOT_ALLOWED"),
        (street.officer, {"parent": key(street.branch)}, "WITHIN_ITSELF"),
        (street.officer, {"parent": key(street.committee)}, "WITHIN_ITSELF"),
        (street.officer, {"parent": key(apart)}, "PARENT_ELSEWHERE"),
        (street.officer, {"parent": key(above), "expectedVersion": 2}, "VERSION_CONFLICT"),
    ):
        assert (await street.refused("moveOrganization", viewer, **{**moving, **changes}))[0] == code
    await Organization.filter(id=above.pk).update(dissolved_on=DAY)
    under = {**moving, "parent": key(above)}
    assert await street.refused("moveOrganization", street.officer, **under) == ("ORGANIZATION_DISSOLVED", "parent")


async def test_two_moves_at_once_make_no_circle(street: Street) -> None:
    teams = [await street.organization(name, OrganizationKind.RESIDENT_TEAM, street.grid) for name in "甲乙丙"]
    moves = [
        {"organization": key(one), "parent": key(other), "expectedVersion": 1, "reason": "归口"}
        for one, other in zip(teams, [*teams[1:], teams[0]], strict=True)
    ]
    payloads = await asyncio.gather(*(street.change("moveOrganization", street.officer, **move) for move in moves))
    codes = [payload["userErrors"][0]["code"] if payload["userErrors"] else None for payload in payloads]
    assert sorted(codes, key=str) == [None, None, "WITHIN_ITSELF"]
    await assert_trees(await Organization.all())


async def test_nothing_is_founded_in_a_grid_that_is_being_closed(street: Street) -> None:
    query = "mutation ($input: CloseGridInput!) { closeGrid(input: $input) { userErrors { code } } }"
    for number in range(5):
        grid = await street.town.grid("格", street.community, GridLevel.GRID, f"370202010004-{number + 10}")
        closing = {"grid": key(grid), "on": DAY, "expectedVersion": 1, "reason": "撤并"}
        await asyncio.gather(
            street.change("foundOrganization", street.secretary, **street.wanted(grid=key(grid))),
            street.town.ask(query, {"input": closing}, street.secretary),
        )
        closed = (await Grid.get(id=grid.pk)).closed_on is not None
        assert await Organization.filter(grid_id=grid.pk).exists() != closed


async def test_an_organization_is_dissolved_when_nothing_hangs_on_it(street: Street) -> None:
    member = (await street.change("joinOrganization", street.secretary, **street.joining()))["member"]
    dissolving = {"on": "2024-07-01", "expectedVersion": 1, "reason": "撤并"}
    branch, committee = {**dissolving, "organization": key(street.branch)}, key(street.committee)
    for viewer, changes, code in (
        (street.lead, branch, "NOT_ALLOWED"),
        (street.secretary, {**dissolving, "organization": committee}, "ORGANIZATIONS_BELOW"),
        (street.secretary, branch, "HAS_MEMBERS"),
    ):
        assert (await street.refused("dissolveOrganization", viewer, **changes))[0] == code
    leaving = {"member": member["id"], "on": "2024-07-01", "expectedVersion": 1}
    await street.change("leaveOrganization", street.secretary, **leaving)
    assert await street.refused("dissolveOrganization", street.secretary, **branch) == ("BAD_INPUT", "on")
    branch["on"] = "2024-07-02"
    await Organization.filter(id=street.branch.pk).update(founded_on="2024-07-03")
    assert await street.refused("dissolveOrganization", street.secretary, **branch) == ("BAD_INPUT", "on")
    await Organization.filter(id=street.branch.pk).update(founded_on=None)
    payload = await street.change("dissolveOrganization", street.secretary, **branch)
    assert payload["organization"]["dissolvedOn"] == "2024-07-02"
    for mutation, changes in (
        ("dissolveOrganization", {**branch, "expectedVersion": 2}),
        ("editOrganization", {"organization": key(street.branch), "expectedVersion": 2, "brand": "红帆"}),
        ("joinOrganization", street.joining()),
    ):
        refused = await street.refused(mutation, street.secretary, **changes)
        assert refused == ("ORGANIZATION_DISSOLVED", "organization")
    payload = await street.change("dissolveOrganization", street.secretary, **{**dissolving, "organization": committee})
    assert payload["userErrors"] == []
    assert [action for _, action, _ in await street.town.history()] == ["join", "leave", "dissolve", "dissolve"]


async def test_a_grid_with_an_organization_is_not_closed(street: Street) -> None:
    await Organization.filter(id=street.branch.pk).update(grid_id=street.other.pk)
    query = "query ($id: ID!) { grid(id: $id) { viewerCan { close { code } } counts { organizations } } }"
    for expected in ({"close": {"code": "ORGANIZATIONS_LAST"}}, 1), ({"close": {"code": None}}, 0):
        told = (await street.town.ask(query, {"id": key(street.other)}, street.officer))["data"]["grid"]
        assert (told["viewerCan"], told["counts"]["organizations"]) == expected
        await Organization.filter(id=street.branch.pk).update(dissolved_on=DAY)


async def test_a_founding_sent_again_under_its_key_is_done_once(street: Street) -> None:
    wanted = street.wanted(idempotencyKey="按钮 1")
    payloads = [await street.change("foundOrganization", street.secretary, **wanted) for _ in range(2)]
    assert payloads[0] == payloads[1]
    assert await Organization.filter(name="芝泉路网格自管会").count() == 1


async def test_organizations_are_found_by_their_initials_and_place(street: Street) -> None:
    query = """query ($in: ID!) { organizations(filter: {text: "zqlwg", within: $in}) {
        nodes { name parent { children { name } } } } }"""
    for place, found in ((street.community, 1), (street.other, 0)):
        told = await street.town.ask(query, {"in": key(place)})
        parent = {"children": [{"name": "芝泉路网格党支部"}]}
        expected = [{"name": "芝泉路网格党支部", "parent": parent}] * found
        assert told["data"]["organizations"]["nodes"] == expected


async def test_what_the_viewer_may_do_is_what_the_mutations_do(street: Street) -> None:
    query = """query ($id: ID!) { node(id: $id) { ... on Organization { viewerCan {
        edit { code } addChild { code } addMember { code } dissolve { code reason } } } } }"""
    told = await street.town.ask(query, {"id": key(street.committee)}, street.secretary, language="zh")
    reason = "还有未撤销的下级组织,请先调整或撤销它们。"
    assert told["data"]["node"]["viewerCan"] == {
        **{action: {"code": None} for action in ("edit", "addChild", "addMember")},
        "dissolve": {"code": "ORGANIZATIONS_BELOW", "reason": reason},
    }


async def assert_trees(organizations: Sequence[Organization]) -> None:
    """Every path is that of its place, so every tree ends at a root and there is no circle."""
    known = {organization.pk: organization for organization in organizations}
    for organization in organizations:
        keys = [organization.pk]
        while (above := known[keys[-1]].parent_id) is not None:  # type: ignore[attr-defined]
            assert above not in keys
            keys.append(above)
        path = ""
        for step in reversed(keys):
            path = extend(path, step)
        assert organization.path == path


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 6), st.none() | st.integers(0, 6)), max_size=8))
async def test_whatever_is_moved_no_circle_is_made_and_every_tree_ends_at_a_root(
    street: Street, moves: list[tuple[int, int | None]]
) -> None:
    while await Organization.all().count() < 7:
        await street.organization("队", OrganizationKind.RESIDENT_TEAM, street.grid)
    for one, other in moves:
        rows = await Organization.all().order_by("id")
        moving: dict[str, object] = {"organization": key(rows[one]), "expectedVersion": rows[one].version}
        above = {} if other is None else {"parent": key(rows[other])}
        await street.change("moveOrganization", street.officer, **moving, **above, reason="试")
        await assert_trees(await Organization.all())
