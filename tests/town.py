"""A small town to change things in: one street with two communities, a grid in each, and whoever a test needs there."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import orjson
import pytest_asyncio

from schema.access.kinds import RIGHTS, Administration, Role
from schema.accounts.kinds import AccountStanding
from schema.accounts.rules.passwords import hash_password
from schema.accounts.rules.viewers import Viewers
from schema.accounts.tables import Account
from schema.database import Database
from schema.graph.execute import BuiltSchema, Graph, GraphQLRequest, open_graph
from schema.graph.refusals import Language
from schema.graph.unit import Caller
from schema.graph.viewer import ANONYMOUS, Viewer
from schema.grids.kinds import GridLevel
from schema.grids.rules.division_store import Store
from schema.grids.rules.paths import extend
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid
from schema.history.tables import HistoryEntry
from schema.people.tables import Person
from schema.posts.tables import GridPost
from schema.root import build_root

__all__ = ["town"]

PASSWORD = "perfectly fine 42"
KINDS = frozenset(("query", "mutation"))


@dataclass
class Town:
    """The town's graph on a database of its own."""

    graph: Graph
    database: Database
    viewers: Viewers

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

    async def holder(self, name: str, role: Role, grid: Grid) -> Viewer:
        """Somebody who holds a post, signed in."""
        person = await self.person(name, grid)
        account = await self.account(person, f"login{person.pk}")
        await GridPost.create(grid=grid, person=person, role=role.value, started_on=date(2024, 1, 1))
        reach = dict.fromkeys(RIGHTS[role], (grid.path,))
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
    async with open_graph(_built(), database) as graph:
        yield Town(graph, database, Viewers(graph.reader, database))


@cache
def _built() -> BuiltSchema:
    return build_root()


@cache
def _hashed() -> str:
    return hash_password(PASSWORD)
