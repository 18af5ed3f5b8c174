"""The first tables."""

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from schema.migrations.operations import CreateCheckedModel, IndexForeignKey


class Migration(migrations.Migration):
    dependencies = [("grids", "0001_initial")]

    initial = True

    operations = [
        ops.CreateModel(
            name="Alliance",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "grid",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="grid_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="alliances",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=100)),
                ("founded_on", fields.DateField(null=True)),
            ],
            options={
                "table": "alliance",
                "app": "partners",
                "pk_attr": "id",
                "table_description": "A lasting union of partner units in one grid (联盟).",
            },
        ),
        ops.CreateModel(
            name="PartnerUnit",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "grid",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="grid_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="partner_units",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("credit_code", fields.CharField(null=True, unique=True, max_length=18)),
                ("name", fields.CharField(db_index=True, max_length=100)),
                ("pinyin", fields.CharField(db_index=True, max_length=300)),
                ("initials", fields.CharField(db_index=True, max_length=100)),
                ("kind", fields.CharField(max_length=20)),
                ("relation", fields.CharField(max_length=10)),
                ("standing", fields.CharField(max_length=10)),
                ("address", fields.CharField(null=True, max_length=200)),
                ("point", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ("introduction", fields.CharField(null=True, max_length=1000)),
                ("joined_on", fields.DateField(null=True)),
                ("published", fields.BooleanField(default=True)),
            ],
            options={
                "table": "partner_unit",
                "app": "partners",
                "indexes": [Index(fields=["grid_id", "pinyin"])],
                "pk_attr": "id",
                "table_description": "An outside unit that builds the community with it (共建单位 / 合伙人).",
            },
        ),
        ops.CreateModel(
            name="Agreement",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "partners.PartnerUnit",
                        source_field="unit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="agreements",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("title", fields.CharField(max_length=100)),
                ("signed_on", fields.DateField()),
                ("expires_on", fields.DateField(null=True)),
            ],
            options={
                "table": "agreement",
                "app": "partners",
                "pk_attr": "id",
                "table_description": "An agreement with a partner unit, for a term.",
            },
        ),
        ops.CreateModel(
            name="AllianceMember",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "alliance",
                    fields.ForeignKeyField(
                        "partners.Alliance",
                        source_field="alliance_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="members",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "partners.PartnerUnit",
                        source_field="unit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="alliances",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("joined_on", fields.DateField(null=True)),
            ],
            options={
                "table": "alliance_member",
                "app": "partners",
                "unique_together": (("alliance", "unit"),),
                "pk_attr": "id",
                "table_description": "A partner unit's membership of an alliance.",
            },
        ),
        CreateCheckedModel(
            name="Resource",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "partners.PartnerUnit",
                        source_field="unit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="resources",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "serves",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="serves_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="served_by",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(max_length=10)),
                ("name", fields.CharField(max_length=100)),
                ("quantity", fields.IntField()),
                ("measure", fields.CharField(max_length=20)),
                ("conditions", fields.CharField(null=True, max_length=500)),
                ("published", fields.BooleanField(default=True)),
            ],
            checks={"resource_quantity": "quantity >= 0"},
            options={
                "table": "resource",
                "app": "partners",
                "indexes": [Index(fields=["unit_id", "name"])],
                "pk_attr": "id",
                "table_description": "What a partner unit can lend or give (资源).",
            },
        ),
        CreateCheckedModel(
            name="ResourcePeriod",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "resource",
                    fields.ForeignKeyField(
                        "partners.Resource",
                        source_field="resource_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="periods",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("weekday", fields.SmallIntField()),
                ("opens", fields.CharField(max_length=5)),
                ("closes", fields.CharField(max_length=5)),
            ],
            checks={"resource_period_weekday": "weekday BETWEEN 1 AND 7"},
            options={
                "table": "resource_period",
                "app": "partners",
                "unique_together": (("resource", "weekday", "opens"),),
                "pk_attr": "id",
                "table_description": "A weekly period in which a resource is free. `weekday` is 1 (Monday) to 7 (Sunday).",
            },
        ),
        ops.CreateModel(
            name="UnitDuty",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "partners.PartnerUnit",
                        source_field="unit_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="duties",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("duty", fields.CharField(max_length=10)),
                ("since", fields.DateField(null=True)),
            ],
            options={
                "table": "unit_duty",
                "app": "partners",
                "unique_together": (("unit", "duty"),),
                "pk_attr": "id",
                "table_description": "A joint duty that a partner unit has taken on.",
            },
        ),
        IndexForeignKey("alliance", "grid_id"),
        IndexForeignKey("alliance_member", "unit_id"),
        IndexForeignKey("agreement", "unit_id"),
        IndexForeignKey("resource", "serves_id"),
    ]
