"""Who sees partner units and what they lend."""

from schema.graph.declared import Row, Sight
from schema.grids.permissions import in_reach


def sees_unit(unit: Row, sight: Sight) -> str:
    """Everybody sees a published unit that is active; who has a post where it is at home sees it in any case."""
    return f"({unit.published} AND {unit.standing} = 'ACTIVE') OR {in_reach(unit.grid_id, sight)}"


def sees_resource(resource: Row, sight: Sight) -> str:
    """Everybody sees a published resource; who has a post in the area it serves sees it in any case."""
    return f"{resource.published} OR {in_reach(resource.serves_id, sight)}"
