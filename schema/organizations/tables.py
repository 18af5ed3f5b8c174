"""Tables of organizations. A membership is dated and never overwritten, so that who belonged on any day stays known."""

from tortoise import fields
from tortoise.models import Model

from schema.grids.tables import Grid
from schema.people.tables import Person


class Organization(Model):
    """A body of people in a grid: committee, branch, team or studio.

    `path` joins the ids from its root down to itself, as that of a grid does.
    """

    id = fields.BigIntField(primary_key=True)
    grid: fields.ForeignKeyRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="organizations", on_delete=fields.RESTRICT, db_index=False
    )
    parent: fields.ForeignKeyNullableRelation["Organization"] = fields.ForeignKeyField(
        "organizations.Organization", related_name="children", null=True, on_delete=fields.RESTRICT, db_index=False
    )
    kind = fields.CharField(max_length=30)
    name = fields.CharField(max_length=100, db_index=True)
    pinyin = fields.CharField(max_length=300, db_index=True)
    initials = fields.CharField(max_length=100, db_index=True)
    path = fields.CharField(max_length=48, unique=True)
    charter = fields.TextField(null=True)
    brand = fields.CharField(max_length=100, null=True)
    founded_on = fields.DateField(null=True)
    dissolved_on = fields.DateField(null=True)
    published = fields.BooleanField(default=True)
    version = fields.IntField(default=1)

    class Meta:
        table = "organization"
        indexes = [("grid_id", "kind"), ("parent_id", "pinyin")]


class OrganizationMember(Model):
    """A person's membership of an organization from one day to another, that day included."""

    id = fields.BigIntField(primary_key=True)
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "organizations.Organization", related_name="members", on_delete=fields.RESTRICT, db_index=False
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "people.Person", related_name="memberships", on_delete=fields.RESTRICT, db_index=False
    )
    title = fields.CharField(max_length=50)
    selection = fields.CharField(max_length=20, null=True)
    joined_on = fields.DateField()
    left_on = fields.DateField(null=True)
    version = fields.IntField(default=1)

    class Meta:
        table = "organization_member"
        indexes = [("organization_id", "joined_on"), ("person_id", "joined_on")]
