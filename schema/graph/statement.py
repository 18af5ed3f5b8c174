"""One SQL statement while it is being written: its rows, its bound values, and what it may cost."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

import orjson
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from schema.graph.dialects import Dialect
from schema.graph.givens import Given, Variables
from schema.graph.refusals import bad_input
from schema.graph.viewer import Viewer

Slot = Callable[[Variables, Viewer], object]
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
SQL_TYPES: Mapping[type, str] = {str: "text", int: "bigint", bool: "boolean", date: "date"}
BIGGEST_INTEGER = 2**63 - 1


@cache
def columns_of(table: type[Model]) -> frozenset[str]:
    """The columns of a table. Tortoise adds those of foreign keys only once it is connected."""
    return frozenset(
        f"{name}_id" if isinstance(column, ForeignKeyFieldInstance) else name
        for name, column in table._meta.fields_map.items()
        if column.has_db_field or isinstance(column, ForeignKeyFieldInstance)
    )


class TableRow:
    """A row under an alias. Reading an attribute gives the column's SQL and remembers that it is needed."""

    def __init__(self, table: type[Model], alias: str) -> None:
        self._columns = columns_of(table)
        self.alias = alias
        self._table = table._meta.db_table
        self._needed: set[str] = set()

    def __getattr__(self, column: str) -> str:
        if column not in self._columns:
            raise AttributeError(f"table {self._table} has no column {column}")
        self._needed.add(column)
        return f"{self.alias}.{column}"

    @property
    def source(self) -> str:
        """The table under its alias, for FROM."""
        return f"{self._table} AS {self.alias}"

    def narrowed(self, conditions: str, order: str, limit: int | None) -> str:
        """The ordered rows as a derived table of just the columns read so far, under the same alias."""
        columns = ", ".join(f"{self.alias}.{column}" for column in sorted(self._needed)) or "1"
        limited = "" if limit is None else f" LIMIT {limit}"
        inner = f"SELECT {columns} FROM {self.source} WHERE {conditions} ORDER BY {order}{limited}"
        return f"({inner}) AS {self.alias}"


@dataclass
class Statement:
    """What every part of the compiler writes into."""

    dialect: Dialect
    viewer: Viewer
    slots: list[Slot] = field(default_factory=list)
    rows: int = 0
    scans: bool = False
    multiplier: int = 1
    _aliases: int = 0
    _reach: str | None = None

    def row(self, table: type[Model]) -> TableRow:
        """A new row of `table` under an alias of its own."""
        self._aliases += 1
        return TableRow(table, f"{table._meta.db_table[0]}{self._aliases}")

    def bind(self, given: Given, type_: type, convert: Callable[[Any], Any] | None = None) -> str:
        """The placeholder of a value of `type_`, after `convert`, which may refuse it."""
        storable = self._storable
        read = given.read

        def slot(variables: Variables, viewer: Viewer) -> object:
            value = read(variables)
            return storable(given.name, value if convert is None else convert(value))

        return self._placeholder(slot, SQL_TYPES.get(type_, "text"))

    def bind_list(self, given: Given, type_: type) -> str:
        """The placeholder of a list, however long, as one value."""
        storable = self._storable
        as_list = orjson.dumps if self.dialect.name == "sqlite" else None

        def slot(variables: Variables, viewer: Viewer) -> object:
            values = [storable(given.name, value) for value in given.read(variables)]
            return values if as_list is None else as_list(values).decode()

        return self._placeholder(slot, f"{SQL_TYPES.get(type_, 'text')}[]")

    def reaches(self, path: str) -> str:
        """Whether a grid's path lies in a subtree where the viewer has a post."""
        if not self.viewer.reach:
            return "FALSE"
        if self._reach is None:
            in_sqlite = self.dialect.name == "sqlite"
            self._reach = self._placeholder(lambda _, viewer: _paths(viewer.reach, in_sqlite), "text[]")
        below = f"{path} >= reach.value AND {path} < reach.value || '~'"
        return f"EXISTS (SELECT 1 FROM {self.dialect.any_of(self._reach, 'reach')} WHERE {below})"

    def reads(self, rows: int) -> None:
        """Count rows that the statement reads by a key for each row around it."""
        self.rows += self.multiplier * rows

    def searches(self, rows: int) -> None:
        """Count rows that a search gives for each row around it; how many it reads to find them is not known."""
        self.scans = True
        self.reads(rows)

    def _placeholder(self, slot: Slot, sql_type: str) -> str:
        self.slots.append(slot)
        return self.dialect.placeholder(len(self.slots), sql_type)

    def _storable(self, name: str, value: Any) -> object:
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, str) and UNSTORABLE.search(value):
            raise bad_input(
                name,
                "文字中有无法保存的字符(空字符或孤立代理)。",
                "the text holds a null character or a lone surrogate.",
            )
        if isinstance(value, date) and self.dialect.name == "sqlite":
            return value.isoformat()
        return value


def _paths(reach: Sequence[str], in_sqlite: bool) -> object:
    return orjson.dumps(reach).decode() if in_sqlite else list(reach)
