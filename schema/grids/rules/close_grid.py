"""Closing a grid, and opening it again."""

from datetime import date

from schema.graph.refusals import bad_input
from schema.graph.unit import Unit
from schema.grids.rules.tree import grid_of
from schema.grids.tables import Grid
from schema.history.rules.revise import revise


async def close_grid(unit: Unit, key: int, on: date, expected_version: int, reason: str) -> Grid:
    """Close a grid as of a day. What is still open in it has been asked for before: see the action `close`."""
    grid = await grid_of(unit, key)
    if grid.opened_on is not None and on < grid.opened_on:
        raise bad_input("on", "撤销日期不能早于设立日期。", "it cannot be closed before it was opened.")
    await revise(
        unit, grid, "close", {"closed_on": on}, path=grid.path, reason=reason, expected_version=expected_version
    )
    return grid


async def reopen_grid(unit: Unit, key: int, expected_version: int, reason: str) -> Grid:
    """Open a grid that was closed."""
    grid = await grid_of(unit, key)
    await revise(
        unit, grid, "reopen", {"closed_on": None}, path=grid.path, reason=reason, expected_version=expected_version
    )
    return grid
