"""What the server does once a day by itself."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

from schema.database import Database
from schema.graph.changes import Clock, clock
from schema.graph.unit import TOWN
from schema.history.rules.heads import export_heads

# A day whose export failed is tried again, and a machine that slept finds out what day it is.
LONGEST_PAUSE = timedelta(hours=1)

log = logging.getLogger("wangge.history")


@asynccontextmanager
async def exporting_heads(database: Database, file: Path | None, clock: Clock = clock) -> AsyncIterator[None]:
    """Meanwhile, export the heads of history to a file now and after each midnight in Asia/Shanghai; never to None."""
    if file is None:
        yield
        return
    task = asyncio.create_task(_export_daily(database, file, clock))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _export_daily(database: Database, file: Path, clock: Clock) -> None:
    while True:
        try:
            await export_heads(database.connection, file, clock())
        except Exception:
            log.exception("the heads of history could not be exported to %s", file)
        await asyncio.sleep(pause(clock()).total_seconds())


def pause(now: datetime) -> timedelta:
    """How long to wait before the next look at the day: to midnight, but not for long."""
    here = now.astimezone(TOWN)
    midnight = datetime.combine(here.date() + timedelta(days=1), time(), TOWN)
    return min(midnight - here, LONGEST_PAUSE)
