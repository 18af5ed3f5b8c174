"""Who sees a grid."""

from schema.access.kinds import Right
from schema.access.obstacles import allowed, sign_in_first
from schema.graph.declared import Obstacle, Row, Sight


def sees_grid(grid: Row, sight: Sight) -> str:
    """Everybody sees a published grid; who has a post in it or above it sees it in any case."""
    return f"{grid.published} OR {sight.reaches(grid.path, Right.SEE)}"


def in_reach(grid_id: str, sight: Sight, right: Right = Right.SEE) -> str:
    """Whether the grid of a key lies where the viewer has a right."""
    if not sight.has(right):
        return "FALSE"
    return f"EXISTS (SELECT 1 FROM grid AS home WHERE home.id = {grid_id} AND {sight.reaches('home.path', right)})"


def may_shape(grid: Row, sight: Sight) -> list[Obstacle]:
    """What stands in the way of those who would change a grid."""
    return [sign_in_first(sight), allowed(sight.reaches(grid.path, Right.SHAPE_GRIDS))]


def is_open(grid: Row) -> Obstacle:
    """In the way of what cannot be done to a grid that was closed."""
    return Obstacle(f"{grid.closed_on} IS NULL", "GRID_CLOSED", "这个网格已撤销。", "This grid was closed.")
