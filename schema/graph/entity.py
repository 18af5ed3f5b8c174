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

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from tortoise.models import Model

from schema.graph.words import Rank, Word


class Row(Protocol):
    """One row of a table inside a statement: `row.code` is the SQL of its column `code`."""

    def __getattr__(self, column: str) -> str: ...


class Argument(Protocol):
    """One argument of a field as a declared function meets it."""

    @property
    def absent(self) -> bool:
        """Whether the caller gave nothing, or null."""

    @property
    def value(self) -> Any:
        """An enum member or Boolean as Python has it. What the SQL looks like may depend on these alone."""

    @property
    def sql(self) -> str:
        """The bound value as SQL; the key, where an id was asked for."""

    def bound(self, convert: Callable[[Any], Any]) -> str:
        """The bound value as SQL after `convert`, which may refuse it."""


class Sight(Protocol):
    """The viewer inside a statement."""

    @property
    def reaches_any(self) -> bool:
        """Whether the viewer has a post anywhere."""

    def reaches(self, path: str) -> str:
        """Whether the grid of this path lies in a subtree where the viewer has a post."""


Visible = Callable[[Any, Sight], str]


@dataclass(frozen=True)
class ArgumentDefinition:
    """A declared argument. `type` is a Python scalar, an Enum, or an Entity, whose id is then asked for."""

    type: type
    description: str
    default: Word | None = None
    required: bool = False


def argument(type: type, description: str, default: Word | None = None, required: bool = False) -> ArgumentDefinition:
    """Declare an argument of a field."""
    return ArgumentDefinition(type, description, default, required)


Takes = Mapping[str, ArgumentDefinition]


@dataclass(frozen=True)
class Column:
    """A scalar field that is a column. Its GraphQL type follows the column's, unless `enum` names one."""

    description: str
    enum: type[Word | Rank] | None = None
    filtered: bool = False
    ordered: bool = False


def column(
    description: str, enum: type[Word | Rank] | None = None, filtered: bool = False, ordered: bool = False
) -> Column:
    """Declare a field that is a column of the table under the same name."""
    return Column(description, enum, filtered, ordered)


@dataclass(frozen=True)
class Reference:
    """A field that follows a foreign key of the table under the same name."""

    description: str


def reference(description: str) -> Reference:
    """Declare a field that is the row a foreign key points to; null where that row is hidden."""
    return Reference(description)


@dataclass(frozen=True)
class Computed:
    """A scalar field computed from the row."""

    expression: Callable[..., str]
    gives: type
    takes: Takes
    description: str


@dataclass(frozen=True)
class Tally:
    """A scalar field that says of the visible rows of `target` how many there are, or whether there are any."""

    predicate: Callable[..., str]
    target: "type[Entity]"
    gives: type
    takes: Takes
    description: str


@dataclass(frozen=True)
class One:
    """A field that is at most one row of `target`."""

    predicate: Callable[..., str]
    target: "type[Entity]"
    takes: Takes
    description: str
    newest: str | None
    owned: bool


@dataclass(frozen=True)
class Few:
    """A field that is a short list of rows of `target`, whole and in order."""

    predicate: Callable[..., str]
    target: "type[Entity]"
    takes: Takes
    description: str
    order: tuple[str, ...]
    owned: bool


@dataclass(frozen=True)
class Many:
    """A field that is a connection to rows of `target`."""

    predicate: Callable[..., str]
    target: "type[Entity]"
    takes: Takes
    description: str
    owned: bool


@dataclass(frozen=True)
class Part:
    """A field that groups fields of the same row under a type of its own."""

    target: "type[Entity]"
    description: str


Field = Column | Reference | Computed | Tally | One | Few | Many | Part


@dataclass(frozen=True)
class Filter:
    """A filter of an entity beyond the comparison of a column."""

    predicate: Callable[..., str]
    takes: ArgumentDefinition


@dataclass
class Declaration:
    """All that has been declared of an entity, by its own subject and by those above."""

    name: str
    description: str
    table: type[Model] | None
    visible: Visible | None
    owner: str | None
    order: tuple[str, ...]
    fields: dict[str, Field] = field(default_factory=dict)
    filters: dict[str, Filter] = field(default_factory=dict)

    def columns(self, *, ordered: bool = False, filtered: bool = False) -> dict[str, Column]:
        """The columns that may be ordered by, or filtered."""
        return {
            name: declared
            for name, declared in self.fields.items()
            if isinstance(declared, Column) and ((ordered and declared.ordered) or (filtered and declared.filtered))
        }


class Entity:
    """Base of every declared type.

    `table` is its Tortoise model; `visible` the rule of who sees a row; `owner` the foreign key to the row it is part
    of, without which it is not seen either; `order` the columns by which lists stand unless asked otherwise. A type
    without a table is a part: fields of another type's row.
    """

    declaration: ClassVar[Declaration]

    def __init_subclass__(
        cls,
        table: type[Model] | None = None,
        visible: Visible | None = None,
        owner: str | None = None,
        order: Sequence[str] = ("id",),
    ) -> None:
        cls.declaration = Declaration(cls.__name__, (cls.__doc__ or "").strip(), table, visible, owner, tuple(order))
        for name, declared in vars(cls).items():
            if isinstance(declared, Column | Reference):
                cls.declaration.fields[name] = declared


class Query(Entity):
    """Everything that can be asked."""


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
    name: str | None = None,
) -> Callable[[Declared], Declared]:
    """Add a field to an entity, perhaps one of a subject below (GraphQL's *extend type*).

    Say what it is with exactly one of `gives` (a scalar type) and `one`, `few`, `many`, `count`, `any` (an entity).
    The decorated function takes the entity's row, then the target's row, then the arguments by name. `newest` picks
    the row with the greatest value of that column; `owned` says that the parent row is the owner of the rows found,
    so that its visibility need not be asked again. The field is called as the function is, or `name`.
    """

    def declare(function: Declared) -> Declared:
        description = " ".join((function.__doc__ or "").split())
        taken = takes or {}
        declared: Field
        if gives is not None:
            declared = Computed(function, gives, taken, description)
        elif count is not None:
            declared = Tally(function, count, int, taken, description)
        elif any is not None:
            declared = Tally(function, any, bool, taken, description)
        elif one is not None:
            declared = One(function, one, taken, description, newest, owned)
        elif few is not None:
            declared = Few(function, few, taken, description, tuple(order) or few.declaration.order, owned)
        elif many is not None:
            declared = Many(function, many, taken, description, owned)
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
