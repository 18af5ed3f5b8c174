"""The inputs that every subject shares: comparing a column, ordering, choosing a scope."""

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import Enum, EnumMeta
from types import GenericAlias
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.field import StrawberryField

from schema.graph.words import Rank, Word

COMPARISONS: Mapping[str, tuple[str, str]] = {
    "eq": ("=", "Equal to this value."),
    "lt": ("<", "Below this value."),
    "lte": ("<=", "At most this value."),
    "gt": (">", "Above this value."),
    "gte": (">=", "At least this value."),
}


class OrderDirection(Word):
    """Which end of an order comes first."""

    ASC = "ASC", "The smallest first."
    DESC = "DESC", "The greatest first."


class Scope(Word):
    """How far a question about a grid reaches."""

    HERE = "HERE", "This very grid."
    SUBTREE = "SUBTREE", "This grid and everything below it."


def described(enum: EnumMeta, description: str, meanings: Mapping[str, str]) -> None:
    """Make an enum known to Strawberry, with a description of each member by its name."""
    strawberry.enum(enum, description=description)
    for value in enum.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = meanings[value.name]


def meanings(words: Iterable[Word | Rank]) -> dict[str, str]:
    """What each of some words means."""
    return {word.name: word.meaning for word in words}


def list_of(item: Any) -> Any:
    """The type of a list of a type that is only known at run time."""
    return GenericAlias(list, (item,))


def input_type(name: str, description: str) -> type[Any]:
    """An input type without fields yet; add them with `add_input`."""
    made: type[Any] = strawberry.input(type(name, (), {}), name=name, description=description)
    return made


def add_input(owner: type[Any], name: str, type_: Any, description: str, default: object = strawberry.UNSET) -> None:
    """Give an input type one more field, optional unless its type says otherwise."""
    field = StrawberryField(
        python_name=name,
        type_annotation=StrawberryAnnotation(type_),
        description=description,
        default=default,
        origin=owner,
    )
    owner.__strawberry_definition__.fields.append(field)


def comparison_type(name: str, value: type, operators: tuple[str, ...]) -> type[Any]:
    """An input that compares a column with values of one type; everything given must hold."""
    made = input_type(name, "Compare with values; everything given must hold.")
    for operator in operators:
        add_input(made, operator, value | None, COMPARISONS[operator][1])
    if value is not bool:
        add_input(made, "in", list_of(value) | None, "Equal to one of these values.")
    if value is str:
        add_input(made, "starts_with", str | None, "Begins with this text.")
    return made


@dataclasses.dataclass
class Comparisons:
    """The comparison inputs made so far, one for each type of value."""

    made: dict[type, type[Any]] = dataclasses.field(default_factory=dict)

    def of(self, value: type) -> type[Any]:
        """The input that compares with values of this type."""
        if value not in self.made:
            self.made[value] = self._make(value)
        return self.made[value]

    def _make(self, value: type) -> type[Any]:
        if issubclass(value, Enum):
            return comparison_type(f"{value.__name__}Filter", value, ("eq",))
        names: dict[type, tuple[str, tuple[str, ...]]] = {
            str: ("StringFilter", ("eq",)),
            bool: ("BooleanFilter", ("eq",)),
            int: ("IntFilter", ("eq", "lt", "lte", "gt", "gte")),
            date: ("DateFilter", ("eq", "lt", "lte", "gt", "gte")),
            datetime: ("DateTimeFilter", ("lt", "lte", "gt", "gte")),
        }
        return comparison_type(names[value][0], value, names[value][1])
