"""What the graph tells of people."""

from collections.abc import Sequence

from schema.access.kinds import Right
from schema.access.obstacles import allowed, sign_in_first
from schema.graph.declared import Entity, Obstacle, Row, Sight
from schema.graph.entity import action_of, column, field_of, reference
from schema.grids.permissions import is_open
from schema.grids.rules.ranges import home_within
from schema.grids.types import Grid, GridCounts, findable, path_of, placed
from schema.history.types import remembered
from schema.people import permissions, tables
from schema.people.kinds import AttentionKind, Sex


class Person(Entity, table=tables.Person, visible=permissions.sees_person, order=("pinyin",)):
    """Somebody whom the community knows: resident, member of staff, volunteer, contact of a partner unit (人员)."""

    name = column("Name.", filtered=True, ordered=True)
    pinyin = column("The name in pinyin, without tones or spaces.", ordered=True)
    initials = column("The first letters of the name's pinyin.")
    sex = column("Sex, as in the identity number.", enum=Sex, filtered=True)
    born_on = column("Day of birth.", filtered=True)
    identity_mask = column("Identity number, masked.")
    phone_mask = column("Telephone number, masked.")
    address_mask = column("Address, without the house.")
    consented_on = column("Day on which the person agreed to their record; null before that.")
    moved_on = column("Day on which the person moved away.")
    deceased_on = column("Day on which the person died.")
    version = column("Counts the changes of this record, for `expectedVersion`.")
    grid = reference("Grid in which the person is registered; null for who runs the system.")


class PersonAttention(Entity, table=tables.PersonAttention, owner="person", order=("since",)):
    """A reason to keep an eye on a person (关注)."""

    kind = column("Which.", enum=AttentionKind)
    since = column("First day.")
    until = column("Last day; null while it lasts.")


findable(Person, "name", "pinyin", "initials")
placed(Person, lambda person: path_of(person.grid_id))


@field_of(Grid, many=Person)
def people(grid: Row, person: Row) -> str:
    """The people registered in this very grid."""
    return f"{person.grid_id} = {grid.id}"


@field_of(GridCounts, count=Person, name="people")
def people_in(grid: Row, person: Row) -> str:
    """People registered in this grid and below, whom the viewer may see."""
    return home_within(person.grid_id, grid)


@field_of(Person, few=PersonAttention, owned=True)
def attentions(person: Row, attention: Row) -> str:
    """Why the community keeps an eye on the person."""
    return f"{attention.person_id} = {person.id}"


@action_of(Person)
def edit(person: Row, sight: Sight) -> Sequence[Obstacle]:
    """Keep the record."""
    return permissions.may(person, sight, Right.KEEP_PEOPLE)


@action_of(Person)
def reveal(person: Row, sight: Sight) -> Sequence[Obstacle]:
    """See a number or the address in clear, once, for a purpose."""
    return permissions.may(person, sight, Right.REVEAL_PEOPLE)


@action_of(Person)
def hold_post(person: Row, sight: Sight) -> Sequence[Obstacle]:
    """Be given a post, by somebody who gives posts somewhere."""
    return [
        sign_in_first(sight),
        allowed("TRUE" if sight.has(Right.APPOINT) else "FALSE"),
        Obstacle(f"{person.deceased_on} IS NULL", "PERSON_DECEASED", "此人已去世。", "The person has died."),
    ]


@action_of(Grid)
def register(grid: Row, sight: Sight) -> Sequence[Obstacle]:
    """Register a person in it."""
    return [sign_in_first(sight), allowed(sight.reaches(grid.path, Right.KEEP_PEOPLE)), is_open(grid)]


remembered(Person)
