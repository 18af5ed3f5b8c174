"""Tables of partner units, their alliances and what they lend. Times of day are HH:MM in Asia/Shanghai."""

from tortoise import fields
from tortoise.models import Model

from schema.grids.tables import Grid


class PartnerUnit(Model):
    """An outside unit that builds the community with it (共建单位 / 合伙人)."""

    id = fields.BigIntField(primary_key=True)
    grid: fields.ForeignKeyRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="partner_units", on_delete=fields.RESTRICT, db_index=False
    )
    credit_code = fields.CharField(max_length=18, unique=True, null=True)
    name = fields.CharField(max_length=100, db_index=True)
    pinyin = fields.CharField(max_length=300, db_index=True)
    initials = fields.CharField(max_length=100, db_index=True)
    kind = fields.CharField(max_length=20)
    relation = fields.CharField(max_length=10)
    standing = fields.CharField(max_length=10)
    address = fields.CharField(max_length=200, null=True)
    point: fields.Field[dict[str, object] | None] = fields.JSONField(null=True)
    introduction = fields.CharField(max_length=1000, null=True)
    joined_on = fields.DateField(null=True)
    published = fields.BooleanField(default=True)

    class Meta:
        table = "partner_unit"
        indexes = [("grid_id", "pinyin", "id")]


class Alliance(Model):
    """A lasting union of partner units in one grid (联盟)."""

    id = fields.BigIntField(primary_key=True)
    grid: fields.ForeignKeyRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="alliances", on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=100)
    founded_on = fields.DateField(null=True)

    class Meta:
        table = "alliance"


class AllianceMember(Model):
    """A partner unit's membership of an alliance."""

    id = fields.BigIntField(primary_key=True)
    alliance: fields.ForeignKeyRelation[Alliance] = fields.ForeignKeyField(
        "partners.Alliance", related_name="members", on_delete=fields.RESTRICT, db_index=False
    )
    unit: fields.ForeignKeyRelation[PartnerUnit] = fields.ForeignKeyField(
        "partners.PartnerUnit", related_name="alliances", on_delete=fields.RESTRICT
    )
    joined_on = fields.DateField(null=True)

    class Meta:
        table = "alliance_member"
        unique_together = (("alliance", "unit"),)


class UnitDuty(Model):
    """A joint duty that a partner unit has taken on."""

    id = fields.BigIntField(primary_key=True)
    unit: fields.ForeignKeyRelation[PartnerUnit] = fields.ForeignKeyField(
        "partners.PartnerUnit", related_name="duties", on_delete=fields.RESTRICT, db_index=False
    )
    duty = fields.CharField(max_length=10)
    since = fields.DateField(null=True)

    class Meta:
        table = "unit_duty"
        unique_together = (("unit", "duty"),)


class Agreement(Model):
    """An agreement with a partner unit, for a term."""

    id = fields.BigIntField(primary_key=True)
    unit: fields.ForeignKeyRelation[PartnerUnit] = fields.ForeignKeyField(
        "partners.PartnerUnit", related_name="agreements", on_delete=fields.RESTRICT
    )
    title = fields.CharField(max_length=100)
    signed_on = fields.DateField()
    expires_on = fields.DateField(null=True)

    class Meta:
        table = "agreement"


class Resource(Model):
    """What a partner unit can lend or give (资源)."""

    id = fields.BigIntField(primary_key=True)
    unit: fields.ForeignKeyRelation[PartnerUnit] = fields.ForeignKeyField(
        "partners.PartnerUnit", related_name="resources", on_delete=fields.RESTRICT, db_index=False
    )
    serves: fields.ForeignKeyRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="served_by", on_delete=fields.RESTRICT
    )
    kind = fields.CharField(max_length=10)
    name = fields.CharField(max_length=100)
    quantity = fields.IntField()
    measure = fields.CharField(max_length=20)
    conditions = fields.CharField(max_length=500, null=True)
    published = fields.BooleanField(default=True)

    class Meta:
        table = "resource"
        indexes = [("unit_id", "name", "id")]


class ResourcePeriod(Model):
    """A weekly period in which a resource is free. `weekday` is 1 (Monday) to 7 (Sunday)."""

    id = fields.BigIntField(primary_key=True)
    resource: fields.ForeignKeyRelation[Resource] = fields.ForeignKeyField(
        "partners.Resource", related_name="periods", on_delete=fields.RESTRICT, db_index=False
    )
    weekday = fields.SmallIntField()
    opens = fields.CharField(max_length=5)
    closes = fields.CharField(max_length=5)

    class Meta:
        table = "resource_period"
        unique_together = (("resource", "weekday", "opens"),)
