"""Whether this process answers, and whether it can do its work."""

import asyncio
import logging
import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.endpoint import QUERIES
from schema.database import Database
from schema.graph.execute import Graph, GraphQLRequest
from schema.graph.viewer import ANONYMOUS

# Seconds.
DEADLINE = 1.0
# One answer serves every asker for so long: asking takes the write lock, and anybody may ask.
KEPT = 1.0

LOCKED = "the write lock could not be taken within a second"
SILENT = "a read was not answered within a second"
FAILED = "a read failed, and the log says why"
A_READ = GraphQLRequest("{ roots(first: 1) { nodes { id } } }", None, None, QUERIES, "en")
HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}

log = logging.getLogger("wangge.health")


async def healthz(request: Request) -> Response:
    """The process answers. Says nothing of the database, for whose sake a supervisor should not restart us."""
    return JSONResponse({"status": "ok"}, headers=HEADERS)


class Readiness:
    """Whether a request could be served now: the write lock can be taken and a read is answered."""

    def __init__(self, database: Database, graph: Graph) -> None:
        self._database = database
        self._graph = graph
        self._asking = asyncio.Lock()
        self._asked_at = -KEPT
        self._trouble: str | None = None

    async def readyz(self, request: Request) -> Response:
        """200, or 503 with a reason."""
        async with self._asking:
            if time.monotonic() - self._asked_at >= KEPT:
                self._trouble = await self._ask()
                self._asked_at = time.monotonic()
        if self._trouble is None:
            return JSONResponse({"status": "ready"}, headers=HEADERS)
        return JSONResponse({"status": "not ready", "reason": self._trouble}, 503, HEADERS)

    async def _ask(self) -> str | None:
        if not await self._database.takes_writes(DEADLINE):
            return LOCKED
        try:
            async with asyncio.timeout(DEADLINE):
                answer = await self._graph.answer(A_READ, ANONYMOUS)
        except TimeoutError:
            return SILENT
        except Exception:
            log.exception("a read failed")
            return FAILED
        return None if answer.executed and b'"errors"' not in answer.body else FAILED
