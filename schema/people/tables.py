"""Tables of people. What identifies a person is ciphertext, beside a fingerprint to find it and a mask to show."""

from tortoise import fields
from tortoise.models import Model

from schema.grids.tables import Grid


class Person(Model):
    """Somebody whom the community knows: resident, member of staff, volunteer, contact of a partner unit."""

    id = fields.BigIntField(primary_key=True)
    grid: fields.ForeignKeyNullableRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="people", null=True, on_delete=fields.RESTRICT, db_index=False
    )
    name = fields.CharField(max_length=50, db_index=True)
    pinyin = fields.CharField(max_length=200, db_index=True)
    initials = fields.CharField(max_length=50, db_index=True)
    sex = fields.CharField(max_length=10, null=True)
    born_on = fields.DateField(null=True)
    identity_cipher = fields.TextField(null=True)
    identity_print = fields.CharField(max_length=100, null=True, unique=True)
    identity_mask = fields.CharField(max_length=20, null=True)
    phone_cipher = fields.TextField(null=True)
    phone_print = fields.CharField(max_length=100, null=True, db_index=True)
    phone_mask = fields.CharField(max_length=20, null=True)
    address_cipher = fields.TextField(null=True)
    address_mask = fields.CharField(max_length=100, null=True)
    consented_on = fields.DateField(null=True)
    moved_on = fields.DateField(null=True)
    deceased_on = fields.DateField(null=True)
    version = fields.IntField(default=1)

    class Meta:
        table = "person"
        indexes = [("grid_id", "pinyin")]


class PersonAttention(Model):
    """A reason to keep an eye on a person, from one day to another."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "people.Person", related_name="attentions", on_delete=fields.RESTRICT, db_index=False
    )
    kind = fields.CharField(max_length=20)
    since = fields.DateField()
    until = fields.DateField(null=True)

    class Meta:
        table = "person_attention"
        indexes = [("person_id", "kind")]
