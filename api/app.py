"""The application: /graphql in front, everything else behind it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TypedDict

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from api.daily import exporting_heads
from api.documents import Documents
from api.endpoint import GraphQLEndpoint
from api.health import Readiness, healthz
from api.keyrings import open_vault
from api.screen import Screen
from api.settings import Settings
from schema.accounts.rules.viewers import Viewers
from schema.database import open_database
from schema.graph.execute import open_graph
from schema.root import build_root


class State(TypedDict):
    """What lives as long as the server; every request finds it in its scope."""

    graphql: GraphQLEndpoint
    readiness: Readiness


def create_app(settings: Settings) -> ASGIApp:
    """An ASGI application that opens the database when its lifespan starts.

    Raises ValueError for a keyring that cannot be used; its lifespan raises DatabaseRefused.
    """
    screen = Screen(settings.screen)
    documents = Documents.of_screen(settings.screen)
    root = build_root(suggest=settings.development)
    vault = open_vault(settings.keyring)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[State]:
        async with (
            open_database(settings.database) as database,
            open_graph(
                root, database, demonstration=settings.demonstration, vault=vault, lengths=settings.lengths
            ) as graph,
            exporting_heads(database, settings.history_heads),
        ):
            viewers = Viewers(graph.reader, database, demonstration=settings.demonstration, lengths=settings.lengths)
            yield State(graphql=GraphQLEndpoint(graph, documents, viewers), readiness=Readiness(database, graph))

    rest = Starlette(
        lifespan=lifespan,
        routes=[
            Route("/healthz", healthz),
            Route("/readyz", _readyz),
            Route("/graphiql", screen.graphiql),
            Route("/{path:path}", screen.page),
        ],
    )
    return _Front(rest)


class _Front:
    """Sends /graphql past Starlette's middleware and router, whose cost is several small answers."""

    def __init__(self, rest: ASGIApp) -> None:
        self._rest = rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == "/graphql":
            app: ASGIApp = scope["state"]["graphql"]
        else:
            app = self._rest
        # Cancelled when the caller has gone: nobody reads an answer, and it is nothing to complain of.
        with suppress(asyncio.CancelledError):
            await app(scope, receive, send)


async def _readyz(request: Request) -> Response:
    readiness: Readiness = request.state.readiness
    return await readiness.readyz(request)
