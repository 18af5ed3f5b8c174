"""Whatever is done to history behind its back is found, and a whole history is found whole."""

import asyncio
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema.database import Database, open_database
from schema.history.rules import verify
from schema.history.rules.chain import Fault
from schema.history.rules.heads import Head
from schema.history.rules.record import HASHED
from schema.history.tables import HistoryChain
from tests.history.chronicle import NOON, faults, tamper, write

ENTRIES = 7
DAY = date(2026, 3, 1)
EDITS = {
    "chain": "2",
    "number": "9",
    "at": f"'{NOON + timedelta(microseconds=1)}'",
    "account_id": "NULL",
    "actor": "'李强'",
    "post": "NULL",
    "entity": "'Person'",
    "row_id": "row_id + 1",
    "action": "'close'",
    "path": "''",
    "reason": "''",
    "changes": "replace(changes, '新', '旧')",
    "hash": f"'{'0' * 64}'",
    "id": "1000",
}


@pytest.fixture
async def whole(database: Database) -> Database:
    """A chain of seven entries."""
    for number in range(ENTRIES):
        await write(database, number=number)
    return database


async def head(length: int | None = None) -> Head:
    """What was exported of the first chain, at its end or at an entry before."""
    chain = await HistoryChain.get(id=1)
    assert length is None or length <= chain.length
    return Head(DAY, 1, chain.length, chain.hash)


def numbers(found: list[Fault]) -> set[tuple[int, int]]:
    return {(fault.chain, fault.number) for fault in found}


async def test_a_whole_history_has_no_fault(whole: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await head()
    await write(whole, 2, number=8)
    for page in (1, 2, 3, 1000):
        monkeypatch.setattr(verify, "PAGE", page)
        assert await faults(whole, [first, await head(), Head(DAY, 2, 0, "0" * 64)]) == []


def test_an_edit_of_every_column_is_tried() -> None:
    assert EDITS.keys() == {*HASHED, "hash", "id"}


@pytest.mark.parametrize("column", EDITS)
async def test_an_edited_column_is_found(whole: Database, column: str) -> None:
    await tamper(whole, f"UPDATE history_entry SET {column} = {EDITS[column]} WHERE number = 3")
    found = await faults(whole)
    assert numbers(found) & {(1, 3), (1, 4)}
    assert all(fault.zh and fault.en for fault in found)


@pytest.mark.parametrize("value", ["'abc'", "5.5", "x'00'"])
@pytest.mark.parametrize("column", ["number", "at", "row_id", "actor", "chain"])
async def test_what_no_column_of_ours_holds_is_a_fault_like_another(
    sqlite_template: Path, tmp_path: Path, column: str, value: str
) -> None:
    async with open_database(f"sqlite://{shutil.copy(sqlite_template, tmp_path / 'w.db')}") as database:
        for number in range(3):
            await write(database, number=number)
        await tamper(
            database,
            "PRAGMA ignore_check_constraints = ON",
            f"UPDATE history_entry SET {column} = {value} WHERE number = 2",
        )
        assert await faults(database) != []


async def test_a_deleted_entry_is_found(whole: Database) -> None:
    await tamper(whole, "DELETE FROM history_entry WHERE number = 3")
    [fault] = await faults(whole)
    assert (fault.chain, fault.number, fault.en) == (1, 3, "entries 3 to 3 were deleted.")


async def test_a_deleted_beginning_is_found(whole: Database) -> None:
    await tamper(whole, "DELETE FROM history_entry WHERE number < 3")
    [fault] = await faults(whole)
    assert fault.en == "entries 1 to 2 were deleted."


async def test_entries_that_are_numbered_anew_after_a_deletion_are_found(whole: Database) -> None:
    await tamper(
        whole,
        "DELETE FROM history_entry WHERE number = 3",
        *(f"UPDATE history_entry SET number = {number - 1} WHERE number = {number}" for number in range(4, 8)),
        "UPDATE history_chain SET length = 6 WHERE id = 1",
    )
    assert (1, 3) in numbers(await faults(whole))


async def test_two_swapped_entries_are_found(whole: Database) -> None:
    await tamper(
        whole,
        "UPDATE history_entry SET number = 100 WHERE number = 3",
        "UPDATE history_entry SET number = 3 WHERE number = 4",
        "UPDATE history_entry SET number = 4 WHERE number = 100",
    )
    assert numbers(await faults(whole)) >= {(1, 3), (1, 4)}


async def test_a_cut_tail_is_found(whole: Database) -> None:
    await tamper(whole, "DELETE FROM history_entry WHERE number > 5")
    [fault] = await faults(whole)
    assert (fault.chain, fault.number) == (1, 5)
    assert "7 entries are on record, 5 are there" in fault.en


async def test_a_cut_tail_that_was_covered_up_is_found_by_an_exported_head(whole: Database) -> None:
    exported = await head()
    await cut_and_cover_up(whole, 5)
    assert await faults(whole) == []
    [fault] = await faults(whole, [exported])
    assert (fault.number, fault.en) == (7, "the end was cut off: 7 entries were exported on 2026-03-01, 5 are left.")


async def test_other_entries_in_place_of_a_cut_tail_are_found_by_an_exported_head(whole: Database) -> None:
    exported = await head()
    await cut_and_cover_up(whole, 5)
    await write(whole, 4, number=77)
    assert await faults(whole) == []
    [fault] = await faults(whole, [exported])
    assert (fault.number, fault.en) == (7, "the head exported on 2026-03-01 does not lie on the chain.")


async def cut_and_cover_up(database: Database, length: int) -> None:
    last = f"(SELECT hash FROM history_entry WHERE number = {length} AND chain = 1)"
    await tamper(
        database,
        f"DELETE FROM history_entry WHERE number > {length}",
        f"UPDATE history_chain SET length = {length}, hash = {last} WHERE id = 1",
    )


@pytest.mark.parametrize(
    "forged",
    [
        {"hash": "f" * 64},
        {"length": ENTRIES - 1},
        {"length": ENTRIES + 1},
        {"length": 0},
        {"chain": 2},
        {"chain": 2, "length": 0},
    ],
)
async def test_a_head_that_does_not_lie_on_its_chain_is_found(whole: Database, forged: dict[str, Any]) -> None:
    false = replace(await head(), **forged)
    [fault] = await faults(whole, [await head(), false])
    assert (fault.chain, fault.number) == (false.chain, false.length)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_chain SET length = length - 1 WHERE id = 1",
        "UPDATE history_chain SET length = length + 1 WHERE id = 1",
        f"UPDATE history_chain SET hash = '{'f' * 64}' WHERE id = 1",
        f"UPDATE history_chain SET hash = '{'f' * 64}' WHERE id = 2",
        "DELETE FROM history_chain WHERE id = 1",
        "DELETE FROM history_chain WHERE id = 8",
    ],
)
async def test_a_forged_end_is_found(whole: Database, statement: str) -> None:
    await tamper(whole, statement)
    assert len(await faults(whole)) == 1


async def test_a_chain_that_grows_while_it_is_walked_is_whole(whole: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    read = verify._end
    growing = iter(range(3))

    async def end(connection: Any, chain: int) -> tuple[int, str] | None:
        if chain == 1 and next(growing, None) is not None:
            await write(whole, 2, number=50)
        return await read(connection, chain)

    monkeypatch.setattr(verify, "_end", end)
    assert await faults(whole) == []
    assert next(growing, None) is None


@pytest.fixture(scope="module")
def histories(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where histories are made up."""
    return Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("histories") / "template.db"))


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00'"), max_size=20)
TAMPERING = st.one_of(
    st.tuples(st.sampled_from(["actor", "post", "entity", "action", "path", "reason", "changes", "hash"]), TEXTS),
    st.tuples(st.sampled_from(["account_id", "row_id", "number", "chain"]), st.integers(1, 30)),
    st.tuples(st.just("delete"), st.just(0)),
    st.tuples(st.just("swap"), st.integers(1, 20)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(units=st.lists(st.integers(1, 4), min_size=1, max_size=5), target=st.integers(0, 99), tampering=TAMPERING)
def test_any_single_tampering_of_any_history_is_found(
    histories: Path, units: list[int], target: int, tampering: tuple[str, Any]
) -> None:
    path = Path(shutil.copy(histories, histories.with_name("history.db")))
    for left in ("-wal", "-shm"):
        path.with_name(path.name + left).unlink(missing_ok=True)
    with asyncio.Runner() as runner:
        runner.run(_tampered(f"sqlite://{path}", units, target, *tampering))


async def _tampered(url: str, units: list[int], target: int, column: str, value: Any) -> None:
    async with open_database(url) as database:
        for number, entries in enumerate(units):
            await write(database, entries, number=number)
        assert await faults(database) == []
        length = sum(units)
        number, other = target % length + 1, (value if isinstance(value, int) else 0) % length + 1
        before = await _rows(database)
        try:
            await tamper(database, *_statements(column, value, number, other))
        except Exception:
            assert await _rows(database) == before
            return
        assert (await faults(database) != []) == (await _rows(database) != before)


def _statements(column: str, value: Any, number: int, other: int) -> list[str]:
    if column == "delete":
        return [f"DELETE FROM history_entry WHERE number = {number}"]
    if column == "swap":
        if number == other:
            return []
        return [
            f"UPDATE history_entry SET number = {after} WHERE number = {before}"
            for before, after in ((number, 1000), (other, number), (1000, other))
        ]
    written = value if isinstance(value, int) else f"'{value}'"
    return [f"UPDATE history_entry SET {column} = {written} WHERE number = {number}"]


async def _rows(database: Database) -> list[tuple[Any, ...]]:
    _, rows = await database.connection.execute_query("SELECT * FROM history_entry ORDER BY chain, number")
    return [tuple(row) for row in rows]
