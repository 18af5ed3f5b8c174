"""The first tables."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from schema.migrations.operations import CreateCheckedModel


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    initial = True

    operations = [
        CreateCheckedModel(
            name="Account",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    fields.OneToOneField(
                        "people.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="account",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("login", fields.CharField(unique=True, max_length=50)),
                ("password_hash", fields.CharField(null=True, max_length=200)),
                ("administration", fields.CharField(null=True, max_length=20)),
                ("standing", fields.CharField(max_length=10)),
                ("demonstration", fields.BooleanField(default=False)),
                ("must_change_password", fields.BooleanField(default=False)),
                ("opened_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("version", fields.IntField(default=1)),
            ],
            checks={"account_login": "login = lower(login)"},
            options={
                "table": "account",
                "app": "accounts",
                "pk_attr": "id",
                "table_description": "What a person signs in with. `administration` is one of the three, so that no account ever holds two.",
            },
        ),
        CreateCheckedModel(
            name="Session",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "account",
                    fields.ForeignKeyField(
                        "accounts.Account",
                        source_field="account_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="sessions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("secret_hash", fields.CharField(unique=True, max_length=64)),
                ("started_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("seen_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("address", fields.CharField(max_length=50)),
                ("agent", fields.CharField(max_length=300)),
            ],
            checks={"session_times": "expires_at > started_at"},
            options={
                "table": "session",
                "app": "accounts",
                "indexes": [Index(fields=["account_id", "started_at"])],
                "pk_attr": "id",
                "table_description": "One sign-in on one device. Its secret is known to the device alone.",
            },
        ),
        ops.CreateModel(
            name="SignInAttempt",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("login", fields.CharField(max_length=50)),
                ("address", fields.CharField(max_length=50)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("succeeded", fields.BooleanField()),
            ],
            options={
                "table": "sign_in_attempt",
                "app": "accounts",
                "indexes": [Index(fields=["login", "at"]), Index(fields=["address", "at"])],
                "pk_attr": "id",
                "table_description": "One try to sign in, by which further tries are slowed and locked out.",
            },
            bases=["Model"],
        ),
    ]
