"""Where organizations stand under each other: one change of that at a time, no circle, and tiers that descend."""

from schema.graph.refusals import Refusal, bad_input
from schema.graph.unit import Unit
from schema.grids.rules.paths import STEP, depth
from schema.grids.rules.ranges import DEEPEST
from schema.grids.tables import Grid
from schema.organizations.kinds import TIERS, OrganizationKind
from schema.organizations.tables import Organization


async def hold_organizations(unit: Unit) -> None:
    """Let nobody else change who stands under whom until this unit ends. Taken before the viewer's permission is
    asked for, which tells of what stands below.
    """
    await unit.hold("organization tree")


async def organization_of(unit: Unit, key: int) -> Organization:
    """An organization that is known to be there, with its grid."""
    return await Organization.get(id=key, using_db=unit.connection).prefetch_related("grid")


async def new_id(unit: Unit) -> int:
    """An id for one more organization, which its path needs before it is written."""
    sqlite = unit.dialect.name == "sqlite"
    next_id = (
        "SELECT coalesce(max(id), 0) + 1 AS id FROM organization"
        if sqlite
        else "SELECT nextval('organization_id_seq') AS id"
    )
    _, rows = await unit.connection.execute_query(next_id)
    return int(rows[0]["id"])


async def check_place(
    unit: Unit, kind: OrganizationKind, grid: Grid, above: Organization, *, steps: int, argument: str
) -> None:
    """Refuse a place under `above` for an organization in a grid, below which others reach down `steps`.

    It must be in the grid of the one above or below that, of a lower tier where both are of one chain, and not too
    deep.
    """
    if not grid.path.startswith(above.grid.path):
        raise Refusal(
            "PARENT_ELSEWHERE",
            "上级组织应在同一网格或其上级网格。",
            "The organization above must be in the same grid or in one above it.",
            argument,
        )
    own, other = TIERS.get(kind), TIERS.get(OrganizationKind(above.kind))
    if own and other and own[0] == other[0] and own[1] <= other[1]:
        raise Refusal(
            "TIER_ORDER",
            f"{kind.zh}不能设在{OrganizationKind(above.kind).zh}之下。",
            f"{kind.name} does not stand below {above.kind}.",
            argument,
        )
    if depth(above.path) + 1 + steps >= DEEPEST:
        raise bad_input(argument, f"组织最多 {DEEPEST} 级。", f"organizations stand at most {DEEPEST} deep.")


async def steps_below(unit: Unit, organization: Organization) -> int:
    """How many steps the organizations below one reach down; 0 where there are none."""
    within = Organization.filter(path__gte=organization.path, path__lt=f"{organization.path}~").using_db(
        unit.connection
    )
    paths = await within.values_list("path", flat=True)
    return (max(len(str(path)) for path in paths) - len(organization.path)) // STEP
