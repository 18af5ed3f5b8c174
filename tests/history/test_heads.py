"""Heads of history: exported once a day to a file that only grows, by hand and by the server."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.__main__ import main
from api.daily import LONGEST_PAUSE, exporting_heads, pause
from schema.database import Database, open_database
from schema.history.rules.heads import export_heads, read_heads
from schema.history.rules.record import CHAINS
from schema.history.tables import HistoryChain
from tests.history.chronicle import faults, tamper, write

MORNING = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)
# Already the second of March in Asia/Shanghai.
EVENING = datetime(2026, 3, 1, 16, 0, tzinfo=UTC)


async def test_each_day_each_chain_leaves_one_line(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    await write(database, 3)
    assert await export_heads(database.connection, file, MORNING) == len(CHAINS)
    first = file.read_bytes()
    chain = await HistoryChain.get(id=1)
    assert json.loads(first.splitlines()[0]) == {"day": "2026-03-01", "chain": 1, "length": 3, "hash": chain.hash}
    await write(database, 2)
    assert await export_heads(database.connection, file, MORNING + timedelta(hours=3)) == 0
    assert file.read_bytes() == first
    assert await export_heads(database.connection, file, EVENING) == len(CHAINS)
    assert file.read_bytes().startswith(first)
    heads, unreadable = read_heads(file)
    assert [(str(head.day), head.length) for head in heads if head.chain == 1] == [("2026-03-01", 3), ("2026-03-02", 5)]
    assert unreadable == []
    assert await faults(database, heads) == []


async def test_servers_that_export_to_one_file_write_each_head_once(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    written = await asyncio.gather(*(export_heads(database.connection, file, MORNING) for _ in range(5)))
    assert sum(written) == len(CHAINS)
    assert len(file.read_bytes().splitlines()) == len(CHAINS)


async def test_a_line_that_was_left_unfinished_is_told_and_spoils_no_other(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    file.write_bytes(b'{"day":"2026-02-28","chain":1,"len')
    assert await export_heads(database.connection, file, MORNING) == len(CHAINS)
    heads, unreadable = read_heads(file)
    assert (len(heads), unreadable) == (len(CHAINS), [1])


@pytest.mark.parametrize(
    "line",
    [
        "1",
        "[]",
        '{"day":"2026-02-30","chain":1,"length":0,"hash":""}',
        '{"day":"2026-03-01","chain":9,"length":0,"hash":""}',
        '{"day":"2026-03-01","chain":1,"length":-1,"hash":""}',
        '{"day":"2026-03-01","chain":1,"length":null,"hash":""}',
        '{"day":"2026-03-01","chain":1,"hash":""}',
    ],
)
def test_what_is_no_head_is_not_taken_for_one(tmp_path: Path, line: str) -> None:
    file = tmp_path / "heads.jsonl"
    file.write_text(f"{line}\n")
    assert read_heads(file) == ([], [1])


async def test_the_server_exports_at_its_start_and_ends_with_it(database: Database, tmp_path: Path) -> None:
    file, before = tmp_path / "heads.jsonl", asyncio.all_tasks()
    async with exporting_heads(database, file, lambda: MORNING):
        assert len(asyncio.all_tasks() - before) == 1
        await until(lambda: file.exists() and len(read_heads(file)[0]) == len(CHAINS))
    assert asyncio.all_tasks() == before


async def test_the_server_exports_after_each_midnight(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    start, began = EVENING - timedelta(seconds=0.3), asyncio.get_running_loop().time()
    async with exporting_heads(database, file, lambda: start + passed(began)):
        await until(lambda: file.exists() and len(read_heads(file)[0]) == 2 * len(CHAINS))
    assert [str(head.day) for head in read_heads(file)[0] if head.chain == 1] == ["2026-03-01", "2026-03-02"]


def passed(began: float) -> timedelta:
    return timedelta(seconds=asyncio.get_running_loop().time() - began)


async def test_a_failed_export_is_logged_and_tried_again(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "absent" / "heads.jsonl"
    monkeypatch.setattr("api.daily.LONGEST_PAUSE", timedelta(seconds=0.05))
    async with exporting_heads(database, file, lambda: MORNING):
        await until(lambda: len(caplog.records) > 0)
        assert str(file) in caplog.text
        file.parent.mkdir()
        await until(lambda: file.exists() and len(read_heads(file)[0]) == len(CHAINS))


async def test_without_a_file_nothing_is_exported(database: Database) -> None:
    before = asyncio.all_tasks()
    async with exporting_heads(database, None):
        assert asyncio.all_tasks() == before


async def until(done: object) -> None:
    assert callable(done)
    async with asyncio.timeout(10):
        while not done():
            await asyncio.sleep(0.01)


def test_the_pause_ends_at_midnight_in_shanghai_and_is_never_long() -> None:
    assert pause(EVENING - timedelta(minutes=10)) == timedelta(minutes=10)
    assert pause(EVENING) == LONGEST_PAUSE


@pytest.fixture
def url(sqlite_template: Path, tmp_path: Path) -> str:
    """A database with a little history."""
    path = tmp_path / "wangge.db"
    path.write_bytes(sqlite_template.read_bytes())

    async def fill() -> None:
        async with open_database(f"sqlite://{path}") as database:
            await write(database, 3)

    with asyncio.Runner() as runner:
        runner.run(fill())
    return f"sqlite://{path}"


def test_the_commands_export_and_prove(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "heads.jsonl")
    assert main(["export-history-heads", file, "--database", url]) == 0
    assert main(["export-history-heads", file, "--database", url]) == 0
    assert main(["verify-history", "--heads", file, "--database", url]) == 0
    output = capsys.readouterr()
    assert output.out.splitlines() == [
        "Exported 8 heads.",
        "Today's heads are exported already.",
        "History is whole: 3 entries, 8 exported heads.",
    ]
    assert output.err == ""
    assert main(["verify-history", "--database", url, "--progress"]) == 0
    assert "100%" in capsys.readouterr().err


def test_each_fault_is_a_line_and_the_exit_code_is_1(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def spoil() -> None:
        async with open_database(url) as database:
            await tamper(database, "UPDATE history_entry SET actor = '李强' WHERE number IN (1, 3)")

    with asyncio.Runner() as runner:
        runner.run(spoil())
    file = tmp_path / "heads.jsonl"
    file.write_text("nonsense\n")
    assert main(["verify-history", "--heads", str(file), "--database", url]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{file}:1: ")
    assert [line.partition(": ")[0] for line in lines[1:]] == ["1:1", "1:3"]
    assert all("被改动过" in line and "edited" in line for line in lines[1:])


@pytest.mark.parametrize("command", [["verify-history", "--heads"], ["export-history-heads"]])
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, str(tmp_path / "absent" / "heads.jsonl"), "--database", url]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert "heads.jsonl" in output.err
