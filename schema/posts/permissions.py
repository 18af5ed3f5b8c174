"""Who gives posts and ends them."""

from collections.abc import Sequence

from schema.access.kinds import Right
from schema.access.obstacles import allowed, sign_in_first
from schema.graph.declared import Obstacle, Row, Sight
from schema.grids.permissions import in_reach, is_open


def may_appoint(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """What stands in the way of those who would give a post in a grid."""
    return [sign_in_first(sight), allowed(sight.reaches(grid.path, Right.APPOINT)), is_open(grid)]


def may_end(post: Row, sight: Sight) -> Sequence[Obstacle]:
    """What stands in the way of those who would end a post."""
    lasting = Obstacle(f"{post.ended_on} IS NULL", "POST_ENDED", "这个岗位已经结束。", "This post has ended.")
    return [sign_in_first(sight), allowed(in_reach(post.grid_id, sight, Right.APPOINT)), lasting]


def nobody_in_post(grid: Row) -> Obstacle:
    """In the way of closing a grid in which somebody holds a post."""
    held = f"SELECT 1 FROM grid_post AS held WHERE held.grid_id = {grid.id} AND held.ended_on IS NULL"
    return Obstacle(
        f"NOT EXISTS ({held})",
        "POSTS_HELD",
        "还有人在岗,请先结束或移交岗位。",
        "Somebody holds a post here: end it or hand it over first.",
    )
