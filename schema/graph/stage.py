"""A mutation that is more than one write unit, because something slow lies between."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from typing import ParamSpec, TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient

from schema.database import Database
from schema.graph.unit import Session, Unit
from schema.graph.viewer import Viewer

P = ParamSpec("P")
T = TypeVar("T")


class Stage:
    """What such a mutation takes in place of a unit. `session` is what the last unit made of the caller's."""

    def __init__(
        self, database: Database, make_unit: Callable[[BaseDBAsyncClient], Unit], viewer: Viewer, slowly: Executor
    ) -> None:
        self.viewer = viewer
        self.session: Session | None = None
        self._database = database
        self._make_unit = make_unit
        self._slowly = slowly

    async def write(self, work: Callable[[Unit], Awaitable[T]]) -> T:
        """Do part of the work in a write unit of its own, which is then final whatever comes after it."""
        done, session = await self._database.write_unit(lambda connection: self._done(work, connection))
        self.session = session or self.session
        return done

    async def compute(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Do what takes long on a thread, of which there are few, so that it is never an attack by itself."""
        return await asyncio.get_running_loop().run_in_executor(self._slowly, lambda: function(*arguments, **named))

    async def _done(
        self, work: Callable[[Unit], Awaitable[T]], connection: BaseDBAsyncClient
    ) -> tuple[T, Session | None]:
        unit = self._make_unit(connection)
        done = await work(unit)
        assert unit.checked, "a stage asked for no permission"
        assert unit.recorded, "a stage wrote no history"
        return done, unit.session
