"""The words in which SQLite and PostgreSQL differ when a statement's result is the JSON of the answer.

Nested JSON is joined as text. SQLite's own JSON functions would read it again, or, written one inside the other, nest
no deeper than its parser's stack of 100 symbols; PostgreSQL's would cut keys at 63 bytes and write spaces.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from schema.graph.keys import SEPARATOR_CODE

# SQLite's functions take 127 arguments, PostgreSQL's 100.
PAIRS_A_CALL = 50


@dataclass(frozen=True)
class Value:
    """An SQL expression that becomes part of an answer.

    `json`: its text is JSON already, `null` included; `filled`: it is never null.
    """

    sql: str
    json: bool = False
    filled: bool = False


Pairs = Sequence[tuple[str, Value]]


def text_literal(text: str) -> str:
    """A name of the schema as an SQL string. Values of callers are bound, never written."""
    return "'" + text.replace("'", "''") + "'"


def type_name(name: str) -> Value:
    """What `__typename` gives. PostgreSQL does not know a bare literal for text."""
    return Value(f"CAST({text_literal(name)} AS text)", filled=True)


def joined_object(pairs: Sequence[tuple[str, str]]) -> str:
    """A JSON object of (key, JSON text), however many."""
    calls = []
    for start in range(0, max(len(pairs), 1), PAIRS_A_CALL):
        chunk = pairs[start : start + PAIRS_A_CALL]
        opening, closing = "," if start else "{", "}" if start + PAIRS_A_CALL >= len(pairs) else ""
        pattern = opening + ",".join(f'"{key}":%s' for key, _ in chunk) + closing
        calls.append(f"format({', '.join([text_literal(pattern), *(value for _, value in chunk)])})")
    return " || ".join(calls)


class Dialect(Protocol):
    """What a compiler needs to know of an engine. Expressions in, expressions out."""

    name: str

    def placeholder(self, number: int, sql_type: str) -> str:
        """The bound parameter `number` (from 1), of type bigint, text, boolean, date or a list of these."""

    def answer(self, json: Value) -> str:
        """JSON text as the bytes that leave the database."""

    def object(self, pairs: Pairs) -> Value:
        """A JSON object of keys and values."""

    def array_of(self, item: Value) -> str:
        """The JSON array of `item` over the rows of the query, in their order; `[]` for none. An aggregate."""

    def boolean(self, condition: str) -> Value:
        """An SQL truth value."""

    def date(self, column: str) -> Value:
        """A date, YYYY-MM-DD."""

    def geometry(self, column: str) -> Value:
        """A column of GeoJSON, without spaces."""

    def cursor(self, parts: Sequence[str]) -> str:
        """Text expressions joined by the separator of cursors, in lower-case hexadecimal."""

    def in_list(self, value: str, placeholder: str) -> str:
        """Whether `value` is among the elements of a bound list."""


class SQLite:
    """SQLite 3.38 or newer."""

    name = "sqlite"

    def placeholder(self, number: int, sql_type: str) -> str:
        return f"?{number}"

    def answer(self, json: Value) -> str:
        return json.sql

    def object(self, pairs: Pairs) -> Value:
        if len(pairs) <= PAIRS_A_CALL and not any(value.json for _, value in pairs):
            # Faster than joining, where nothing is nested.
            return Value(f"json_object({', '.join(f'{text_literal(key)}, {value.sql}' for key, value in pairs)})", True)
        quoted = [(key, value.sql if value.json else f"json_quote({value.sql})") for key, value in pairs]
        return Value(joined_object(quoted), True)

    def array_of(self, item: Value) -> str:
        return f"'[' || coalesce(group_concat({item.sql}, ','), '') || ']'"

    def boolean(self, condition: str) -> Value:
        return Value(f"CASE ({condition}) WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END", True)

    def date(self, column: str) -> Value:
        return Value(column)

    def geometry(self, column: str) -> Value:
        return Value(f"coalesce({column}, 'null')", True)

    def cursor(self, parts: Sequence[str]) -> str:
        return f"lower(hex({f' || char({SEPARATOR_CODE}) || '.join(parts)}))"

    def in_list(self, value: str, placeholder: str) -> str:
        return f"{value} IN (SELECT value FROM json_each({placeholder}))"


class PostgreSQL:
    """PostgreSQL 18 in a database of C collation."""

    name = "postgres"

    def placeholder(self, number: int, sql_type: str) -> str:
        return f"${number}::{sql_type}"

    def answer(self, json: Value) -> str:
        return f"convert_to({json.sql}, 'UTF8')"

    def object(self, pairs: Pairs) -> Value:
        quoted = [(key, value.sql if value.json else _quoted(value)) for key, value in pairs]
        return Value(joined_object(quoted), True)

    def array_of(self, item: Value) -> str:
        return f"'[' || coalesce(string_agg({item.sql}, ','), '') || ']'"

    def boolean(self, condition: str) -> Value:
        return Value(f"coalesce(({condition})::text, 'null')", True)

    def date(self, column: str) -> Value:
        return Value(f"{column}::text")

    def geometry(self, column: str) -> Value:
        # jsonb is written with spaces, and the texts in a geometry hold none.
        return Value(f"coalesce(replace({column}::text, ' ', ''), 'null')", True)

    def cursor(self, parts: Sequence[str]) -> str:
        joined = f" || chr({SEPARATOR_CODE}) || ".join(f"({part})::text" for part in parts)
        return f"encode(convert_to({joined}, 'UTF8'), 'hex')"

    def in_list(self, value: str, placeholder: str) -> str:
        return f"{value} = ANY({placeholder})"

    def any_of(self, placeholder: str, alias: str) -> str:
        return f"unnest({placeholder}) AS {alias}(value)"


def _quoted(value: Value) -> str:
    quoted = f"to_json({value.sql})"
    return quoted if value.filled else f"coalesce({quoted}::text, 'null')"
