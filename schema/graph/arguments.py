"""The arguments of a field as the declared functions meet them."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from strawberry.utils.str_converters import to_camel_case

from schema.graph.declared import Entity, Takes
from schema.graph.givens import Given
from schema.graph.keys import key_of
from schema.graph.statement import Statement


class BoundArgument:
    """An argument whose value enters the statement as a bound parameter."""

    def __init__(self, statement: Statement, given: Given | None, type_: type, default: Enum | None = None) -> None:
        self._statement = statement
        self._given = given
        self._type = type_
        self._default = default

    @property
    def absent(self) -> bool:
        return self._given is None or self._given.value is None

    @property
    def value(self) -> Any:
        return self._default if self._given is None or self.absent else self._given.value

    @property
    def sql(self) -> str:
        return self.bound()

    def bound(self, convert: Any = None) -> str:
        """The value as SQL after `convert`."""
        given, type_ = self._given, self._type
        assert given is not None
        if issubclass(type_, Entity):
            name = type_.declaration.name
            return self._statement.bind(given, int, lambda text: key_of(given.name, text, name))
        return self._statement.bind(given, type_, convert)


def bound_arguments(statement: Statement, takes: Takes, given: Mapping[str, Given]) -> dict[str, BoundArgument]:
    """The declared arguments of a field, those given bound to the statement."""
    return {
        name: BoundArgument(statement, given.get(to_camel_case(name)), declared.type, declared.default)
        for name, declared in takes.items()
    }
