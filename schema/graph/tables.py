"""The table of writes that were answered, by which the same write is never done twice."""

from tortoise import fields
from tortoise.models import Model


class AnsweredWrite(Model):
    """A write under a key of its caller's: what it was, and what it gave."""

    id = fields.BigIntField(primary_key=True)
    account_id = fields.BigIntField()
    key = fields.CharField(max_length=100)
    fingerprint = fields.CharField(max_length=64)
    given: fields.Field[dict[str, object] | None] = fields.JSONField(null=True)
    answered_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "answered_write"
        unique_together = (("account_id", "key"),)
