"""What a caller gave for an argument, and where a later run of the same operation finds it again.

A prepared operation is compiled once and run with other variables, so every value is kept with the function that
reads it from the variables of a run.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
    is_non_null_type,
)
from graphql.utilities import coerce_input_literal

from schema.graph.refusals import Refusal, bad_input

Variables = Mapping[str, Any]
Read = Callable[[Variables], Any]


@dataclass(frozen=True)
class Given:
    """One value: its dotted name for refusals, its value in the run that compiles, and how to read it in any run."""

    name: str
    value: Any
    read: Read

    def entries(self) -> "dict[str, Given]":
        """The fields given of an input object."""
        return {} if self.value is None else {key: self._entry(key, value) for key, value in self.value.items()}

    def items(self) -> "list[Given]":
        """The elements of a list."""
        return [self._entry(index, value) for index, value in enumerate(self.value or ())]

    def _entry(self, key: Any, value: Any) -> "Given":
        if isinstance(value, Given):
            return value
        read = self.read
        return Given(f"{self.name}.{key}", value, lambda variables: read(variables)[key])


def given_arguments(node: FieldNode, definition: GraphQLField, variables: Variables) -> dict[str, Given]:
    """The arguments written at a field of the operation; those left out, or left to an absent variable, are missing."""
    found: dict[str, Given] = {}
    for argument in node.arguments or ():
        name = argument.name.value
        given = _given(name, argument.value, definition.args[name].type, variables)
        if given is not None:
            found[name] = given
    return found


def _given(name: str, node: ValueNode, type_: GraphQLInputType, variables: Variables) -> Given | None:
    if isinstance(node, VariableNode):
        variable = node.name.value
        if variable not in variables:
            return None
        if variables[variable] is None and is_non_null_type(type_):
            raise null_refused(name)
        return Given(name, variables[variable], lambda values: values[variable])
    nullable = get_nullable_type(type_)
    if isinstance(node, ObjectValueNode) and isinstance(nullable, GraphQLInputObjectType):
        return _given_object(name, node, nullable, variables)
    if isinstance(node, ListValueNode) and is_list_type(nullable):
        return _given_list(name, node, nullable, variables)
    if is_list_type(nullable) and isinstance(get_named_type(nullable), GraphQLInputObjectType):
        # GraphQL takes a single value for a list of one.
        return _given_list(name, ListValueNode(values=(node,)), nullable, variables)
    constant = coerce_input_literal(node, type_)
    return Given(name, constant, lambda values: constant)


def null_refused(argument: str) -> Refusal:
    """A variable may be null though its default lets it stand where null may not."""
    return bad_input(argument, "不能为空。", "must not be null.")


def _given_object(name: str, node: ObjectValueNode, type_: GraphQLInputObjectType, variables: Variables) -> Given:
    entries: dict[str, Given] = {}
    for field in node.fields:
        key = field.name.value
        entry = _given(f"{name}.{key}", field.value, type_.fields[key].type, variables)
        if entry is not None:
            entries[key] = entry
    return Given(name, entries, lambda values: {key: entry.read(values) for key, entry in entries.items()})


def _given_list(name: str, node: ListValueNode, type_: GraphQLList[Any], variables: Variables) -> Given:
    found = (_given(f"{name}.{index}", item, type_.of_type, variables) for index, item in enumerate(node.values))
    items = [item for item in found if item is not None]
    return Given(name, items, lambda values: [item.read(values) for item in items])
