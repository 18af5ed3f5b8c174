"""Tables of accounts and of how they are used. Secrets are kept as hashes, or sealed where they must be read again."""

from tortoise import fields
from tortoise.models import Model

from schema.people.tables import Person


class Account(Model):
    """What a person signs in with. `administration` is one of the three, so that no account ever holds two.

    One of the `demonstration` has a password that everybody knows, and is refused elsewhere.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[Person] = fields.OneToOneField(
        "people.Person", related_name="account", on_delete=fields.RESTRICT
    )
    login = fields.CharField(max_length=50, unique=True)
    password_hash = fields.CharField(max_length=200, null=True)
    administration = fields.CharField(max_length=20, null=True)
    standing = fields.CharField(max_length=10)
    demonstration = fields.BooleanField(default=False)
    must_change_password = fields.BooleanField(default=False)
    opened_at = fields.DatetimeField()
    version = fields.IntField(default=1)

    class Meta:
        table = "account"


class Session(Model):
    """One sign-in on one device. Its secret is known to the device alone."""

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "accounts.Account", related_name="sessions", on_delete=fields.RESTRICT, db_index=False
    )
    secret_hash = fields.CharField(max_length=64, unique=True)
    started_at = fields.DatetimeField()
    seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    address = fields.CharField(max_length=50)
    agent = fields.CharField(max_length=300)

    class Meta:
        table = "session"
        indexes = [("account_id", "started_at")]


class SignInAttempt(Model):
    """One try to sign in, by which further tries are slowed and locked out."""

    id = fields.BigIntField(primary_key=True)
    login = fields.CharField(max_length=50)
    address = fields.CharField(max_length=50)
    at = fields.DatetimeField()
    succeeded = fields.BooleanField()

    class Meta:
        table = "sign_in_attempt"
        indexes = [("login", "at"), ("address", "at")]
