"""Founding an organization, editing what is known of it, moving it under another, and dissolving it."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from schema.graph.refusals import Refusal, bad_input
from schema.graph.unit import Unit
from schema.grids.rules.edit_grid import spelled
from schema.grids.rules.paths import extend
from schema.grids.rules.tree import carry, grid_of
from schema.history.rules.revise import add, revise
from schema.organizations.kinds import OrganizationKind
from schema.organizations.rules.tree import check_place, new_id, organization_of, steps_below
from schema.organizations.tables import Organization, OrganizationMember


async def found(
    unit: Unit,
    *,
    grid: int,
    kind: OrganizationKind,
    name: str,
    parent: int | None = None,
    charter: str | None = None,
    brand: str | None = None,
    founded_on: date | None = None,
    published: bool | None = True,
    reason: str | None = None,
) -> Organization:
    """Found an organization in a grid, under `parent` or by itself.

    Refuses a place under `parent` where it cannot stand: see `check_place`.
    """
    home = await grid_of(unit, grid)
    above = await organization_of(unit, parent) if parent is not None else None
    if above is not None:
        await check_place(unit, kind, home, above, steps=0, argument="parent")
    key = await new_id(unit)
    organization = Organization(
        id=key,
        grid_id=grid,
        parent_id=parent,
        kind=kind.value,
        path=extend(above.path if above else "", key),
        charter=charter,
        brand=brand,
        founded_on=founded_on,
        published=published is not False,
        **spelled(name),
    )
    await add(unit, organization, "found", path=home.path, reason=reason)
    return organization


async def edit(
    unit: Unit, key: int, expected_version: int, values: Mapping[str, Any], reason: str | None = None
) -> Organization:
    """Write those of name, charter, brand, founded_on and published that are given.

    Refuses an empty name, a founding after somebody joined, and a version that somebody else has passed.
    """
    organization = await organization_of(unit, key)
    written = {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}
    if "name" in written:
        if written["name"] is None:
            raise bad_input("name", "名称不能为空。", "an organization has a name.")
        written |= spelled(written["name"])
    if written.get("founded_on") is not None:
        await _check_founding(unit, key, written["founded_on"])
    path = organization.grid.path
    await revise(unit, organization, "edit", written, path=path, reason=reason, expected_version=expected_version)
    return organization


async def move(
    unit: Unit, key: int, parent: int | None, expected_version: int, reason: str | None = None
) -> Organization:
    """Let an organization stand under another, or by itself, with everything below it.

    Refuses a place within the organization itself, and one where it cannot stand: see `check_place`.
    """
    organization = await organization_of(unit, key)
    above = await organization_of(unit, parent) if parent is not None else None
    if above is not None:
        if above.path.startswith(organization.path):
            raise Refusal(
                "WITHIN_ITSELF",
                "不能移到它自己或它的下级之下。",
                "An organization cannot come to stand within itself.",
                "parent",
            )
        steps = await steps_below(unit, organization)
        kind = OrganizationKind(organization.kind)
        await check_place(unit, kind, organization.grid, above, steps=steps, argument="parent")
    old, new = organization.path, extend(above.path if above else "", key)
    await revise(
        unit,
        organization,
        "move",
        {"parent_id": parent, "path": new},
        path=organization.grid.path,
        reason=reason,
        expected_version=expected_version,
    )
    await carry(unit, Organization, old, new)
    return organization


async def dissolve(unit: Unit, key: int, on: date, expected_version: int, reason: str) -> Organization:
    """Dissolve an organization; `on` is the first day on which it is no more.

    Refuses a day before it was founded, or on which somebody still belonged to it. Who belongs to it now, and what
    stands below it, has been asked for before: see the action `dissolve`.
    """
    organization = await organization_of(unit, key)
    if organization.founded_on is not None and on < organization.founded_on:
        raise bad_input("on", "撤销日期不能早于成立日期。", "it cannot be dissolved before it was founded.")
    if await OrganizationMember.filter(organization_id=key, left_on__gte=on).using_db(unit.connection).exists():
        raise bad_input("on", "这一天还有成员在册。", "somebody belonged to it on that day.")
    await revise(
        unit,
        organization,
        "dissolve",
        {"dissolved_on": on},
        path=organization.grid.path,
        reason=reason,
        expected_version=expected_version,
    )
    return organization


async def _check_founding(unit: Unit, key: int, founded_on: date) -> None:
    earlier = OrganizationMember.filter(organization_id=key, joined_on__lt=founded_on)
    if await earlier.using_db(unit.connection).exists():
        raise bad_input("foundedOn", "此前已有成员加入。", "somebody joined before that day.")
