"""What an answer costs without GraphQL: `python -m tests.bench.peers.bare URL PORT QUESTION`.

A Starlette route that runs the very statement that the engine runs for a question, with the same reader, and
sends what comes back. It reads nothing of the request.
"""

import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from schema.database import Database, open_database
from schema.engines.memory import keep_freed_memory, stop_counting_memory
from schema.graph.changes import Changes
from schema.graph.execute import Graph, GraphQLRequest
from schema.graph.readers import Reader, open_reader
from schema.graph.viewer import ANONYMOUS
from schema.root import build_root
from tests.bench.questions import QUESTIONS, Question


@dataclass(frozen=True)
class Statement:
    """What a reader is asked to run."""

    sql: str
    values: Sequence[object]
    at_once: bool


class ListeningReader:
    """Reads as another does, and remembers what it was asked."""

    def __init__(self, reader: Reader) -> None:
        self.dialect = reader.dialect
        self.is_here = reader.is_here
        self.heard: list[Statement] = []
        self._reader = reader

    async def read(self, sql: str, values: Sequence[object], deadline: float) -> bytes | None:
        self.heard.append(Statement(sql, values, at_once=False))
        return await self._reader.read(sql, values, deadline)

    def read_at_once(self, sql: str, values: Sequence[object]) -> bytes | None:
        found = self._reader.read_at_once(sql, values)
        self.heard.append(Statement(sql, values, at_once=True))
        return found


async def statement_of(question: Question, reader: Reader, database: Database) -> Statement:
    """The statement that the engine answers a question with."""
    listening = ListeningReader(reader)
    request = GraphQLRequest(
        question.documents["ours"], None, {"code": question.code}, frozenset({"query"}), language="en"
    )
    built = build_root()
    changes = Changes(built.declarations, reader.dialect, database)
    await Graph(built, listening, changes).answer(request, ANONYMOUS)
    (heard,) = listening.heard
    return heard


def create_app(url: str, question: Question) -> Starlette:
    """The route over the database at a URL."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[dict[str, object]]:
        async with open_database(url) as database, open_reader(url) as reader:
            yield {"reader": reader, "statement": await statement_of(question, reader, database)}

    return Starlette(lifespan=lifespan, routes=[Route("/graphql", answer, methods=["POST"])])


async def answer(request: Request) -> Response:
    """The answer, in the envelope of a GraphQL response."""
    reader: Reader = request.state.reader
    statement: Statement = request.state.statement
    if statement.at_once:
        found = reader.read_at_once(statement.sql, statement.values)
    else:
        found = await reader.read(statement.sql, statement.values, time.monotonic() + 5)
    return Response(b'{"data":{"grid":%b}}' % (found or b"null"), media_type="application/json")


if __name__ == "__main__":
    stop_counting_memory()
    keep_freed_memory()
    uvicorn.run(
        create_app(sys.argv[1], QUESTIONS[sys.argv[3]]),
        port=int(sys.argv[2]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )
