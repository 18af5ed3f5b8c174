"""The servers that are measured: each one process, as it would run in production, on a free port."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.databases import path_of
from tests.bench.load import Target
from tests.bench.packages import NODE
from tests.bench.questions import Dialect, Question

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "peers"
SECONDS_TO_START = 60
PORT = "PORT"


@dataclass(frozen=True)
class Server:
    """How to start a server. `command` says PORT where its port goes."""

    name: str
    command: Sequence[str]
    dialect: Dialect


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    server: Server
    port: int
    pid: int

    def target(self, question: Question) -> Target:
        """Where and how it is asked a question."""
        return Target(self.port, "/graphql", question.body(self.server.dialect))


def ours(url: str, name: str) -> Server:
    """The product itself."""
    return Server(name, [sys.executable, "-m", "api", "serve", "--database", url, "--port", PORT], "ours")


def bare(url: str, question: Question, name: str) -> Server:
    """A Starlette route that runs our statement."""
    return Server(name, [sys.executable, "-m", "tests.bench.peers.bare", url, PORT, question.name], "ours")


def idiomatic(url: str) -> Server:
    """Strawberry, DataLoader and Tortoise."""
    return Server("idiomatic", [sys.executable, "-m", "tests.bench.peers.idiomatic", url, PORT], "lists")


def mercurius(url: str) -> Server:
    """Mercurius on Node's own SQLite."""
    return Server("Mercurius", [str(NODE), str(PEERS / "mercurius.mjs"), str(path_of(url)), PORT], "lists")


def postgraphile(url: str) -> Server:
    """PostGraphile."""
    return Server("PostGraphile", [str(NODE), str(PEERS / "postgraphile.mjs"), url, PORT], "tables")


@contextmanager
def running(servers: Sequence[Server], *, pinned: bool) -> Iterator[list[Running]]:
    """All of these at once, for as long as the block lasts; `pinned`, each on the first core and the client elsewhere.

    PostgreSQL's own processes are never pinned.
    """
    with ExitStack() as stack:
        if pinned:
            stack.enter_context(_off_the_first_core())
        yield [stack.enter_context(_running(server, pinned)) for server in servers]


@contextmanager
def _off_the_first_core() -> Iterator[None]:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores - {min(cores)} or cores)
    yield
    os.sched_setaffinity(0, cores)


@contextmanager
def _running(server: Server, pinned: bool) -> Iterator[Running]:
    port = _free_port()
    command = [str(port) if part == PORT else part for part in server.command]
    environment = {**os.environ, "NODE_ENV": "production", "GRAPHILE_ENV": "production"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    if pinned:
        os.sched_setaffinity(process.pid, {0})
    try:
        _wait(server, process, port)
        yield Running(server, port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(server: Server, process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        if _answers(port):
            return
        time.sleep(0.05)
    raise RuntimeError(f"{server.name} did not start.")


def _answers(port: int) -> bool:
    """Whether any HTTP response comes; to be connected is not enough, since a server may listen before it is ready."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=SECONDS_TO_START) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n")
            return connection.recv(1) != b""
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
