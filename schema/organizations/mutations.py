"""What may be changed about organizations and their members."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from schema.graph.entity import entry, mutation
from schema.graph.unit import Unit
from schema.grids.types import Grid
from schema.history.entries import EXPECTED_VERSION, MANDATORY_REASON, REASON
from schema.organizations.kinds import MemberSelection, OrganizationKind
from schema.organizations.rules import found as founding
from schema.organizations.rules import join as joining
from schema.organizations.rules.tree import hold_organizations
from schema.organizations.types import Organization, OrganizationMember
from schema.people.types import Person

Given = Mapping[str, object]

ORGANIZATION = entry(Organization, "The organization.", required=True)
GIVES = {"organization": entry(Organization, "The organization as it is now.")}
GIVES_MEMBER = {"member": entry(OrganizationMember, "The membership as it is now.")}
NAME = "Full name."
DESCRIBED = {
    "charter": entry(str, "What it is for and how it works.", most=10_000),
    "brand": entry(str, "Brand under which it works.", most=100),
    "founded_on": entry(date, "Day on which it was founded."),
    "published": entry(bool, "Whether everybody may see it; they may, unless told otherwise."),
}


@mutation(
    takes={
        "grid": entry(Grid, "Where it works.", required=True),
        "parent": entry(Organization, "The organization above it; left out for one that stands by itself."),
        "kind": entry(OrganizationKind, "What it is.", required=True),
        "name": entry(str, NAME, required=True, most=100),
        **DESCRIBED,
        "reason": REASON,
    },
    gives=GIVES,
)
async def found_organization(unit: Unit, grid: int, parent: int | None = None, **given: Any) -> Given:
    """Found an organization in a grid."""
    await hold_organizations(unit)
    await unit.require(Grid, grid, "found_organization", "grid")
    if parent is not None:
        await unit.require(Organization, parent, "add_child", "parent")
    return {"organization": (await founding.found(unit, grid=grid, parent=parent, **given)).pk}


@mutation(
    takes={
        "organization": ORGANIZATION,
        "expected_version": EXPECTED_VERSION,
        "name": entry(str, NAME, most=100),
        **DESCRIBED,
        "reason": REASON,
    },
    gives=GIVES,
)
async def edit_organization(
    unit: Unit, organization: int, expected_version: int, reason: str | None = None, **values: Any
) -> Given:
    """Edit what is known of an organization. What is left out stays; what is null is cleared."""
    await unit.require(Organization, organization, "edit", "organization")
    return {"organization": (await founding.edit(unit, organization, expected_version, values, reason)).pk}


@mutation(
    takes={
        "organization": ORGANIZATION,
        "parent": entry(Organization, "The organization above it from now on; left out to let it stand by itself."),
        "expected_version": EXPECTED_VERSION,
        "reason": MANDATORY_REASON,
    },
    gives=GIVES,
)
async def move_organization(
    unit: Unit, organization: int, expected_version: int, reason: str, parent: int | None = None
) -> Given:
    """Let an organization stand under another one, with everything below it."""
    await hold_organizations(unit)
    await unit.require(Organization, organization, "edit", "organization")
    if parent is not None:
        await unit.require(Organization, parent, "add_child", "parent")
    return {"organization": (await founding.move(unit, organization, parent, expected_version, reason)).pk}


@mutation(
    takes={
        "organization": ORGANIZATION,
        "on": entry(date, "First day on which it is no more.", required=True),
        "expected_version": EXPECTED_VERSION,
        "reason": MANDATORY_REASON,
    },
    gives=GIVES,
)
async def dissolve_organization(unit: Unit, organization: int, on: date, expected_version: int, reason: str) -> Given:
    """Dissolve an organization. One that has members, or others below it, cannot be dissolved."""
    await hold_organizations(unit)
    await unit.require(Organization, organization, "dissolve", "organization")
    return {"organization": (await founding.dissolve(unit, organization, on, expected_version, reason)).pk}


@mutation(
    takes={
        "organization": ORGANIZATION,
        "person": entry(Person, "Who.", required=True),
        "title": entry(str, "What the member is there (主任, 委员, 队员).", required=True, most=50),
        "selection": entry(MemberSelection, "How the person became it; left out for who simply joins."),
        "joined_on": entry(date, "First day.", required=True),
        "reason": REASON,
    },
    gives=GIVES_MEMBER,
)
async def join_organization(unit: Unit, organization: int, person: int, **given: Any) -> Given:
    """Make a person a member of an organization."""
    await unit.require(Organization, organization, "add_member", "organization")
    await unit.require(Person, person, "join", "person")
    return {"member": (await joining.join(unit, organization=organization, person=person, **given)).pk}


@mutation(
    takes={
        "member": entry(OrganizationMember, "The membership.", required=True),
        "on": entry(date, "Last day.", required=True),
        "expected_version": EXPECTED_VERSION,
        "reason": REASON,
    },
    gives=GIVES_MEMBER,
)
async def leave_organization(unit: Unit, member: int, **given: Any) -> Given:
    """End a membership. It stays in the record of who belonged when."""
    await unit.require(OrganizationMember, member, "leave", "member")
    return {"member": (await joining.leave(unit, member, **given)).pk}
