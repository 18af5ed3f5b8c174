"""Who sees a grid."""

from schema.access.kinds import Right
from schema.graph.entity import Row, Sight


def sees_grid(grid: Row, sight: Sight) -> str:
    """Everybody sees a published grid; who has a post in it or above it sees it in any case."""
    return f"{grid.published} OR {sight.reaches(grid.path, Right.SEE)}"


def in_reach(grid_id: str, sight: Sight, right: Right = Right.SEE) -> str:
    """Whether the grid of a key lies where the viewer has a right."""
    if not sight.has(right):
        return "FALSE"
    return f"EXISTS (SELECT 1 FROM grid AS home WHERE home.id = {grid_id} AND {sight.reaches('home.path', right)})"
