"""One SQL statement while it is being written: its rows, its bound values, and what it may cost."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache, partial
from typing import Any

import orjson
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from schema.graph.dialects import Dialect
from schema.graph.givens import Given, Variables
from schema.graph.limits import LIMITS, refuse_too_many_conditions, too_deep
from schema.graph.refusals import bad_input
from schema.graph.viewer import Viewer
from schema.graph.words import Word

Slot = Callable[[Variables, Viewer], object]
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
SQL_TYPES: Mapping[type, str] = {
    str: "text",
    int: "bigint",
    bool: "boolean",
    date: "date",
    datetime: "timestamptz",
}


def check_storable(name: str, text: str) -> None:
    """Refuse a text that PostgreSQL cannot hold."""
    if UNSTORABLE.search(text):
        raise bad_input(
            name,
            "文字中有无法保存的字符(空字符或孤立代理)。",
            "the text holds a null character or a lone surrogate.",
        )


def stored_type(type_: type) -> type:
    """The Python type in which a value of `type_` is stored."""
    if issubclass(type_, Enum):
        return int if issubclass(type_, int) else str
    return type_


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
        self._model = table
        self._needed: set[str] = set()
        self._kept: list[str] = []

    def __getattr__(self, column: str) -> str:
        if column not in self._columns:
            raise AttributeError(f"table {self._table} has no column {column}")
        self._needed.add(column)
        return f"{self.alias}.{column}"

    @property
    def inside(self) -> "TableRow":
        """The same row where it is chosen: what is read of it there need not be carried outside."""
        return TableRow(self._model, self.alias)

    @property
    def source(self) -> str:
        """The table under its alias, for FROM."""
        return f"{self._table} AS {self.alias}"

    def keep(self, sql: str) -> str:
        """The name of a column, of the rows made by `chosen`, that holds the value of a subquery about this row.

        Written one inside the other, subqueries and the functions around them would soon fill SQLite's parser.
        """
        self._kept.append(sql)
        return f"{self.alias}.k{len(self._kept)}"

    def chosen(self, conditions: str, order: str | None = None, limit: int | None = None) -> str:
        """The rows that meet conditions, with what was read of them and kept so far, under the same alias, for FROM.

        What is kept is computed outside of the order and the limit: only for rows that pass them.
        """
        ordered = "" if order is None else f" ORDER BY {order}" + ("" if limit is None else f" LIMIT {limit}")
        needed = ", ".join(f"{self.alias}.{column}" for column in sorted(self._needed)) or "1"
        rows = f"{self.source} WHERE {conditions}"
        if ordered:
            rows = f"(SELECT {needed} FROM {rows}{ordered}) AS {self.alias}"
        if not self._kept:
            return rows
        kept = ", ".join(f"{sql} AS k{number}" for number, sql in enumerate(self._kept, 1))
        return f"(SELECT {needed}, {kept} FROM {rows}) AS {self.alias}"


@dataclass
class Statement:
    """What every part of the compiler writes into."""

    dialect: Dialect
    viewer: Viewer
    slots: list[Slot] = field(default_factory=list)
    rows: int = 0
    conditions: int = 0
    multiplier: int = 1
    level: int = 0
    _aliases: int = 0
    _reach: dict[Word, list[str]] = field(default_factory=dict)

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

        return self._placeholder(slot, SQL_TYPES[stored_type(type_)])

    def bind_list(self, given: Given, type_: type) -> str:
        """The placeholder of a list, however long, as one value."""
        storable = self._storable
        as_list = orjson.dumps if self.dialect.name == "sqlite" else None

        def slot(variables: Variables, viewer: Viewer) -> object:
            values = [storable(given.name, value) for value in given.read(variables)]
            return values if as_list is None else as_list(values).decode()

        return self._placeholder(slot, f"{SQL_TYPES[stored_type(type_)]}[]")

    @property
    def signed_in(self) -> bool:
        """Whether anybody is signed in."""
        return self.viewer.account is not None

    def has(self, right: Word) -> bool:
        """Whether the viewer has a right anywhere."""
        return bool(self.viewer.paths(right))

    def reaches(self, path: str, right: Word) -> str:
        """Whether a grid's path lies in a subtree where the viewer has a right."""
        if right not in self._reach:
            self._reach[right] = [
                self._placeholder(partial(_path_of, right, index), "text")
                for index in range(len(self.viewer.paths(right)))
            ]
        within = (f"{path} >= {above} AND {path} < {above} || '~'" for above in self._reach[right])
        return f"({' OR '.join(within) or 'FALSE'})"

    def is_account(self, id: str) -> str:
        """Whether a key is that of the viewer's account."""
        if self.viewer.account is None:
            return "FALSE"
        return f"{id} = {self._placeholder(_account_of, 'bigint')}"

    def is_person(self, id: str) -> str:
        """Whether a key is that of the viewer as a person."""
        if self.viewer.person is None:
            return "FALSE"
        return f"{id} = {self._placeholder(_person_of, 'bigint')}"

    def reads(self, rows: int) -> None:
        """Count rows that are given for each row around them; how many are looked at to find them is not known."""
        self.rows += self.multiplier * rows

    def compares(self, argument: str) -> None:
        """Count one condition of a filter; refuses too many."""
        self.conditions += 1
        refuse_too_many_conditions(self.conditions, argument)

    @contextmanager
    def within(self, rows: int) -> Iterator[None]:
        """What is written meanwhile is about so many rows for each row around them, one level further in."""
        self.multiplier *= rows
        self.level += 1
        if self.level > LIMITS.levels:
            raise too_deep()
        yield
        self.level -= 1
        self.multiplier //= max(rows, 1)

    def _placeholder(self, slot: Slot, sql_type: str) -> str:
        self.slots.append(slot)
        return self.dialect.placeholder(len(self.slots), sql_type)

    def _storable(self, name: str, value: Any) -> object:
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, str):
            check_storable(name, value)
        if isinstance(value, date) and self.dialect.name == "sqlite":
            # As Tortoise writes them.
            return str(value.astimezone(UTC)) if isinstance(value, datetime) else value.isoformat()
        return value


def kept(row: TableRow | None, sql: str) -> str:
    """A subquery as a column of the row it is about; as it stands, where it is about none."""
    return sql if row is None else row.keep(sql)


def _path_of(right: Word, index: int, _: Variables, viewer: Viewer) -> str:
    return viewer.paths(right)[index]


def _account_of(_: Variables, viewer: Viewer) -> int | None:
    return viewer.account


def _person_of(_: Variables, viewer: Viewer) -> int | None:
    return viewer.person
