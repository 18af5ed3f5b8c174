"""Tables of the area tree. Times are UTC; shares are per mille; geometry is GeoJSON in WGS 84."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class Grid(Model):
    """Any node of the area tree, whatever its level.

    `path` joins the ids from the root down to the grid itself, six base-36 digits each, so a subtree is one index
    range and an ancestor's path is a prefix of fixed width.
    """

    id = fields.BigIntField(primary_key=True)
    parent: fields.ForeignKeyNullableRelation["Grid"] = fields.ForeignKeyField(
        "grids.Grid", related_name="children", null=True, on_delete=fields.RESTRICT, db_index=False
    )
    level = fields.SmallIntField()
    label = fields.CharField(max_length=20, null=True)
    code = fields.CharField(max_length=40, unique=True)
    name = fields.CharField(max_length=100, db_index=True)
    pinyin = fields.CharField(max_length=300, db_index=True)
    initials = fields.CharField(max_length=100, db_index=True)
    path = fields.CharField(max_length=96, unique=True)
    management = fields.CharField(max_length=10, null=True)
    brand = fields.CharField(max_length=100, null=True)
    point: fields.Field[dict[str, object] | None] = fields.JSONField(null=True)
    boundary: fields.Field[dict[str, object] | None] = fields.JSONField(null=True)
    published = fields.BooleanField(default=True)
    opened_on = fields.DateField(null=True)
    closed_on = fields.DateField(null=True)
    version = fields.IntField(default=1, db_default=1)

    class Meta:
        table = "grid"
        indexes = [Index(fields=("parent_id", "code"))]


class GridNet(Model):
    """One net merged in a grid, and the body that answers for it."""

    id = fields.BigIntField(primary_key=True)
    grid: fields.ForeignKeyRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="nets", on_delete=fields.RESTRICT, db_index=False
    )
    kind = fields.CharField(max_length=20)
    responsible = fields.CharField(max_length=100)

    class Meta:
        table = "grid_net"
        unique_together = (("grid", "kind"),)


class GridFigures(Model):
    """What was counted in a grid on one day. A figure that was not counted is null."""

    id = fields.BigIntField(primary_key=True)
    grid: fields.ForeignKeyRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="figures", on_delete=fields.RESTRICT, db_index=False
    )
    as_of = fields.DateField()
    households = fields.IntField(null=True)
    residents = fields.IntField(null=True)
    over_60_permille = fields.IntField(null=True)
    shops = fields.IntField(null=True)
    buildings = fields.IntField(null=True)

    class Meta:
        table = "grid_figures"
        unique_together = (("grid", "as_of"),)
