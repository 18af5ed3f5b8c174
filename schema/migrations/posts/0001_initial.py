"""The first tables."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index

from schema.migrations.operations import CreateCheckedModel


class Migration(migrations.Migration):
    dependencies = [("grids", "0001_initial"), ("people", "0001_initial")]

    initial = True

    operations = [
        CreateCheckedModel(
            name="GridPost",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "grid",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="grid_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="posts",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "people.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="posts",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("role", fields.CharField(max_length=30)),
                ("title", fields.CharField(null=True, max_length=50)),
                ("net", fields.CharField(null=True, max_length=20)),
                ("channel", fields.CharField(null=True, max_length=30)),
                ("started_on", fields.DateField()),
                ("ended_on", fields.DateField(null=True)),
                ("version", fields.IntField(default=1)),
            ],
            checks={"grid_post_days": "ended_on IS NULL OR ended_on >= started_on"},
            options={
                "table": "grid_post",
                "app": "posts",
                "indexes": [Index(fields=["grid_id", "started_on"]), Index(fields=["person_id", "started_on"])],
                "pk_attr": "id",
                "table_description": "A post that a person holds in a grid from one day to another, that day included.",
            },
        ),
    ]
