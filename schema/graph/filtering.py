"""Filters and orders of a connection as SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from strawberry.utils.str_converters import to_camel_case

from schema.graph.arguments import BoundArgument
from schema.graph.declared import Column, Entity
from schema.graph.givens import Given
from schema.graph.inputs import COMPARISONS, OrderDirection
from schema.graph.statement import Statement, TableRow, stored_type
from schema.graph.types import column_type

LAST_CHARACTER = "\U0010ffff"


def condition(statement: Statement, entity: type[Entity], row: TableRow, given: Given) -> str:
    """The SQL of one filter input."""
    declaration = entity.declaration
    columns = {to_camel_case(name): name for name in declaration.columns(filtered=True)}
    filters = {to_camel_case(name): declared for name, declared in declaration.filters.items()}
    parts: list[str] = []
    for key, entry in given.entries().items():
        if entry.value is None:
            continue
        statement.compares(entry.name)
        if key in ("and", "or"):
            with statement.within(1):
                alternatives = [condition(statement, entity, row, item) for item in entry.items()]
            parts.append(joined(f" {key.upper()} ", alternatives))
        elif key == "not":
            with statement.within(1):
                contrary = condition(statement, entity, row, entry)
            # A comparison with null is null, which does not hold; its contrary then does.
            parts.append(f"({contrary}) IS NOT TRUE")
        elif key in filters:
            argument = BoundArgument(statement, entry, filters[key].takes.type)
            parts.append(f"({filters[key].predicate(row, argument, statement)})")
        else:
            parts.append(comparison(statement, entity, row, columns[key], entry))
    return joined(" AND ", parts)


def joined(word: str, parts: Sequence[str]) -> str:
    """Conditions joined by AND or OR; none at all hold, as an empty list of alternatives does not."""
    if not parts:
        return "FALSE" if word == " OR " else "TRUE"
    return f"({word.join(parts)})" if len(parts) > 1 else parts[0]


def comparison(statement: Statement, entity: type[Entity], row: TableRow, name: str, given: Given) -> str:
    """The SQL of the comparisons of one column."""
    declared = entity.declaration.fields[name]
    assert isinstance(declared, Column)
    type_ = column_type(entity, name, declared)
    column = getattr(row, name)
    parts: list[str] = []
    for key, entry in given.entries().items():
        if entry.value is None:
            continue
        if key == "in":
            parts.append(statement.dialect.in_list(column, statement.bind_list(entry, type_)))
        elif key == "startsWith":
            parts.append(starts_with(column, statement.bind(entry, str), statement.bind(entry, str, prefix_end)))
        else:
            parts.append(f"{column} {COMPARISONS[key][0]} {statement.bind(entry, type_)}")
    return joined(" AND ", parts)


def starts_with(column: str, prefix: str, end: str) -> str:
    """Whether text begins with a prefix, as the range of an index."""
    return f"({column} >= {prefix} AND {column} < {end})"


def prefix_end(prefix: str) -> str:
    """A bound above every text that begins with `prefix`."""
    return prefix + LAST_CHARACTER


@dataclass(frozen=True)
class Criterion:
    """One column of an order."""

    column: str
    type: type
    descending: bool


@dataclass(frozen=True)
class Order:
    """A total order of an entity's rows."""

    criteria: tuple[Criterion, ...]

    @property
    def signature(self) -> str:
        """The order as cursors remember it."""
        return ",".join(("-" if criterion.descending else "") + criterion.column for criterion in self.criteria)

    def sql(self, row: TableRow, *, backward: bool = False) -> str:
        """The order for ORDER BY."""
        return ", ".join(
            getattr(row, criterion.column) + (" DESC" if criterion.descending != backward else "")
            for criterion in self.criteria
        )


def total_order(entity: type[Entity], asked: Sequence[tuple[str, bool]]) -> Order:
    """The order by (column, whether descending), or the entity's own for none, made total by a unique column."""
    table = entity.declaration.table
    assert table is not None
    wanted = asked or [(name, False) for name in entity.declaration.order]
    criteria: dict[str, Criterion] = {}
    for name, descending in [*wanted, ("id", False)]:
        if name not in criteria:
            criteria[name] = Criterion(name, _order_type(entity, name), descending)
        if name == "id" or table._meta.fields_map[name].unique:
            break
    return Order(tuple(criteria.values()))


def order_of(entity: type[Entity], given: Given | None) -> Order:
    """The order that an argument asks for."""
    asked = []
    for item in given.items() if given is not None else ():
        entries: dict[str, Any] = {key: entry.value for key, entry in item.entries().items()}
        direction = entries.get("direction")
        asked.append((entries["field"].value, direction is OrderDirection.DESC))
    return total_order(entity, asked)


def _order_type(entity: type[Entity], name: str) -> type:
    if name == "id":
        return int
    declared = entity.declaration.fields[name]
    assert isinstance(declared, Column)
    return stored_type(column_type(entity, name, declared))
