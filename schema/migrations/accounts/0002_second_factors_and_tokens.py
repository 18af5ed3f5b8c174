"""Second factors, recovery codes and tokens."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from schema.migrations.operations import CreateCheckedModel


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("people", "0001_initial")]

    initial = False

    operations = [
        ops.CreateModel(
            name="SecondFactor",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "account",
                    fields.OneToOneField(
                        "accounts.Account",
                        source_field="account_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="second_factor",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("secret_cipher", fields.TextField(unique=False)),
                ("begun_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("confirmed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("last_step", fields.BigIntField(default=0)),
            ],
            options={
                "table": "second_factor",
                "app": "accounts",
                "pk_attr": "id",
                "table_description": "The secret that an account shares with an app of its holder's, sealed under `second_factor.secret`.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "factor",
                    fields.ForeignKeyField(
                        "accounts.SecondFactor",
                        source_field="factor_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="recovery_codes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("code_hash", fields.CharField(max_length=64)),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "recovery_code",
                "app": "accounts",
                "unique_together": (("factor", "code_hash"),),
                "pk_attr": "id",
                "table_description": "A code that stands in for the app once.",
            },
            bases=["Model"],
        ),
        CreateCheckedModel(
            name="Token",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "account",
                    fields.ForeignKeyField(
                        "accounts.Account",
                        source_field="account_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="tokens",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=50)),
                ("secret_hash", fields.CharField(unique=True, max_length=64)),
                ("beginning", fields.CharField(max_length=20)),
                ("scopes", fields.TextField(unique=False)),
                ("issued_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("last_used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("revoked_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            checks={"token_times": "expires_at > issued_at"},
            options={
                "table": "token",
                "app": "accounts",
                "indexes": [Index(fields=["account_id", "issued_at"])],
                "pk_attr": "id",
                "table_description": "What a program shows in place of a person who signs in. `scopes` is a JSON list of the names of rights.",
            },
        ),
    ]
