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


class SecondFactor(Model):
    """The secret that an account shares with an app of its holder's, sealed under `second_factor.secret`.

    It counts once it is confirmed. `last_step` is the last period of thirty seconds whose code was accepted.
    """

    id = fields.BigIntField(primary_key=True)
    account: fields.OneToOneRelation[Account] = fields.OneToOneField(
        "accounts.Account", related_name="second_factor", on_delete=fields.RESTRICT
    )
    secret_cipher = fields.TextField()
    begun_at = fields.DatetimeField()
    confirmed_at = fields.DatetimeField(null=True)
    last_step = fields.BigIntField(default=0)

    class Meta:
        table = "second_factor"


class RecoveryCode(Model):
    """A code that stands in for the app once."""

    id = fields.BigIntField(primary_key=True)
    factor: fields.ForeignKeyRelation[SecondFactor] = fields.ForeignKeyField(
        "accounts.SecondFactor", related_name="recovery_codes", on_delete=fields.RESTRICT, db_index=False
    )
    code_hash = fields.CharField(max_length=64)
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "recovery_code"
        unique_together = (("factor", "code_hash"),)


class Token(Model):
    """What a program shows in place of a person who signs in. `scopes` is a JSON list of the names of rights."""

    id = fields.BigIntField(primary_key=True)
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "accounts.Account", related_name="tokens", on_delete=fields.RESTRICT, db_index=False
    )
    name = fields.CharField(max_length=50)
    secret_hash = fields.CharField(max_length=64, unique=True)
    beginning = fields.CharField(max_length=20)
    scopes = fields.TextField()
    issued_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    last_used_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "token"
        indexes = [("account_id", "issued_at")]


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
