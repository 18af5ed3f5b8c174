"""Keeping records of people: what identifies them is sealed, found again, masked, and seen in clear with a trace."""

import asyncio
from typing import Any

import pytest
import pytest_asyncio

from schema.access.kinds import Role
from schema.graph.viewer import ANONYMOUS, Viewer
from schema.grids.kinds import GridLevel
from schema.history.tables import HistoryEntry
from schema.people.rules.identity_numbers import check_character
from schema.people.tables import Person
from tests.town import Town

PERSON = "person { id name pinyin sex bornOn identityMask phoneMask addressMask version }"
PAYLOADS = {"registerPerson": PERSON, "editPerson": PERSON, "revealPerson": "clear"}
NUMBER = "37020219450312002" + check_character("37020219450312002")
PHONE = "13812345678"
ADDRESS = "青岛市市南区芝泉路 5 号 3 单元 402"
CLEAR = (NUMBER, PHONE, ADDRESS, "402")


class Grid:
    """A grid with its lead, its worker and the lead of another."""

    def __init__(self, town: Town) -> None:
        self.town = town

    async def build(self) -> "Grid":
        community = await self.town.grid("湛山社区", None, GridLevel.COMMUNITY, "370202010004")
        self.grid = await self.town.grid("芝泉路网格", community, GridLevel.GRID, "370202010004-01")
        other = await self.town.grid("湛山二路网格", community, GridLevel.GRID, "370202010004-02")
        self.lead = await self.town.holder("李强", Role.GRID_LEAD, self.grid)
        self.worker = await self.town.holder("赵敏", Role.GRID_WORKER, self.grid)
        self.stranger = await self.town.holder("周杰", Role.GRID_LEAD, other)
        return self

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
        """The code and the field of a refusal that wrote nothing and repeats nothing private."""
        before = await Person.all().order_by("id").values(), await HistoryEntry.all().count()
        payload = await self.change(mutation, viewer, **given)
        assert (await Person.all().order_by("id").values(), await HistoryEntry.all().count()) == before
        assert not any(clear in str(payload) for clear in CLEAR)
        if isinstance(payload, str):
            return payload, None
        return payload["userErrors"][0]["code"], payload["userErrors"][0]["field"]

    def somebody(self, **given: object) -> dict[str, object]:
        return {
            "grid": f"Grid:{self.grid.pk}",
            "name": "孙丽",
            "identityNumber": NUMBER.lower(),
            "phone": "+86 138-1234-5678",
            "address": ADDRESS,
            **given,
        }

    async def registered(self) -> dict[str, Any]:
        payload = await self.change("registerPerson", self.worker, **self.somebody())
        assert payload["userErrors"] == []
        person: dict[str, Any] = payload["person"]
        return person


@pytest_asyncio.fixture
async def grid(town: Town) -> Grid:
    return await Grid(town).build()


async def test_a_person_is_registered_with_what_the_identity_number_tells(grid: Grid) -> None:
    person = await grid.registered()
    assert {key: value for key, value in person.items() if key != "id"} == {
        "name": "孙丽",
        "pinyin": "sunli",
        "sex": "FEMALE",
        "bornOn": "1945-03-12",
        "identityMask": f"3702*************{NUMBER[-1]}",
        "phoneMask": "138****5678",
        "addressMask": "青岛市市南区芝泉路****",
        "version": 1,
    }


async def test_nothing_private_is_anywhere_in_clear(grid: Grid) -> None:
    await grid.registered()
    _, tables = await grid.town.database.connection.execute_query(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if grid.town.graph.dialect.name == "sqlite"
        else "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
    )
    for table in tables:
        _, rows = await grid.town.database.connection.execute_query(f'SELECT * FROM "{table["name"]}"')
        stored = str([dict(row) for row in rows])
        assert not any(clear in stored for clear in CLEAR), table["name"]
    changes = (await HistoryEntry.get()).changes
    assert "identity_mask" in changes
    assert "cipher" not in changes
    assert "print" not in changes


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"identityNumber": NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")}, "identityNumber"),
        ({"identityNumber": "12345"}, "identityNumber"),
        ({"phone": "12"}, "phone"),
        ({"bornOn": "2999-01-01", "identityNumber": None}, "bornOn"),
        ({"name": ""}, "name"),
    ],
)
async def test_what_cannot_be_a_record_is_refused_by_field(grid: Grid, changes: dict[str, object], field: str) -> None:
    refused = await grid.refused("registerPerson", grid.worker, **grid.somebody(**changes))
    assert refused == ("BAD_INPUT", field)


async def test_nobody_is_registered_twice_whoever_is_faster(grid: Grid) -> None:
    payloads = await asyncio.gather(
        *(grid.change("registerPerson", grid.worker, **grid.somebody(name=f"孙丽{n}")) for n in range(4))
    )
    codes = sorted(payload["userErrors"][0]["code"] if payload["userErrors"] else "" for payload in payloads)
    assert codes == ["", *["IDENTITY_KNOWN"] * 3]
    assert await Person.filter(pinyin__startswith="sunli").count() == 1


async def test_only_who_keeps_people_here_registers_and_edits_them(grid: Grid) -> None:
    assert await grid.refused("registerPerson", ANONYMOUS, **grid.somebody()) == ("NOT_SIGNED_IN", None)
    assert await grid.refused("registerPerson", grid.stranger, **grid.somebody()) == ("NOT_ALLOWED", None)
    person = await grid.registered()
    edit = {"person": person["id"], "expectedVersion": 1, "phone": None}
    assert await grid.refused("editPerson", grid.stranger, **edit) == ("NOT_FOUND", "person")
    payload = await grid.change("editPerson", grid.worker, **edit, reason="停机")
    assert (payload["person"]["phoneMask"], payload["person"]["version"]) == (None, 2)
    assert (payload["person"]["identityMask"], payload["person"]["bornOn"]) == (person["identityMask"], "1945-03-12")
    assert await grid.refused("editPerson", grid.worker, **edit) == ("VERSION_CONFLICT", "expectedVersion")


REVEAL = {"purpose": "CONTACT", "note": "送餐前联系"}


async def test_clear_text_is_answered_with_a_trace(grid: Grid) -> None:
    person = await grid.registered()
    seen = {"IDENTITY_NUMBER": NUMBER, "PHONE": PHONE, "ADDRESS": ADDRESS}
    for field, clear in seen.items():
        payload = await grid.change("revealPerson", grid.lead, person=person["id"], field=field, **REVEAL)
        assert payload == {"userErrors": [], "clear": clear}
    entries = (
        await HistoryEntry.filter(action="reveal").order_by("id").values_list("actor", "post", "reason", "changes")
    )
    assert entries[1] == (
        "李强",
        "芝泉路网格网格长",
        "送餐前联系",
        '{"field":[null,"PHONE"],"purpose":[null,"CONTACT"]}',
    )
    assert len(entries) == len(seen)


async def test_clear_text_is_refused_without_the_right_the_purpose_or_the_record(grid: Grid) -> None:
    person = await grid.registered()
    phone = {"person": person["id"], "field": "PHONE", **REVEAL}
    assert await grid.refused("revealPerson", ANONYMOUS, **phone) == ("NOT_SIGNED_IN", None)
    assert await grid.refused("revealPerson", grid.worker, **phone) == ("NOT_ALLOWED", None)
    assert await grid.refused("revealPerson", grid.stranger, **phone) == ("NOT_FOUND", "person")
    assert await grid.refused("revealPerson", grid.lead, **{**phone, "note": " "}) == ("BAD_INPUT", "note")
    somebody = await grid.change("registerPerson", grid.worker, grid=f"Grid:{grid.grid.pk}", name="无号")
    bare = {**phone, "person": somebody["person"]["id"]}
    assert await grid.refused("revealPerson", grid.lead, **bare) == ("NOT_RECORDED", "field")


async def test_a_write_sent_again_does_not_answer_the_clear_text_again(grid: Grid) -> None:
    person = await grid.registered()
    phone = {"person": person["id"], "field": "PHONE", **REVEAL, "idempotencyKey": "看一次"}
    assert (await grid.change("revealPerson", grid.lead, **phone))["clear"] == PHONE
    assert (await grid.change("revealPerson", grid.lead, **phone))["clear"] is None
    assert await HistoryEntry.filter(action="reveal").count() == 1
