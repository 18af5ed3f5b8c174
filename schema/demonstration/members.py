"""Writes who belongs to the organizations of the demonstration: holders of posts, and neighbours."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from schema.demonstration.chance import seeded
from schema.demonstration.content import Seats
from schema.demonstration.sheet import Sheet
from schema.grids.kinds import GridLevel
from schema.grids.rules.paths import STEP
from schema.grids.tables import Grid
from schema.organizations.tables import Organization, OrganizationMember

OF_AGE = 18
JOINED_WITHIN = 360


class Held(NamedTuple):
    """A post that somebody held: in the grid of a path, from one day to another."""

    path: str
    title: str | None
    person: int
    started_on: date
    ended_on: date | None


class Neighbour(NamedTuple):
    """Somebody registered in the grid of a path."""

    path: str
    person: int
    born_on: date


class MemberRows:
    """Writes on a sheet, from everybody who is known in the demonstration places."""

    def __init__(self, sheet: Sheet, posts: Sequence[Held], neighbours: Sequence[Neighbour]) -> None:
        self._sheet, self._posts, self._neighbours = sheet, posts, neighbours

    def seat(self, organization: Organization, grid: Grid, members: Sequence[Seats]) -> None:
        """Add the members of an organization. Who had a seat by a post leaves it with the post."""
        seated: set[int] = set()
        for seats in members:
            by_post = self._by_post if seats.post else self._by_chance
            for person, joined_on, left_on in by_post(organization, grid, seats, seated):
                self._sheet.add(
                    OrganizationMember,
                    organization_id=organization.id,
                    person_id=person,
                    title=seats.title,
                    selection=seats.selection.value if seats.selection else None,
                    joined_on=joined_on,
                    left_on=left_on,
                )
                seated.add(person)

    def _by_post(
        self, organization: Organization, grid: Grid, seats: Seats, seated: set[int]
    ) -> Iterator[tuple[int, date, date | None]]:
        founded_on = _founded(organization)
        for held in self._posts:
            if held.title == seats.post and held.path.startswith(grid.path) and held.person not in seated:
                joined_on = max(held.started_on, founded_on)
                if held.ended_on is None or held.ended_on >= joined_on:
                    yield held.person, joined_on, held.ended_on

    def _by_chance(
        self, organization: Organization, grid: Grid, seats: Seats, seated: set[int]
    ) -> Iterator[tuple[int, date, None]]:
        """Grown-up people of the grid, and where there are too few, of the one above it, up to its community."""
        founded_on, random = _founded(organization), seeded(f"{grid.code} {organization.name} {seats.title}")
        around = grid.path[:-STEP] if grid.level > GridLevel.COMMUNITY else grid.path
        near = [
            (not neighbour.path.startswith(grid.path), random.random(), neighbour.person)
            for neighbour in self._neighbours
            if neighbour.path.startswith(around)
            and neighbour.born_on.year < founded_on.year - OF_AGE
            and neighbour.person not in seated
        ]
        for _, _, person in sorted(near)[: seats.count]:
            yield person, founded_on + timedelta(days=random.randrange(JOINED_WITHIN)), None


def _founded(organization: Organization) -> date:
    assert organization.founded_on is not None
    return organization.founded_on
