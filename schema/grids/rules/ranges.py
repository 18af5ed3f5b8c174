"""SQL about where grids lie to each other, from their paths."""

from schema.graph.declared import Row
from schema.grids.rules.paths import STEP

DEEPEST = 8


def lies_below(path: str, above: str) -> str:
    """Whether the grid of one path lies below that of another: one range of the index."""
    return f"{path} > {above} AND {path} < {above} || '~'"


def lies_within(path: str, above: str) -> str:
    """Whether the grid of one path is that of another or lies below it."""
    return f"{path} >= {above} AND {path} < {above} || '~'"


def contains(above: str, path: str) -> str:
    """Whether the grid of one path is that of another or lies above it: one key of the index for each level."""
    prefixes = ", ".join(f"substr({path}, 1, {STEP * depth})" for depth in range(1, DEEPEST + 1))
    return f"{above} IN ({prefixes})"


def home_within(grid_id: str, grid: Row) -> str:
    """Whether the grid of a key is `grid` or lies below it."""
    return f"EXISTS (SELECT 1 FROM grid AS home WHERE home.id = {grid_id} AND {lies_within('home.path', grid.path)})"


def home_contains(grid_id: str, grid: Row) -> str:
    """Whether the grid of a key is `grid` or lies above it."""
    return f"{grid_id} IN (SELECT over.id FROM grid AS over WHERE {contains('over.path', grid.path)})"
