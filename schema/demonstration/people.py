"""Writes the people of a demonstration place: who holds its posts, and some of its residents."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from schema.access.kinds import Role
from schema.demonstration.chance import seeded
from schema.demonstration.content import Content, Posts
from schema.demonstration.names import invent_name
from schema.demonstration.sheet import Sheet
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid
from schema.people.kinds import AttentionKind, Sex
from schema.people.tables import Person, PersonAttention
from schema.posts.kinds import RecruitmentChannel
from schema.posts.tables import GridPost

WORKING_YEARS = (1970, 1998)
BIRTH_YEARS = {
    RecruitmentChannel.VOLUNTEER: (1950, 1995),
    RecruitmentChannel.STUDENT: (2002, 2004),
    RecruitmentChannel.ELECTED: (1948, 1975),
}
# Years of birth of the residents in turn, and why the community keeps an eye on them. Three live in one grid.
RESIDENTS: tuple[tuple[tuple[int, int], tuple[AttentionKind, ...]], ...] = (
    ((1936, 1946), (AttentionKind.LIVES_ALONE,)),
    ((1972, 1990), ()),
    ((2011, 2016), (AttentionKind.LEFT_BEHIND_CHILD,)),
    ((1938, 1948), (AttentionKind.LIVES_ALONE, AttentionKind.SERIOUSLY_ILL)),
    ((1958, 1985), (AttentionKind.DISABLED,)),
    ((1985, 2000), ()),
    ((1955, 1963), (AttentionKind.LOST_ONLY_CHILD,)),
    ((1965, 1990), (AttentionKind.LOW_INCOME,)),
    ((1992, 2003), ()),
    ((1968, 1995), (AttentionKind.RELEASED,)),
    ((1950, 1960), ()),
    ((1945, 1958), (AttentionKind.SERIOUSLY_ILL, AttentionKind.LOW_INCOME)),
)
IN_ONE_GRID = 3
RELEASED_FOR = timedelta(days=3 * 365)


class PeopleRows:
    """Writes on a sheet; `grids` are all grids of the demonstration places, in the order of their codes."""

    def __init__(self, sheet: Sheet, grids: Sequence[Grid]) -> None:
        self._sheet, self._grids = sheet, grids
        self._parents = {grid.parent_id for grid in grids}  # type: ignore[attr-defined]

    def gather(self, content: Content) -> dict[Role, Person]:
        """Add all people of the place. Returns who was first given a post of each role."""
        first: dict[Role, Person] = {}
        for posts in content.posts:
            holders = self._add_posts(posts)
            first.setdefault(posts.role, holders[0])
        for division in content.divisions:
            if division.grids:
                self._add_residents(division.code, content.residents)
        return first

    def _within(self, code: str) -> list[Grid]:
        top = next(grid for grid in self._grids if grid.code == code)
        return [grid for grid in self._grids if grid.path.startswith(top.path)]

    def _add_posts(self, posts: Posts) -> list[Person]:
        """Deal the posts to the grids in rounds; channels and nets go on in turn, and every round begins one later."""
        grids = [
            grid
            for grid in self._within(posts.within)
            if grid.level == posts.level and (posts.management is None or posts.management.value == grid.management)
        ]
        return [
            self._add_post(posts, grids[number % len(grids)], number // len(grids) + number % len(grids), number)
            for number in range(posts.count or len(grids))
        ]

    def _add_post(self, posts: Posts, grid: Grid, turn: int, number: int) -> Person:
        """Add one post, and the one before it where there was one. Returns who holds it now."""
        random = seeded(f"{grid.code} {posts.role.value} {posts.title} {number}")
        channel = posts.channels[turn % len(posts.channels)]
        year = 2023 if channel is RecruitmentChannel.STUDENT else random.randint(2019, 2023)
        started_on = date(year, random.randint(1, 9), random.randint(1, 28))
        terms: list[tuple[date, date | None]] = [(started_on, None)]
        if number < posts.former:
            terms.insert(0, (started_on - timedelta(days=random.randint(400, 1100)), started_on - timedelta(days=1)))
        for began_on, ended_on in terms:
            years = BIRTH_YEARS.get(channel, WORKING_YEARS)
            holder = add_person(self._sheet, random, grid, years, began_on)
            self._sheet.add(
                GridPost,
                grid_id=grid.id,
                person_id=holder.id,
                role=posts.role.value,
                title=posts.title,
                net=posts.nets[turn % len(posts.nets)].value if posts.nets else None,
                channel=channel.value,
                started_on=began_on,
                ended_on=ended_on,
            )
        return holder

    def _add_residents(self, community: str, count: int) -> None:
        leaves = [grid for grid in self._within(community) if grid.id not in self._parents]
        homes = leaves[:: max(1, len(leaves) * IN_ONE_GRID // count)]
        for number in range(count):
            random = seeded(f"{community} {number}")
            years, kinds = RESIDENTS[number % len(RESIDENTS)]
            known_since = date(random.randint(2018, 2022), random.randint(1, 12), random.randint(1, 28))
            home = homes[number // IN_ONE_GRID % len(homes)]
            person = add_person(self._sheet, random, home, years, known_since)
            for kind in kinds:
                until = known_since + RELEASED_FOR if kind is AttentionKind.RELEASED else None
                self._sheet.add(PersonAttention, person_id=person.id, kind=kind.value, since=known_since, until=until)


def add_person(
    sheet: Sheet, random: Random, grid: Grid | None, birth_years: tuple[int, int], consented_on: date
) -> Person:
    """An invented person registered in the grid, without numbers or address."""
    sex = random.choice(list(Sex))
    born_on = date(random.randint(*birth_years), 1, 1) + timedelta(days=random.randrange(365))
    name = invent_name(random, sex, born_on.year)
    pinyin, initials = spell(name)
    return sheet.add(
        Person,
        grid_id=grid.id if grid else None,
        name=name,
        pinyin=pinyin,
        initials=initials,
        sex=sex.value,
        born_on=born_on,
        consented_on=consented_on,
    )
