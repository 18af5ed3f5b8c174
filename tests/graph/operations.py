"""Generates operations of a schema: aliases, fragments, conditions, variables and every argument, from a seed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_composite_type,
    is_list_type,
    is_required_argument,
)

DEPTHS = (2, 3, 4, 4, 5, 6, 8)
# Response keys that have a meaning of their own to one engine, or are longer than it likes.
AWKWARD = ("o", "rowid", "null", "_", "a" * 63)


@dataclass
class Values:
    """Values that occur in the world, and some that do not, for arguments to be drawn from."""

    ids: list[str]
    cursors: dict[str, list[str]]
    texts: list[str]
    dates: list[str]


@dataclass
class Operation:
    """A query text, and how to draw values for its variables."""

    text: str
    draws: dict[str, Callable[[], Any]]

    def variables(self) -> dict[str, Any]:
        """New values for its variables."""
        return {name: draw() for name, draw in self.draws.items()}


@dataclass
class OperationWriter:
    """Writes one operation."""

    schema: GraphQLSchema
    values: Values
    random: Random
    definitions: list[str] = field(default_factory=list)
    draws: dict[str, Callable[[], Any]] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    aliases: Iterator[int] = field(default_factory=count)

    def write(self) -> Operation:
        """An operation with a root field, at times two."""
        query = self.schema.query_type
        assert query is not None
        names = self.random.choices(list(query.fields), k=1 if self.random.random() < 0.9 else 2)
        fields = " ".join(
            f"r{number}: {self._field(name, query.fields[name], self.random.choice(DEPTHS))}"
            for number, name in enumerate(names)
        )
        header = f"query ({', '.join(self.definitions)}) " if self.definitions else ""
        return Operation(f"{header}{{ {fields} }} {' '.join(self.fragments)}".strip(), self.draws)

    def _field(self, name: str, definition: GraphQLField, depth: int) -> str:
        arguments = self._arguments(name, definition)
        type_ = get_named_type(definition.type)
        below = f" {self._selection(type_, depth - 1)}" if is_composite_type(type_) else ""
        return f"{name}{arguments}{self._condition()}{below}"

    def _selection(self, type_: Any, depth: int) -> str:
        if isinstance(type_, GraphQLInterfaceType):
            chosen = self.random.choice(["Grid", "PartnerUnit", "Room", "ServiceItem"])
            object_type = self.schema.type_map[chosen]
            return f"{{ __typename id ... on {chosen} {self._selection(object_type, depth)} }}"
        assert isinstance(type_, GraphQLObjectType)
        parts = [self._selected(type_, name, depth) for name in self._chosen(type_, depth)]
        return f"{{ {' '.join(parts)} }}"

    def _chosen(self, type_: GraphQLObjectType, depth: int) -> list[str]:
        leaves = [name for name, field in type_.fields.items() if not is_composite_type(get_named_type(field.type))]
        inner = [name for name in type_.fields if name not in leaves]
        names = self.random.sample(leaves, min(len(leaves), self.random.randint(1, 3))) if leaves else []
        if inner and (depth > 0 or not names):
            names += self.random.choices(inner, k=1 if self.random.random() < 0.75 else 2)
        if self.random.random() < 0.1:
            names.append("__typename")
        return names

    def _selected(self, type_: GraphQLObjectType, name: str, depth: int) -> str:
        text = name if name == "__typename" else self._field(name, type_.fields[name], depth)
        if "(" in text or self.random.random() < 0.15:
            text = f"{self._alias()}: {text}"
        roll = self.random.random()
        if roll < 0.08:
            return f"... on {type_.name} {{ {text} }}"
        if roll < 0.16:
            fragment = f"F{len(self.fragments)}"
            self.fragments.append(f"fragment {fragment} on {type_.name} {{ {text} }}")
            return f"...{fragment} ...{fragment}"
        return text

    def _alias(self) -> str:
        number = next(self.aliases)
        return self.random.choice(AWKWARD) + (str(number) if number else "")

    def _condition(self) -> str:
        if self.random.random() > 0.08:
            return ""
        directive = self.random.choice(("skip", "include"))
        if self.random.random() < 0.5:
            return f" @{directive}(if: {self.random.choice(('true', 'false'))})"
        return f" @{directive}(if: {self._variable('Boolean!', lambda: self.random.random() < 0.5)})"

    def _variable(self, type_: str, draw: Callable[[], Any]) -> str:
        name = f"v{len(self.draws)}"
        self.definitions.append(f"${name}: {type_}")
        self.draws[name] = draw
        return f"${name}"

    def _arguments(self, name: str, definition: GraphQLField) -> str:
        given = self._choose(definition)
        if name in ("grid", "partnerUnit") and definition.args:
            given = {self.random.choice(list(definition.args)): None}
        owner = get_named_type(definition.type).name
        texts = [f"{key}: {self._given(key, definition.args[key], owner)}" for key in given]
        return f"({', '.join(texts)})" if texts else ""

    def _choose(self, definition: GraphQLField) -> dict[str, None]:
        """Some of the arguments: the required ones, never a page from both ends, never a cursor of another order."""
        chosen = {
            key: None
            for key, argument in definition.args.items()
            if is_required_argument(argument) or self.random.random() < 0.3
        }
        if "first" in chosen:
            chosen.pop("last", None)
        if "orderBy" in chosen:
            chosen.pop("after", None)
            chosen.pop("before", None)
        return chosen

    def _given(self, key: str, argument: GraphQLArgument, owner: str) -> str:
        def draw() -> Any:
            return self._value(key, argument.type, 2, owner)

        if self.random.random() < 0.6:
            return self._variable(str(argument.type), draw)
        return _literal(argument.type, draw())

    def _value(self, key: str, type_: Any, depth: int, owner: str = "") -> Any:
        type_ = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
        if is_list_type(type_):
            return [self._value(key, type_.of_type, depth, owner) for _ in range(self.random.randint(0, 2))]
        if isinstance(type_, GraphQLInputObjectType):
            return self._input(type_, depth)
        if isinstance(type_, GraphQLEnumType):
            return self.random.choice(list(type_.values))
        if key in ("after", "before"):
            known = self.values.cursors.get(owner)
            return self.random.choice(known) if known else None
        choices: dict[str, Any] = {
            "ID": lambda: self._id(key, owner),
            "Int": lambda: self.random.choice((0, 1, 2, 3, 7)),
            "Boolean": lambda: self.random.random() < 0.5,
            "Date": lambda: self.random.choice(self.values.dates),
            "DateTime": lambda: f"{self.random.choice(self.values.dates)}T00:00:00Z",
            "String": lambda: self.random.choice(self.values.texts),
        }
        return choices[type_.name]()

    def _id(self, key: str, owner: str) -> str:
        if key == "within":
            owner = "Grid"
        return self.random.choice([id for id in self.values.ids if owner == "Node" or id.startswith(f"{owner}:")])

    def _input(self, type_: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
        required = [name for name in type_.fields if name in {"field", "direction"}]
        keys = required or self.random.sample(list(type_.fields), min(len(type_.fields), self.random.randint(1, 2)))
        return {
            key: self._value(key, type_.fields[key].type, depth - 1)
            for key in keys
            if depth > 0 or key not in ("and", "or", "not")
        }


def _literal(type_: Any, value: Any) -> str:
    if value is None:
        return "null"
    type_ = get_nullable_type(type_)
    if is_list_type(type_):
        return f"[{', '.join(_literal(type_.of_type, item) for item in value)}]"
    if isinstance(type_, GraphQLInputObjectType):
        return f"{{{', '.join(f'{key}: {_literal(type_.fields[key].type, entry)}' for key, entry in value.items())}}}"
    if isinstance(type_, GraphQLEnumType):
        return str(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
