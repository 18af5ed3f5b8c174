"""The words in which SQLite and PostgreSQL differ when a statement's result is the JSON of the answer.

Nested JSON is joined as text. SQLite's own JSON functions would read it again, or, written one inside the other, nest
no deeper than its parser's stack of 100 symbols; PostgreSQL's would cut keys at 63 bytes and write spaces.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from schema.graph.keys import SEPARATOR_CODE

# SQLite's functions take 127 arguments, PostgreSQL's 100.
PARTS_A_CALL = 50
HERE = "%s"


@dataclass(frozen=True)
class Scalar:
    """An SQL expression that an answer gives as a string or a number.

    `form`: a word is text without a character that JSON escapes; `filled`: it is never null.
    """

    sql: str
    form: Literal["text", "word", "number"] = "text"
    filled: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether its own text needs no more than quotes to be JSON."""
        return self.filled and self.form != "text"

    @property
    def plain(self) -> "Json":
        """What is plain, as JSON."""
        return Json(HERE if self.form == "number" else f'"{HERE}"', (self.sql,))


@dataclass(frozen=True)
class Json:
    """JSON in which each `%s` of the pattern is the text of one SQL expression; one that is null adds nothing.

    Objects within each other are one pattern: a call for each would copy the text of those inside once more.
    """

    pattern: str
    parts: tuple[str, ...]

    @property
    def sql(self) -> str:
        """The text as one expression, however many parts it has."""
        if self.pattern == HERE:
            return self.parts[0]
        texts = self.pattern.split(HERE)
        calls = []
        for start in range(0, max(len(self.parts), 1), PARTS_A_CALL):
            parts = self.parts[start : start + PARTS_A_CALL]
            opening = "" if start else texts[0]
            pattern = HERE.join([opening, *texts[start + 1 : start + 1 + len(parts)]])
            calls.append(f"format({', '.join([text_literal(pattern), *parts])})")
        return " || ".join(calls)


Value = Scalar | Json
Pairs = Sequence[tuple[str, Value]]


def text_literal(text: str) -> str:
    """A name of the schema as an SQL string. Values of callers are bound, never written."""
    return "'" + text.replace("'", "''") + "'"


def type_name(name: str) -> Scalar:
    """What `__typename` gives."""
    return Scalar(text_literal(name), "word", filled=True)


def joined_object(pairs: Sequence[tuple[str, Json]]) -> Json:
    """The object of these keys and values."""
    pattern = ",".join(f'"{key}":{value.pattern}' for key, value in pairs)
    return Json("{" + pattern + "}", tuple(part for _, value in pairs for part in value.parts))


def array_of(items: str) -> Json:
    """The array of the items that `Dialect.items` joined."""
    return Json(f"[{HERE}]", (items,))


class Dialect(Protocol):
    """What a compiler needs to know of an engine. Expressions in, expressions out."""

    name: str

    def placeholder(self, number: int, sql_type: str) -> str:
        """The bound parameter `number` (from 1), of type bigint, text, boolean, date or a list of these."""

    def answer(self, json: Json) -> str:
        """JSON text as the bytes that leave the database."""

    def json(self, value: Value) -> Json:
        """A value as JSON, `null` where it is null."""

    def object(self, pairs: Pairs) -> Json:
        """A JSON object of keys and values."""

    def items(self, item: Json) -> str:
        """The items of an array over the rows of the query, in their order; null for none. An aggregate."""

    def boolean(self, condition: str) -> Json:
        """An SQL truth value."""

    def date(self, column: str) -> Scalar:
        """A date, YYYY-MM-DD."""

    def moment(self, column: str) -> Scalar:
        """A moment in UTC, YYYY-MM-DDThh:mm:ssZ."""

    def stored_moment(self, column: str) -> str:
        """A moment as SQLite stores it, to the microsecond."""

    def geometry(self, column: str) -> Json:
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

    def answer(self, json: Json) -> str:
        return json.sql

    def json(self, value: Value) -> Json:
        if isinstance(value, Json):
            return value
        return value.plain if value.is_plain else Json(HERE, (f"json_quote({value.sql})",))

    def object(self, pairs: Pairs) -> Json:
        scalars = [f"{text_literal(key)}, {value.sql}" for key, value in pairs if isinstance(value, Scalar)]
        if len(scalars) == len(pairs) <= PARTS_A_CALL:
            # Faster than joining, where nothing is nested.
            return Json(HERE, (f"json_object({', '.join(scalars)})",))
        return joined_object([(key, self.json(value)) for key, value in pairs])

    def items(self, item: Json) -> str:
        return f"group_concat({item.sql}, ',')"

    def boolean(self, condition: str) -> Json:
        return Json(HERE, (f"CASE ({condition}) WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END",))

    def date(self, column: str) -> Scalar:
        return Scalar(column)

    def moment(self, column: str) -> Scalar:
        return Scalar(f"replace(substr({column}, 1, 19), ' ', 'T') || 'Z'", "word")

    def stored_moment(self, column: str) -> str:
        return column

    def geometry(self, column: str) -> Json:
        return Json(HERE, (f"coalesce({column}, 'null')",))

    def cursor(self, parts: Sequence[str]) -> str:
        return f"lower(hex({f' || char({SEPARATOR_CODE}) || '.join(parts)}))"

    def in_list(self, value: str, placeholder: str) -> str:
        return f"{value} IN (SELECT value FROM json_each({placeholder}))"


class PostgreSQL:
    """PostgreSQL 18 in a database of C collation."""

    name = "postgres"

    def placeholder(self, number: int, sql_type: str) -> str:
        return f"${number}::{sql_type}"

    def answer(self, json: Json) -> str:
        return f"convert_to({json.sql}, 'UTF8')"

    def json(self, value: Value) -> Json:
        if isinstance(value, Json):
            return value
        if value.is_plain:
            return value.plain
        # Unlike to_json, it learns the type of its argument once for the statement, not once for each row.
        quoted = f"json_scalar({value.sql})"
        return Json(HERE, (quoted if value.filled else f"coalesce({quoted}::text, 'null')",))

    def object(self, pairs: Pairs) -> Json:
        return joined_object([(key, self.json(value)) for key, value in pairs])

    def items(self, item: Json) -> str:
        return f"string_agg({item.sql}, ',')"

    def boolean(self, condition: str) -> Json:
        return Json(HERE, (f"coalesce(({condition})::text, 'null')",))

    def date(self, column: str) -> Scalar:
        return Scalar(f"{column}::text")

    def moment(self, column: str) -> Scalar:
        return Scalar(f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')", "word")

    def stored_moment(self, column: str) -> str:
        written = f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00:00')"
        return f"replace({written}, '.000000', '')"

    def geometry(self, column: str) -> Json:
        # jsonb is written with spaces, and the texts in a geometry hold none.
        return Json(HERE, (f"coalesce(replace({column}::text, ' ', ''), 'null')",))

    def cursor(self, parts: Sequence[str]) -> str:
        joined = f" || chr({SEPARATOR_CODE}) || ".join(f"({part})::text" for part in parts)
        return f"encode(convert_to({joined}, 'UTF8'), 'hex')"

    def in_list(self, value: str, placeholder: str) -> str:
        return f"{value} = ANY({placeholder})"
