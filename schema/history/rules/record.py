"""Writing history: one entry for one change of one row, in the transaction of the change itself."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import orjson
from tortoise.models import Model

from schema.graph.unit import Unit
from schema.history.tables import HistoryChain, HistoryEntry, OutboxEvent

# Columns that hold what nobody may read in history: ciphertext, fingerprints, hashes of secrets.
NEVER_TOLD = ("_cipher", "_print", "_hash")
FIRST_HASH = "0" * 64

Changed = Mapping[str, tuple[Any, Any]]


async def record(
    unit: Unit, row: Model, action: str, changed: Changed, *, path: str, reason: str | None = None
) -> None:
    """Write that the viewer did `action` to a row: {column: (before, after)}.

    `path` is that of the grid in which it happened, "" for none.
    """
    chain = await _hold_chain(unit)
    entry = HistoryEntry(
        chain=chain.id,
        number=chain.length + 1,
        at=unit.now,
        account_id=unit.viewer.account,
        actor=unit.viewer.name,
        post=unit.viewer.post,
        entity=type(row).__name__,
        row_id=row.pk,
        action=action,
        path=path,
        reason=reason,
        changes=told(changed),
        hash="",
    )
    entry.hash = hash_of(entry, chain.hash)
    await entry.save(using_db=unit.connection)
    chain.length, chain.hash = entry.number, entry.hash
    await chain.save(using_db=unit.connection, update_fields=["length", "hash"])
    await OutboxEvent.create(
        entity=entry.entity, row_id=entry.row_id, action=action, path=path, at=unit.now, using_db=unit.connection
    )
    unit.recorded = True


def told(changed: Changed) -> str:
    """What changed, as it is kept: without what nobody may read."""
    kept = {
        name: [_plain(value) for value in values] for name, values in changed.items() if not name.endswith(NEVER_TOLD)
    }
    return orjson.dumps(kept, option=orjson.OPT_SORT_KEYS).decode()


def hash_of(entry: HistoryEntry, before: str) -> str:
    """The hash of an entry that follows the hash `before` in its chain."""
    told = [
        before,
        entry.chain,
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.account_id,
        entry.actor,
        entry.post,
        entry.entity,
        entry.row_id,
        entry.action,
        entry.path,
        entry.reason,
        entry.changes,
    ]
    return hashlib.sha256(orjson.dumps(told)).hexdigest()


async def _hold_chain(unit: Unit) -> HistoryChain:
    """The chain that this unit writes to, held until its end; on PostgreSQL one that nobody else holds, if there is."""
    if not isinstance(unit.chain, HistoryChain):
        chains = HistoryChain.all().using_db(unit.connection).order_by("id")
        if unit.dialect.name == "sqlite":
            unit.chain = await chains.get(id=1)
        else:
            free = await chains.limit(1).select_for_update(skip_locked=True)
            unit.chain = free[0] if free else await chains.select_for_update().get(id=1)
    assert isinstance(unit.chain, HistoryChain)
    return unit.chain


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
