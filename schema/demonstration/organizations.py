"""Writes the organizations of a demonstration place, each with its members."""

from collections.abc import Sequence

from schema.demonstration.content import Bodies, Content
from schema.demonstration.members import MemberRows
from schema.demonstration.sheet import Sheet
from schema.grids.rules.paths import extend
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid
from schema.organizations.kinds import OrganizationKind
from schema.organizations.tables import Organization


class OrganizationRows:
    """Writes on a sheet; `grids` are all grids of the demonstration places, in the order of their codes."""

    def __init__(self, sheet: Sheet, grids: Sequence[Grid], members: MemberRows) -> None:
        self._sheet, self._grids, self._members = sheet, grids, members
        self._made: dict[OrganizationKind, list[tuple[Grid, Organization]]] = {}

    def gather(self, content: Content) -> None:
        """Add all organizations of the place; those above others come first in it."""
        for bodies in content.organizations:
            for grid in self._homes(bodies):
                for name in bodies.names:
                    organization = self._add(bodies, grid, name.format(grid=place_name(grid)))
                    self._members.seat(organization, grid, bodies.members)

    def _homes(self, bodies: Bodies) -> list[Grid]:
        tops = tuple(grid.path for grid in self._grids if grid.code in bodies.within)
        homes = [
            grid
            for grid in self._grids
            if grid.level == bodies.level
            and grid.path.startswith(tops)
            and (bodies.management is None or bodies.management.value == grid.management)
        ]
        return homes[: bodies.count]

    def _add(self, bodies: Bodies, grid: Grid, name: str) -> Organization:
        parent = self._nearest(bodies.under, grid) if bodies.under else None
        pinyin, initials = spell(name)
        organization = self._sheet.add(
            Organization,
            grid_id=grid.id,
            parent_id=parent.id if parent else None,
            kind=bodies.kind.value,
            name=name,
            pinyin=pinyin,
            initials=initials,
            path="",
            charter=bodies.charter,
            brand=bodies.brand,
            founded_on=bodies.founded_on,
            published=bodies.published,
        )
        organization.path = extend(parent.path if parent else "", organization.id)
        self._made.setdefault(bodies.kind, []).append((grid, organization))
        return organization

    def _nearest(self, kind: OrganizationKind, grid: Grid) -> Organization:
        """The organization of a kind in the grid itself, or closest above it."""
        above = [(len(home.path), made) for home, made in self._made[kind] if grid.path.startswith(home.path)]
        return max(above, key=lambda found: found[0])[1]


def place_name(grid: Grid) -> str:
    """What people call the place; the state names a community after its residents' committee."""
    return grid.name.removesuffix("居民委员会").removesuffix("居委会")
