"""The shapes of what is written about the demonstration places."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schema.access.kinds import Role
from schema.demonstration.survey import Outline
from schema.grids.kinds import GridLevel, ManagementMode, NetKind
from schema.organizations.kinds import MemberSelection, OrganizationKind
from schema.partners.kinds import JointDuty, PartnerUnitKind, PartnerUnitRelation, PartnerUnitStanding, ResourceKind
from schema.posts.kinds import RecruitmentChannel
from schema.services.kinds import Audience, ServiceDelivery, ServiceDimension, ServicePlaceKind, ServiceProvider

Table = dict[str, Any]


@dataclass(frozen=True)
class Figures:
    """What was counted on one day."""

    as_of: date
    households: int | None = None
    residents: int | None = None
    over_60_permille: int | None = None
    shops: int | None = None
    buildings: int | None = None


@dataclass(frozen=True)
class OwnGrid:
    """A grid below a community, by name; its code is its community's and a running number."""

    name: str
    brand: str | None = None
    management: ManagementMode | None = None
    micro_grids: tuple[str, ...] = ()
    buildings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Division:
    """What an official division is given. In `grid_nets` the text `{grid}` stands for the name of the grid."""

    code: str
    label: str | None = None
    brand: str | None = None
    nets: dict[NetKind, str] = field(default_factory=dict)
    figures: tuple[Figures, ...] = ()
    grid_label: str | None = None
    micro_grid_label: str | None = None
    grid_nets: dict[NetKind, str] = field(default_factory=dict)
    grids: tuple[OwnGrid, ...] = ()


@dataclass(frozen=True)
class Unit:
    """A partner unit as listed; the alliance, if any, is named."""

    grid: str
    name: str
    kind: PartnerUnitKind
    relation: PartnerUnitRelation
    standing: PartnerUnitStanding
    duties: tuple[JointDuty, ...]
    alliance: str | None
    joined_on: date
    address: str
    introduction: str | None
    agreement: str | None
    published: bool


@dataclass(frozen=True)
class Lent:
    """A resource as listed, with the periods of the week in which it is free."""

    unit: str
    serves: str
    kind: ResourceKind
    name: str
    quantity: int
    measure: str
    periods: str
    conditions: str | None


@dataclass(frozen=True)
class Alliance:
    """An alliance of the units that name it."""

    name: str
    grid: str
    founded_on: date


@dataclass(frozen=True)
class Place:
    """A service place as written; rooms, equipment, devices and exceptions as tables of their columns."""

    grid: str
    name: str
    kind: ServicePlaceKind
    hours: str
    address: str | None = None
    introduction: str | None = None
    rooms: tuple[Table, ...] = ()
    equipment: tuple[Table, ...] = ()
    devices: tuple[Table, ...] = ()
    exceptions: tuple[Table, ...] = ()
    published: bool = True


@dataclass(frozen=True)
class Service:
    """A line of a service menu as listed; unit, place and device by name."""

    grid: str
    name: str
    dimension: ServiceDimension
    audience: Audience
    provider: ServiceProvider
    delivery: ServiceDelivery
    unit: str | None
    place: str | None
    device: str | None
    price_fen: int
    price_points: int | None
    capacity: int | None
    lead_time_minutes: int
    introduction: str | None
    published: bool


@dataclass(frozen=True)
class Posts:
    """Posts of one kind, dealt to the grids of a level within a place: one to each, or `count` in all.

    `channels` and `nets` are gone through in turn. As many as `former` had another holder before.
    """

    within: str
    level: GridLevel
    role: Role
    channels: tuple[RecruitmentChannel, ...]
    title: str | None = None
    nets: tuple[NetKind, ...] = ()
    management: ManagementMode | None = None
    count: int | None = None
    former: int = 0


@dataclass(frozen=True)
class Seats:
    """Members of one title: all who held a `post` of that title in the grids of the organization, or `count` people."""

    title: str
    selection: MemberSelection | None = None
    post: str | None = None
    count: int = 0


@dataclass(frozen=True)
class Bodies:
    """Organizations of one kind: one of each name in every grid of a level within places, or in the first `count`.

    In a name, `{grid}` stands for what people call the grid. Each stands under the nearest of the kind `under`.
    """

    within: tuple[str, ...]
    level: GridLevel
    kind: OrganizationKind
    names: tuple[str, ...]
    founded_on: date
    under: OrganizationKind | None = None
    management: ManagementMode | None = None
    count: int | None = None
    charter: str | None = None
    brand: str | None = None
    published: bool = True
    members: tuple[Seats, ...] = ()


@dataclass(frozen=True)
class Content:
    """All that is written about one demonstration place. Each community with grids has so many `residents`."""

    outline: Outline
    streets: tuple[str, ...]
    divisions: tuple[Division, ...]
    alliances: tuple[Alliance, ...]
    units: tuple[Unit, ...]
    resources: tuple[Lent, ...]
    places: tuple[Place, ...]
    services: tuple[Service, ...]
    posts: tuple[Posts, ...]
    residents: int
    organizations: tuple[Bodies, ...]
