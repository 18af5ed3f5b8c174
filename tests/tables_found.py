"""What tables, keys and indexes a database really has, asked of the database itself."""

from collections import defaultdict
from dataclasses import dataclass, field

from tortoise.backends.base.client import BaseDBAsyncClient

Columns = tuple[str, ...]


@dataclass
class Found:
    """By table: its columns, the column lists of its unique keys and indexes, and (column, on delete) of its keys."""

    columns: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    unique: dict[str, set[Columns]] = field(default_factory=lambda: defaultdict(set))
    indexes: dict[str, set[Columns]] = field(default_factory=lambda: defaultdict(set))
    foreign_keys: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))


async def look(connection: BaseDBAsyncClient) -> Found:
    """Look at every table of the open database."""
    sqlite = connection.capabilities.dialect == "sqlite"
    return await (_look_at_sqlite(connection) if sqlite else _look_at_postgres(connection))


async def _look_at_sqlite(connection: BaseDBAsyncClient) -> Found:
    found = Found()
    for (table,) in (await connection.execute_query("SELECT name FROM sqlite_schema WHERE type = 'table'"))[1]:
        for row in (await connection.execute_query(f'PRAGMA table_info("{table}")'))[1]:
            found.columns[table].add(row["name"])
        for row in (await connection.execute_query(f'PRAGMA foreign_key_list("{table}")'))[1]:
            found.foreign_keys[table].add((row["from"], row["on_delete"]))
        for index in (await connection.execute_query(f'PRAGMA index_list("{table}")'))[1]:
            _, rows = await connection.execute_query(f'PRAGMA index_info("{index["name"]}")')
            (found.unique if index["unique"] else found.indexes)[table].add(tuple(row["name"] for row in rows))
    return found


async def _look_at_postgres(connection: BaseDBAsyncClient) -> Found:
    found = Found()
    for row in await connection.execute_query_dict(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
    ):
        found.columns[row["table_name"]].add(row["column_name"])
    for row in await connection.execute_query_dict(
        "SELECT conrelid::regclass::text AS table, attname, confdeltype FROM pg_constraint"
        " JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f'"
    ):
        action = {b"r": "RESTRICT"}.get(row["confdeltype"], "another")
        found.foreign_keys[row["table"]].add((row["attname"], action))
    for row in await connection.execute_query_dict(
        "SELECT indrelid::regclass::text AS table, indisunique, ARRAY("
        "SELECT attname::text FROM unnest(indkey) WITH ORDINALITY AS key (number, place)"
        " JOIN pg_attribute ON attrelid = indrelid AND attnum = key.number ORDER BY place) AS columns"
        " FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace"
    ):
        (found.unique if row["indisunique"] else found.indexes)[row["table"]].add(tuple(row["columns"]))
    return found
