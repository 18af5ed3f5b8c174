"""A server on which somebody has an account, a session and tokens."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from schema.access.kinds import Right, Role
from schema.accounts.rules.passwords import hash_password
from schema.accounts.rules.sessions import hash_of
from schema.accounts.tables import Account, Session, Token
from schema.database import open_database
from schema.grids.tables import Grid
from schema.people.rules.keyring import make_keyring
from schema.people.tables import Person
from schema.posts.tables import GridPost
from tests.api.callers import Server
from tests.api.processes import serving
from tests.town import PASSWORD

LOGIN = "wenqu"
SESSION = "s" * 43
TOKENS = {name: f"wangge_{letter * 43}" for name, letter in (("good", "g"), ("expired", "e"), ("revoked", "r"))}


@dataclass(frozen=True)
class Peopled:
    """The server, and the headers by which 司马问渠, who leads 湛山社区, shows who she is."""

    server: Server
    cookie: dict[str, str]
    bearer: dict[str, str]


@contextmanager
def peopled_server(demonstration: Path, folder: Path, **environment: str) -> Iterator[Peopled]:
    """A server on a copy of the demonstration, with 司马问渠 in it. Its log stays empty."""
    path = Path(shutil.copy(demonstration, folder / "peopled.db"))
    with asyncio.Runner() as runner:
        runner.run(_move_in(f"sqlite://{path}"))
    make_keyring(folder / "keyring.json", "default")
    settings = {"WANGGE_KEYRING": str(folder / "keyring.json"), **environment}
    with serving(f"sqlite://{path}", folder / "log", **settings) as server:
        yield Peopled(server, {"Cookie": f"__Host-wangge={SESSION}"}, {"Authorization": f"Bearer {TOKENS['good']}"})
    assert (folder / "log").read_text() == ""


async def _move_in(url: str) -> None:
    now = datetime.now(UTC)
    async with open_database(url):
        community = await Grid.get(code="370202010004")
        person = await Person.create(name="司马问渠", pinyin="simawenqu", initials="smwq", grid=community)
        await GridPost.create(
            grid=community, person=person, role=Role.COMMUNITY_SECRETARY.value, started_on=date(2024, 1, 1)
        )
        account = await Account.create(
            person=person, login=LOGIN, password_hash=hash_password(PASSWORD), standing="ACTIVE", opened_at=now
        )
        await Session.create(
            account=account,
            secret_hash=hash_of(SESSION),
            started_at=now,
            seen_at=now,
            expires_at=now + timedelta(hours=12),
            address="",
            agent="",
        )
        for name, secret in TOKENS.items():
            await Token.create(
                account=account,
                name=name,
                secret_hash=hash_of(secret),
                beginning=secret[:11],
                scopes=f'["{Right.SEE_PEOPLE.value}"]',
                issued_at=now - timedelta(days=2),
                expires_at=now + timedelta(days=-1 if name == "expired" else 1),
                revoked_at=now if name == "revoked" else None,
            )
