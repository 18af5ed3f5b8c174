"""How a subject declares what the graph holds.

    class Grid(Entity, table=tables.Grid, visible=permissions.sees_grid, order=("code",)):
        \"\"\"Any node of the area tree.\"\"\"
        code = column("Official code, or the parent's code and a running number.", filtered=True, ordered=True)
        parent = reference("The grid directly above; null at a root.")

    @field_of(Grid, many=Grid, takes={"depth": argument(int, "At most so many levels below.")})
    def subtree(grid: Row, below: Row, depth: Argument) -> str:
        \"\"\"Everything below the grid.\"\"\"
        return f"{below.path} > {grid.path} AND {below.path} < {grid.path} || '~'"

A declared function returns SQL about rows; the compiler joins such pieces into one statement, and the oracle of the
tests runs them one at a time. Values of callers enter only through `Argument.sql`.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from schema.graph.declared import (
    Action,
    ArgumentDefinition,
    Change,
    Column,
    Computed,
    Entity,
    Few,
    Field,
    Filter,
    Many,
    Mutation,
    Obstacles,
    One,
    Part,
    Reference,
    Takes,
    Tally,
)
from schema.graph.words import Rank, Word


def argument(type: type, description: str, default: Word | None = None, required: bool = False) -> ArgumentDefinition:
    """Declare an argument of a field."""
    return ArgumentDefinition(type, description, default, required)


def entry(
    type: Any,
    description: str,
    *,
    required: bool = False,
    listed: bool = False,
    verbatim: bool = False,
    least: int = 0,
    most: int = 200,
) -> ArgumentDefinition:
    """Declare an entry of a mutation's input, with its bounds, or of its payload."""
    return ArgumentDefinition(type, description, None, required, listed, verbatim, least, most)


def column(
    description: str,
    enum: type[Word | Rank] | None = None,
    filtered: bool = False,
    ordered: bool = False,
    json: bool = False,
) -> Column:
    """Declare a field that is a column of the table under the same name; `json`: a text that is JSON."""
    return Column(description, enum, filtered, ordered, json)


def reference(description: str) -> Reference:
    """Declare a field that is the row a foreign key points to; null where that row is hidden."""
    return Reference(description)


Declared = Callable[..., str]


def field_of(
    entity: type[Entity],
    *,
    gives: type | None = None,
    one: type[Entity] | None = None,
    few: type[Entity] | None = None,
    many: type[Entity] | None = None,
    count: type[Entity] | None = None,
    any: type[Entity] | None = None,
    takes: Takes | None = None,
    order: Sequence[str] = (),
    newest: str | None = None,
    owned: bool = False,
    sighted: bool = False,
    name: str | None = None,
) -> Callable[[Declared], Declared]:
    """Add a field to an entity, perhaps one of a subject below (GraphQL's *extend type*).

    Say what it is with exactly one of `gives` (a scalar type) and `one`, `few`, `many`, `count`, `any` (an entity).
    The decorated function takes the entity's row, then the target's row, then the arguments by name. `newest` picks
    the row with the greatest value of that column; `owned` says that the parent row is the owner of the rows found,
    so that its visibility need not be asked again; `sighted` that the function takes the viewer's sight after the rows.
    The field is called as the function is, or `name`.
    """

    def declare(function: Declared) -> Declared:
        description = " ".join((function.__doc__ or "").split())
        arguments = takes or {}
        declared: Field
        if gives is not None:
            declared = Computed(function, gives, arguments, description)
        elif count is not None:
            declared = Tally(function, count, int, arguments, description)
        elif any is not None:
            declared = Tally(function, any, bool, arguments, description)
        elif one is not None:
            declared = One(function, one, arguments, description, newest, owned, sighted)
        elif few is not None:
            declared = Few(function, few, arguments, description, tuple(order) or few.declaration.order, owned)
        elif many is not None:
            declared = Many(function, many, arguments, description, owned)
        else:
            raise TypeError(f"{function.__name__} says neither what it gives nor whom it finds")
        entity.declaration.fields[name or function.__name__] = declared
        return function

    return declare


def part_of(entity: type[Entity], name: str, target: type[Entity], description: str) -> None:
    """Add a field that groups what is declared on `target` about the same row."""
    entity.declaration.fields[name] = Part(target, description)


def filter_of(
    entity: type[Entity], takes: ArgumentDefinition, name: str | None = None
) -> Callable[[Declared], Declared]:
    """Add a filter to an entity. The decorated function takes the entity's row, the argument and the viewer's sight."""

    def declare(function: Declared) -> Declared:
        entity.declaration.filters[name or function.__name__] = Filter(function, takes)
        return function

    return declare


def action_of(entity: type[Entity], name: str | None = None) -> Callable[[Obstacles], Obstacles]:
    """Add an action to an entity: `viewerCan` tells of it, and `Unit.require` holds a mutation to it.

    The decorated function takes the entity's row and the viewer's sight, and returns the obstacles in the order in
    which they are told.
    """

    def declare(function: Obstacles) -> Obstacles:
        description = " ".join((function.__doc__ or "").split())
        entity.declaration.actions[name or function.__name__] = Action(function, description)
        return function

    return declare


def obstacle_to(entity: type[Entity], action: str) -> Callable[[Obstacles], Obstacles]:
    """Add obstacles to an action of an entity of a subject below; they are told after those it has."""

    def declare(function: Obstacles) -> Obstacles:
        declared = entity.declaration.actions[action]
        before = declared.obstacles
        entity.declaration.actions[action] = replace(
            declared, obstacles=lambda row, sight: [*before(row, sight), *function(row, sight)]
        )
        return function

    return declare


Does = Callable[..., Awaitable[Mapping[str, object]]]


def mutation(
    *,
    takes: Takes,
    gives: Takes,
    open: bool = False,
    staged: bool = False,
    in_person: bool = False,
    despite: Collection[Word] = (),
) -> Callable[[Does], Does]:
    """Declare a mutation. The decorated function takes the unit or stage, then the entries of its input by name."""

    def declare(function: Does) -> Does:
        description = " ".join((function.__doc__ or "").split())
        Mutation.declaration.fields[function.__name__] = Change(
            function, takes, gives, description, open, staged, in_person, despite
        )
        return function

    return declare
