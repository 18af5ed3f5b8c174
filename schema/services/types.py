"""What the graph tells of the service menu."""

from schema.graph.declared import Argument, Entity, Row
from schema.graph.entity import column, field_of, reference
from schema.grids.rules.ranges import home_contains, home_within
from schema.grids.types import SCOPE, Grid, GridCounts, at_home, findable, path_of, placed
from schema.partners.types import PartnerUnit
from schema.services import permissions, tables
from schema.services.kinds import Audience, ServiceDelivery, ServiceDimension, ServicePlaceKind, ServiceProvider


class ServicePlace(Entity, table=tables.ServicePlace, visible=permissions.sees_published, order=("pinyin",)):
    """A station, hall, shared space or self-service point (服务阵地)."""

    name = column("Name.", filtered=True, ordered=True)
    pinyin = column("The name in pinyin, without tones or spaces.", filtered=True, ordered=True)
    initials = column("The first letters of the name's pinyin.", filtered=True)
    kind = column("What it is.", enum=ServicePlaceKind, filtered=True)
    address = column("Street address.")
    point = column("Where it is.")
    introduction = column("What there is to know of it.")
    grid = reference("The grid in which it stands.")


class OpeningHours(Entity, table=tables.OpeningHours, owner="place", order=("weekday", "opens")):
    """A weekly span in which a place is open."""

    weekday = column("1 (Monday) to 7 (Sunday).")
    opens = column("HH:MM in Asia/Shanghai.")
    closes = column("HH:MM in Asia/Shanghai.")


class OpeningException(Entity, table=tables.OpeningException, owner="place", order=("day",)):
    """A day on which a place does not keep its weekly hours. Null hours: closed all day."""

    day = column("The day.")
    opens = column("HH:MM in Asia/Shanghai.")
    closes = column("HH:MM in Asia/Shanghai.")
    reason = column("Why.")


class Room(Entity, table=tables.Room, owner="place", order=("name", "id")):
    """A room of a service place."""

    name = column("Name.")
    seats = column("How many people it seats.")


class Equipment(Entity, table=tables.Equipment, owner="place", order=("name", "id")):
    """What stands ready in a service place: first-aid kit, kettle, charger."""

    name = column("Name.")
    quantity = column("How many.")


class Device(Entity, table=tables.Device, owner="place", order=("name", "id")):
    """A self-service device standing in a service place (自助设备)."""

    name = column("Name.", filtered=True, ordered=True)
    working = column("Whether it works at present.", filtered=True)
    installed_on = column("Day on which it was installed.")
    place = reference("The place in which it stands.")


class DeviceFunction(Entity, table=tables.DeviceFunction, owner="device", order=("name",)):
    """One thing that a self-service device does for a person."""

    name = column("What it does.")


class ServiceItem(Entity, table=tables.ServiceItem, visible=permissions.sees_published, order=("pinyin",)):
    """One line of a grid's service menu (服务项目)."""

    name = column("Name.", filtered=True, ordered=True)
    pinyin = column("The name in pinyin, without tones or spaces.", filtered=True, ordered=True)
    initials = column("The first letters of the name's pinyin.", filtered=True)
    dimension = column("On what terms it is given.", enum=ServiceDimension, filtered=True, ordered=True)
    audience = column("Whom it is for.", enum=Audience, filtered=True)
    provider = column("What kind of provider gives it.", enum=ServiceProvider, filtered=True)
    delivery = column("Where it reaches a person.", enum=ServiceDelivery, filtered=True)
    price_fen = column("Price in fen; 0 is free.", filtered=True, ordered=True)
    price_points = column("Price in points, where points are taken.")
    capacity = column("How many people it takes at once; null: no limit.")
    lead_time_minutes = column("How long before it must be asked for, in minutes.")
    introduction = column("What there is to know of it.")
    grid = reference("The grid that offers it, to itself and to everything below.")
    unit = reference("The partner unit that gives it, if one does.")
    device = reference("The device that gives it, if one does.")
    place = reference("The place at which it is given, if at one.")


@field_of(ServicePlace, few=OpeningHours, owned=True)
def opening_hours(place: Row, hours: Row) -> str:
    """When it is open, week by week."""
    return f"{hours.place_id} = {place.id}"


@field_of(ServicePlace, few=OpeningException, owned=True)
def opening_exceptions(place: Row, exception: Row) -> str:
    """The days on which it keeps other hours."""
    return f"{exception.place_id} = {place.id}"


@field_of(ServicePlace, few=Room, owned=True)
def rooms(place: Row, room: Row) -> str:
    """Its rooms."""
    return f"{room.place_id} = {place.id}"


@field_of(ServicePlace, few=Equipment, owned=True)
def equipment(place: Row, equipment: Row) -> str:
    """What stands ready in it."""
    return f"{equipment.place_id} = {place.id}"


@field_of(ServicePlace, few=Device, owned=True)
def devices(place: Row, device: Row) -> str:
    """The self-service devices that stand in it."""
    return f"{device.place_id} = {place.id}"


@field_of(Device, few=DeviceFunction, owned=True)
def functions(device: Row, function: Row) -> str:
    """What it does for a person."""
    return f"{function.device_id} = {device.id}"


@field_of(Device, count=DeviceFunction)
def function_count(device: Row, function: Row) -> str:
    """How many things it does."""
    return f"{function.device_id} = {device.id}"


@field_of(ServicePlace, many=ServiceItem, name="service_items")
def items_of_place(place: Row, item: Row) -> str:
    """The services given at it."""
    return f"{item.place_id} = {place.id}"


@field_of(PartnerUnit, many=ServiceItem, name="service_items")
def items_of_unit(unit: Row, item: Row) -> str:
    """The services it gives."""
    return f"{item.unit_id} = {unit.id}"


@field_of(Grid, many=ServiceItem, takes=SCOPE)
def service_items(grid: Row, item: Row, scope: Argument) -> str:
    """The services that it offers itself."""
    return at_home(item.grid_id, grid, scope)


@field_of(Grid, many=ServiceItem)
def menu(grid: Row, item: Row) -> str:
    """The service menu of a person here: what this grid offers, and what those above it offer to it."""
    return home_contains(item.grid_id, grid)


@field_of(Grid, many=ServicePlace, takes=SCOPE)
def service_places(grid: Row, place: Row, scope: Argument) -> str:
    """The service places that stand here."""
    return at_home(place.grid_id, grid, scope)


@field_of(GridCounts, count=ServiceItem, name="service_items")
def count_service_items(grid: Row, item: Row) -> str:
    """Service items."""
    return home_within(item.grid_id, grid)


@field_of(GridCounts, count=ServicePlace, name="service_places")
def count_service_places(grid: Row, place: Row) -> str:
    """Service places."""
    return home_within(place.grid_id, grid)


@field_of(GridCounts, count=Device, name="devices")
def count_devices(grid: Row, device: Row) -> str:
    """Self-service devices."""
    places = f"SELECT stand.id FROM service_place AS stand WHERE {home_within('stand.grid_id', grid)}"
    return f"{device.place_id} IN ({places})"


findable(ServiceItem, "name", "pinyin", "initials")
findable(ServicePlace, "name", "pinyin", "initials")
placed(ServiceItem, lambda item: path_of(item.grid_id))
placed(ServicePlace, lambda place: path_of(place.grid_id))
