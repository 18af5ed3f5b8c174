"""The first tables."""

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from schema.migrations.operations import CreateCheckedModel, IndexForeignKey


class Migration(migrations.Migration):
    dependencies = [("grids", "0001_initial"), ("partners", "0001_initial")]

    initial = True

    operations = [
        ops.CreateModel(
            name="ServicePlace",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "grid",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="grid_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="service_places",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("kind", fields.CharField(max_length=20)),
                ("name", fields.CharField(db_index=True, max_length=100)),
                ("pinyin", fields.CharField(db_index=True, max_length=300)),
                ("initials", fields.CharField(db_index=True, max_length=100)),
                ("address", fields.CharField(null=True, max_length=200)),
                ("point", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ("introduction", fields.CharField(null=True, max_length=1000)),
                ("published", fields.BooleanField(default=True)),
            ],
            options={
                "table": "service_place",
                "app": "services",
                "pk_attr": "id",
                "table_description": "A station, hall, shared space or self-service point (服务阵地).",
            },
        ),
        ops.CreateModel(
            name="Device",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "place",
                    fields.ForeignKeyField(
                        "services.ServicePlace",
                        source_field="place_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="devices",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=100)),
                ("working", fields.BooleanField(default=True)),
                ("installed_on", fields.DateField(null=True)),
            ],
            options={
                "table": "device",
                "app": "services",
                "pk_attr": "id",
                "table_description": "A self-service device (自助设备) standing in a service place.",
            },
        ),
        ops.CreateModel(
            name="DeviceFunction",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "device",
                    fields.ForeignKeyField(
                        "services.Device",
                        source_field="device_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="functions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=100)),
            ],
            options={
                "table": "device_function",
                "app": "services",
                "unique_together": (("device", "name"),),
                "pk_attr": "id",
                "table_description": "One thing that a self-service device does for a person.",
            },
        ),
        CreateCheckedModel(
            name="Equipment",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "place",
                    fields.ForeignKeyField(
                        "services.ServicePlace",
                        source_field="place_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="equipment",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=100)),
                ("quantity", fields.IntField()),
            ],
            checks={"equipment_quantity": "quantity >= 0"},
            options={
                "table": "equipment",
                "app": "services",
                "pk_attr": "id",
                "table_description": "What stands ready in a service place: first-aid kit, kettle, charger.",
            },
        ),
        ops.CreateModel(
            name="OpeningException",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "place",
                    fields.ForeignKeyField(
                        "services.ServicePlace",
                        source_field="place_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="opening_exceptions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("day", fields.DateField()),
                ("opens", fields.CharField(null=True, max_length=5)),
                ("closes", fields.CharField(null=True, max_length=5)),
                ("reason", fields.CharField(max_length=100)),
            ],
            options={
                "table": "opening_exception",
                "app": "services",
                "unique_together": (("place", "day"),),
                "pk_attr": "id",
                "table_description": "One day on which a place does not keep its weekly hours. Null hours: closed all day.",
            },
        ),
        CreateCheckedModel(
            name="OpeningHours",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "place",
                    fields.ForeignKeyField(
                        "services.ServicePlace",
                        source_field="place_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="opening_hours",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("weekday", fields.SmallIntField()),
                ("opens", fields.CharField(max_length=5)),
                ("closes", fields.CharField(max_length=5)),
            ],
            checks={"opening_hours_weekday": "weekday BETWEEN 1 AND 7"},
            options={
                "table": "opening_hours",
                "app": "services",
                "unique_together": (("place", "weekday", "opens"),),
                "pk_attr": "id",
                "table_description": "Weekly opening hours of a place; several spans a day are several rows.",
            },
        ),
        CreateCheckedModel(
            name="Room",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "place",
                    fields.ForeignKeyField(
                        "services.ServicePlace",
                        source_field="place_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="rooms",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=100)),
                ("seats", fields.IntField(null=True)),
            ],
            checks={"room_seats": "seats >= 0"},
            options={
                "table": "room",
                "app": "services",
                "pk_attr": "id",
                "table_description": "A room of a service place.",
            },
        ),
        CreateCheckedModel(
            name="ServiceItem",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "grid",
                    fields.ForeignKeyField(
                        "grids.Grid",
                        source_field="grid_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="service_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(db_index=True, max_length=100)),
                ("pinyin", fields.CharField(db_index=True, max_length=300)),
                ("initials", fields.CharField(db_index=True, max_length=100)),
                ("dimension", fields.CharField(max_length=20)),
                ("audience", fields.CharField(max_length=30)),
                ("provider", fields.CharField(max_length=20)),
                (
                    "unit",
                    fields.ForeignKeyField(
                        "partners.PartnerUnit",
                        source_field="unit_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="service_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "device",
                    fields.ForeignKeyField(
                        "services.Device",
                        source_field="device_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="service_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "place",
                    fields.ForeignKeyField(
                        "services.ServicePlace",
                        source_field="place_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="service_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("delivery", fields.CharField(max_length=20)),
                ("price_fen", fields.IntField(default=0)),
                ("price_points", fields.IntField(null=True)),
                ("capacity", fields.IntField(null=True)),
                ("lead_time_minutes", fields.IntField(default=0)),
                ("introduction", fields.CharField(null=True, max_length=1000)),
                ("published", fields.BooleanField(default=True)),
            ],
            checks={
                "service_item_price_fen": "price_fen >= 0",
                "service_item_price_points": "price_points >= 0",
                "service_item_capacity": "capacity >= 0",
                "service_item_lead_time": "lead_time_minutes >= 0",
            },
            options={
                "table": "service_item",
                "app": "services",
                "indexes": [Index(fields=["grid_id", "pinyin"])],
                "pk_attr": "id",
                "table_description": "One line of a grid's service menu (服务项目).",
            },
        ),
        IndexForeignKey("service_place", "grid_id"),
        IndexForeignKey("room", "place_id"),
        IndexForeignKey("equipment", "place_id"),
        IndexForeignKey("device", "place_id"),
        IndexForeignKey("service_item", "unit_id"),
        IndexForeignKey("service_item", "device_id"),
        IndexForeignKey("service_item", "place_id"),
    ]
