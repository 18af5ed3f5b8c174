"""Tables of the service menu. Prices are fen; times of day are HH:MM in Asia/Shanghai; weekdays are 1 (Monday) to 7."""

from tortoise import fields
from tortoise.models import Model

from schema.grids.tables import Grid
from schema.partners.tables import PartnerUnit


class ServicePlace(Model):
    """A station, hall, shared space or self-service point (服务阵地)."""

    id = fields.BigIntField(primary_key=True)
    grid: fields.ForeignKeyRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="service_places", on_delete=fields.RESTRICT
    )
    kind = fields.CharField(max_length=20)
    name = fields.CharField(max_length=100, db_index=True)
    pinyin = fields.CharField(max_length=300, db_index=True)
    initials = fields.CharField(max_length=100, db_index=True)
    address = fields.CharField(max_length=200, null=True)
    point: fields.Field[dict[str, object] | None] = fields.JSONField(null=True)
    introduction = fields.CharField(max_length=1000, null=True)
    published = fields.BooleanField(default=True)

    class Meta:
        table = "service_place"


class OpeningHours(Model):
    """Weekly opening hours of a place; several spans a day are several rows."""

    id = fields.BigIntField(primary_key=True)
    place: fields.ForeignKeyRelation[ServicePlace] = fields.ForeignKeyField(
        "services.ServicePlace", related_name="opening_hours", on_delete=fields.RESTRICT, db_index=False
    )
    weekday = fields.SmallIntField()
    opens = fields.CharField(max_length=5)
    closes = fields.CharField(max_length=5)

    class Meta:
        table = "opening_hours"
        unique_together = (("place", "weekday", "opens"),)


class OpeningException(Model):
    """One day on which a place does not keep its weekly hours. Null hours: closed all day."""

    id = fields.BigIntField(primary_key=True)
    place: fields.ForeignKeyRelation[ServicePlace] = fields.ForeignKeyField(
        "services.ServicePlace", related_name="opening_exceptions", on_delete=fields.RESTRICT, db_index=False
    )
    day = fields.DateField()
    opens = fields.CharField(max_length=5, null=True)
    closes = fields.CharField(max_length=5, null=True)
    reason = fields.CharField(max_length=100)

    class Meta:
        table = "opening_exception"
        unique_together = (("place", "day"),)


class Room(Model):
    """A room of a service place."""

    id = fields.BigIntField(primary_key=True)
    place: fields.ForeignKeyRelation[ServicePlace] = fields.ForeignKeyField(
        "services.ServicePlace", related_name="rooms", on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=100)
    seats = fields.IntField(null=True)

    class Meta:
        table = "room"


class Equipment(Model):
    """What stands ready in a service place: first-aid kit, kettle, charger."""

    id = fields.BigIntField(primary_key=True)
    place: fields.ForeignKeyRelation[ServicePlace] = fields.ForeignKeyField(
        "services.ServicePlace", related_name="equipment", on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=100)
    quantity = fields.IntField()

    class Meta:
        table = "equipment"


class Device(Model):
    """A self-service device (自助设备) standing in a service place."""

    id = fields.BigIntField(primary_key=True)
    place: fields.ForeignKeyRelation[ServicePlace] = fields.ForeignKeyField(
        "services.ServicePlace", related_name="devices", on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=100)
    working = fields.BooleanField(default=True)
    installed_on = fields.DateField(null=True)

    class Meta:
        table = "device"


class DeviceFunction(Model):
    """One thing that a self-service device does for a person."""

    id = fields.BigIntField(primary_key=True)
    device: fields.ForeignKeyRelation[Device] = fields.ForeignKeyField(
        "services.Device", related_name="functions", on_delete=fields.RESTRICT, db_index=False
    )
    name = fields.CharField(max_length=100)

    class Meta:
        table = "device_function"
        unique_together = (("device", "name"),)


class ServiceItem(Model):
    """One line of a grid's service menu (服务项目)."""

    id = fields.BigIntField(primary_key=True)
    grid: fields.ForeignKeyRelation[Grid] = fields.ForeignKeyField(
        "grids.Grid", related_name="service_items", on_delete=fields.RESTRICT, db_index=False
    )
    name = fields.CharField(max_length=100, db_index=True)
    pinyin = fields.CharField(max_length=300, db_index=True)
    initials = fields.CharField(max_length=100, db_index=True)
    dimension = fields.CharField(max_length=20)
    audience = fields.CharField(max_length=30)
    provider = fields.CharField(max_length=20)
    unit: fields.ForeignKeyNullableRelation[PartnerUnit] = fields.ForeignKeyField(
        "partners.PartnerUnit", related_name="service_items", null=True, on_delete=fields.RESTRICT
    )
    device: fields.ForeignKeyNullableRelation[Device] = fields.ForeignKeyField(
        "services.Device", related_name="service_items", null=True, on_delete=fields.RESTRICT
    )
    place: fields.ForeignKeyNullableRelation[ServicePlace] = fields.ForeignKeyField(
        "services.ServicePlace", related_name="service_items", null=True, on_delete=fields.RESTRICT
    )
    delivery = fields.CharField(max_length=20)
    price_fen = fields.IntField(default=0)
    price_points = fields.IntField(null=True)
    capacity = fields.IntField(null=True)
    lead_time_minutes = fields.IntField(default=0)
    introduction = fields.CharField(max_length=1000, null=True)
    published = fields.BooleanField(default=True)

    class Meta:
        table = "service_item"
        indexes = [("grid_id", "pinyin", "id")]
