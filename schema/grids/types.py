"""What the graph tells of grids."""

from collections.abc import Callable, Sequence
from datetime import date

from schema.graph.declared import Argument, Entity, Obstacle, Row, Sight
from schema.graph.entity import action_of, argument, column, field_of, filter_of, part_of, reference
from schema.graph.filtering import prefix_end, starts_with
from schema.graph.inputs import Scope
from schema.graph.statement import TableRow
from schema.grids import permissions, tables
from schema.grids.kinds import GridLevel, ManagementMode, NetKind
from schema.grids.rules.paths import STEP
from schema.grids.rules.ranges import contains, home_within, lies_below, lies_within
from schema.history.types import remembered

SCOPE = {"scope": argument(Scope, "Of this very grid, or of everything below it too.", default=Scope.HERE)}


class Grid(Entity, table=tables.Grid, visible=permissions.sees_grid, order=("code",)):
    """Any node of the area tree, whatever its level (网格)."""

    code = column(
        "Official code of the division (2, 4, 6, 9 or 12 digits); for other grids the parent's code, a hyphen and a "
        "running number.",
        filtered=True,
        ordered=True,
    )
    name = column("Full name.", filtered=True, ordered=True)
    pinyin = column("The name in pinyin, without tones or spaces.", filtered=True, ordered=True)
    initials = column("The first letters of the name's pinyin.", filtered=True)
    level = column("Level in the tree.", enum=GridLevel, filtered=True, ordered=True)
    label = column("What this place calls the level, where it has a word of its own (三级网格).")
    management = column("How a residential grid is run.", enum=ManagementMode, filtered=True)
    brand = column("Brand under which the grid works (一格一品).", filtered=True)
    point = column("A point that stands for the grid.")
    boundary = column("The area of the grid.")
    opened_on = column("First day of the grid, where known.")
    closed_on = column("Day on which the grid was closed; null while it is open.")
    version = column("Counts the changes of this grid, for `expectedVersion`.")
    parent = reference("The grid directly above; null at a root.")


class GridNet(Entity, table=tables.GridNet, owner="grid", order=("kind",)):
    """A net merged in a grid, and the body that answers for it (多网合一)."""

    kind = column("Which net.", enum=NetKind)
    responsible = column("The body responsible for the net in this grid.")


class GridFigures(Entity, table=tables.GridFigures, owner="grid", order=("as_of",)):
    """What was counted in a grid on one day. A figure that was not counted is null."""

    as_of = column("The day of the count.")
    households = column("Households.")
    residents = column("Residents.")
    over_60_permille = column("Share of residents aged 60 or more, in thousandths.")
    shops = column("Shops.")
    buildings = column("Buildings.")


class GridCounts(Entity):
    """How much there is in a grid and everything below it, counted now over what the viewer may see."""


part_of(Grid, "counts", GridCounts, "How much there is in this grid and everything below it.")


@field_of(Grid, gives=int)
def depth(grid: Row) -> str:
    """How many grids lie above this one."""
    return f"length({grid.path}) / {STEP} - 1"


@field_of(Grid, few=Grid, order=("path",))
def ancestors(grid: Row, above: Row) -> str:
    """The grids above, from the root down."""
    return f"{contains(above.path, grid.path)} AND {above.id} <> {grid.id}"


@field_of(Grid, many=Grid)
def children(grid: Row, child: Row) -> str:
    """The grids directly below."""
    return f"{child.parent_id} = {grid.id}"


@field_of(Grid, any=Grid)
def has_children(grid: Row, child: Row) -> str:
    """Whether there are grids below."""
    return f"{child.parent_id} = {grid.id}"


@field_of(Grid, many=Grid, takes={"depth": argument(int, "At most so many steps down.")})
def subtree(grid: Row, below: Row, depth: Argument) -> str:
    """Every grid below, at any depth."""
    within = lies_below(below.path, grid.path)
    if depth.absent:
        return within
    return f"{within} AND length({below.path}) <= length({grid.path}) + {STEP} * {depth.sql}"


@field_of(Grid, few=GridNet, owned=True)
def nets(grid: Row, net: Row) -> str:
    """The nets merged in this grid."""
    return f"{net.grid_id} = {grid.id}"


@field_of(
    Grid,
    one=GridFigures,
    newest="as_of",
    owned=True,
    takes={"as_of": argument(date, "The newest count that is not later than this day.")},
)
def figures(grid: Row, count: Row, as_of: Argument) -> str:
    """What was counted last."""
    here = f"{count.grid_id} = {grid.id}"
    return here if as_of.absent else f"{here} AND {count.as_of} <= {as_of.sql}"


@field_of(Grid, few=GridFigures, owned=True)
def figures_history(grid: Row, count: Row) -> str:
    """Every count, oldest first."""
    return f"{count.grid_id} = {grid.id}"


def _count_of(level: GridLevel, name: str, description: str) -> None:
    def count(grid: Row, below: Row) -> str:
        return f"{lies_within(below.path, grid.path)} AND {below.level} = {level.value}"

    count.__name__, count.__doc__ = name, description
    field_of(GridCounts, count=Grid)(count)


_count_of(GridLevel.COMMUNITY, "communities", "Communities and villages.")
_count_of(GridLevel.GRID, "grids", "Grids.")
_count_of(GridLevel.MICRO_GRID, "micro_grids", "Micro-grids.")
_count_of(GridLevel.BUILDING, "buildings", "Buildings.")


@filter_of(Grid, argument(bool, "Whether the grid is open, that is, not closed."))
def open(grid: Row, open: Argument, sight: Sight) -> str:
    return f"({grid.closed_on} IS NULL) = {open.sql}"


def findable(entity: type[Entity], *columns: str) -> None:
    """Give an entity the filter `text`: one box to type the start of a name or of its spelling into."""

    def begins_with(row: Row, text: Argument, sight: Sight) -> str:
        spelled = (text.bound(_spelled), text.bound(lambda typed: prefix_end(_spelled(typed))))
        named = (text.bound(str.strip), text.bound(lambda typed: prefix_end(typed.strip())))
        return " OR ".join(
            starts_with(getattr(row, column), *(named if column == "name" else spelled)) for column in columns
        )

    filter_of(entity, argument(str, f"Start of {', '.join(columns)}."), "text")(begins_with)


def placed(entity: type[Entity], path: Callable[[Row], str]) -> None:
    """Give an entity the filter `within`, from the SQL of the path of the grid where a row is."""

    def within(row: Row, within: Argument, sight: Sight) -> str:
        area = TableRow(tables.Grid, "area")
        seen = f"{area.id} = {within.sql} AND ({permissions.sees_grid(area, sight)})"
        return lies_within(path(row), f"(SELECT {area.path} FROM {area.source} WHERE {seen})")

    filter_of(entity, argument(Grid, "In this grid or below it."))(within)


def at_home(grid_id: str, grid: Row, scope: Argument) -> str:
    """Whether the grid of a key is within the scope asked for."""
    return f"{grid_id} = {grid.id}" if scope.value is Scope.HERE else home_within(grid_id, grid)


def path_of(grid_id: str) -> str:
    """The path of the grid of a key."""
    return f"(SELECT home.path FROM grid AS home WHERE home.id = {grid_id})"


def _spelled(text: str) -> str:
    """Spelling and codes are stored in lower case without spaces."""
    return "".join(text.split()).lower()


findable(Grid, "name", "pinyin", "initials", "code")
placed(Grid, lambda grid: grid.path)


@action_of(Grid)
def edit(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """Edit what is known of it, its figures and its nets."""
    return [*permissions.may_shape(grid, sight), permissions.is_open(grid)]


@action_of(Grid)
def add_child(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """Add a grid below it, or move one there."""
    return [*permissions.may_shape(grid, sight), permissions.is_open(grid)]


@action_of(Grid)
def move(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """Move it with everything below it."""
    official = Obstacle(
        f"length({grid.code}) > 12 OR {grid.code} LIKE '%-%'",
        "OFFICIAL_DIVISION",
        "行政区划由国家公布,不能自行移动。",
        "Official divisions lie where the state publishes them.",
    )
    return [*permissions.may_shape(grid, sight), permissions.is_open(grid), official]


@action_of(Grid)
def close(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """Close it."""
    open_below = f"SELECT 1 FROM grid AS below WHERE below.parent_id = {grid.id} AND below.closed_on IS NULL"
    empty = Obstacle(
        f"NOT EXISTS ({open_below})",
        "GRIDS_OPEN",
        "还有未撤销的下级网格,请先移走或撤销它们。",
        "Grids below it are open: move or close them first.",
    )
    return [*permissions.may_shape(grid, sight), permissions.is_open(grid), empty]


@action_of(Grid)
def reopen(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """Open it again."""
    closed = Obstacle(f"{grid.closed_on} IS NOT NULL", "GRID_OPEN", "这个网格没有撤销。", "This grid is open.")
    above = f"SELECT 1 FROM grid AS over WHERE over.id = {grid.parent_id} AND over.closed_on IS NOT NULL"
    below_an_open = Obstacle(
        f"NOT EXISTS ({above})",
        "PARENT_CLOSED",
        "上级网格已撤销,请先恢复上级。",
        "The grid above is closed: open it first.",
    )
    return [*permissions.may_shape(grid, sight), closed, below_an_open]


remembered(Grid)
