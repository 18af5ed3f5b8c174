"""What may be changed about grids."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from schema.graph.entity import entry, mutation
from schema.graph.scalars import GeoJSON
from schema.graph.unit import Unit
from schema.grids.kinds import GridLevel, ManagementMode, NetKind
from schema.grids.rules import add_grid as adding
from schema.grids.rules import close_grid as closing
from schema.grids.rules import describe_grid as describing
from schema.grids.rules import edit_grid as editing
from schema.grids.rules import move_grid as moving
from schema.grids.rules.tree import hold_tree
from schema.grids.types import Grid
from schema.history.entries import EXPECTED_VERSION, MANDATORY_REASON, REASON

Given = Mapping[str, object]

GRID = entry(Grid, "The grid.", required=True)
GIVES = {"grid": entry(Grid, "The grid as it is now.")}
NAME = "Full name."
DESCRIBED = {
    "label": entry(str, "What this place calls the level.", most=20),
    "management": entry(ManagementMode, "How a residential grid is run."),
    "brand": entry(str, "Brand under which the grid works.", most=100),
    "opened_on": entry(date, "First day of the grid."),
}
FIGURE = 2_000_000_000


@mutation(
    takes={
        "parent": entry(Grid, "The grid above the new one.", required=True),
        "name": entry(str, NAME, required=True, most=100),
        "level": entry(GridLevel, "Level; below that of the grid above.", required=True),
        "code": entry(str, "Official code; where there is none, the next number below the grid above.", most=12),
        **DESCRIBED,
        "reason": REASON,
    },
    gives=GIVES,
)
async def add_grid(unit: Unit, parent: int, **given: Any) -> Given:
    """Add a grid below another."""
    await hold_tree(unit)
    await unit.require(Grid, parent, "add_child", "parent")
    return {"grid": (await adding.add_grid(unit, parent, **given)).id}


@mutation(
    takes={
        "grid": GRID,
        "expected_version": EXPECTED_VERSION,
        "name": entry(str, NAME, most=100),
        **DESCRIBED,
        "point": entry(GeoJSON, "A Point that stands for the grid."),
        "boundary": entry(GeoJSON, "A Polygon or MultiPolygon: the area of the grid."),
        "published": entry(bool, "Whether everybody may see it."),
        "reason": REASON,
    },
    gives=GIVES,
)
async def edit_grid(unit: Unit, grid: int, expected_version: int, reason: str | None = None, **values: Any) -> Given:
    """Edit what is known of a grid. What is left out stays; what is null is cleared."""
    await unit.require(Grid, grid, "edit", "grid")
    return {"grid": (await editing.edit_grid(unit, grid, expected_version, values, reason)).id}


@mutation(
    takes={
        "grid": GRID,
        "parent": entry(Grid, "The grid under which it comes to lie.", required=True),
        "expected_version": EXPECTED_VERSION,
        "reason": MANDATORY_REASON,
    },
    gives=GIVES,
)
async def move_grid(unit: Unit, grid: int, parent: int, expected_version: int, reason: str) -> Given:
    """Move a grid with everything below it. Ids, codes and what hangs on the grids stay."""
    await hold_tree(unit)
    await unit.require(Grid, grid, "move", "grid")
    await unit.require(Grid, parent, "add_child", "parent")
    return {"grid": (await moving.move_grid(unit, grid, parent, expected_version, reason)).id}


@mutation(
    takes={
        "grid": GRID,
        "on": entry(date, "First day on which it is no more.", required=True),
        "expected_version": EXPECTED_VERSION,
        "reason": MANDATORY_REASON,
    },
    gives=GIVES,
)
async def close_grid(unit: Unit, grid: int, on: date, expected_version: int, reason: str) -> Given:
    """Close a grid. One in which something is open cannot be closed."""
    await hold_tree(unit)
    await unit.require(Grid, grid, "close", "grid")
    return {"grid": (await closing.close_grid(unit, grid, on, expected_version, reason)).id}


@mutation(
    takes={"grid": GRID, "expected_version": EXPECTED_VERSION, "reason": MANDATORY_REASON},
    gives=GIVES,
)
async def reopen_grid(unit: Unit, grid: int, expected_version: int, reason: str) -> Given:
    """Open a grid that was closed."""
    await hold_tree(unit)
    await unit.require(Grid, grid, "reopen", "grid")
    return {"grid": (await closing.reopen_grid(unit, grid, expected_version, reason)).id}


@mutation(
    takes={
        "grid": GRID,
        "as_of": entry(date, "The day of the count.", required=True),
        "households": entry(int, "Households.", most=FIGURE),
        "residents": entry(int, "Residents.", most=FIGURE),
        "over_60_permille": entry(int, "Share of residents aged 60 or more, in thousandths.", most=1000),
        "shops": entry(int, "Shops.", most=FIGURE),
        "buildings": entry(int, "Buildings.", most=FIGURE),
    },
    gives=GIVES,
)
async def record_figures(unit: Unit, grid: int, as_of: date, **figures: int | None) -> Given:
    """Write what was counted in a grid on a day; sent again for that day, it corrects."""
    await unit.require(Grid, grid, "edit", "grid")
    await describing.record_figures(unit, grid, as_of, figures)
    return {"grid": grid}


@mutation(
    takes={
        "grid": GRID,
        "kind": entry(NetKind, "Which net.", required=True),
        "responsible": entry(str, "The body responsible for it in this grid.", required=True, most=100),
    },
    gives=GIVES,
)
async def set_net(unit: Unit, grid: int, kind: NetKind, responsible: str) -> Given:
    """Merge a net in a grid, or name another body that answers for it."""
    await unit.require(Grid, grid, "edit", "grid")
    await describing.set_net(unit, grid, kind, responsible)
    return {"grid": grid}


@mutation(takes={"grid": GRID, "kind": entry(NetKind, "Which net.", required=True)}, gives=GIVES)
async def remove_net(unit: Unit, grid: int, kind: NetKind) -> Given:
    """Take a net out of a grid."""
    await unit.require(Grid, grid, "edit", "grid")
    await describing.remove_net(unit, grid, kind)
    return {"grid": grid}
