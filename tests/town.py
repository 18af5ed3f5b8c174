"""A small town to change things in: one street with two communities, a grid in each, and whoever a test needs there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import orjson
import pyotp
import pytest_asyncio

from schema.access.kinds import ADMINISTRATION_RIGHTS, RIGHTS, Administration, Role
from schema.accounts.kinds import AccountStanding
from schema.accounts.rules import second_factor
from schema.accounts.rules.passwords import hash_password
from schema.accounts.rules.viewers import Viewers
from schema.accounts.tables import Account, SecondFactor
from schema.database import Database
from schema.graph.execute import BuiltSchema, Graph, GraphQLRequest, open_graph
from schema.graph.refusals import Language
from schema.graph.unit import Caller
from schema.graph.viewer import ANONYMOUS, EVERYWHERE, Viewer
from schema.graph.words import Word
from schema.grids.kinds import GridLevel
from schema.grids.rules.division_store import Store
from schema.grids.rules.paths import extend
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid
from schema.history.tables import HistoryEntry
from schema.people.rules.keys import fresh_keyring
from schema.people.rules.vault import Vault
from schema.people.tables import Person
from schema.posts.tables import GridPost
from schema.root import build_root

__all__ = ["town"]

PASSWORD = "perfectly fine 42"
KINDS = frozenset(("query", "mutation"))


@dataclass
class TownClock:
    """The time now, and so much later as a test wants it."""

    later: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.later


@dataclass
class Town:
    """The town's graph on a database of its own."""

    graph: Graph
    database: Database
    viewers: Viewers
    clock: TownClock
    vault: Vault | None

    async def grid(self, name: str, parent: Grid | None, level: GridLevel, code: str) -> Grid:
        """One more grid."""
        pinyin, initials = spell(name)
        (number,) = await Store(self.database.connection).reserve_ids(1)
        return await Grid.create(
            id=number,
            parent=parent,
            level=int(level),
            code=code,
            name=name,
            pinyin=pinyin,
            initials=initials,
            path=extend(parent.path if parent else "", number),
        )

    async def person(self, name: str, grid: Grid | None = None) -> Person:
        """One more person."""
        pinyin, initials = spell(name)
        return await Person.create(name=name, pinyin=pinyin, initials=initials, grid=grid)

    async def account(
        self, person: Person, login: str, *, administration: Administration | None = None, demonstration: bool = False
    ) -> Account:
        """What a person signs in with, under PASSWORD."""
        return await Account.create(
            person=person,
            login=login,
            password_hash=_hashed(),
            administration=administration.value if administration else None,
            standing=AccountStanding.ACTIVE.value,
            demonstration=demonstration,
            opened_at=datetime.now(UTC),
        )

    async def second_factor(self, account: Account) -> str:
        """Give an account a second factor that is confirmed; its secret."""
        secret = pyotp.random_base32()
        now = self.clock()
        assert self.vault is not None
        sealed = self.vault.seal(second_factor.FIELD, secret)
        await SecondFactor.create(account=account, secret_cipher=sealed, begun_at=now, confirmed_at=now)
        return secret

    def app_code(self, secret: str, *, steps: int = 0) -> str:
        """What the app shows now, or so many steps of thirty seconds later."""
        return pyotp.TOTP(secret).at(self.clock() + timedelta(seconds=30 * steps))

    async def administrator(self, name: str, login: str, administration: Administration) -> Viewer:
        """Somebody who holds an administration, signed in with a second factor."""
        account = await self.account(await self.person(name), login, administration=administration)
        await self.second_factor(account)
        rights = ADMINISTRATION_RIGHTS[administration]
        return Viewer(account.pk, account.person.pk, name, reach=dict.fromkeys(rights, (EVERYWHERE,)))

    async def holder(self, name: str, role: Role, grid: Grid) -> Viewer:
        """Somebody who holds a post, signed in."""
        person = await self.person(name, grid)
        account = await self.account(person, f"login{person.pk}")
        await GridPost.create(grid=grid, person=person, role=role.value, started_on=date(2024, 1, 1))
        reach: dict[Word, tuple[str, ...]] = dict.fromkeys(RIGHTS[role], (grid.path,))
        return Viewer(account.pk, person.pk, name, f"{grid.name}{role.zh}", reach)

    async def ask(
        self,
        query: str,
        variables: dict[str, Any] | None = None,
        viewer: Viewer = ANONYMOUS,
        *,
        language: Language = "en",
        caller: Caller | None = None,
    ) -> Any:
        """The whole answer to one operation."""
        return (await self.answer(query, variables, viewer, language=language, caller=caller))[0]

    async def answer(
        self,
        query: str,
        variables: dict[str, Any] | None = None,
        viewer: Viewer = ANONYMOUS,
        *,
        language: Language = "en",
        caller: Caller | None = None,
    ) -> tuple[Any, str | None]:
        """The answer, and the secret of the session that it began."""
        request = GraphQLRequest(query, None, variables, KINDS, language, caller or Caller("192.0.2.7", "test"))
        answer = await self.graph.answer(request, viewer)
        return orjson.loads(answer.body), answer.session.secret if answer.session else None

    async def history(self) -> list[tuple[str, str, str]]:
        """What was written: who, what, on what."""
        return [(row.actor, row.action, row.entity) for row in await HistoryEntry.all().order_by("id")]


@pytest_asyncio.fixture
async def town(database: Database) -> AsyncIterator[Town]:
    """An empty town, on each engine in turn."""
    async with town_of(database, vault=Vault(fresh_keyring("default"))) as town:
        yield town


@asynccontextmanager
async def town_of(
    database: Database, *, vault: Vault | None = None, demonstration: bool = False
) -> AsyncIterator[Town]:
    """A town on a database, perhaps one without a keyring, or of a demonstration."""
    clock = TownClock()
    async with open_graph(_built(), database, vault=vault, clock=clock, demonstration=demonstration) as graph:
        viewers = Viewers(graph.reader, database, clock, demonstration=demonstration)
        yield Town(graph, database, viewers, clock, vault)


@cache
def _built() -> BuiltSchema:
    return build_root()


@cache
def _hashed() -> str:
    return hash_password(PASSWORD)
