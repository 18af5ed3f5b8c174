from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="AnsweredWrite",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("account_id", fields.BigIntField()),
                ("key", fields.CharField(max_length=100)),
                ("fingerprint", fields.CharField(max_length=64)),
                ("given", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ("answered_at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "answered_write",
                "app": "graph",
                "unique_together": (("account_id", "key"),),
                "pk_attr": "id",
                "table_description": "A write under a key of its caller's: what it was, and what it gave.",
            },
            bases=["Model"],
        ),
    ]
