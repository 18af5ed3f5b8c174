"""What the graph tells of organizations and their members."""

from collections.abc import Sequence
from datetime import date

from schema.graph.declared import Argument, Entity, Obstacle, Row, Sight
from schema.graph.entity import action_of, argument, column, field_of, filter_of, obstacle_to, reference
from schema.grids.rules.ranges import contains, home_within
from schema.grids.types import SCOPE, Grid, GridCounts, at_home, findable, path_of, placed
from schema.organizations import permissions, tables
from schema.organizations.kinds import MemberSelection, OrganizationKind
from schema.people.types import Person


class Organization(
    Entity,
    table=tables.Organization,
    visible=permissions.sees_organization,
    owner="grid",
    order=("pinyin",),
):
    """A body of people in a grid: committee, branch, team or studio (组织)."""

    kind = column("What it is.", enum=OrganizationKind, filtered=True)
    name = column("Full name.", filtered=True, ordered=True)
    pinyin = column("The name in pinyin, without tones or spaces.", filtered=True, ordered=True)
    initials = column("The first letters of the name's pinyin.", filtered=True)
    charter = column("What it is for and how it works, in its own words.")
    brand = column("Brand under which it works.", filtered=True)
    founded_on = column("Day on which it was founded, where known.", filtered=True)
    dissolved_on = column("First day on which it was no more; null while it lasts.", filtered=True)
    version = column("Counts the changes of this organization, for `expectedVersion`.")
    grid = reference("Where it works.")
    parent = reference("The organization directly above; null at a root.")


class OrganizationMember(Entity, table=tables.OrganizationMember, owner="organization", order=("joined_on",)):
    """A person's membership of an organization from one day to another (成员)."""

    title = column("What the member is there (主任, 委员, 队员).", filtered=True)
    selection = column("How the person became it; null for who simply joined.", enum=MemberSelection, filtered=True)
    joined_on = column("First day.", filtered=True, ordered=True)
    left_on = column("Last day; null while it lasts.", filtered=True)
    version = column("Counts the changes of this membership, for `expectedVersion`.")
    organization = reference("The organization.")
    person = reference("Who; null for viewers who may not see the person.")


findable(Organization, "name", "pinyin", "initials")
placed(Organization, lambda organization: path_of(organization.grid_id))


@filter_of(Organization, argument(bool, "Whether it was dissolved."))
def dissolved(organization: Row, dissolved: Argument, sight: Sight) -> str:
    return f"({organization.dissolved_on} IS NOT NULL) = {dissolved.sql}"


@field_of(Organization, few=Organization)
def children(organization: Row, child: Row) -> str:
    """The organizations directly below."""
    return f"{child.parent_id} = {organization.id}"


@field_of(Organization, few=Organization, order=("path",))
def ancestors(organization: Row, above: Row) -> str:
    """The organizations above, from the root down."""
    return f"{contains(above.path, organization.path)} AND {above.id} <> {organization.id}"


@field_of(OrganizationMember, gives=str)
def name(member: Row) -> str:
    """Name of the member, which is public like the membership."""
    return f"(SELECT known.name FROM person AS known WHERE known.id = {member.person_id})"


def on_day(member: Row, day: str) -> str:
    """Whether somebody belonged on a day."""
    return f"{member.joined_on} <= {day} AND ({member.left_on} IS NULL OR {member.left_on} >= {day})"


AS_OF = {"as_of": argument(date, "Only those of this day.")}


@field_of(Organization, many=OrganizationMember, owned=True, takes=AS_OF)
def members(organization: Row, member: Row, as_of: Argument) -> str:
    """The memberships; every one there ever was, unless a day is given."""
    here = f"{member.organization_id} = {organization.id}"
    return here if as_of.absent else f"{here} AND {on_day(member, as_of.sql)}"


@field_of(Person, many=OrganizationMember, takes=AS_OF)
def memberships(person: Row, member: Row, as_of: Argument) -> str:
    """The organizations to which this person belonged; every one ever, unless a day is given."""
    here = f"{member.person_id} = {person.id}"
    return here if as_of.absent else f"{here} AND {on_day(member, as_of.sql)}"


@field_of(Grid, many=Organization, takes=SCOPE)
def organizations(grid: Row, organization: Row, scope: Argument) -> str:
    """The organizations that work here, with those that were dissolved."""
    return at_home(organization.grid_id, grid, scope)


@field_of(GridCounts, count=Organization, name="organizations")
def organizations_in(grid: Row, organization: Row) -> str:
    """Organizations that were not dissolved, in this grid and below."""
    return f"{home_within(organization.grid_id, grid)} AND {organization.dissolved_on} IS NULL"


@action_of(Grid)
def found_organization(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """Found an organization in it."""
    return permissions.may_found(grid, sight)


@action_of(Organization)
def edit(organization: Row, sight: Sight) -> Sequence[Obstacle]:
    """Edit what is known of it, or move it with everything below it."""
    return permissions.may_keep(organization, sight)


@action_of(Organization)
def add_child(organization: Row, sight: Sight) -> Sequence[Obstacle]:
    """Found an organization below it, or move one there."""
    return permissions.may_keep(organization, sight)


@action_of(Organization)
def add_member(organization: Row, sight: Sight) -> Sequence[Obstacle]:
    """Make somebody a member of it."""
    return permissions.may_keep(organization, sight)


@action_of(Organization)
def dissolve(organization: Row, sight: Sight) -> Sequence[Obstacle]:
    """Dissolve it."""
    within = [permissions.nothing_below(organization), permissions.nobody_in(organization)]
    return [*permissions.may_keep(organization, sight), *within]


@action_of(OrganizationMember)
def leave(member: Row, sight: Sight) -> Sequence[Obstacle]:
    """End it."""
    return permissions.may_end(member, sight)


@action_of(Person)
def join(person: Row, sight: Sight) -> Sequence[Obstacle]:
    """Be made a member, by somebody who keeps organizations somewhere."""
    return permissions.may_join(person, sight)


@obstacle_to(Grid, "close")
def nothing_lasts(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """A grid in which an organization was not dissolved stays open."""
    return [permissions.nothing_lasts(grid)]
