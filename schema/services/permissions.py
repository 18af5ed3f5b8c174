"""Who sees service places and service items."""

from schema.graph.declared import Row, Sight
from schema.grids.permissions import in_reach


def sees_published(row: Row, sight: Sight) -> str:
    """Everybody sees what is published; who has a post where it is offered sees it in any case."""
    return f"{row.published} OR {in_reach(row.grid_id, sight)}"
