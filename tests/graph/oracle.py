"""What an operation must answer, found one object at a time.

It runs the very declarations that the compiler composes, but each alone, for one row, through plain graphql-core over
the committed schema: no nesting, no paging, no ordering, no JSON is ever asked of SQL here.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from graphql import DocumentNode, GraphQLResolveInfo, GraphQLSchema, execute_sync
from strawberry.utils.str_converters import to_camel_case

from schema.graph.declarations import Declarations
from schema.graph.declared import (
    Action,
    ArgumentDefinition,
    Column,
    Computed,
    Entity,
    Few,
    Many,
    One,
    Part,
    Reference,
    Tally,
)
from schema.graph.filtering import Order, total_order
from schema.graph.scalars import JSON, GeoJSON
from schema.graph.statement import TableRow
from schema.graph.types import column_type
from schema.graph.viewer import Viewer
from schema.graph.words import Word
from schema.grids.tables import Grid


@dataclass(frozen=True)
class Thing:
    """One row of an entity's table."""

    entity: type[Entity]
    values: dict[str, Any]

    @property
    def key(self) -> int:
        key: int = self.values["id"]
        return key


@dataclass(frozen=True)
class Listed:
    """What a connection was asked for: every row that it holds in order, and which of them the page shows."""

    things: list[Thing]
    page: slice
    more_after: bool
    more_before: bool
    order: Order


@dataclass
class Parameters:
    """Values bound to one small statement."""

    values: list[Any]

    def bind(self, value: Any) -> str:
        self.values.append(value.value if isinstance(value, Enum) else value)
        return f"?{len(self.values)}"


class GivenArgument:
    """An argument as declared functions meet it."""

    def __init__(self, definition: ArgumentDefinition, value: Any, parameters: Parameters) -> None:
        if isinstance(value, str) and issubclass(definition.type, Enum):
            value = definition.type[value]
        self.value: Any = definition.default if value is None else value
        self._type = definition.type
        self._parameters = parameters

    @property
    def absent(self) -> bool:
        return self.value is None

    @property
    def sql(self) -> str:
        value = int(self.value.split(":")[1]) if issubclass(self._type, Entity) else self.value
        return self._parameters.bind(value)

    def bound(self, convert: Callable[[Any], Any]) -> str:
        return self._parameters.bind(convert(self.value))


@dataclass
class SightOf:
    """The viewer of one small statement."""

    viewer: Viewer
    parameters: Parameters

    @property
    def signed_in(self) -> bool:
        return self.viewer.account is not None

    def has(self, right: Word) -> bool:
        return bool(self.viewer.paths(right))

    def reaches(self, path: str, right: Word) -> str:
        reach = self.viewer.paths(right)
        within = [f"substr({path}, 1, {len(above)}) = {self.parameters.bind(above)}" for above in reach]
        return f"({' OR '.join(within) or 'FALSE'})"

    def is_account(self, id: str) -> str:
        return f"coalesce({id} = {self.parameters.bind(self.viewer.account)}, 0)"

    def is_person(self, id: str) -> str:
        return f"coalesce({id} = {self.parameters.bind(self.viewer.person)}, 0)"


class Oracle:
    """Answers operations of the committed schema for a viewer."""

    def __init__(self, declarations: Declarations, schema: GraphQLSchema, database: sqlite3.Connection) -> None:
        self.declarations = declarations
        self.schema = schema
        self.database = database
        database.row_factory = sqlite3.Row
        self._seen: dict[tuple[type[Entity], int, Viewer], bool] = {}

    def answer(self, document: DocumentNode, variables: dict[str, Any], viewer: Viewer) -> Any:
        """The data of a valid operation."""
        result = execute_sync(
            self.schema,
            document,
            variable_values=variables,
            context_value=viewer,
            field_resolver=self._resolve,
            type_resolver=lambda value, *_: value.entity.declaration.name,
        )
        assert not result.errors, result.errors
        return result.data

    def _resolve(  # noqa: C901, PLR0912 - one case for each kind of field
        self, source: Any, info: GraphQLResolveInfo[Viewer], **arguments: Any
    ) -> Any:
        if isinstance(source, dict):
            return source[info.field_name]
        if isinstance(source, Listed):
            return _of_listed(source, info.field_name)
        if isinstance(source, Thing) and info.field_name == "id":
            return f"{source.entity.declaration.name}:{source.key}"
        viewer = info.context
        if isinstance(source, Thing) and info.field_name == "viewerCan":
            return self._viewer_can(source, viewer)
        if info.field_name == "node":
            name, key = arguments["id"].split(":")
            return self._visible(self.declarations.entities[name], [int(key)], viewer)
        entity = self.declarations.entities[info.parent_type.name]
        name, declared = self.declarations.declared(entity, info.field_name)
        match declared:
            case Column():
                return _as_json(column_type(entity, name, declared), source.values[name])
            case Computed():
                return self._computed(declared, source)
            case Part():
                return Thing(declared.target, source.values)
            case Reference():
                target = self.declarations.target(entity, name)
                return self._visible(target, [source.values[f"{name}_id"]], viewer)
            case Tally():
                found = self._find(declared, source, arguments, viewer)
                return len(found) if declared.gives is int else bool(found)
            case One():
                things = self._find(declared, source, arguments, viewer)
                if declared.newest:
                    things.sort(key=lambda thing: thing.values[declared.newest or ""], reverse=True)
                return things[0] if things else None
            case Few():
                things = self._find(declared, source, arguments, viewer)
                return sorted(things, key=lambda thing: [_sortable(thing.values[column]) for column in declared.order])
            case Many():
                return self._list(declared, source, arguments, viewer)

    def _viewer_can(self, thing: Thing, viewer: Viewer) -> dict[str, Any]:
        return {
            to_camel_case(name): self._permission(action, thing, viewer)
            for name, action in thing.entity.declaration.actions.items()
        }

    def _permission(self, action: Action, thing: Thing, viewer: Viewer) -> dict[str, Any]:
        """Each obstacle is looked at by itself, until one is in the way."""
        count = len(action.obstacles(TableRow(_table_of(thing), "one"), SightOf(viewer, Parameters([]))))
        for number in range(count):
            parameters = Parameters([])
            row = TableRow(_table_of(thing), "one")
            obstacle = action.obstacles(row, SightOf(viewer, parameters))[number]
            here = parameters.bind(thing.key)
            clear = self._query(f"SELECT {obstacle.clear} FROM {row.source} WHERE one.id = {here}", parameters.values)
            if not clear[0][0]:
                return {"allowed": False, "code": obstacle.code, "reason": obstacle.en}
        return {"allowed": True, "code": None, "reason": None}

    def _computed(self, declared: Computed, source: Thing) -> Any:
        table = _table_of(source)
        row = TableRow(table, "one")
        sql = f"SELECT {declared.expression(row)} FROM {row.source} WHERE one.id = ?1"
        return _as_json(declared.gives, self._query(sql, [source.key])[0][0])

    def _find(
        self, declared: One | Few | Many | Tally, source: Thing | None, arguments: dict[str, Any], viewer: Viewer
    ) -> list[Thing]:
        parameters = Parameters([])
        given = {
            name: GivenArgument(takes, _argument(arguments, name), parameters) for name, takes in declared.takes.items()
        }
        assert declared.target.declaration.table is not None
        target = TableRow(declared.target.declaration.table, "other")
        if source is None:
            rows: tuple[object, ...] = (target,)
            if isinstance(declared, One) and declared.sighted:
                rows = (target, SightOf(viewer, parameters))
            sql = f"SELECT other.id FROM {target.source} WHERE {declared.predicate(*rows, **given)}"
        else:
            row = TableRow(_table_of(source), "one")
            predicate = declared.predicate(row, target, **given)
            here = f"one.id = {parameters.bind(source.key)}"
            sql = f"SELECT other.id FROM {row.source}, {target.source} WHERE {here} AND ({predicate})"
        keys = [row[0] for row in self._query(sql, parameters.values)]
        return [thing for key in keys if (thing := self._visible(declared.target, [key], viewer))]

    def _visible(self, entity: type[Entity], keys: list[int | None], viewer: Viewer) -> Thing | None:
        if keys[0] is None:
            return None
        found = self._query(f"SELECT * FROM {_table(entity)._meta.db_table} WHERE id = ?1", keys)
        if not found or not self._sees(entity, dict(found[0]), viewer):
            return None
        return Thing(entity, dict(found[0]))

    def _sees(self, entity: type[Entity], values: dict[str, Any], viewer: Viewer) -> bool:
        known = (entity, values["id"], viewer)
        if known not in self._seen:
            self._seen[known] = self._own_rule(entity, values, viewer) and self._rule_of_owner(entity, values, viewer)
        return self._seen[known]

    def _own_rule(self, entity: type[Entity], values: dict[str, Any], viewer: Viewer) -> bool:
        rule = entity.declaration.visible
        if rule is None:
            return True
        parameters = Parameters([])
        row = TableRow(_table(entity), "one")
        condition = rule(row, SightOf(viewer, parameters))
        here = parameters.bind(values["id"])
        return bool(self._query(f"SELECT {condition} FROM {row.source} WHERE one.id = {here}", parameters.values)[0][0])

    def _rule_of_owner(self, entity: type[Entity], values: dict[str, Any], viewer: Viewer) -> bool:
        owner = entity.declaration.owner
        if owner is None:
            return True
        return self._visible(self.declarations.target(entity, owner), [values[f"{owner}_id"]], viewer) is not None

    def _list(self, declared: Many, source: Thing | None, arguments: dict[str, Any], viewer: Viewer) -> Listed:
        things = self._find(declared, source, arguments, viewer)
        chosen = arguments.get("filter")
        if chosen is not None:
            things = [thing for thing in things if self._holds(chosen, thing, viewer)]
        order = self._order(declared.target, arguments.get("orderBy"))
        for criterion in reversed(order.criteria):
            column = criterion.column
            things.sort(key=lambda thing: _sortable(thing.values[column]), reverse=criterion.descending)
        return _listed(things, order, arguments)

    def _order(self, entity: type[Entity], given: list[dict[str, str]] | None) -> Order:
        return total_order(entity, [(item["field"].lower(), item["direction"] == "DESC") for item in given or ()])

    def _holds(self, chosen: dict[str, Any], thing: Thing, viewer: Viewer) -> bool:
        return all(self._entry_holds(key, value, thing, viewer) for key, value in chosen.items() if value is not None)

    def _entry_holds(self, key: str, value: Any, thing: Thing, viewer: Viewer) -> bool:
        if key == "and":
            return all(self._holds(part, thing, viewer) for part in value)
        if key == "or":
            return any(self._holds(part, thing, viewer) for part in value)
        if key == "not":
            return not self._holds(value, thing, viewer)
        filters = thing.entity.declaration.filters
        if key in filters:
            parameters = Parameters([])
            row = TableRow(_table(thing.entity), "one")
            argument = GivenArgument(filters[key].takes, value, parameters)
            condition = filters[key].predicate(row, argument, SightOf(viewer, parameters))
            here = f"one.id = {parameters.bind(thing.key)}"
            return bool(self._query(f"SELECT {condition} FROM {row.source} WHERE {here}", parameters.values)[0][0])
        name, declared = self.declarations.declared(thing.entity, key)
        assert isinstance(declared, Column)
        return _compares(_as_json(column_type(thing.entity, name, declared), thing.values[name]), value)

    def _query(self, sql: str, values: Iterable[Any]) -> list[Any]:
        return self.database.execute(sql, tuple(values)).fetchall()


def _compares(actual: Any, comparison: dict[str, Any]) -> bool:
    tests: dict[str, Callable[[Any], bool]] = {
        "eq": lambda value: actual == value,
        "in": lambda values: actual in values,
        "startsWith": lambda prefix: str(actual).startswith(prefix),
        "lt": lambda value: _sortable(actual) < _sortable(value),
        "lte": lambda value: _sortable(actual) <= _sortable(value),
        "gt": lambda value: _sortable(actual) > _sortable(value),
        "gte": lambda value: _sortable(actual) >= _sortable(value),
    }
    wanted = {key: value for key, value in comparison.items() if value is not None}
    return not wanted or (actual is not None and all(tests[key](value) for key, value in wanted.items()))


def _listed(things: list[Thing], order: Order, arguments: dict[str, Any]) -> Listed:
    places = [_place([thing.values[criterion.column] for criterion in order.criteria]) for thing in things]
    after, before = (_place_of_cursor(arguments.get(name), order) for name in ("after", "before"))
    start = sum(place <= after for place in places) if after else 0
    end = sum(place < before for place in places) if before else len(things)
    last = arguments.get("last")
    first = 20 if arguments.get("first") is None else arguments["first"]
    if last is not None:
        page = slice(max(start, end - last), max(start, end))
        return Listed(things, page, end < len(things), start > 0 or end - last > start, order)
    page = slice(start, max(start, min(end, start + first)))
    return Listed(things, page, end < len(things) or start + first < end, start > 0, order)


def _of_listed(listed: Listed, field: str) -> Any:
    shown = listed.things[listed.page]
    cursors = [_cursor(thing, listed.order) for thing in shown]
    match field:
        case "nodes":
            return shown
        case "edges":
            return [{"cursor": cursor, "node": thing} for cursor, thing in zip(cursors, shown, strict=True)]
        case "totalCount":
            return len(listed.things)
        case _:
            return {
                "hasNextPage": listed.more_after,
                "hasPreviousPage": listed.more_before,
                "startCursor": cursors[0] if cursors else None,
                "endCursor": cursors[-1] if cursors else None,
            }


def _cursor(thing: Thing, order: Order) -> str:
    values = [str(thing.values[criterion.column]) for criterion in order.criteria]
    return "\x1f".join([order.signature, *values]).encode().hex()


def _place(values: list[Any]) -> list[Any]:
    return [_sortable(value) for value in values]


def _place_of_cursor(cursor: str | None, order: Order) -> list[Any] | None:
    """Generated cursors are only used under an entity's own order, which goes up."""
    if cursor is None:
        return None
    _, *values = bytes.fromhex(cursor).decode().split("\x1f")
    return _place(
        [
            int(value) if criterion.type is int else value
            for criterion, value in zip(order.criteria, values, strict=True)
        ]
    )


def _sortable(value: Any) -> Any:
    return value.encode() if isinstance(value, str) else value


def _as_json(type_: Any, value: Any) -> Any:
    if value is None:
        return None
    if type_ is bool:
        return bool(value)
    if type_ in (JSON, GeoJSON):
        return json.loads(value)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return type_(value).name
    if type_ is datetime:
        return f"{value[:10]}T{value[11:19]}Z"
    if type_ is date:
        return str(value)[:10]
    return value


def _argument(arguments: dict[str, Any], name: str) -> Any:
    head, *rest = name.split("_")
    return arguments.get(head + "".join(word.capitalize() for word in rest))


def _table(entity: type[Entity]) -> Any:
    assert entity.declaration.table is not None
    return entity.declaration.table


def _table_of(source: Thing) -> Any:
    # A part has the row of the entity it is a part of, and only grids have parts so far.
    return source.entity.declaration.table or Grid
