"""Opening the database and writing to it, whatever becomes of the caller."""

import asyncio
import os
import random
import sqlite3
import sys
from functools import partial
from pathlib import Path

import asyncpg
import pytest
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError

from schema.database import Database, DatabaseRefused, migrate, open_database
from schema.grids.tables import Grid
from tests.postgres import PostgresServer

TRANSFER = """
import asyncio, sys
from schema.database import open_database
async def transfer(connection):
    rows = (await connection.execute_query("SELECT brand FROM grid WHERE id = 1"))[1]
    await connection.execute_query(f"UPDATE grid SET brand = '{int(rows[0]['brand']) + 1}' WHERE id = 1")
async def main():
    async with open_database(sys.argv[1]) as database:
        for _ in range(25):
            await database.write_unit(transfer)
asyncio.run(main())
"""


def row(id: int) -> Grid:
    return Grid(id=id, level=1, code=str(id), name="省", pinyin="sheng", initials="s", path=f"{id:06}", brand="0")


async def add_two(connection: BaseDBAsyncClient, id: int) -> None:
    await row(id).save(using_db=connection)
    await asyncio.sleep(random.uniform(0, 0.002))
    await row(id + 1).save(using_db=connection)


async def test_a_write_unit_is_written_and_answers(database: Database) -> None:
    async def work(connection: BaseDBAsyncClient) -> str:
        await row(1).save(using_db=connection)
        return "done"

    assert await database.write_unit(work) == "done"
    assert await Grid.all().count() == 1


async def test_a_write_unit_that_fails_leaves_nothing_and_keeps_no_lock(database: Database) -> None:
    async def work(connection: BaseDBAsyncClient) -> None:
        await row(1).save(using_db=connection)
        await row(1).save(using_db=connection, force_create=True)

    with pytest.raises(IntegrityError):
        await database.write_unit(work)
    assert await Grid.all().count() == 0
    assert await database.takes_writes()


async def test_callers_that_are_cancelled_leave_no_half_unit_and_no_hang(database: Database) -> None:
    callers = [asyncio.create_task(database.write_unit(partial(add_two, id=first))) for first in range(1, 400, 2)]
    for caller in callers:
        await asyncio.sleep(random.uniform(0, 0.001))
        caller.cancel()
    await asyncio.gather(*callers, return_exceptions=True)
    await database.finish_writing()
    ids = set(await Grid.all().values_list("id", flat=True))
    assert ids == {id + step for id in ids if id % 2 for step in (0, 1)}  # type: ignore[operator]
    assert len(ids) > 0
    assert await database.takes_writes()


async def test_units_whose_callers_have_gone_are_written_before_the_database_closes(database_url: str) -> None:
    async with open_database(database_url) as database:
        caller = asyncio.create_task(database.write_unit(lambda connection: add_two(connection, 1)))
        await asyncio.sleep(0)
        caller.cancel()
    async with open_database(database_url):
        assert await Grid.all().count() == 2


async def test_processes_that_read_and_then_write_wait_for_each_other_on_sqlite(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path / 'wangge.db'}"
    await migrate(url)
    async with open_database(url) as database:
        await row(1).save()
        writers = [await asyncio.create_subprocess_exec(sys.executable, "-c", TRANSFER, url) for _ in range(3)]
        assert [await writer.wait() for writer in writers] == [0, 0, 0]
        assert (await Grid.get(id=1)).brand == "75"
        assert await database.takes_writes()


async def test_units_that_deadlock_on_postgres_are_tried_again(
    postgres: PostgresServer, postgres_template: str
) -> None:
    url = postgres.create("deadlocks", "--template", postgres_template)
    async with open_database(url) as database:
        await Grid.bulk_create([row(1), row(2)])
        both_hold_one = asyncio.Barrier(2)
        attempts = []

        async def lock(connection: BaseDBAsyncClient, first: int, second: int) -> None:
            attempts.append(first)
            await connection.execute_query(f"UPDATE grid SET brand = brand || '{first}' WHERE id = {first}")
            if len(attempts) <= 2:
                await both_hold_one.wait()
            await connection.execute_query(f"UPDATE grid SET brand = brand || '{first}' WHERE id = {second}")

        units = (
            database.write_unit(lambda connection: lock(connection, 1, 2)),
            database.write_unit(lambda connection: lock(connection, 2, 1)),
        )
        await asyncio.gather(*units)
        assert len(attempts) == 3
        brands = await Grid.all().values_list("brand", flat=True)
        assert [sorted(str(brand)) for brand in brands] == [["0", "1", "2"], ["0", "1", "2"]]


async def test_a_held_write_lock_is_noticed_and_its_release_too(tmp_path: Path) -> None:
    path = tmp_path / "wangge.db"
    await migrate(f"sqlite://{path}")
    async with open_database(f"sqlite://{path}") as database:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert not await database.takes_writes(within=0.05)
        assert not await database.takes_writes(within=0.05)
        other.execute("ROLLBACK")
        assert await database.takes_writes(within=5)


async def test_a_lock_that_is_not_given_up_in_time_fails_one_unit_and_not_the_next(tmp_path: Path) -> None:
    path = tmp_path / "wangge.db"
    await migrate(f"sqlite://{path}")
    async with open_database(f"sqlite://{path}") as database:
        await database.connection.execute_query("PRAGMA busy_timeout = 10")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert not await database.takes_writes()
        other.execute("ROLLBACK")
        assert await database.takes_writes()


async def test_sqlite_is_opened_as_promised(tmp_path: Path) -> None:
    url = f"sqlite://{tmp_path / 'folder' / 'wangge.db'}"
    await migrate(url)
    async with open_database(url) as database:
        for pragma, value in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)):
            _, rows = await database.connection.execute_query(f"PRAGMA {pragma}")
            assert rows[0][0] == value, pragma


async def test_a_database_that_does_not_exist_is_refused_with_what_to_do(tmp_path: Path) -> None:
    await refuses(f"sqlite://{tmp_path / 'none.db'}", "none.db: run `python -m api migrate` first")


async def test_tables_that_are_not_up_to_date_are_refused_with_what_to_do(empty_database_url: str) -> None:
    if empty_database_url.startswith("sqlite"):
        Path(empty_database_url.removeprefix("sqlite://")).touch()
    await refuses(empty_database_url, "not up to date: run `python -m api migrate`")


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "wangge.db").write_text("not a database, but long enough to be looked at closely")
    await refuses(f"sqlite://{tmp_path / 'wangge.db'}", "cannot be opened .*not a database")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DatabaseRefused, match="cannot be opened"):
        await migrate(f"sqlite://{tmp_path / 'wangge.db'}")


@pytest.mark.parametrize("url", ["mysql://localhost/x", "wangge.db", "", "sqlite://", "sqlite://:memory:"])
async def test_an_address_of_nothing_known_is_refused(url: str) -> None:
    await refuses(url, "The database URL")


async def test_a_postgres_that_does_not_answer_is_refused_without_its_password() -> None:
    url = "postgres://someone:secret@127.0.0.1:1/wangge"
    with pytest.raises(DatabaseRefused, match=r"wangge on 127\.0\.0\.1 cannot be reached") as refusal:
        await migrate(url)
    assert "secret" not in str(refusal.value)


async def test_a_postgres_database_that_does_not_exist_is_refused(postgres: PostgresServer) -> None:
    await refuses(postgres.url("nowhere"), "nowhere on the local server cannot be reached")


async def test_a_postgres_database_that_is_not_utf8_is_refused_with_how_to_make_one(postgres: PostgresServer) -> None:
    options = ("--template", "template0", "--encoding", "SQL_ASCII", "--locale-provider", "libc", "--locale", "C")
    await refuses(postgres.create("ascii", *options), "make it with `CREATE DATABASE … TEMPLATE template0 ENCODING")


async def test_both_engines_order_text_alike(database: Database) -> None:
    names = ["a", "B", "张", "阿", "_", "é", "Z", "0"]
    await Grid.bulk_create([Grid(level=1, code=name, name=name, pinyin="", initials="", path=name) for name in names])
    assert [grid.name for grid in await Grid.all().order_by("name")] == sorted(names, key=str.encode)


async def test_a_postgres_connection_that_was_cut_is_replaced(postgres: PostgresServer, postgres_template: str) -> None:
    url = postgres.create("cut", "--template", postgres_template)
    async with open_database(url) as database:
        for _ in range(8):
            other = await asyncpg.connect(postgres.url("postgres"))
            await other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'cut'")
            await other.close()
            await database.takes_writes()
        assert await database.takes_writes()


async def refuses(url: str, message: str) -> None:
    with pytest.raises(DatabaseRefused, match=message):
        async with open_database(url):
            pass
