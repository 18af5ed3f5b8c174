"""Who sees partner units and what they lend."""

from schema.graph.entity import Row, Sight


def sees_unit(unit: Row, sight: Sight) -> str:
    """Everybody sees a published unit that is active; who has a post where it is at home sees it in any case."""
    return f"({unit.published} AND {unit.standing} = 'ACTIVE') OR {in_reach(unit.grid_id, sight)}"


def sees_resource(resource: Row, sight: Sight) -> str:
    """Everybody sees a published resource; who has a post in the area it serves sees it in any case."""
    return f"{resource.published} OR {in_reach(resource.serves_id, sight)}"


def in_reach(grid_id: str, sight: Sight) -> str:
    """Whether the grid of a key lies where the viewer has a post."""
    if not sight.reaches_any:
        return "FALSE"
    return f"EXISTS (SELECT 1 FROM grid AS home WHERE home.id = {grid_id} AND {sight.reaches('home.path')})"
