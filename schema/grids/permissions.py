"""Who sees a grid."""

from schema.graph.entity import Row, Sight


def sees_grid(grid: Row, sight: Sight) -> str:
    """Everybody sees a published grid; who has a post in it or above it sees it in any case."""
    return f"{grid.published} OR {sight.reaches(grid.path)}"
