"""Writing history: who, when, from which post, what, before and after, and why; for ever."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from tortoise.backends.base.client import BaseDBAsyncClient

from schema.access.kinds import Role
from schema.accounts.tables import Session
from schema.database import Database
from schema.graph.refusals import Refusal
from schema.graph.viewer import ANONYMOUS
from schema.grids.kinds import GridLevel
from schema.grids.tables import Grid
from schema.history.rules.revise import add, revise
from schema.history.tables import HistoryChain, HistoryEntry, OutboxEvent
from schema.people.tables import Person
from tests.history.chronicle import NOON, faults, unit_of, write
from tests.town import PASSWORD, Town

AT_ONCE = 50


async def community(town: Town) -> Grid:
    return await town.grid("湛山社区", None, GridLevel.COMMUNITY, "370202010004")


async def test_a_change_tells_who_when_from_which_post_what_and_why(town: Town) -> None:
    grid = await community(town)
    secretary = await town.holder("王芳", Role.COMMUNITY_SECRETARY, grid)

    async def work(connection: BaseDBAsyncClient) -> bool:
        unit = unit_of(town.database, connection, secretary)
        return await revise(unit, grid, "edit", {"brand": "红帆", "label": None}, path=grid.path, reason="居民投票")

    assert await town.database.write_unit(work)
    [entry] = await HistoryEntry.all().values()
    assert (entry["account_id"], entry["actor"], entry["post"]) == (secretary.account, "王芳", "湛山社区社区书记")
    assert (entry["at"], entry["reason"], entry["action"]) == (NOON, "居民投票", "edit")
    assert (entry["entity"], entry["row_id"], entry["path"]) == ("Grid", grid.pk, grid.path)
    assert orjson.loads(entry["changes"]) == {"brand": [None, "红帆"]}
    [event] = await OutboxEvent.all().values()
    assert event == {"id": event["id"], "at": NOON, **{name: entry[name] for name in EVENT}}
    stored = await Grid.get(id=grid.pk)
    assert (stored.brand, stored.version) == (grid.brand, grid.version) == ("红帆", 2)


EVENT = ("entity", "row_id", "action", "path")


async def test_signing_in_is_history_without_the_secret(town: Town) -> None:
    account = await town.account(await town.person("王芳"), "wangfang")
    answer, secret = await town.answer(
        "mutation ($password: String!) {"
        ' signIn(input: {login: "wangfang", password: $password}) { userErrors { code } } }',
        {"password": PASSWORD},
    )
    assert answer["data"]["signIn"]["userErrors"] == []
    [entry] = await HistoryEntry.all()
    assert (entry.account_id, entry.actor, entry.entity, entry.action) == (account.pk, "王芳", "Session", "begin")
    assert orjson.loads(entry.changes) == {"account_id": [None, account.pk]}
    session = await Session.get()
    told = str(await HistoryEntry.all().values())
    assert secret is not None
    assert secret not in told
    assert session.secret_hash not in told


async def test_what_nobody_may_read_is_left_out(database: Database) -> None:
    person = Person(
        name="王芳",
        pinyin="wangfang",
        initials="wf",
        identity_cipher="sealed",
        identity_print="fingerprint",
        identity_mask="3702*************X",
    )

    async def work(connection: BaseDBAsyncClient) -> None:
        await add(unit_of(database, connection), person, "register", path="")

    await database.write_unit(work)
    [entry] = await HistoryEntry.all()
    changes = orjson.loads(entry.changes)
    assert changes["identity_mask"] == [None, "3702*************X"]
    assert changes["name"] == [None, "王芳"]
    assert not {"identity_cipher", "identity_print"} & changes.keys()


async def test_what_is_as_it_was_is_no_history(town: Town) -> None:
    grid = await community(town)

    async def work(connection: BaseDBAsyncClient) -> bool:
        return await revise(unit_of(town.database, connection), grid, "edit", {"name": grid.name}, path=grid.path)

    assert not await town.database.write_unit(work)
    assert await HistoryEntry.all().count() == 0
    assert (await Grid.get(id=grid.pk)).version == 1


@pytest.mark.parametrize("expected", [None, 1, 7])
async def test_who_was_slower_is_refused_and_nothing_is_written(town: Town, expected: int | None) -> None:
    grid = await community(town)
    await Grid.filter(id=grid.pk).update(version=2)

    async def work(connection: BaseDBAsyncClient) -> bool:
        unit = unit_of(town.database, connection)
        return await revise(unit, grid, "edit", {"brand": "红帆"}, path=grid.path, expected_version=expected)

    with pytest.raises(Refusal, match="VERSION_CONFLICT"):
        await town.database.write_unit(work)
    assert await town.history() == []
    assert (await Grid.get(id=grid.pk)).brand is None


@pytest.mark.parametrize("statement", ["UPDATE history_entry SET actor = 'nobody'", "DELETE FROM history_entry"])
async def test_nobody_changes_or_deletes_an_entry(database: Database, statement: str) -> None:
    await write(database)
    before = await HistoryEntry.all().values()
    with pytest.raises(Exception, match="rows of this table are only ever added"):
        await database.connection.execute_query(statement)
    assert await HistoryEntry.all().values() == before


async def test_a_unit_that_fails_leaves_no_entry_and_no_gap(database: Database) -> None:
    await write(database, number=1)

    await refused(database)
    await write(database, number=2)
    assert await Person.all().count() == 0
    assert [entry.number for entry in await HistoryEntry.all().order_by("id")] == [1, 2]
    assert await OutboxEvent.all().count() == 2
    assert await faults(database) == []


async def test_writers_at_once_leave_whole_chains(database: Database) -> None:
    async def once(number: int) -> None:
        if number % 10 == 9:
            await refused(database)
        else:
            await write(database, 1 + number % 3, number=number)

    await asyncio.gather(*(once(number) for number in range(AT_ONCE)))
    written = [1 + number % 3 for number in range(AT_ONCE) if number % 10 != 9]
    assert await HistoryEntry.all().count() == await OutboxEvent.all().count() == sum(written)
    assert sum(chain.length for chain in await HistoryChain.all()) == sum(written)
    assert await faults(database) == []


async def refused(database: Database) -> None:
    """A unit that writes history and then thinks better of it."""

    async def work(connection: BaseDBAsyncClient) -> None:
        await add(unit_of(database, connection), Person(name="李强", pinyin="liqiang", initials="lq"), "add", path="")
        raise ValueError("changed my mind")

    with pytest.raises(ValueError, match="changed my mind"):
        await database.write_unit(work)


TIMELINE = "query ($id: ID!) { node(id: $id) { ... on Grid { history(first: 5) { nodes { action actor changes } } } } }"


async def test_a_record_has_its_timeline_for_those_who_may_see_it(town: Town) -> None:
    grid = await community(town)
    other = await town.grid("隐珠社区", None, GridLevel.COMMUNITY, "370211010001")

    async def work(connection: BaseDBAsyncClient) -> None:
        for row in (grid, other):
            unit = unit_of(town.database, connection, secretary, datetime.now(UTC))
            await revise(unit, row, "edit", {"brand": "红帆"}, path=row.path)

    secretary = await town.holder("王芳", Role.COMMUNITY_SECRETARY, grid)
    await town.database.write_unit(work)
    told = [{"action": "edit", "actor": "王芳", "changes": {"brand": [None, "红帆"]}}]
    assert await timeline(town, grid, secretary) == told
    assert await timeline(town, other, secretary) == []
    assert await timeline(town, grid, await town.holder("李强", Role.GRID_WORKER, grid)) == []
    assert await timeline(town, grid, ANONYMOUS) == []


async def timeline(town: Town, grid: Grid, viewer: Any) -> Any:
    answer = await town.ask(TIMELINE, {"id": f"Grid:{grid.pk}"}, viewer)
    return answer["data"]["node"]["history"]["nodes"]
