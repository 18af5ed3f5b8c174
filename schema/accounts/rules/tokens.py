"""Tokens: what programs of partner units and mobile clients show in place of a person who signs in."""

import re
import secrets
from collections.abc import Collection
from datetime import timedelta

import orjson

from schema.access.kinds import Right
from schema.accounts.rules.own_account import own_account
from schema.accounts.rules.sessions import hash_of
from schema.accounts.tables import Account, Token
from schema.graph.refusals import Refusal
from schema.graph.unit import Unit
from schema.history.rules.revise import add, revise

# By which people and programs that look for leaked secrets recognise one.
PREFIX = "wangge_"
SECRET = re.compile(PREFIX + r"[A-Za-z0-9_-]{43}")
SHOWN = len(PREFIX) + 4
LONGEST_DAYS = 365
# At once, of one account; those that expired are counted until they are revoked.
MOST = 20


async def issue_token(unit: Unit, name: str, scopes: Collection[Right], days: int) -> tuple[int, str]:
    """Issue a token for the viewer's account for so many days; gives its key and its secret, which is not kept.

    Its rights are those of the account, at the time of use, that are among `scopes`. Refuses more than MOST at once.
    """
    account = await own_account(unit)
    await unit.lock(Account, [account.pk])
    if await Token.filter(account=account, revoked_at=None).using_db(unit.connection).count() >= MOST:
        raise Refusal(
            "TOO_MANY_TOKENS",
            f"一个账号最多同时有 {MOST} 个令牌,请先撤销不用的。",
            f"An account has at most {MOST} tokens at once: revoke one that is not used.",
        )
    secret = PREFIX + secrets.token_urlsafe(32)
    token = Token(
        account=account,
        name=name,
        secret_hash=hash_of(secret),
        beginning=secret[:SHOWN],
        scopes=orjson.dumps(sorted({scope.value for scope in scopes})).decode(),
        issued_at=unit.now,
        expires_at=unit.now + timedelta(days=days),
    )
    await add(unit, token, "issue", path="")
    return token.pk, secret


async def revoke(unit: Unit, token: Token, reason: str | None = None) -> None:
    """Revoke a token; one that was revoked stays as it is."""
    unit.recorded = True
    if token.revoked_at is None:
        await revise(unit, token, "revoke", {"revoked_at": unit.now}, path="", reason=reason)


async def revoke_all(unit: Unit, account: Account, reason: str) -> None:
    """Revoke every token of an account."""
    for token in await Token.filter(account=account, revoked_at=None).using_db(unit.connection).order_by("id"):
        await revoke(unit, token, reason)
