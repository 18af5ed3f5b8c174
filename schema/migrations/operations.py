"""Migration operations that Tortoise 1.1.9 lacks."""

from collections.abc import Mapping
from typing import Any

from tortoise.migrations.operations import CreateModel, TortoiseOperation
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_generator.state import State


class CreateCheckedModel(CreateModel):
    """CreateModel with CHECK constraints, which Tortoise's own leaves out and SQLite cannot be given afterwards.

    `checks` maps the name of each constraint to its condition.
    """

    def __init__(self, name: str, fields: list[Any], checks: Mapping[str, str], options: dict[str, Any]) -> None:
        super().__init__(name, fields, options)
        self.checks = checks

    async def database_forward(
        self, app_label: str, old_state: State, new_state: State, state_editor: BaseSchemaEditor | None = None
    ) -> None:
        """Make the table, letting the editor write the constraints as the last lines of its definition."""
        if state_editor is None:
            return
        lines = [f'CONSTRAINT "{name}" CHECK ({condition})' for name, condition in self.checks.items()]
        inner_statements = state_editor._get_inner_statements
        state_editor._get_inner_statements = lambda: [*inner_statements(), *lines]  # type: ignore[method-assign]
        try:
            await super().database_forward(app_label, old_state, new_state, state_editor)
        finally:
            state_editor._get_inner_statements = inner_statements  # type: ignore[method-assign]


class IndexForeignKey(TortoiseOperation):
    """An index on a foreign key's column: Tortoise makes none, whatever `db_index` says, nor can it run plain SQL."""

    def __init__(self, table: str, column: str) -> None:
        self.table = table
        self.column = column

    async def database_forward(
        self, app_label: str, old_state: State, new_state: State, state_editor: BaseSchemaEditor | None = None
    ) -> None:
        """Make the index as `idx_TABLE_COLUMN`."""
        if state_editor is not None:
            name = f"idx_{self.table}_{self.column}"
            await state_editor.client.execute_query(f'CREATE INDEX "{name}" ON "{self.table}" ("{self.column}")')


class AppendOnly(TortoiseOperation):
    """Triggers that let rows of a table be added, and neither changed nor deleted by anybody."""

    def __init__(self, table: str) -> None:
        self.table = table

    async def database_forward(
        self, app_label: str, old_state: State, new_state: State, state_editor: BaseSchemaEditor | None = None
    ) -> None:
        """Make the triggers as `TABLE_stays_update` and `TABLE_stays_delete`."""
        if state_editor is None:
            return
        client = state_editor.client
        if client.capabilities.dialect == "postgres":
            await client.execute_query(STAYS)
            for event in ("UPDATE", "DELETE", "TRUNCATE"):
                await client.execute_query(
                    f'CREATE TRIGGER "{self.table}_stays_{event.lower()}" BEFORE {event} ON "{self.table}"'
                    " FOR EACH STATEMENT EXECUTE FUNCTION rows_stay()"
                )
            return
        for event in ("UPDATE", "DELETE"):
            await client.execute_query(
                f'CREATE TRIGGER "{self.table}_stays_{event.lower()}" BEFORE {event} ON "{self.table}"'
                " BEGIN SELECT RAISE(ABORT, 'rows of this table are only ever added'); END"
            )


STAYS = """CREATE OR REPLACE FUNCTION rows_stay() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'rows of this table are only ever added'; END$$"""


class Insert(TortoiseOperation):
    """Rows that a table holds from the beginning."""

    def __init__(self, table: str, rows: list[dict[str, int | str]]) -> None:
        self.table = table
        self.rows = rows

    async def database_forward(
        self, app_label: str, old_state: State, new_state: State, state_editor: BaseSchemaEditor | None = None
    ) -> None:
        """Insert them."""
        for row in self.rows if state_editor is not None else ():
            columns = ", ".join(f'"{column}"' for column in row)
            values = ", ".join(str(value) if isinstance(value, int) else f"'{value}'" for value in row.values())
            assert state_editor is not None
            await state_editor.client.execute_query(f'INSERT INTO "{self.table}" ({columns}) VALUES ({values})')
