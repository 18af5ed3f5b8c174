"""The words in which SQLite and PostgreSQL differ when a statement's result is the JSON of the answer."""

from collections.abc import Sequence
from typing import Protocol

Pairs = Sequence[tuple[str, str]]

SQLITE_PAIRS_A_CALL = 60


def text_literal(text: str) -> str:
    """A name of the schema as an SQL string. Values of callers are bound, never written."""
    return "'" + text.replace("'", "''") + "'"


class Dialect(Protocol):
    """What a compiler needs to know of an engine. Expressions in, expressions out."""

    name: str

    def placeholder(self, number: int, sql_type: str) -> str:
        """The bound parameter `number` (from 1), of type int, text, bool, date, int[] or text[]."""

    def answer(self, json: str) -> str:
        """A JSON expression as the bytes that leave the database."""

    def object(self, pairs: Pairs) -> str:
        """A JSON object of (key, JSON-ready expression)."""

    def array_of(self, item: str) -> str:
        """The aggregate of `item` over the rows of the query, in their order; `[]` for none."""

    def boolean(self, condition: str) -> str:
        """An SQL truth value as JSON true, false or null."""

    def geometry(self, column: str) -> str:
        """A column of GeoJSON as JSON without spaces."""

    def date(self, column: str) -> str:
        """A date column as YYYY-MM-DD."""

    def cursor(self, parts: Sequence[str]) -> str:
        """Text expressions joined by U+001F, in lower-case hexadecimal."""

    def in_list(self, value: str, placeholder: str) -> str:
        """Whether `value` is among the elements of a bound list."""

    def any_of(self, placeholder: str, alias: str) -> str:
        """A bound list as rows `alias`.value, for FROM."""


class SQLite:
    """SQLite 3.40 or newer, JSON functions built in."""

    name = "sqlite"

    def placeholder(self, number: int, sql_type: str) -> str:
        return f"?{number}"

    def answer(self, json: str) -> str:
        return json

    def object(self, pairs: Pairs) -> str:
        # A function takes 127 arguments: json_set appends what does not fit into json_object.
        head, rest = pairs[:SQLITE_PAIRS_A_CALL], pairs[SQLITE_PAIRS_A_CALL:]
        built = f"json_object({', '.join(f'{text_literal(key)}, {value}' for key, value in head)})"
        while rest:
            part, rest = rest[:SQLITE_PAIRS_A_CALL], rest[SQLITE_PAIRS_A_CALL:]
            added = ", ".join(f"{text_literal('$.' + key)}, {value}" for key, value in part)
            built = f"json_set({built}, {added})"
        return built

    def array_of(self, item: str) -> str:
        return f"json_group_array({item})"

    def boolean(self, condition: str) -> str:
        return f"json(CASE ({condition}) WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"

    def geometry(self, column: str) -> str:
        return f"json({column})"

    def date(self, column: str) -> str:
        return column

    def cursor(self, parts: Sequence[str]) -> str:
        return f"lower(hex({' || char(31) || '.join(parts)}))"

    def in_list(self, value: str, placeholder: str) -> str:
        return f"{value} IN (SELECT value FROM json_each({placeholder}))"

    def any_of(self, placeholder: str, alias: str) -> str:
        return f"json_each({placeholder}) AS {alias}"


class PostgreSQL:
    """PostgreSQL 18 in a database of C collation."""

    name = "postgres"

    def placeholder(self, number: int, sql_type: str) -> str:
        return f"${number}::{sql_type}"

    def answer(self, json: str) -> str:
        return f"convert_to(({json})::text, 'UTF8')"

    def object(self, pairs: Pairs) -> str:
        # row_to_json writes no spaces and takes 1,664 columns where json_build_object takes 50 pairs.
        columns = ", ".join(f'{value} AS "{key}"' for key, value in pairs)
        return f"(SELECT row_to_json(o) FROM (SELECT {columns}) AS o)"

    def array_of(self, item: str) -> str:
        return f"coalesce(array_to_json(array_agg({item})), '[]'::json)"

    def boolean(self, condition: str) -> str:
        return f"({condition})"

    def geometry(self, column: str) -> str:
        # jsonb is written with spaces, and the texts in a geometry hold none.
        return f"replace({column}::text, ' ', '')::json"

    def date(self, column: str) -> str:
        return f"({column})::text"

    def cursor(self, parts: Sequence[str]) -> str:
        return f"encode(convert_to({' || chr(31) || '.join(f'({part})::text' for part in parts)}, 'UTF8'), 'hex')"

    def in_list(self, value: str, placeholder: str) -> str:
        return f"{value} = ANY({placeholder})"

    def any_of(self, placeholder: str, alias: str) -> str:
        return f"unnest({placeholder}) AS {alias}(value)"
