"""What callers show of themselves, and the statement that finds who is behind it."""

import re
from dataclasses import dataclass
from typing import Literal

from tortoise.models import Model

from schema.accounts.kinds import AccountStanding
from schema.accounts.rules.prerequisites import second_factor_missing
from schema.accounts.rules.tokens import SECRET
from schema.accounts.tables import Account, Session, Token
from schema.graph.dialects import Dialect, Scalar, array_of
from schema.graph.statement import TableRow

Kind = Literal["session", "token"]


@dataclass(frozen=True)
class Credentials:
    """A table of secrets: what one looks like, whether it still counts, and which column tells its last use."""

    table: type[Model]
    secret: re.Pattern[str]
    counts: str
    used: str
    scopes: str


CREDENTIALS: dict[Kind, Credentials] = {
    "session": Credentials(Session, re.compile("[A-Za-z0-9_-]{43}"), "c.ended_at IS NULL", "seen_at", "NULL"),
    "token": Credentials(Token, SECRET, "c.revoked_at IS NULL", "last_used_at", "c.scopes"),
}


def statement(dialect: Dialect, credentials: Credentials, *, demonstration: bool) -> str:
    """The statement that finds the holder of a secret by its hash, and their posts on a day."""
    hashed, today = dialect.placeholder(1, "text"), dialect.placeholder(2, "date")
    posts = dialect.object([("role", Scalar("p.role")), ("path", Scalar("g.path")), ("grid", Scalar("g.name"))])
    held = (
        f"(SELECT {dialect.items(posts)} FROM grid_post AS p JOIN grid AS g ON g.id = p.grid_id"
        f" WHERE p.person_id = a.person_id AND p.started_on <= {today}"
        f" AND (p.ended_on IS NULL OR p.ended_on >= {today}) AND g.closed_on IS NULL)"
    )
    account = TableRow(Account, "a")
    viewer = dialect.object(
        [
            ("key", Scalar("c.id", "number", filled=True)),
            ("account", Scalar("a.id", "number", filled=True)),
            ("person", Scalar("a.person_id", "number", filled=True)),
            ("name", Scalar("h.name")),
            ("administration", Scalar("a.administration")),
            ("mustChangePassword", dialect.boolean(account.must_change_password)),
            ("secondFactorMissing", dialect.boolean(second_factor_missing(account))),
            ("usedAt", dialect.moment(f"c.{credentials.used}")),
            ("expiresAt", dialect.moment("c.expires_at")),
            ("scopes", Scalar(f"CAST({credentials.scopes} AS text)")),
            ("posts", array_of(held)),
        ]
    )
    table = credentials.table._meta.db_table
    usable = f"a.standing = '{AccountStanding.ACTIVE.value}'" + ("" if demonstration else " AND NOT a.demonstration")
    return (
        f"SELECT (SELECT {dialect.answer(viewer)} FROM {table} AS c JOIN account AS a ON a.id = c.account_id"
        f" JOIN person AS h ON h.id = a.person_id"
        f" WHERE c.secret_hash = {hashed} AND {credentials.counts} AND {usable})"
    )
