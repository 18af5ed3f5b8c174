"""Who is asking: from the secret of a session to a viewer with the rights of the posts held today."""

import asyncio
import time
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import orjson
from cachetools import TTLCache
from tortoise.backends.base.client import BaseDBAsyncClient

from schema.access.kinds import ADMINISTRATION_RIGHTS, RIGHTS, Administration, Right, Role
from schema.accounts.kinds import AccountStanding
from schema.accounts.rules.sessions import SEEN_EVERY, hash_of, is_over
from schema.accounts.tables import Session
from schema.database import Database
from schema.graph.changes import Clock, clock
from schema.graph.dialects import Scalar, array_of
from schema.graph.readers import Reader
from schema.graph.unit import TOWN
from schema.graph.viewer import ANONYMOUS, EVERYWHERE, Viewer

# How long a change of rights, or the end of a session, may go unnoticed.
SECONDS_KEPT = 1.0
VIEWERS_KEPT = 10_000
SECONDS_TO_READ = 5.0


class Viewers:
    """The viewers behind the sessions of one database, each remembered for a second."""

    def __init__(self, reader: Reader, database: Database, clock: Clock = clock) -> None:
        self._reader = reader
        self._database = database
        self._clock = clock
        self._sql = _statement(reader)
        self._kept: TTLCache[str, Viewer] = TTLCache(VIEWERS_KEPT, SECONDS_KEPT)
        self._touching: set[asyncio.Task[int]] = set()

    def known(self, secret: str) -> Viewer | None:
        """The viewer who was found under this secret a moment ago."""
        return self._kept.get(secret)

    async def find(self, secret: str) -> Viewer:
        """Who holds the secret of a session; ANONYMOUS where there is no such session any more."""
        known = self._kept.get(secret)
        if known is not None:
            return known
        now = self._clock()
        found = await self._read(secret, now)
        viewer = ANONYMOUS if found is None else _viewer(found)
        self._kept[secret] = viewer
        return viewer

    def forget(self) -> None:
        """Look everybody up again: somebody's session or rights were changed here."""
        self._kept.clear()

    async def _read(self, secret: str, now: datetime) -> dict[str, Any] | None:
        values = [hash_of(secret), _today(now, self._reader)]
        json = await self._reader.read(self._sql, values, time.monotonic() + SECONDS_TO_READ)
        if json is None:
            return None
        found: dict[str, Any] = orjson.loads(json)
        seen = datetime.fromisoformat(found["seenAt"])
        if is_over(seen, datetime.fromisoformat(found["expiresAt"]), now):
            return None
        if now - seen >= SEEN_EVERY:
            self._touch(found["session"], now)
        return found

    def _touch(self, session: int, now: datetime) -> None:
        """Keep when it was last used, without anybody waiting for it."""

        async def work(connection: BaseDBAsyncClient) -> int:
            return await Session.filter(id=session, seen_at__lt=now).using_db(connection).update(seen_at=now)

        task = asyncio.create_task(self._database.write_unit(work))
        self._touching.add(task)
        task.add_done_callback(self._touching.discard)


def _statement(reader: Reader) -> str:
    dialect = reader.dialect
    secret, today = dialect.placeholder(1, "text"), dialect.placeholder(2, "date")
    posts = dialect.object([("role", Scalar("p.role")), ("path", Scalar("g.path")), ("grid", Scalar("g.name"))])
    held = (
        f"(SELECT {dialect.items(posts)} FROM grid_post AS p JOIN grid AS g ON g.id = p.grid_id"
        f" WHERE p.person_id = a.person_id AND p.started_on <= {today}"
        f" AND (p.ended_on IS NULL OR p.ended_on >= {today}) AND g.closed_on IS NULL)"
    )
    viewer = dialect.object(
        [
            ("session", Scalar("s.id", "number", filled=True)),
            ("account", Scalar("a.id", "number", filled=True)),
            ("person", Scalar("a.person_id", "number", filled=True)),
            ("name", Scalar("h.name")),
            ("administration", Scalar("a.administration")),
            ("seenAt", dialect.moment("s.seen_at")),
            ("expiresAt", dialect.moment("s.expires_at")),
            ("posts", array_of(held)),
        ]
    )
    return (
        f"SELECT (SELECT {dialect.answer(viewer)} FROM session AS s JOIN account AS a ON a.id = s.account_id"
        f" JOIN person AS h ON h.id = a.person_id WHERE s.secret_hash = {secret} AND s.ended_at IS NULL"
        f" AND a.standing = '{AccountStanding.ACTIVE.value}')"
    )


def _today(now: datetime, reader: Reader) -> date | str:
    day = now.astimezone(TOWN).date()
    return day.isoformat() if reader.dialect.name == "sqlite" else day


def _viewer(found: Mapping[str, Any]) -> Viewer:
    reach: dict[Right, set[str]] = {}
    for post in found["posts"]:
        for right in RIGHTS[Role(post["role"])]:
            reach.setdefault(right, set()).add(post["path"])
    if found["administration"] is not None:
        reach = {right: {EVERYWHERE} for right in ADMINISTRATION_RIGHTS[Administration(found["administration"])]}
    return Viewer(
        account=found["account"],
        person=found["person"],
        name=found["name"],
        post="、".join(f"{post['grid']}{Role(post['role']).zh}" for post in found["posts"])[:200] or None,
        reach={right: outermost(paths) for right, paths in reach.items()},
    )


def outermost(paths: set[str]) -> tuple[str, ...]:
    """The paths that lie in no other of them."""
    return tuple(sorted(path for path in paths if not any(path != other and path.startswith(other) for other in paths)))
