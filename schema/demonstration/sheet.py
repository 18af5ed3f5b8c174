"""New rows gathered before they are written, so that they can refer to one another by id."""

from collections.abc import Iterator
from itertools import count
from typing import Any, TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model

Row = TypeVar("Row", bound=Model)
ROWS_PER_STATEMENT = 200


class Sheet:
    """Rows of several tables, written table by table in the order in which the tables were named."""

    def __init__(self, ids: dict[type[Model], Iterator[int]]) -> None:
        self._ids = ids
        self._rows: dict[type[Model], list[Model]] = {table: [] for table in ids}

    def add(self, table: type[Row], **values: Any) -> Row:
        """A new row with an id of its own."""
        row = table(id=next(self._ids[table]), **values)
        self._rows[table].append(row)
        return row

    async def write(self, connection: BaseDBAsyncClient) -> int:
        """Insert everything and return the number of rows."""
        for table, rows in self._rows.items():
            await table.bulk_create(rows, batch_size=ROWS_PER_STATEMENT, using_db=connection)
            await follow_ids(connection, table)
        return sum(len(rows) for rows in self._rows.values())


async def open_sheet(connection: BaseDBAsyncClient, tables: tuple[type[Model], ...]) -> Sheet:
    """An empty sheet whose ids go on where each table ends. The caller must hold the write lock until it is written."""
    return Sheet({table: count(await last_id(connection, table) + 1) for table in tables})


async def last_id(connection: BaseDBAsyncClient, table: type[Model]) -> int:
    """The highest id in the table, 0 if it is empty."""
    last = await table.all(using_db=connection).order_by("-id").first()
    return last.pk if last else 0


async def follow_ids(connection: BaseDBAsyncClient, table: type[Model]) -> None:
    """Let PostgreSQL's own numbering go on after ids that were given by hand. SQLite does so by itself."""
    if connection.capabilities.dialect == "postgres":
        name = table._meta.db_table
        last = await last_id(connection, table)
        await connection.execute_query(
            f"SELECT setval('{name}_id_seq', greatest(last_value, {last})) FROM {name}_id_seq WHERE {last} > 0"
        )
