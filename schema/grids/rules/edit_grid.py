"""Editing what is known of a grid."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from schema.graph.refusals import bad_input
from schema.graph.unit import Unit
from schema.grids.rules.geometry import check_boundary, check_point
from schema.grids.rules.pinyin import spell
from schema.grids.rules.tree import grid_of
from schema.grids.tables import Grid
from schema.history.rules.revise import revise


def spelled(name: str) -> dict[str, str]:
    """A name with its spelling."""
    pinyin, initials = spell(name)
    return {"name": name, "pinyin": pinyin, "initials": initials}


async def edit_grid(
    unit: Unit, key: int, expected_version: int, values: Mapping[str, Any], reason: str | None = None
) -> Grid:
    """Write those of name, label, management, brand, point, boundary, published and opened_on that are given.

    Refuses an empty name, a geometry that is none, and a version that somebody else has passed.
    """
    grid = await grid_of(unit, key)
    written = {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}
    if "name" in written:
        if written["name"] is None:
            raise bad_input("name", "名称不能为空。", "a grid has a name.")
        written |= spelled(written["name"])
    if written.get("point") is not None:
        check_point(written["point"], "point")
    if written.get("boundary") is not None:
        check_boundary(written["boundary"], "boundary")
    await revise(unit, grid, "edit", written, path=grid.path, reason=reason, expected_version=expected_version)
    return grid
