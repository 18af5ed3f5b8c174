"""Heads of the chains, kept in a file outside the database, by which a tail that was cut off whole is found.

The file has one line of JSON for each chain and day and is only ever appended to.
"""

import asyncio
import fcntl
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient

from schema.graph.unit import TOWN
from schema.history.rules.record import CHAINS


@dataclass(frozen=True)
class Head:
    """The end of a chain as it was on a day in Asia/Shanghai: how many entries it had, and the hash of the last."""

    day: date
    chain: int
    length: int
    hash: str

    @property
    def line(self) -> bytes:
        """The line of the file."""
        return orjson.dumps(self, option=orjson.OPT_APPEND_NEWLINE)


async def export_heads(connection: BaseDBAsyncClient, file: Path, now: datetime) -> int:
    """Append the heads of the day of `now` that the file does not have yet; gives how many those were.

    Raises OSError for a file that cannot be written.
    """
    _, rows = await connection.execute_query("SELECT id, length, hash FROM history_chain ORDER BY id")
    day = now.astimezone(TOWN).date()
    heads = [Head(day, row["id"], row["length"], row["hash"]) for row in rows]
    return await asyncio.to_thread(_append, file, heads)


def read_heads(file: Path) -> tuple[list[Head], list[int]]:
    """The heads in a file, and the numbers of the lines that are none. Raises OSError for a file that is not there."""
    heads, unreadable = [], []
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            head = _read(line)
            if head is None:
                unreadable.append(number)
            else:
                heads.append(head)
    return heads, unreadable


def _append(file: Path, heads: Iterable[Head]) -> int:
    with file.open("ab") as appended:
        # Several servers may be told to keep the same file.
        fcntl.flock(appended, fcntl.LOCK_EX)
        kept = {(head.day, head.chain) for head in read_heads(file)[0]}
        lines = [head.line for head in heads if (head.day, head.chain) not in kept]
        if lines:
            appended.write(b"".join([*_unfinished(file), *lines]))
            appended.flush()
            os.fsync(appended.fileno())
    return len(lines)


def _unfinished(file: Path) -> list[bytes]:
    """What ends a last line that a full disk or a cut of power left unfinished."""
    with file.open("rb") as read:
        if read.seek(0, os.SEEK_END) == 0:
            return []
        read.seek(-1, os.SEEK_END)
        return [] if read.read() == b"\n" else [b"\n"]


def _read(line: bytes) -> Head | None:
    try:
        told = orjson.loads(line)
        head = Head(date.fromisoformat(told["day"]), int(told["chain"]), int(told["length"]), str(told["hash"]))
    except (ValueError, TypeError, KeyError):
        return None
    return head if head.chain in CHAINS and head.length >= 0 else None
