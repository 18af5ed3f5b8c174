"""Moving a grid, with everything below it, under another."""

from schema.graph.refusals import Refusal
from schema.graph.unit import Unit
from schema.grids.kinds import GridLevel
from schema.grids.rules.paths import extend
from schema.grids.rules.tree import carry, check_level, grid_of
from schema.grids.tables import Grid
from schema.history.rules.revise import revise


async def move_grid(unit: Unit, key: int, parent: int, expected_version: int, reason: str | None = None) -> Grid:
    """Give a grid another grid above it. Ids, codes and everything that hangs on the grids stay.

    Refuses a place within the grid itself, and a level that does not fit there.
    """
    grid, above = await grid_of(unit, key), await grid_of(unit, parent)
    if above.path.startswith(grid.path):
        raise Refusal(
            "WITHIN_ITSELF",
            "不能移到它自己或它的下级之下。",
            "A grid cannot come to lie within itself.",
            "parent",
        )
    check_level(GridLevel(grid.level), above, "parent")
    old, new = grid.path, extend(above.path, grid.id)
    await revise(
        unit,
        grid,
        "move",
        {"parent_id": above.id, "path": new},
        path=new,
        reason=reason,
        expected_version=expected_version,
    )
    await carry(unit, Grid, old, new)
    return grid
