"""Joining an organization and leaving it. Nothing about a membership is ever overwritten but its last day."""

from datetime import date

from schema.graph.refusals import Refusal, bad_input
from schema.graph.unit import Unit
from schema.history.rules.revise import add, revise
from schema.organizations.kinds import MemberSelection
from schema.organizations.rules.tree import organization_of
from schema.organizations.tables import OrganizationMember


async def join(
    unit: Unit,
    *,
    organization: int,
    person: int,
    title: str,
    joined_on: date,
    selection: MemberSelection | None = None,
    reason: str | None = None,
) -> OrganizationMember:
    """Make a person a member from a day on.

    Refuses a day before the organization was founded, and one who belongs to it then or later.
    """
    body = await organization_of(unit, organization)
    if body.founded_on is not None and joined_on < body.founded_on:
        raise bad_input("joinedOn", "加入日期不能早于组织成立日期。", "nobody joins before it was founded.")
    await _check_free(unit, organization, person, joined_on)
    member = OrganizationMember(
        organization_id=organization,
        person_id=person,
        title=title,
        selection=selection.value if selection else None,
        joined_on=joined_on,
    )
    await add(unit, member, "join", path=body.grid.path, reason=reason)
    return member


async def leave(unit: Unit, key: int, on: date, expected_version: int, reason: str | None = None) -> OrganizationMember:
    """End a membership; `on` is its last day."""
    member = await OrganizationMember.get(id=key, using_db=unit.connection).prefetch_related("organization__grid")
    if on < member.joined_on:
        raise bad_input("on", "退出日期不能早于加入日期。", "nobody leaves before joining.")
    await revise(
        unit,
        member,
        "leave",
        {"left_on": on},
        path=member.organization.grid.path,
        reason=reason,
        expected_version=expected_version,
    )
    return member


async def _check_free(unit: Unit, organization: int, person: int, joined_on: date) -> None:
    same = OrganizationMember.filter(organization_id=organization, person_id=person).using_db(unit.connection)
    if any(member.left_on is None or member.left_on >= joined_on for member in await same):
        raise Refusal(
            "MEMBER_ALREADY",
            "此人在这段时间已是成员。",
            "The person belongs to it at that time.",
            "person",
        )
