"""Writing history: one entry for one change of one row, in the transaction of the change itself."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import orjson
from tortoise.models import Model

from schema.graph.unit import Unit

# Columns that hold what nobody may read in history: ciphertext, fingerprints, hashes of secrets.
NEVER_TOLD = ("_cipher", "_print", "_hash")
# The chains there are, and what the first entry of each follows.
CHAINS = range(1, 9)
FIRST_HASH = "0" * 64
# The columns of an entry that its hash covers, in the order in which it does. The id only has to rise along a chain.
HASHED = (
    "chain",
    "number",
    "at",
    "account_id",
    "actor",
    "post",
    "entity",
    "row_id",
    "action",
    "path",
    "reason",
    "changes",
)
WRITTEN = (*HASHED, "hash")


def _writes(marks: Sequence[str]) -> tuple[str, str, str]:
    """What writes an entry, the new end of its chain and the event, from the marks of WRITTEN's parameters."""
    mark = dict(zip(WRITTEN, marks, strict=True))
    told = ("entity", "row_id", "action", "path", "at")
    return (
        f"INSERT INTO history_entry ({', '.join(WRITTEN)}) VALUES ({', '.join(marks)})",
        f"UPDATE history_chain SET length = {mark['number']}, hash = {mark['hash']} WHERE id = {mark['chain']}",
        f"INSERT INTO outbox_event ({', '.join(told)}) VALUES ({', '.join(mark[name] for name in told)})",
    )


SQLITE_WRITES = _writes([f":{name}" for name in WRITTEN])
POSTGRES_WRITE = "WITH entry AS ({}), chain AS ({}) {}".format(*_writes([f"${n + 1}" for n in range(len(WRITTEN))]))

# What finds a chain to write to, tried in turn.
FIRST_CHAIN = "SELECT id, length, hash FROM history_chain WHERE id = 1"
FREE_CHAIN = "SELECT id, length, hash FROM history_chain ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"
HOLD = {"sqlite": (FIRST_CHAIN,), "postgres": (FREE_CHAIN, f"{FIRST_CHAIN} FOR UPDATE")}

Changed = Mapping[str, tuple[Any, Any]]


@dataclass
class Chain:
    """The chain that a unit holds, as far as it has written it."""

    id: int
    length: int
    hash: str


async def record(
    unit: Unit, row: Model, action: str, changed: Changed, *, path: str, reason: str | None = None
) -> None:
    """Write that the viewer did `action` to a row: {column: (before, after)}.

    `path` is that of the grid in which it happened, "" for none.
    """
    chain = await _hold_chain(unit)
    values: list[Any] = [
        chain.id,
        chain.length + 1,
        unit.now,
        unit.viewer.account,
        unit.viewer.name,
        unit.viewer.post,
        type(row).__name__,
        row.pk,
        action,
        path,
        reason,
        told(changed),
    ]
    hash = hash_of(values, chain.hash)
    await _write(unit, [*values, hash])
    chain.length, chain.hash = chain.length + 1, hash
    unit.recorded = True


def told(changed: Changed) -> str:
    """What changed, as it is kept: without what nobody may read."""
    kept = {
        name: [_plain(value) for value in values] for name, values in changed.items() if not name.endswith(NEVER_TOLD)
    }
    return orjson.dumps(kept, option=orjson.OPT_SORT_KEYS).decode()


def hash_of(values: Sequence[Any], before: str) -> str:
    """The hash of an entry that follows the hash `before` in its chain; `values` are those of HASHED, in order."""
    told = [
        value.astimezone(UTC).isoformat(timespec="microseconds") if name == "at" else value
        for name, value in zip(HASHED, values, strict=True)
    ]
    return hashlib.sha256(orjson.dumps([before, *told])).hexdigest()


async def _write(unit: Unit, values: Sequence[Any]) -> None:
    """Write an entry, the new end of its chain and the event of it; on PostgreSQL in one journey to the server."""
    if unit.dialect.name == "postgres":
        await unit.connection.execute_query(POSTGRES_WRITE, list(values))
        return
    named = dict(zip(WRITTEN, values, strict=True))
    for statement in SQLITE_WRITES:
        await unit.connection.execute_query(statement, named)  # type: ignore[arg-type] # the driver takes names too


async def _hold_chain(unit: Unit) -> Chain:
    """The chain that this unit writes to, held until its end; on PostgreSQL one that nobody else holds, if there is."""
    if isinstance(unit.chain, Chain):
        return unit.chain
    rows: Sequence[Any] = ()
    for statement in HOLD[unit.dialect.name]:
        if not rows:
            _, rows = await unit.connection.execute_query(statement)
    unit.chain = chain = Chain(*(rows[0][column] for column in ("id", "length", "hash")))
    return chain


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
