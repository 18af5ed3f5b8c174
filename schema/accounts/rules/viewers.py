"""Who is asking: from the secret of a session or a token to a viewer with the rights of the posts held today."""

import asyncio
import time
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import orjson
from cachetools import TTLCache
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Q

from schema.access.kinds import ADMINISTRATION_RIGHTS, RIGHTS, Administration, Prerequisite, Right, Role
from schema.accounts.rules.credentials import CREDENTIALS, Kind, statement
from schema.accounts.rules.prerequisites import first_of
from schema.accounts.rules.sessions import SEEN_EVERY, hash_of, is_over
from schema.database import Database
from schema.graph.changes import Clock, clock
from schema.graph.readers import Reader
from schema.graph.unit import DEFAULT_LENGTHS, TOWN, SessionLengths
from schema.graph.viewer import ANONYMOUS, EVERYWHERE, Viewer
from schema.graph.words import Word

# How long a change of rights, or the end of a session, may go unnoticed.
SECONDS_KEPT = 1.0
VIEWERS_KEPT = 10_000
SECONDS_TO_READ = 5.0


class Viewers:
    """The viewers behind the sessions and tokens of one database, each remembered for a second.

    Here it is decided that who must do something first has no reach: whatever reads or writes by a right then finds
    none, without having to think of it.
    """

    def __init__(
        self,
        reader: Reader,
        database: Database,
        clock: Clock = clock,
        *,
        demonstration: bool = False,
        lengths: SessionLengths = DEFAULT_LENGTHS,
    ) -> None:
        self._reader = reader
        self._database = database
        self._clock = clock
        self._lengths = lengths
        self._sql = {
            kind: statement(reader.dialect, credentials, demonstration=demonstration)
            for kind, credentials in CREDENTIALS.items()
        }
        self._kept: TTLCache[tuple[Kind, str], Viewer] = TTLCache(VIEWERS_KEPT, SECONDS_KEPT)
        self._touching: set[asyncio.Task[int]] = set()

    def known(self, secret: str, kind: Kind = "session") -> Viewer | None:
        """The viewer who was found under this secret a moment ago."""
        return self._kept.get((kind, secret))

    async def find(self, secret: str, kind: Kind = "session") -> Viewer:
        """Who holds the secret of a session, or of a token; ANONYMOUS where there is none, or none any more."""
        known = self._kept.get((kind, secret))
        if known is not None:
            return known
        # What cannot be one is not worth a statement, nor the memory in which strangers' inventions would be kept.
        if not CREDENTIALS[kind].secret.fullmatch(secret):
            return ANONYMOUS
        found = await self._read(secret, kind, self._clock())
        viewer = ANONYMOUS if found is None else _viewer(found, kind)
        self._kept[kind, secret] = viewer
        return viewer

    def forget(self) -> None:
        """Look everybody up again: somebody's session or rights were changed here."""
        self._kept.clear()

    async def _read(self, secret: str, kind: Kind, now: datetime) -> dict[str, Any] | None:
        values = [hash_of(secret), _today(now, self._reader)]
        json = await self._reader.read(self._sql[kind], values, time.monotonic() + SECONDS_TO_READ)
        if json is None:
            return None
        found: dict[str, Any] = orjson.loads(json)
        used = None if found["usedAt"] is None else datetime.fromisoformat(found["usedAt"])
        expires = datetime.fromisoformat(found["expiresAt"])
        # A token may lie idle for as long as it lasts.
        if now >= expires or (kind == "session" and is_over(used or now, expires, now, self._lengths.idle)):
            return None
        if used is None or now - used >= SEEN_EVERY:
            self._touch(kind, found["key"], now)
        return found

    def _touch(self, kind: Kind, key: int, now: datetime) -> None:
        """Keep when it was last used, without anybody waiting for it."""
        table, used = CREDENTIALS[kind].table, CREDENTIALS[kind].used
        earlier: dict[str, Any] = {f"{used}__lt": now}
        never: dict[str, Any] = {used: None}

        async def work(connection: BaseDBAsyncClient) -> int:
            rows = table.filter(Q(**earlier) | Q(**never), id=key).using_db(connection)
            return await rows.update(**{used: now})

        task = asyncio.create_task(self._database.write_unit(work))
        self._touching.add(task)
        task.add_done_callback(self._touching.discard)


def _today(now: datetime, reader: Reader) -> date | str:
    day = now.astimezone(TOWN).date()
    return day.isoformat() if reader.dialect.name == "sqlite" else day


def _viewer(found: Mapping[str, Any], kind: Kind) -> Viewer:
    must = first_of(found["mustChangePassword"], found["secondFactorMissing"])
    return Viewer(
        account=found["account"],
        person=found["person"],
        name=found["name"],
        post="、".join(f"{post['grid']}{Role(post['role']).zh}" for post in found["posts"])[:200] or None,
        reach=_reach(found, must),
        must=must,
        by_token=kind == "token",
    )


def _reach(found: Mapping[str, Any], must: Prerequisite | None) -> Mapping[Word, tuple[str, ...]]:
    """Where the viewer has which rights: beside an administration no post counts, beyond a token's scopes nothing."""
    reach: dict[Word, set[str]] = {}
    if must is not None:
        return {}
    for post in found["posts"]:
        for right in RIGHTS[Role(post["role"])]:
            reach.setdefault(right, set()).add(post["path"])
    if found["administration"] is not None:
        reach = {right: {EVERYWHERE} for right in ADMINISTRATION_RIGHTS[Administration(found["administration"])]}
    scopes = None if found["scopes"] is None else {Right(name) for name in orjson.loads(found["scopes"])}
    return {right: outermost(paths) for right, paths in reach.items() if scopes is None or right in scopes}


def outermost(paths: set[str]) -> tuple[str, ...]:
    """The paths that lie in no other of them."""
    return tuple(sorted(path for path in paths if not any(path != other and path.startswith(other) for other in paths)))
