"""The first tables."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from schema.migrations.operations import AppendOnly, CreateCheckedModel, Insert


class Migration(migrations.Migration):
    initial = True

    operations = [
        CreateCheckedModel(
            name="HistoryChain",
            fields=[
                ("id", fields.SmallIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("length", fields.BigIntField()),
                ("hash", fields.CharField(max_length=64)),
            ],
            checks={"history_chain_length": "length >= 0"},
            options={
                "table": "history_chain",
                "app": "history",
                "pk_attr": "id",
                "table_description": "The end of one chain of entries: how many it has, and the hash of the last.",
            },
        ),
        CreateCheckedModel(
            name="HistoryEntry",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("chain", fields.SmallIntField()),
                ("number", fields.BigIntField()),
                ("at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
                ("account_id", fields.BigIntField(null=True, db_index=True)),
                ("actor", fields.CharField(max_length=100)),
                ("post", fields.CharField(null=True, max_length=200)),
                ("entity", fields.CharField(max_length=40)),
                ("row_id", fields.BigIntField()),
                ("action", fields.CharField(max_length=40)),
                ("path", fields.CharField(db_index=True, max_length=96)),
                ("reason", fields.CharField(null=True, max_length=500)),
                ("changes", fields.TextField(unique=False)),
                ("hash", fields.CharField(max_length=64)),
            ],
            checks={"history_entry_number": "number > 0"},
            options={
                "table": "history_entry",
                "app": "history",
                "unique_together": (("chain", "number"),),
                "indexes": [Index(fields=["entity", "row_id", "id"])],
                "pk_attr": "id",
                "table_description": "One change: who, when, from which post, what, before and after, and why.",
            },
        ),
        ops.CreateModel(
            name="OutboxEvent",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("entity", fields.CharField(max_length=40)),
                ("row_id", fields.BigIntField()),
                ("action", fields.CharField(max_length=40)),
                ("path", fields.CharField(max_length=96)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "outbox_event",
                "app": "history",
                "pk_attr": "id",
                "table_description": "A change that those who listen are to be told of, written with the change and deleted when it was told.",
            },
            bases=["Model"],
        ),
        AppendOnly("history_entry"),
        Insert("history_chain", [{"id": number, "length": 0, "hash": "0" * 64} for number in range(1, 9)]),
    ]
