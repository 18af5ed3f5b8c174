"""Who sees organizations, and who keeps them and their members."""

from collections.abc import Sequence

from schema.access.kinds import Right
from schema.access.obstacles import allowed, sign_in_first
from schema.graph.declared import Obstacle, Row, Sight
from schema.grids.permissions import in_reach, is_open


def sees_organization(organization: Row, sight: Sight) -> str:
    """Everybody sees a published organization; who has a post where it is sees it in any case."""
    return f"{organization.published} OR {in_reach(organization.grid_id, sight)}"


def may_found(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """What stands in the way of those who would found an organization in a grid."""
    return [sign_in_first(sight), allowed(sight.reaches(grid.path, Right.KEEP_ORGANIZATIONS)), is_open(grid)]


def may_keep(organization: Row, sight: Sight) -> Sequence[Obstacle]:
    """What stands in the way of those who would change an organization."""
    lasting = Obstacle(
        f"{organization.dissolved_on} IS NULL",
        "ORGANIZATION_DISSOLVED",
        "这个组织已撤销。",
        "This organization was dissolved.",
    )
    return [
        sign_in_first(sight),
        allowed(in_reach(organization.grid_id, sight, Right.KEEP_ORGANIZATIONS)),
        lasting,
    ]


def may_end(member: Row, sight: Sight) -> Sequence[Obstacle]:
    """What stands in the way of those who would end a membership."""
    home = f"(SELECT body.grid_id FROM organization AS body WHERE body.id = {member.organization_id})"
    lasting = Obstacle(
        f"{member.left_on} IS NULL", "MEMBERSHIP_ENDED", "此人已退出这个组织。", "This membership has ended."
    )
    return [sign_in_first(sight), allowed(in_reach(home, sight, Right.KEEP_ORGANIZATIONS)), lasting]


def may_join(person: Row, sight: Sight) -> Sequence[Obstacle]:
    """What stands in the way of those who would make a person a member of something."""
    return [
        sign_in_first(sight),
        allowed("TRUE" if sight.has(Right.KEEP_ORGANIZATIONS) else "FALSE"),
        Obstacle(f"{person.deceased_on} IS NULL", "PERSON_DECEASED", "此人已去世。", "The person has died."),
    ]


def nothing_below(organization: Row) -> Obstacle:
    """In the way of dissolving an organization below which others last."""
    below = f"SELECT 1 FROM organization AS below WHERE below.parent_id = {organization.id}"
    return Obstacle(
        f"NOT EXISTS ({below} AND below.dissolved_on IS NULL)",
        "ORGANIZATIONS_BELOW",
        "还有未撤销的下级组织,请先调整或撤销它们。",
        "Organizations below it last: move or dissolve them first.",
    )


def nobody_in(organization: Row) -> Obstacle:
    """In the way of dissolving an organization that has members."""
    members = f"SELECT 1 FROM organization_member AS held WHERE held.organization_id = {organization.id}"
    return Obstacle(
        f"NOT EXISTS ({members} AND held.left_on IS NULL)",
        "HAS_MEMBERS",
        "还有成员在册,请先办理退出。",
        "It has members: end their memberships first.",
    )


def nothing_lasts(grid: Row) -> Obstacle:
    """In the way of closing a grid in which an organization was not dissolved."""
    lasting = f"SELECT 1 FROM organization AS body WHERE body.grid_id = {grid.id} AND body.dissolved_on IS NULL"
    return Obstacle(
        f"NOT EXISTS ({lasting})",
        "ORGANIZATIONS_LAST",
        "还有未撤销的组织,请先撤销它们。",
        "Organizations last here: dissolve them first.",
    )
