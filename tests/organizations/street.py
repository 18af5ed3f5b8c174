"""A street to found organizations in, and what the tests of them say to it."""

from typing import Any

import pytest_asyncio

from schema.access.kinds import Role
from schema.graph.viewer import Viewer
from schema.grids.kinds import GridLevel
from schema.grids.rules.paths import extend
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid
from schema.history.tables import HistoryEntry, OutboxEvent
from schema.organizations.kinds import OrganizationKind
from schema.organizations.tables import Organization, OrganizationMember
from schema.people.tables import Person
from tests.town import Town

__all__ = ["DAY", "Street", "everything", "key", "street"]

ORGANIZATION = "organization { id kind name brand charter foundedOn dissolvedOn version parent { name } }"
MEMBER = "member { id name title selection joinedOn leftOn version organization { name } }"
PAYLOADS = {
    "foundOrganization": ORGANIZATION,
    "editOrganization": ORGANIZATION,
    "moveOrganization": ORGANIZATION,
    "dissolveOrganization": ORGANIZATION,
    "joinOrganization": MEMBER,
    "leaveOrganization": MEMBER,
}
DAY = "2024-06-01"


class Street:
    """A street with two communities and a grid in the first; a party committee of the community with a branch in the
    grid; the secretary of that community, an officer of the street, the grid's lead, and 孙丽, who lives there.
    """

    def __init__(self, town: Town) -> None:
        self.town = town

    async def build(self) -> "Street":
        town = self.town
        self.street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
        self.community = await town.grid("湛山社区", self.street, GridLevel.COMMUNITY, "370202010004")
        self.other = await town.grid("仰口社区", self.street, GridLevel.COMMUNITY, "370202010005")
        self.grid = await town.grid("芝泉路网格", self.community, GridLevel.GRID, "370202010004-01")
        self.officer = await town.holder("王芳", Role.STREET_OFFICER, self.street)
        self.secretary = await town.holder("李强", Role.COMMUNITY_SECRETARY, self.community)
        self.lead = await town.holder("赵敏", Role.GRID_LEAD, self.grid)
        self.neighbour = await town.person("孙丽", self.grid)
        kinds = OrganizationKind
        self.committee = await self.organization("湛山社区大党委", kinds.COMMUNITY_PARTY_COMMITTEE, self.community)
        self.branch = await self.organization("芝泉路网格党支部", kinds.GRID_BRANCH, self.grid, self.committee)
        return self

    async def organization(
        self, name: str, kind: OrganizationKind, grid: Grid, parent: Organization | None = None
    ) -> Organization:
        """One more organization."""
        pinyin, initials = spell(name)
        number = await Organization.all().count() + 1
        return await Organization.create(
            id=number,
            grid=grid,
            parent=parent,
            kind=kind.value,
            name=name,
            pinyin=pinyin,
            initials=initials,
            path=extend(parent.path if parent else "", number),
        )

    async def change(self, mutation: str, viewer: Viewer, **given: object) -> Any:
        """The payload, or the code of the error in its place."""
        name = mutation[0].upper() + mutation[1:]
        query = (
            f"mutation ($input: {name}Input!) {{ {mutation}(input: $input) "
            f"{{ userErrors {{ code field message }} {PAYLOADS[mutation]} }} }}"
        )
        answer = await self.town.ask(query, {"input": given}, viewer)
        return answer["errors"][0]["extensions"]["code"] if "errors" in answer else answer["data"][mutation]

    async def refused(self, mutation: str, viewer: Viewer, **given: object) -> tuple[str, str | None]:
        """The code and the field of a refusal that wrote nothing."""
        before = await everything()
        payload = await self.change(mutation, viewer, **given)
        assert await everything() == before
        if isinstance(payload, str):
            return payload, None
        [error] = payload["userErrors"]
        assert error["message"]
        return error["code"], error["field"]

    def wanted(self, **given: object) -> dict[str, object]:
        return {"grid": key(self.grid), "kind": "SELF_GOVERNING_COMMITTEE", "name": "芝泉路网格自管会", **given}

    def joining(self, **given: object) -> dict[str, object]:
        return {
            "organization": key(self.branch),
            "person": key(self.neighbour),
            "title": "副书记",
            "selection": "ELECTED",
            "joinedOn": DAY,
            **given,
        }


def key(row: Grid | Organization | OrganizationMember | Person) -> str:
    return f"{type(row).__name__}:{row.pk}"


async def everything() -> Any:
    tables = (Organization, OrganizationMember, HistoryEntry, OutboxEvent)
    return [sorted(str(row) for row in await table.all().values()) for table in tables]


@pytest_asyncio.fixture
async def street(town: Town) -> Street:
    street = await Street(town).build()
    if town.database.url.startswith("postgres"):
        await town.database.connection.execute_query("SELECT setval('organization_id_seq', 1000)")
    return street
