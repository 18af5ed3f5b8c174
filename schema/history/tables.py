"""Tables of what was changed by whom, and of what is still to be told of it. Rows of history are only ever added."""

from tortoise import fields
from tortoise.models import Model


class HistoryChain(Model):
    """The end of one chain of entries: how many it has, and the hash of the last.

    There are several, so that writers on PostgreSQL need not wait for each other to commit.
    """

    id = fields.SmallIntField(primary_key=True)
    length = fields.BigIntField()
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "history_chain"


class HistoryEntry(Model):
    """One change: who, when, from which post, what, before and after, and why.

    `changes` is JSON, {field: [before, after]}, written with sorted keys and without spaces; `path` is that of the grid
    in which it happened, empty for what has no place; `hash` covers the row and the hash before it in its chain.
    """

    id = fields.BigIntField(primary_key=True)
    chain = fields.SmallIntField()
    number = fields.BigIntField()
    at = fields.DatetimeField(db_index=True)
    account_id = fields.BigIntField(null=True, db_index=True)
    actor = fields.CharField(max_length=100)
    post = fields.CharField(max_length=200, null=True)
    entity = fields.CharField(max_length=40)
    row_id = fields.BigIntField()
    action = fields.CharField(max_length=40)
    path = fields.CharField(max_length=96, db_index=True)
    reason = fields.CharField(max_length=500, null=True)
    changes = fields.TextField()
    hash = fields.CharField(max_length=64)

    class Meta:
        table = "history_entry"
        unique_together = (("chain", "number"),)
        indexes = [("entity", "row_id", "id")]


class OutboxEvent(Model):
    """A change that those who listen are to be told of, written with the change and deleted when it was told."""

    id = fields.BigIntField(primary_key=True)
    entity = fields.CharField(max_length=40)
    row_id = fields.BigIntField()
    action = fields.CharField(max_length=40)
    path = fields.CharField(max_length=96)
    at = fields.DatetimeField()

    class Meta:
        table = "outbox_event"
