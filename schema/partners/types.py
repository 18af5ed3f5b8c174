"""What the graph tells of partner units and of what they lend."""

from schema.graph.declared import Argument, Entity, Row, Sight
from schema.graph.entity import argument, column, field_of, filter_of, reference
from schema.grids.rules.ranges import home_contains, home_within
from schema.grids.types import SCOPE, Grid, GridCounts, at_home, findable, path_of, placed
from schema.partners import permissions, tables
from schema.partners.kinds import JointDuty, PartnerUnitKind, PartnerUnitRelation, PartnerUnitStanding, ResourceKind


class PartnerUnit(Entity, table=tables.PartnerUnit, visible=permissions.sees_unit, order=("pinyin",)):
    """An outside unit that builds the community with it (共建单位 / 合伙人)."""

    name = column("Full name.", filtered=True, ordered=True)
    pinyin = column("The name in pinyin, without tones or spaces.", filtered=True, ordered=True)
    initials = column("The first letters of the name's pinyin.", filtered=True)
    credit_code = column("Unified social credit code (GB 32100), 18 characters.", filtered=True)
    kind = column("What it is.", enum=PartnerUnitKind, filtered=True)
    relation = column("How it stands to the community.", enum=PartnerUnitRelation, filtered=True)
    standing = column("Where it is between applying and leaving.", enum=PartnerUnitStanding, filtered=True)
    address = column("Street address.")
    point = column("Where it is.")
    introduction = column("What it says of itself.")
    joined_on = column("Day on which it joined.", filtered=True)
    grid = reference("The grid in which it is at home.")


class Alliance(Entity, table=tables.Alliance, owner="grid", order=("name", "id")):
    """A lasting union of partner units in one grid (联盟)."""

    name = column("Name.")
    founded_on = column("Day on which it was founded.")
    grid = reference("The grid it works for.")


class AllianceMember(Entity, table=tables.AllianceMember, owner="unit"):
    """A partner unit's membership of an alliance."""

    joined_on = column("Day on which the unit joined.")
    alliance = reference("The alliance.")
    unit = reference("The unit.")


class UnitDuty(Entity, table=tables.UnitDuty, owner="unit", order=("duty",)):
    """A joint duty that a partner unit has taken on (联管联办联动联解)."""

    duty = column("Which duty.", enum=JointDuty)
    since = column("Day from which the unit carries it.")


class Agreement(Entity, table=tables.Agreement, owner="unit", order=("signed_on", "id")):
    """An agreement with a partner unit, for a term."""

    title = column("Title.")
    signed_on = column("Day of signature.")
    expires_on = column("Last day of the term; null where it has none.")


class Resource(Entity, table=tables.Resource, visible=permissions.sees_resource, owner="unit", order=("name",)):
    """What a partner unit can lend or give (资源)."""

    kind = column("What it is.", enum=ResourceKind, filtered=True)
    name = column("Name.", filtered=True, ordered=True)
    quantity = column("How much there is, in `measure`.", filtered=True, ordered=True)
    measure = column("Unit of the quantity (间, 套, 小时).")
    conditions = column("On what conditions it is lent.")
    unit = reference("The unit that lends it.")
    serves = reference("The grid that it serves, with everything below.")


class ResourcePeriod(Entity, table=tables.ResourcePeriod, owner="resource", order=("weekday", "opens")):
    """A weekly period in which a resource is free."""

    weekday = column("1 (Monday) to 7 (Sunday).")
    opens = column("HH:MM in Asia/Shanghai.")
    closes = column("HH:MM in Asia/Shanghai.")


@field_of(PartnerUnit, few=UnitDuty, owned=True)
def duties(unit: Row, duty: Row) -> str:
    """The joint duties it has taken on."""
    return f"{duty.unit_id} = {unit.id}"


@field_of(PartnerUnit, few=AllianceMember, owned=True)
def alliances(unit: Row, member: Row) -> str:
    """Its memberships of alliances."""
    return f"{member.unit_id} = {unit.id}"


@field_of(PartnerUnit, few=Agreement, owned=True)
def agreements(unit: Row, agreement: Row) -> str:
    """The agreements with it."""
    return f"{agreement.unit_id} = {unit.id}"


@field_of(PartnerUnit, many=Resource, owned=True)
def resources(unit: Row, resource: Row) -> str:
    """What it can lend or give."""
    return f"{resource.unit_id} = {unit.id}"


@field_of(Alliance, few=AllianceMember)
def members(alliance: Row, member: Row) -> str:
    """The memberships of its units."""
    return f"{member.alliance_id} = {alliance.id}"


@field_of(Alliance, count=AllianceMember)
def member_count(alliance: Row, member: Row) -> str:
    """How many units belong to it."""
    return f"{member.alliance_id} = {alliance.id}"


@field_of(Resource, few=ResourcePeriod, owned=True)
def periods(resource: Row, period: Row) -> str:
    """When it is free, week by week; always, where none is given."""
    return f"{period.resource_id} = {resource.id}"


@field_of(Grid, many=PartnerUnit, takes=SCOPE)
def partner_units(grid: Row, unit: Row, scope: Argument) -> str:
    """The partner units at home here."""
    return at_home(unit.grid_id, grid, scope)


@field_of(Grid, few=Alliance, takes=SCOPE, name="alliances")
def alliances_here(grid: Row, alliance: Row, scope: Argument) -> str:
    """The alliances that work for it."""
    return at_home(alliance.grid_id, grid, scope)


@field_of(Grid, many=Resource, name="resources")
def resources_here(grid: Row, resource: Row) -> str:
    """What can be used here: the resources that serve this grid or one above it."""
    return home_contains(resource.serves_id, grid)


@field_of(GridCounts, count=PartnerUnit, name="partner_units")
def count_partner_units(grid: Row, unit: Row) -> str:
    """Partner units."""
    return home_within(unit.grid_id, grid)


@field_of(GridCounts, count=Resource, name="resources")
def count_resources(grid: Row, resource: Row) -> str:
    """Resources of the partner units."""
    lenders = f"SELECT lender.id FROM partner_unit AS lender WHERE {home_within('lender.grid_id', grid)}"
    return f"{resource.unit_id} IN ({lenders})"


@filter_of(PartnerUnit, argument(JointDuty, "Has taken on this duty."))
def duty(unit: Row, duty: Argument, sight: Sight) -> str:
    return f"{unit.id} IN (SELECT unit_id FROM unit_duty WHERE duty = {duty.sql})"


findable(PartnerUnit, "name", "pinyin", "initials")
placed(PartnerUnit, lambda unit: path_of(unit.grid_id))
placed(Resource, lambda resource: path_of(resource.serves_id))
