"""What the graph holds as it was declared: entities, their fields, what may be done with them, and mutations.

How a subject declares these is in `schema.graph.entity`.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple, Protocol

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
    def signed_in(self) -> bool:
        """Whether anybody is signed in."""

    def has(self, right: Word) -> bool:
        """Whether the viewer has a right anywhere."""

    def reaches(self, path: str, right: Word) -> str:
        """Whether the grid of this path lies in a subtree where the viewer has a right."""

    def is_account(self, id: str) -> str:
        """Whether a key is that of the viewer's account."""

    def is_person(self, id: str) -> str:
        """Whether a key is that of the viewer as a person."""


Visible = Callable[[Any, Sight], str]


@dataclass(frozen=True)
class ArgumentDefinition:
    """A declared argument. `type` is a Python scalar, an Enum, or an Entity, whose id is then asked for.

    What a mutation takes is bounded: a text by `most` characters, a number by `least` and `most`, a list by `most`.
    Space around a text is dropped, unless it is `verbatim`.
    """

    type: Any
    description: str
    default: Word | None = None
    required: bool = False
    listed: bool = False
    verbatim: bool = False
    least: int = 0
    most: int = 200


Takes = Mapping[str, ArgumentDefinition]


@dataclass(frozen=True)
class Column:
    """A scalar field that is a column. Its GraphQL type follows the column's, unless `enum` names one."""

    description: str
    enum: type[Word | Rank] | None = None
    filtered: bool = False
    ordered: bool = False
    json: bool = False


@dataclass(frozen=True)
class Reference:
    """A field that follows a foreign key of the table under the same name."""

    description: str


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
    """A field that is at most one row of `target`. `sighted`: its predicate takes the viewer's sight too."""

    predicate: Callable[..., str]
    target: "type[Entity]"
    takes: Takes
    description: str
    newest: str | None
    owned: bool
    sighted: bool


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


@dataclass(frozen=True)
class Change:
    """A mutation: what does it, what its input holds, and what its payload gives beside the errors.

    The function returns, by the names in `gives`, keys of entities and values of scalars. `open`: nobody need be
    signed in; `staged`: the function takes a Stage and writes several units, not one Unit; `in_person`: not for a
    program that shows a token; `despite`: what the viewer may have to do first and does this all the same.
    """

    function: Callable[..., Awaitable[Mapping[str, object]]]
    takes: Takes
    gives: Takes
    description: str
    open: bool
    staged: bool
    in_person: bool
    despite: Collection[Word]


Field = Column | Reference | Computed | Tally | One | Few | Many | Part | Change


class Obstacle(NamedTuple):
    """What stands in the way of an action unless the SQL of `clear` holds, and how that is told."""

    clear: str
    code: str
    zh: str
    en: str


Obstacles = Callable[[Any, Sight], Sequence[Obstacle]]


@dataclass(frozen=True)
class Action:
    """Something that may be done with a row, if none of its obstacles is in the way; the first that is, is told."""

    obstacles: Obstacles
    description: str


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
    actions: dict[str, Action] = field(default_factory=dict)

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


def is_entity(type_: Any) -> bool:
    """Whether a type is a declared one; a scalar of our own is no class at all."""
    return isinstance(type_, type) and issubclass(type_, Entity)


class Query(Entity):
    """Everything that can be asked."""


class Mutation(Entity):
    """Everything that can be changed. Each mutation is done whole or not at all."""
