"""What the graph tells of grid posts."""

from collections.abc import Sequence
from datetime import date

from schema.access.kinds import Role
from schema.graph.declared import Argument, Entity, Obstacle, Row, Sight
from schema.graph.entity import action_of, argument, column, field_of, obstacle_to, reference
from schema.grids.kinds import NetKind
from schema.grids.rules.ranges import home_within
from schema.grids.types import SCOPE, Grid, GridCounts, at_home
from schema.history.types import remembered
from schema.people.types import Person
from schema.posts import permissions, tables
from schema.posts.kinds import RecruitmentChannel


class GridPost(Entity, table=tables.GridPost, owner="grid", order=("started_on",)):
    """A post that a person holds in a grid from one day to another (网格岗位)."""

    role = column("Role that the post gives.", enum=Role, filtered=True)
    title = column("What this place calls the post, where it has a word of its own.")
    net = column("Net for which it is held; null for all that are merged here.", enum=NetKind, filtered=True)
    channel = column("How the holder came to it.", enum=RecruitmentChannel, filtered=True)
    started_on = column("First day.", filtered=True, ordered=True)
    ended_on = column("Last day; null while it lasts.", filtered=True)
    version = column("Counts the changes of this post, for `expectedVersion`.")
    grid = reference("Where it is held.")
    person = reference("Who holds it; null for viewers who may not see the person.")


@field_of(GridPost, gives=str)
def holder(post: Row) -> str:
    """Name of who holds it, which is public like the post."""
    return f"(SELECT holder.name FROM person AS holder WHERE holder.id = {post.person_id})"


def on_day(post: Row, day: str) -> str:
    """Whether a post is held on a day."""
    return f"{post.started_on} <= {day} AND ({post.ended_on} IS NULL OR {post.ended_on} >= {day})"


AS_OF = {"as_of": argument(date, "Only those held on this day.")}


@field_of(Grid, many=GridPost, takes=SCOPE | AS_OF)
def posts(grid: Row, post: Row, scope: Argument, as_of: Argument) -> str:
    """The posts held here; every one ever held, unless a day is given."""
    here = at_home(post.grid_id, grid, scope)
    return here if as_of.absent else f"{here} AND {on_day(post, as_of.sql)}"


@field_of(Person, many=GridPost, takes=AS_OF)
def posts_held(person: Row, post: Row, as_of: Argument) -> str:
    """The posts of this person; every one ever held, unless a day is given."""
    here = f"{post.person_id} = {person.id}"
    return here if as_of.absent else f"{here} AND {on_day(post, as_of.sql)}"


@field_of(GridCounts, count=GridPost, name="posts")
def posts_in(grid: Row, post: Row) -> str:
    """Posts without an end, in this grid and below."""
    return f"{home_within(post.grid_id, grid)} AND {post.ended_on} IS NULL"


@action_of(Grid)
def appoint(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """Give somebody a post in it."""
    return permissions.may_appoint(grid, sight)


@action_of(GridPost)
def end(post: Row, sight: Sight) -> Sequence[Obstacle]:
    """End it, or hand it over."""
    return permissions.may_end(post, sight)


@obstacle_to(Grid, "close")
def nobody_in_post(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """A grid in which somebody holds a post stays open."""
    return [permissions.nobody_in_post(grid)]


remembered(GridPost)
