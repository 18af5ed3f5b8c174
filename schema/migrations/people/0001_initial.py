"""The first tables."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index

from schema.migrations.operations import CreateCheckedModel


class Migration(migrations.Migration):
    dependencies = [("grids", "0001_initial")]

    initial = True

    operations = [
        CreateCheckedModel(
            name="Person",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "grid",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="grid_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="people",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(db_index=True, max_length=50)),
                ("pinyin", fields.CharField(db_index=True, max_length=200)),
                ("initials", fields.CharField(db_index=True, max_length=50)),
                ("sex", fields.CharField(null=True, max_length=10)),
                ("born_on", fields.DateField(null=True)),
                ("identity_cipher", fields.TextField(null=True, unique=False)),
                ("identity_print", fields.CharField(null=True, unique=True, max_length=100)),
                ("identity_mask", fields.CharField(null=True, max_length=20)),
                ("phone_cipher", fields.TextField(null=True, unique=False)),
                ("phone_print", fields.CharField(null=True, db_index=True, max_length=100)),
                ("phone_mask", fields.CharField(null=True, max_length=20)),
                ("address_cipher", fields.TextField(null=True, unique=False)),
                ("address_mask", fields.CharField(null=True, max_length=100)),
                ("consented_on", fields.DateField(null=True)),
                ("moved_on", fields.DateField(null=True)),
                ("deceased_on", fields.DateField(null=True)),
                ("version", fields.IntField(default=1)),
            ],
            checks={
                "person_version": "version > 0",
                "person_identity": "(identity_cipher IS NULL) = (identity_print IS NULL) AND (identity_cipher IS NULL) = (identity_mask IS NULL)",
            },
            options={
                "table": "person",
                "app": "people",
                "indexes": [Index(fields=["grid_id", "pinyin"])],
                "pk_attr": "id",
                "table_description": "Somebody whom the community knows: resident, member of staff, volunteer, contact of a partner unit.",
            },
        ),
        CreateCheckedModel(
            name="PersonAttention",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "people.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="attentions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(max_length=20)),
                ("since", fields.DateField()),
                ("until", fields.DateField(null=True)),
            ],
            checks={"person_attention_days": "until IS NULL OR until >= since"},
            options={
                "table": "person_attention",
                "app": "people",
                "indexes": [Index(fields=["person_id", "kind"])],
                "pk_attr": "id",
                "table_description": "A reason to keep an eye on a person, from one day to another.",
            },
        ),
    ]
