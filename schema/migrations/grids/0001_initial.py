"""The first tables."""

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from schema.migrations.operations import CreateCheckedModel


class Migration(migrations.Migration):
    initial = True

    operations = [
        CreateCheckedModel(
            name="Grid",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "parent",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="parent_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="children",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("level", fields.SmallIntField()),
                ("label", fields.CharField(null=True, max_length=20)),
                ("code", fields.CharField(unique=True, max_length=40)),
                ("name", fields.CharField(db_index=True, max_length=100)),
                ("pinyin", fields.CharField(db_index=True, max_length=300)),
                ("initials", fields.CharField(db_index=True, max_length=100)),
                ("path", fields.CharField(unique=True, max_length=96)),
                ("management", fields.CharField(null=True, max_length=10)),
                ("brand", fields.CharField(null=True, max_length=100)),
                ("point", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ("boundary", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ("published", fields.BooleanField(default=True)),
                ("opened_on", fields.DateField(null=True)),
                ("closed_on", fields.DateField(null=True)),
            ],
            checks={"grid_level": "level BETWEEN 1 AND 8"},
            options={
                "table": "grid",
                "app": "grids",
                "indexes": [Index(fields=["parent_id", "code"])],
                "pk_attr": "id",
                "table_description": "Any node of the area tree, whatever its level.",
            },
        ),
        CreateCheckedModel(
            name="GridFigures",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "grid",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="grid_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="figures",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("as_of", fields.DateField()),
                ("households", fields.IntField(null=True)),
                ("residents", fields.IntField(null=True)),
                ("over_60_permille", fields.IntField(null=True)),
                ("shops", fields.IntField(null=True)),
                ("buildings", fields.IntField(null=True)),
            ],
            checks={
                "grid_figures_households": "households >= 0",
                "grid_figures_residents": "residents >= 0",
                "grid_figures_over_60": "over_60_permille BETWEEN 0 AND 1000",
                "grid_figures_shops": "shops >= 0",
                "grid_figures_buildings": "buildings >= 0",
            },
            options={
                "table": "grid_figures",
                "app": "grids",
                "unique_together": (("grid", "as_of"),),
                "pk_attr": "id",
                "table_description": "What was counted in a grid on one day. A figure that was not counted is null.",
            },
        ),
        ops.CreateModel(
            name="GridNet",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "grid",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="grid_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="nets",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(max_length=20)),
                ("responsible", fields.CharField(max_length=100)),
            ],
            options={
                "table": "grid_net",
                "app": "grids",
                "unique_together": (("grid", "kind"),),
                "pk_attr": "id",
                "table_description": "One net merged in a grid, and the body that answers for it.",
            },
        ),
    ]
