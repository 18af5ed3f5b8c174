"""The table of grid posts. A post is dated and never overwritten, so that who held it on any day stays answerable."""

from tortoise import fields
from tortoise.models import Model

from schema.grids.tables import Grid
from schema.people.tables import Person


class GridPost(Model):
    """A post that a person holds in a grid from one day to another, that day included."""

    id = fields.BigIntField(primary_key=True)
    grid: fields.ForeignKeyRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="posts", on_delete=fields.RESTRICT, db_index=False
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "people.Person", related_name="posts", on_delete=fields.RESTRICT, db_index=False
    )
    role = fields.CharField(max_length=30)
    title = fields.CharField(max_length=50, null=True)
    net = fields.CharField(max_length=20, null=True)
    channel = fields.CharField(max_length=30, null=True)
    started_on = fields.DateField()
    ended_on = fields.DateField(null=True)
    version = fields.IntField(default=1)

    class Meta:
        table = "grid_post"
        indexes = [("grid_id", "started_on"), ("person_id", "started_on")]
