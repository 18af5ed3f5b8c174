"""Who sees people, and who keeps their records."""

from collections.abc import Sequence

from schema.access.kinds import Right
from schema.access.obstacles import allowed, sign_in_first
from schema.graph.declared import Obstacle, Row, Sight
from schema.grids.permissions import in_reach


def sees_person(person: Row, sight: Sight) -> str:
    """People see themselves; those who keep a grid see who is registered in it."""
    return f"{sight.is_person(person.id)} OR {in_reach(person.grid_id, sight, Right.SEE_PEOPLE)}"


def may(person: Row, sight: Sight, right: Right) -> Sequence[Obstacle]:
    """What stands in the way of those who would use a right on a person."""
    return [sign_in_first(sight), allowed(in_reach(person.grid_id, sight, right))]
