"""Joining organizations and leaving them: who belonged on any day stays answerable, by name, to everybody."""

import asyncio

from schema.graph.viewer import ANONYMOUS
from schema.organizations.tables import Organization, OrganizationMember
from schema.people.tables import Person
from tests.organizations.street import DAY, Street, key


async def test_who_belongs_is_known_for_every_day(street: Street) -> None:
    member = (await street.change("joinOrganization", street.secretary, **street.joining()))["member"]
    assert (member["name"], member["title"], member["selection"]) == ("孙丽", "副书记", "ELECTED")
    leaving = {"member": member["id"], "on": "2024-08-31", "expectedVersion": 1, "reason": "换届"}
    left = (await street.change("leaveOrganization", street.secretary, **leaving))["member"]
    assert (left["leftOn"], left["version"]) == ("2024-08-31", 2)
    rejoining = street.joining(joinedOn="2024-09-01", title="书记", selection="APPOINTED")
    assert (await street.change("joinOrganization", street.secretary, **rejoining))["userErrors"] == []
    query = """query ($branch: ID!, $day: Date!) { node(id: $branch) { ... on Organization {
        members(asOf: $day) { nodes { title name person { memberships(asOf: $day) { totalCount } } } } } } }"""
    for day, title in (("2024-05-31", None), ("2024-08-31", "副书记"), ("2024-09-01", "书记")):
        told = await street.town.ask(query, {"branch": key(street.branch), "day": day}, street.secretary)
        person = {"memberships": {"totalCount": 1}}
        expected = [{"title": title, "name": "孙丽", "person": person}] if title else []
        assert told["data"]["node"]["members"]["nodes"] == expected
    assert await street.town.history() == [
        ("李强", action, "OrganizationMember") for action in ("join", "leave", "join")
    ]


async def test_who_cannot_join_or_leave_is_told_why(street: Street) -> None:
    assert (await street.refused("joinOrganization", ANONYMOUS, **street.joining()))[0] == "NOT_SIGNED_IN"
    assert (await street.refused("joinOrganization", street.lead, **street.joining()))[0] == "NOT_ALLOWED"
    stranger = await street.town.person("周涛", street.other)
    await Organization.filter(id=street.branch.pk).update(founded_on="2024-01-01")
    for changes, refusal in (
        ({"person": key(stranger)}, ("NOT_FOUND", "person")),
        ({"organization": "Organization:999"}, ("NOT_FOUND", "organization")),
        ({"title": " "}, ("BAD_INPUT", "title")),
        ({"joinedOn": "2023-12-31"}, ("BAD_INPUT", "joinedOn")),
    ):
        assert await street.refused("joinOrganization", street.secretary, **street.joining(**changes)) == refusal
    member = (await street.change("joinOrganization", street.secretary, **street.joining()))["member"]
    twice = street.joining(joinedOn="2024-05-01")
    assert await street.refused("joinOrganization", street.secretary, **twice) == ("MEMBER_ALREADY", "person")
    leaving = {"member": member["id"], "on": DAY, "expectedVersion": 1}
    early, stale = {**leaving, "on": "2024-05-31"}, {**leaving, "expectedVersion": 2}
    for viewer, given, code in (
        (ANONYMOUS, leaving, "NOT_SIGNED_IN"),
        (street.lead, leaving, "NOT_ALLOWED"),
        (street.secretary, early, "BAD_INPUT"),
        (street.secretary, stale, "VERSION_CONFLICT"),
    ):
        assert (await street.refused("leaveOrganization", viewer, **given))[0] == code
    await street.change("leaveOrganization", street.secretary, **leaving)
    ended = {**leaving, "expectedVersion": 2}
    assert await street.refused("leaveOrganization", street.secretary, **ended) == ("MEMBERSHIP_ENDED", "member")
    await Person.filter(id=street.neighbour.pk).update(deceased_on="2024-06-02")
    late = street.joining(joinedOn="2024-06-02")
    assert await street.refused("joinOrganization", street.secretary, **late) == ("PERSON_DECEASED", "person")


async def test_of_two_who_make_the_same_person_a_member_one_succeeds(street: Street) -> None:
    payloads = await asyncio.gather(
        *(street.change("joinOrganization", street.secretary, **street.joining()) for _ in range(3))
    )
    codes = [payload["userErrors"][0]["code"] if payload["userErrors"] else None for payload in payloads]
    assert sorted(codes, key=str) == ["MEMBER_ALREADY", "MEMBER_ALREADY", None]
    assert await OrganizationMember.all().count() == 1


async def test_nobody_joins_what_is_being_dissolved(street: Street) -> None:
    dissolving = {"organization": key(street.branch), "on": DAY, "expectedVersion": 1, "reason": "撤并"}
    await asyncio.gather(
        street.change("dissolveOrganization", street.officer, **dissolving),
        street.change("joinOrganization", street.secretary, **street.joining()),
    )
    dissolved = (await Organization.get(id=street.branch.pk)).dissolved_on is not None
    assert await OrganizationMember.all().count() == (0 if dissolved else 1)


async def test_everybody_sees_what_is_published_and_the_names_but_not_the_people(street: Street) -> None:
    await street.change("joinOrganization", street.secretary, **street.joining())
    await Organization.filter(id=street.committee.pk).update(published=False)
    query = """query ($id: ID!) { grid(id: $id) { organizations(scope: SUBTREE, filter: {dissolved: false}) {
        nodes { name parent { name } ancestors { name } members { nodes { name title person { name } } } } } } }"""
    member = {"name": "孙丽", "title": "副书记"}
    branch = {"name": "芝泉路网格党支部"}
    hidden: dict[str, object] = {
        **branch,
        "parent": None,
        "ancestors": [],
        "members": {"nodes": [{**member, "person": None}]},
    }
    told = await street.town.ask(query, {"id": key(street.community)})
    assert told["data"]["grid"]["organizations"]["nodes"] == [hidden]
    above = {"name": "湛山社区大党委"}
    members = {"nodes": [{**member, "person": {"name": "孙丽"}}]}
    seen = {**branch, "parent": above, "ancestors": [above], "members": members}
    told = await street.town.ask(query, {"id": key(street.community)}, street.secretary)
    assert told["data"]["grid"]["organizations"]["nodes"][1] == seen
