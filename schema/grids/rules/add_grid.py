"""Adding a grid below another."""

from datetime import date
from typing import Any

from schema.graph.unit import Unit
from schema.grids.kinds import GridLevel, ManagementMode
from schema.grids.rules.edit_grid import spelled
from schema.grids.rules.paths import extend
from schema.grids.rules.tree import check_level, grid_of, new_code, new_id
from schema.grids.tables import Grid
from schema.history.rules.revise import add


async def add_grid(
    unit: Unit,
    parent: int,
    *,
    name: str,
    level: GridLevel,
    code: str | None = None,
    label: str | None = None,
    management: ManagementMode | None = None,
    brand: str | None = None,
    opened_on: date | None = None,
    reason: str | None = None,
) -> Grid:
    """Add a grid below `parent`; without an official code it gets the code above and the next number.

    Refuses a level that is not below the one above, and a code that is taken or is none.
    """
    above = await grid_of(unit, parent)
    check_level(level, above, "level")
    id = await new_id(unit)
    values: dict[str, Any] = {
        "level": int(level),
        "code": await new_code(unit, code, above, "code"),
        "label": label,
        "management": management.value if management else None,
        "brand": brand,
        "opened_on": opened_on,
        **spelled(name),
    }
    grid = Grid(id=id, parent_id=above.id, path=extend(above.path, id), **values)
    await add(unit, grid, "add", path=grid.path, reason=reason)
    return grid
