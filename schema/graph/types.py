"""From what the subjects declared to Strawberry's types: objects, connections, filters and orders."""

import inspect
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum, EnumMeta
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case
from tortoise import fields as columns
from tortoise.fields.relational import ForeignKeyFieldInstance

from schema.graph.change_types import add_change, permissions_type
from schema.graph.declared import (
    ArgumentDefinition,
    Change,
    Column,
    Computed,
    Declaration,
    Entity,
    Few,
    Many,
    One,
    Part,
    Query,
    Reference,
    Takes,
    Tally,
    is_entity,
)
from schema.graph.inputs import Comparisons, OrderDirection, add_input, described, input_type, list_of, meanings
from schema.graph.limits import LIMITS
from schema.graph.scalars import JSON, GeoJSON
from schema.graph.words import Rank, Word

PYTHON_TYPES: dict[type, type] = {
    columns.CharField: str,
    columns.TextField: str,
    columns.SmallIntField: int,
    columns.IntField: int,
    columns.BigIntField: int,
    columns.BooleanField: bool,
    columns.DateField: date,
    columns.DatetimeField: datetime,
}


@strawberry.interface(description="Anything that can be fetched again by its id.")
class Node:
    id: strawberry.ID = strawberry.field(description="Unique in the whole graph; opaque.")


@strawberry.type(description="Where a page stands in its connection.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more follows after this page.")
    has_previous_page: bool = strawberry.field(description="Whether more comes before this page.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first edge; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last edge; null on an empty page.")


def column_type(entity: type[Entity], name: str, declared: Column) -> Any:
    """The Python type of a column's GraphQL field, without its nullability."""
    if declared.enum is not None:
        return declared.enum
    if declared.json:
        return JSON
    assert entity.declaration.table is not None
    stored = entity.declaration.table._meta.fields_map[name]
    if isinstance(stored, columns.JSONField):
        return GeoJSON
    return next(python for field, python in PYTHON_TYPES.items() if isinstance(stored, field))


def is_nullable(entity: type[Entity], name: str) -> bool:
    """Whether a column may be null."""
    assert entity.declaration.table is not None
    return bool(entity.declaration.table._meta.fields_map[name].null)


def target_of(entities: Iterable[type[Entity]], entity: type[Entity], name: str) -> type[Entity]:
    """The entity that the foreign key `name` of `entity` points to."""
    assert entity.declaration.table is not None
    key = entity.declaration.table._meta.fields_map[name]
    assert isinstance(key, ForeignKeyFieldInstance)
    return next(
        other
        for other in entities
        if other.declaration.table is not None and str(key.model_name).endswith(f".{other.declaration.table.__name__}")
    )


def _words_of(declaration: Declaration) -> list[type[Word | Rank]]:
    """The vocabularies that a declaration uses."""
    columns = [field.enum for field in declaration.fields.values() if isinstance(field, Column)]
    taken = [takes.type for field in declaration.fields.values() for takes in getattr(field, "takes", {}).values()]
    taken += [declared.takes.type for declared in declaration.filters.values()]
    return [
        OrderDirection,
        *(used for used in [*columns, *taken] if isinstance(used, type) and issubclass(used, Word | Rank)),
    ]


class TypeBuilder:
    """Builds the Strawberry types of a set of entities that refer to each other freely."""

    def __init__(self, entities: list[type[Entity]]) -> None:
        self.entities = entities
        self.comparisons = Comparisons()
        self.objects = {entity: self._object(entity) for entity in entities}
        listed = [entity for entity in entities if self._is_listed(entity)]
        self.orders = {entity: self._order(entity) for entity in listed}
        self.filters = {
            entity: input_type(
                f"{entity.declaration.name}Filter",
                f"Choose among {entity.declaration.name} rows; everything given must hold.",
            )
            for entity in listed
        }
        self.connections = {entity: self._connection(entity) for entity in listed}
        for entity in listed:
            self._fill_filter(entity)
        for entity in entities:
            self._fill_object(entity)
            if entity.declaration.actions:
                viewer_can = permissions_type(self, entity)
                self.add(self.objects[entity], "viewer_can", viewer_can, "What the viewer may do with it, and why not.")
        node = {"id": ArgumentDefinition(Entity, "Its id.", required=True)}
        self.add(self.objects[Query], "node", Node | None, "Anything, by its id.", node)

    def _is_listed(self, entity: type[Entity]) -> bool:
        return any(
            isinstance(field, Many) and field.target is entity
            for other in self.entities
            for field in other.declaration.fields.values()
        )

    def _object(self, entity: type[Entity]) -> type[Any]:
        declaration = entity.declaration
        for words in _words_of(declaration):
            if not hasattr(words, "__strawberry_definition__"):
                described(words, inspect.getdoc(words) or "", meanings(words))
        bases = (Node,) if declaration.table is not None else ()
        made: type[Any] = strawberry.type(
            type(declaration.name, bases, {}),
            name=declaration.name,
            description=inspect.cleandoc(declaration.description),
        )
        return made

    def _connection(self, entity: type[Entity]) -> type[Any]:
        name = entity.declaration.name
        node = self.objects[entity]
        edge = strawberry.type(type(f"{name}Edge", (), {}), description=f"One {name} and its place in a connection.")
        self.add(edge, "cursor", str, "Where this edge stands; for `after` and `before` under the same order.")
        self.add(edge, "node", node, f"The {name}.")
        made: type[Any] = strawberry.type(
            type(f"{name}Connection", (), {}), description=f"A page of {name} rows and its place among all of them."
        )
        self.add(made, "edges", list_of(edge), "The page, with cursors.")
        self.add(made, "nodes", list_of(node), "The page.")
        self.add(made, "page_info", PageInfo, "Whether more follows or comes before.")
        self.add(
            made, "total_count", int, "How many rows the connection holds over all pages. Counted only when asked."
        )
        return made

    def _order(self, entity: type[Entity]) -> type[Any]:
        name = entity.declaration.name
        ordered = entity.declaration.columns(ordered=True)
        for column in ordered:
            if is_nullable(entity, column):
                raise TypeError(f"{name}.{column} cannot be ordered by: cursors hold no null")
        members = {column.upper(): column for column in ordered}
        fields: EnumMeta = Enum(f"{name}OrderField", members)  # type: ignore[misc]
        sense = {column.upper(): declared.description for column, declared in ordered.items()}
        described(fields, f"What {name} rows can be ordered by.", sense)
        made = input_type(f"{name}Order", f"One criterion of an order of {name} rows.")
        add_input(made, "field", fields, "By what.")
        add_input(made, "direction", OrderDirection, "Which end comes first.", default=OrderDirection.ASC)
        return made

    def _fill_filter(self, entity: type[Entity]) -> None:
        made = self.filters[entity]
        for name, declared in entity.declaration.columns(filtered=True).items():
            value = column_type(entity, name, declared)
            add_input(made, name, self.comparisons.of(value) | None, declared.description)
        for name, declared_filter in entity.declaration.filters.items():
            takes = declared_filter.takes
            add_input(made, name, self.argument_type(takes), takes.description)
        add_input(made, "and", list_of(made) | None, "All of these hold too.")
        add_input(made, "or", list_of(made) | None, "At least one of these holds too.")
        add_input(made, "not", made | None, "This does not hold.")

    def _fill_object(self, entity: type[Entity]) -> None:
        made = self.objects[entity]
        for name, declared in entity.declaration.fields.items():
            match declared:
                case Column():
                    value = column_type(entity, name, declared)
                    self.add(made, name, value | None if is_nullable(entity, name) else value, declared.description)
                case Reference():
                    self.add(
                        made, name, self.objects[target_of(self.entities, entity, name)] | None, declared.description
                    )
                case Part():
                    self.add(made, name, self.objects[declared.target], declared.description)
                case Computed() | Tally():
                    self.add(made, name, declared.gives, declared.description, declared.takes)
                case One():
                    self.add(made, name, self.objects[declared.target] | None, declared.description, declared.takes)
                case Few():
                    item = list_of(self.objects[declared.target])
                    self.add(made, name, item, declared.description, declared.takes)
                case Many():
                    self._add_connection(made, name, declared)
                case Change():
                    add_change(self, made, name, declared)

    def add(self, owner: type[Any], name: str, type_: Any, description: str, takes: Takes | None = None) -> None:
        """Give an object type one more field."""
        field = StrawberryField(
            python_name=name, type_annotation=StrawberryAnnotation(type_), description=description, origin=owner
        )
        field.arguments = [
            self.argument(argument_name, self.argument_type(declared), declared.description, declared.default)
            for argument_name, declared in (takes or {}).items()
        ]
        owner.__strawberry_definition__.fields.append(field)

    def _add_connection(self, owner: type[Any], name: str, declared: Many) -> None:
        target = declared.target
        self.add(owner, name, self.connections[target], declared.description, declared.takes)
        page = LIMITS.page
        orders = list_of(self.orders[target])
        owner.__strawberry_definition__.fields[-1].arguments += [
            self.argument("filter", self.filters[target] | None, "Only these rows."),
            self.argument("order_by", orders | None, "In this order; the key makes it unique."),
            self.argument("first", int | None, f"So many from the front; at most {page}."),
            self.argument("after", str | None, "Only what follows this cursor."),
            self.argument("last", int | None, f"So many from the back; at most {page}."),
            self.argument("before", str | None, "Only what comes before this cursor."),
        ]

    def argument_type(self, declared: ArgumentDefinition) -> Any:
        """The type of an argument; an entity is asked for by its id."""
        python = strawberry.ID if is_entity(declared.type) else declared.type
        if declared.required or declared.default is not None:
            return python
        return python | None

    def argument(self, name: str, type_: Any, description: str, default: object = None) -> StrawberryArgument:
        """An argument of a field."""
        required = default is None and not _is_optional(type_)
        return StrawberryArgument(
            python_name=name,
            graphql_name=to_camel_case(name),
            type_annotation=StrawberryAnnotation(type_),
            description=description,
            default=strawberry.UNSET if required or default is None else default,
        )


def _is_optional(type_: Any) -> bool:
    return type(None) in getattr(type_, "__args__", ())
