"""Sessions: begun by signing in, over when they lie idle or have lasted too long."""

import hashlib
import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from schema.accounts.rules.prerequisites import prerequisite_of
from schema.accounts.tables import Account, Session
from schema.graph.unit import Session as Kept
from schema.graph.unit import Unit
from schema.history.rules.record import record

# How exactly it is kept when a session or a token was last used.
SEEN_EVERY = timedelta(minutes=1)


def hash_of(secret: str) -> str:
    """What is kept of the secret of a session or a token. It is random and long, so a plain hash will do."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def begin(unit: Unit, account: Account) -> None:
    """Begin a session for the viewer, whose account it is; its secret goes to the caller and is not kept."""
    secret = secrets.token_urlsafe(32)
    session = await Session.create(
        account=account,
        secret_hash=hash_of(secret),
        started_at=unit.now,
        seen_at=unit.now,
        expires_at=unit.now + unit.lengths.longest,
        address=unit.caller.address[:50],
        agent=unit.caller.agent[:300],
        using_db=unit.connection,
    )
    await record(unit, session, "begin", {"account_id": (None, account.pk)}, path="")
    viewer = replace(unit.viewer, must=await prerequisite_of(unit, account.pk))
    unit.session = Kept(secret, viewer, unit.lengths.longest)


async def renew(unit: Unit, account: Account, reason: str) -> None:
    """End every session of the viewer's own account and begin a new one: its rights or its password were changed."""
    await end_all(unit, account, reason)
    await begin(unit, account)


async def end(unit: Unit, session: Session, reason: str | None = None) -> None:
    """End a session; one that has ended stays as it is."""
    unit.recorded = True
    if session.ended_at is None:
        session.ended_at = unit.now
        await session.save(using_db=unit.connection, update_fields=["ended_at"])
        await record(unit, session, "end", {"ended_at": (None, unit.now)}, path="", reason=reason)


async def end_all(unit: Unit, account: Account, reason: str) -> None:
    """End every session of an account, as any change of its rights or its password does."""
    for session in await Session.filter(account=account, ended_at=None).using_db(unit.connection).order_by("id"):
        await end(unit, session, reason)


def is_over(seen_at: datetime, expires_at: datetime, now: datetime, idle: timedelta) -> bool:
    """Whether a session that nobody ended is over."""
    return now >= expires_at or now >= seen_at + idle
