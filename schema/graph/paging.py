"""The page that a connection's arguments ask for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from schema.graph.filtering import Criterion, Order
from schema.graph.givens import Given
from schema.graph.keys import read_cursor, read_value
from schema.graph.limits import LIMITS
from schema.graph.refusals import bad_input
from schema.graph.statement import Statement, TableRow


@dataclass(frozen=True)
class Page:
    """So many rows from one end, perhaps only those between two cursors."""

    size: int
    backward: bool
    after: Given | None
    before: Given | None


def page_of(given: Mapping[str, Given]) -> Page:
    """The page asked for; refuses a size below 0, above the limit, or from both ends."""
    first, last = (_size(given.get(name)) for name in ("first", "last"))
    if first is not None and last is not None:
        raise bad_input("last", "first 和 last 只能给一个。", "give either first or last, not both.")
    size = last if last is not None else first if first is not None else LIMITS.default_page
    return Page(size, last is not None, _cursor(given.get("after")), _cursor(given.get("before")))


def _size(given: Given | None) -> int | None:
    if given is None or given.value is None:
        return None
    size: int = given.value
    if not 0 <= size <= LIMITS.page:
        raise bad_input(
            given.name, f"每页条数应在 0 到 {LIMITS.page} 之间。", f"a page holds between 0 and {LIMITS.page} rows."
        )
    return size


def _cursor(given: Given | None) -> Given | None:
    return None if given is None or given.value is None else given


def cursor_sql(statement: Statement, order: Order, row: TableRow) -> str:
    """The cursor of a row under an order."""
    values = [
        statement.dialect.stored_moment(getattr(row, criterion.column))
        if criterion.type is datetime
        else getattr(row, criterion.column)
        for criterion in order.criteria
    ]
    return statement.dialect.cursor([f"'{order.signature}'", *values])


def beyond(statement: Statement, order: Order, row: TableRow, cursor: Given, *, after: bool) -> str:
    """Whether a row stands after (or before) a cursor."""
    values = [
        statement.bind(cursor, criterion.type, _value_at(cursor.name, order, index))
        for index, criterion in enumerate(order.criteria)
    ]
    columns = [getattr(row, criterion.column) for criterion in order.criteria]
    directions = {criterion.descending for criterion in order.criteria}
    if len(directions) == 1:
        word = ">" if after != directions.pop() else "<"
        return (
            f"({', '.join(columns)}) {word} ({', '.join(values)})"
            if len(columns) > 1
            else f"{columns[0]} {word} {values[0]}"
        )
    return _lexicographic(order.criteria, columns, values, after)


def _lexicographic(criteria: tuple[Criterion, ...], columns: list[str], values: list[str], after: bool) -> str:
    word = ">" if after != criteria[0].descending else "<"
    strictly = f"{columns[0]} {word} {values[0]}"
    if len(columns) == 1:
        return strictly
    rest = _lexicographic(criteria[1:], columns[1:], values[1:], after)
    return f"({strictly} OR ({columns[0]} = {values[0]} AND {rest}))"


def _value_at(name: str, order: Order, index: int) -> Callable[[str], object]:
    criterion = order.criteria[index]

    def value(text: str) -> object:
        return read_value(name, read_cursor(name, text, order.signature, len(order.criteria))[index], criterion.type)

    return value
