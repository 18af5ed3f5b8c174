"""Changing grids: each rule first refuses, with nothing written, then does what it says and leaves its history."""

import asyncio
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema.access.kinds import Role
from schema.graph.viewer import ANONYMOUS, Viewer
from schema.grids.kinds import GridLevel
from schema.grids.rules.paths import extend
from schema.grids.tables import Grid, GridFigures, GridNet
from schema.history.tables import HistoryEntry, OutboxEvent
from tests.town import Town

ERRORS = "userErrors { code field message }"
DAY = "2024-06-01"


class Zhanshan:
    """A street with two communities; a grid with a micro-grid in the first; its secretary and a worker of the grid."""

    def __init__(self, town: Town) -> None:
        self.town = town

    async def build(self) -> "Zhanshan":
        town = self.town
        self.street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
        self.community = await town.grid("湛山社区", self.street, GridLevel.COMMUNITY, "370202010004")
        self.other = await town.grid("仰口社区", self.street, GridLevel.COMMUNITY, "370202010005")
        self.grid = await town.grid("芝泉路网格", self.community, GridLevel.GRID, "370202010004-01")
        self.micro = await town.grid("一号微网格", self.grid, GridLevel.MICRO_GRID, "370202010004-01-01")
        self.officer = await town.holder("王芳", Role.STREET_OFFICER, self.street)
        self.secretary = await town.holder("李强", Role.COMMUNITY_SECRETARY, self.community)
        self.worker = await town.holder("赵敏", Role.GRID_WORKER, self.grid)
        return self

    async def change(self, mutation: str, viewer: Viewer, **given: object) -> Any:
        """The payload of one mutation, or the code of the error in its place."""
        name = mutation[0].upper() + mutation[1:]
        query = (
            f"mutation ($input: {name}Input!) {{ {mutation}(input: $input) {{ {ERRORS}"
            " grid { id code name version level closedOn brand parent { name } figures { households }"
            " nets { kind responsible } } } }"
        )
        answer = await self.town.ask(query, {"input": given}, viewer)
        if "errors" in answer:
            assert answer["data"] == {mutation: None}
            return answer["errors"][0]["extensions"]["code"]
        return answer["data"][mutation]

    async def refused(self, mutation: str, viewer: Viewer, **given: object) -> tuple[str, str | None]:
        """The code and the field of a refusal that wrote nothing."""
        before = await self.everything()
        payload = await self.change(mutation, viewer, **given)
        assert await self.everything() == before
        if isinstance(payload, str):
            return payload, None
        assert payload["grid"] is None
        [error] = payload["userErrors"]
        assert error["message"]
        return error["code"], error["field"]

    async def everything(self) -> Any:
        return [
            sorted(str(row) for row in await table.all().values())
            for table in (Grid, GridFigures, GridNet, HistoryEntry, OutboxEvent)
        ]


def id_of(grid: Grid) -> str:
    return f"Grid:{grid.pk}"


@pytest_asyncio.fixture
async def zhanshan(town: Town) -> Zhanshan:
    return await Zhanshan(town).build()


def new(above: Grid, **given: object) -> dict[str, object]:
    return {"parent": id_of(above), "name": "二号网格", "level": "GRID", **given}


async def test_a_grid_is_added_under_the_next_number(zhanshan: Zhanshan) -> None:
    payload = await zhanshan.change("addGrid", zhanshan.secretary, **new(zhanshan.community, brand="一格一品"))
    assert payload["userErrors"] == []
    assert (payload["grid"]["code"], payload["grid"]["brand"]) == ("370202010004-02", "一格一品")
    row = await Grid.get(code="370202010004-02")
    assert (row.path, row.pinyin, row.initials) == (extend(zhanshan.community.path, row.pk), "erhaowangge", "ehwg")
    assert await zhanshan.town.history() == [("李强", "add", "Grid")]
    entry = await HistoryEntry.get()
    assert (entry.post, entry.path) == ("湛山社区社区书记", row.path)
    assert '"name":[null,"二号网格"]' in entry.changes
    assert await OutboxEvent.all().values_list("entity", "row_id", "action") == [("Grid", row.pk, "add")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"level": "COMMUNITY"}, ("BAD_INPUT", "level")),
        ({"level": "STREET"}, ("BAD_INPUT", "level")),
        ({"name": " "}, ("BAD_INPUT", "name")),
        ({"name": "长" * 101}, ("BAD_INPUT", "name")),
        ({"name": "空\0字"}, ("BAD_INPUT", "name")),
        ({"code": "370202010005"}, ("CODE_TAKEN", "code")),
        ({"code": "abc"}, ("BAD_INPUT", "code")),
        ({"parent": "Grid:999"}, ("NOT_FOUND", "parent")),
        ({"parent": "Person:1"}, ("BAD_INPUT", "parent")),
    ],
)
async def test_what_cannot_be_a_grid_is_refused_by_name(
    zhanshan: Zhanshan, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    assert await zhanshan.refused("addGrid", zhanshan.secretary, **new(zhanshan.community, **changes)) == expected


async def test_only_who_shapes_grids_here_may_change_them(zhanshan: Zhanshan) -> None:
    assert await zhanshan.refused("addGrid", ANONYMOUS, **new(zhanshan.community)) == ("NOT_SIGNED_IN", None)
    assert await zhanshan.refused("addGrid", zhanshan.worker, **new(zhanshan.grid, level="MICRO_GRID")) == (
        "NOT_ALLOWED",
        None,
    )
    assert await zhanshan.refused("addGrid", zhanshan.secretary, **new(zhanshan.other)) == ("NOT_ALLOWED", None)
    await Grid.filter(id=zhanshan.other.pk).update(published=False)
    assert await zhanshan.refused("addGrid", zhanshan.secretary, **new(zhanshan.other)) == ("NOT_FOUND", "parent")
    assert (await zhanshan.change("addGrid", zhanshan.officer, **new(zhanshan.other)))["userErrors"] == []


async def test_what_the_viewer_may_do_is_what_the_mutations_do(zhanshan: Zhanshan) -> None:
    query = """query ($id: ID!) { grid(id: $id) { viewerCan {
        edit { allowed code reason } close { allowed code } move { allowed code } } } }"""
    answer = await zhanshan.town.ask(query, {"id": id_of(zhanshan.grid)}, zhanshan.secretary, language="zh")
    assert answer["data"]["grid"]["viewerCan"] == {
        "edit": {"allowed": True, "code": None, "reason": None},
        "close": {"allowed": False, "code": "GRIDS_OPEN"},
        "move": {"allowed": True, "code": None},
    }
    for viewer, code in ((ANONYMOUS, "NOT_SIGNED_IN"), (zhanshan.worker, "NOT_ALLOWED")):
        answer = await zhanshan.town.ask(query, {"id": id_of(zhanshan.grid)}, viewer)
        assert answer["data"]["grid"]["viewerCan"]["edit"]["code"] == code


async def test_an_edit_changes_what_is_given_and_clears_what_is_null(zhanshan: Zhanshan) -> None:
    edit = {"grid": id_of(zhanshan.grid), "expectedVersion": 1}
    payload = await zhanshan.change("editGrid", zhanshan.secretary, **edit, brand="芝兰里", reason="换品牌")
    assert (payload["grid"]["brand"], payload["grid"]["name"], payload["grid"]["version"]) == (
        "芝兰里",
        "芝泉路网格",
        2,
    )
    payload = await zhanshan.change("editGrid", zhanshan.secretary, **{**edit, "expectedVersion": 2}, brand=None)
    assert (payload["grid"]["brand"], payload["grid"]["version"]) == (None, 3)
    changes = await HistoryEntry.all().order_by("id").values_list("changes", "reason")
    assert changes == [('{"brand":[null,"芝兰里"]}', "换品牌"), ('{"brand":["芝兰里",null]}', None)]


async def test_of_two_who_edit_the_same_version_only_the_first_succeeds(zhanshan: Zhanshan) -> None:
    edit = {"grid": id_of(zhanshan.grid), "expectedVersion": 1}
    payloads = await asyncio.gather(
        *(zhanshan.change("editGrid", zhanshan.secretary, **edit, brand=f"品牌{number}") for number in range(5))
    )
    codes = [payload["userErrors"][0]["code"] if payload["userErrors"] else None for payload in payloads]
    assert sorted(codes, key=str) == [None, *["VERSION_CONFLICT"] * 4]
    assert await HistoryEntry.all().count() == 1


@pytest.mark.parametrize(
    "boundary",
    [
        {"type": "Point", "coordinates": [120, 36]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[120, 36], [121, 36], [120, 36]]]},
        {"type": "Polygon", "coordinates": [[[120, 36], [121, 36], [121, 37], [120, 37]]]},
        {"type": "Polygon", "coordinates": [[[120, 96], [121, 36], [121, 37], [120, 96]]]},
        {"type": "Polygon", "coordinates": [[["120", 36], [121, 36], [121, 37], ["120", 36]]]},
        {"type": "Polygon", "coordinates": 7},
        {"type": "Polygon", "coordinates": [[[120, 36], [121, 36], [121, 37], [120, 36]]], "more": 1},
        {"type": "Polygon", "coordinates": [[[120, 36]] * 5001]},
        [],
        7,
    ],
)
async def test_a_boundary_that_is_none_is_refused(zhanshan: Zhanshan, boundary: object) -> None:
    edit = {"grid": id_of(zhanshan.grid), "expectedVersion": 1, "boundary": boundary}
    assert await zhanshan.refused("editGrid", zhanshan.secretary, **edit) == ("BAD_INPUT", "boundary")


async def test_a_grid_moves_with_everything_below_it(zhanshan: Zhanshan) -> None:
    move = {"grid": id_of(zhanshan.grid), "parent": id_of(zhanshan.other), "expectedVersion": 1, "reason": "划入"}
    payload = await zhanshan.change("moveGrid", zhanshan.officer, **move)
    assert payload["userErrors"] == []
    assert (payload["grid"]["parent"], payload["grid"]["code"]) == ({"name": "仰口社区"}, "370202010004-01")
    grid, micro = await Grid.get(id=zhanshan.grid.pk), await Grid.get(id=zhanshan.micro.pk)
    assert grid.path == extend(zhanshan.other.path, grid.pk)
    assert micro.path == extend(grid.path, micro.pk)


async def test_a_grid_moves_only_where_it_can_lie_and_the_viewer_may(zhanshan: Zhanshan) -> None:
    move = {"grid": id_of(zhanshan.grid), "expectedVersion": 1, "reason": "划入"}
    for viewer, parent, code in (
        (zhanshan.secretary, zhanshan.other, "NOT_ALLOWED"),
        (zhanshan.officer, zhanshan.micro, "WITHIN_ITSELF"),
        (zhanshan.officer, zhanshan.grid, "WITHIN_ITSELF"),
    ):
        assert (await zhanshan.refused("moveGrid", viewer, **move, parent=id_of(parent)))[0] == code
    official = {**move, "grid": id_of(zhanshan.community), "parent": id_of(zhanshan.street)}
    assert (await zhanshan.refused("moveGrid", zhanshan.officer, **official))[0] == "OFFICIAL_DIVISION"


async def test_two_moves_at_once_make_no_circle(zhanshan: Zhanshan) -> None:
    first = await zhanshan.town.grid("甲", zhanshan.community, GridLevel.GRID, "370202010004-08")
    second = await zhanshan.town.grid("乙", first, GridLevel.MICRO_GRID, "370202010004-08-01")
    moves = [
        {"grid": id_of(second), "parent": id_of(zhanshan.grid), "expectedVersion": 1, "reason": "移"},
        {"grid": id_of(zhanshan.micro), "parent": id_of(first), "expectedVersion": 1, "reason": "移"},
    ]
    await asyncio.gather(*(zhanshan.change("moveGrid", zhanshan.officer, **move) for move in moves))
    await assert_paths_are_right()


async def assert_paths_are_right() -> None:
    grids = {grid.pk: grid for grid in await Grid.all()}
    for grid in grids.values():
        above = grids[grid.parent_id].path if grid.parent_id else ""  # type: ignore[attr-defined]
        assert grid.path == extend(above, grid.pk)


async def test_a_grid_closes_only_when_nothing_is_open_below_and_opens_again(zhanshan: Zhanshan) -> None:
    close = {"on": DAY, "expectedVersion": 1, "reason": "合并"}
    refused = await zhanshan.refused("closeGrid", zhanshan.secretary, grid=id_of(zhanshan.grid), **close)
    assert refused == ("GRIDS_OPEN", "grid")
    closed = await zhanshan.change("closeGrid", zhanshan.secretary, grid=id_of(zhanshan.micro), **close)
    assert closed["grid"]["closedOn"] == DAY
    reopen = {"grid": id_of(zhanshan.micro), "expectedVersion": 2, "reason": "恢复"}
    again = await zhanshan.refused("closeGrid", zhanshan.secretary, **{**close, **reopen})
    assert again == ("GRID_CLOSED", "grid")
    assert (await zhanshan.change("reopenGrid", zhanshan.secretary, **reopen))["grid"]["closedOn"] is None
    assert [action for _, action, _ in await zhanshan.town.history()] == ["close", "reopen"]


async def test_figures_of_a_day_are_recorded_and_corrected(zhanshan: Zhanshan) -> None:
    count = {"grid": id_of(zhanshan.grid), "asOf": DAY}
    payload = await zhanshan.change("recordFigures", zhanshan.secretary, **count, households=312, residents=800)
    assert payload["grid"]["figures"] == {"households": 312}
    payload = await zhanshan.change("recordFigures", zhanshan.secretary, **count, households=313)
    assert payload["grid"]["figures"] == {"households": 313}
    assert await GridFigures.all().values_list("households", "residents") == [(313, 800)]
    for wrong in ({"asOf": "2999-01-01"}, {"households": -1}, {"over60Permille": 1001}):
        code, field = await zhanshan.refused("recordFigures", zhanshan.secretary, **{**count, **wrong})
        assert (code, field) == ("BAD_INPUT", field)


async def test_nets_are_merged_reassigned_and_taken_out(zhanshan: Zhanshan) -> None:
    net = {"grid": id_of(zhanshan.grid), "kind": "FIRE"}
    for responsible in ("消防站", "街道应急办"):
        payload = await zhanshan.change("setNet", zhanshan.secretary, **net, responsible=responsible)
        assert payload["grid"]["nets"] == [{"kind": "FIRE", "responsible": responsible}]
    assert (await zhanshan.change("removeNet", zhanshan.secretary, **net))["grid"]["nets"] == []
    assert (await zhanshan.refused("removeNet", zhanshan.secretary, **net))[0] == "NOT_FOUND"
    assert [action for _, action, _ in await zhanshan.town.history()] == ["merge", "reassign", "remove"]


async def test_a_write_sent_again_under_its_key_is_done_once(zhanshan: Zhanshan) -> None:
    written = new(zhanshan.community, idempotencyKey="按钮 1")
    payloads = await asyncio.gather(*(zhanshan.change("addGrid", zhanshan.secretary, **written) for _ in range(3)))
    assert len({payload["grid"]["id"] for payload in payloads}) == 1
    assert await Grid.filter(parent_id=zhanshan.community.pk).count() == 2
    assert len(await zhanshan.town.history()) == 1
    reused = await zhanshan.refused("addGrid", zhanshan.secretary, **{**written, "name": "三号网格"})
    assert reused == ("IDEMPOTENCY_KEY_REUSED", "idempotencyKey")
    other = await zhanshan.change("addGrid", zhanshan.officer, **written)
    assert other["grid"]["id"] != payloads[0]["grid"]["id"]


async def test_several_mutations_are_done_one_after_the_other(zhanshan: Zhanshan) -> None:
    query = """mutation ($a: EditGridInput!, $b: EditGridInput!) {
        first: editGrid(input: $a) { grid { version } userErrors { code } }
        second: editGrid(input: $b) { grid { version } userErrors { code } } }"""
    edit = {"grid": id_of(zhanshan.grid), "brand": "一"}
    answer = await zhanshan.town.ask(
        query,
        {"a": {**edit, "expectedVersion": 1}, "b": {**edit, "brand": "二", "expectedVersion": 2}},
        zhanshan.officer,
    )
    assert answer == {
        "data": {
            "first": {"grid": {"version": 2}, "userErrors": []},
            "second": {"grid": {"version": 3}, "userErrors": []},
        }
    }


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6))
async def test_whatever_is_moved_every_path_is_that_of_its_place(
    zhanshan: Zhanshan, moves: list[tuple[int, int]]
) -> None:
    while await Grid.all().count() < 8:
        number = await Grid.all().count()
        await zhanshan.town.grid(f"格{number}", zhanshan.community, GridLevel.GRID, f"370202010004-{number + 10}")
    for one, other in moves:
        grids = await Grid.all().order_by("id")
        moved = {"grid": id_of(grids[one]), "parent": id_of(grids[other]), "expectedVersion": grids[one].version}
        await zhanshan.change("moveGrid", zhanshan.officer, **moved, reason="试")
        await assert_paths_are_right()
