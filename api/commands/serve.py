"""`python -m api serve`: answer requests until told to stop."""

import asyncio
import logging
import resource
import signal
import socket
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from functools import partial

import uvicorn

from api.app import create_app
from api.commands.options import add_database
from api.heads import Heads
from api.protocol import PATIENCE, PatientProtocol
from api.room import MAXIMUM_CONNECTIONS, Room
from api.settings import Settings
from schema.database import open_database
from schema.engines.memory import keep_freed_memory, stop_counting_memory

BACKLOG = 2048
# Seconds that answers on their way are given when the server is told to stop.
FAREWELL = 10
# Files besides connections: databases, logs, the screen.
OTHER_FILES = 200


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `serve`."""
    parser.add_argument("--host", help="address to listen on (WANGGE_HOST, 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on, 0 for any (WANGGE_PORT, 8000)")
    add_database(parser)


def run(arguments: Namespace) -> int:
    """Returns 0 after a graceful stop.

    Raises DatabaseRefused, or ValueError with one sentence for an address that cannot be listened on.
    """
    settings = _settings(arguments)
    stop_counting_memory()
    keep_freed_memory()
    asyncio.run(_check_database(settings.database))
    listener = _listen(settings.host, settings.port)
    _allow_files(MAXIMUM_CONNECTIONS + OTHER_FILES)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    server = uvicorn.Server(_configuration(settings))
    # Uvicorn passes the signal that stopped it on when everything is closed, which would end us as if it had failed.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    with listener:
        _announce(settings.host, listener)
        server.run(sockets=[listener])
    return 0


def _settings(arguments: Namespace) -> Settings:
    given = {name: value for name in ("host", "port", "database") if (value := getattr(arguments, name)) is not None}
    return replace(Settings.from_environment(), **given)


async def _check_database(url: str) -> None:
    """Once before the server is there: its lifespan could refuse only with a trace."""
    async with open_database(url):
        pass


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ValueError(
            f"Cannot listen on {host} port {port} ({reason}): stop what uses it, or choose another with --port."
        ) from error


def _allow_files(wanted: int) -> None:
    """Asks the system for as many open files as there may be connections; a full house must still take newcomers."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        ceiling = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (ceiling, hard))


def _announce(host: str, listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    print(f"网格 Wangge is open at {address} (queries at {address}/graphiql). Stop it with Ctrl C.", flush=True)


def _configuration(settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        create_app(settings),
        loop="uvloop",
        http=partial(PatientProtocol, Room(), Heads()),  # type: ignore[arg-type]
        ws="none",
        lifespan="on",
        interface="asgi3",
        log_config=None,
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=int(PATIENCE["answer"]),
        timeout_graceful_shutdown=FAREWELL,
    )
