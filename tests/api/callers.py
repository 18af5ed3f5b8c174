"""Callers of a running server: ordinary ones, rude ones, and one that notices when it is disturbed."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

MOST_LATENCY = 0.250
MOST_GROWTH = 64 * 1024 * 1024


@dataclass(frozen=True)
class Server:
    """A server process of our own, with the demonstration communities in it."""

    host: str
    port: int
    pid: int
    database: str

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def connect(self, seconds: float = 30) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout=seconds)

    def memory(self) -> int:
        """Resident bytes."""
        return int(psutil.Process(self.pid).memory_info().rss)


@dataclass
class Neighbour:
    """Another user, who asks a small question again and again."""

    server: Server
    latencies: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    _gone: threading.Event = field(default_factory=threading.Event)

    def live(self) -> None:
        with httpx.Client(base_url=self.server.url, timeout=10) as client:
            self._look(client)
            while not self._gone.wait(0.02):
                self._look(client)

    def leave(self) -> None:
        self._gone.set()

    def _look(self, client: httpx.Client) -> None:
        self.sizes.append(self.server.memory())
        self._ask(client)

    def _ask(self, client: httpx.Client) -> None:
        began, waited = time.perf_counter(), self._waited()
        try:
            answer = client.post("/graphql", json={"query": "{ __typename }"})
        except httpx.HTTPError as error:
            self.failures.append(repr(error))
            return
        self.latencies.append(time.perf_counter() - began - (self._waited() - waited))
        if answer.json() != {"data": {"__typename": "Query"}}:
            self.failures.append(answer.text)

    def _waited(self) -> float:
        """Seconds in which the server or this thread could have run, had the machine had a core for them.

        That is the doing of whatever else runs on the machine, or on the one that it is a part of, not of the callers
        whom we watch.
        """
        files = (Path(f"/proc/{self.server.pid}/schedstat"), Path("/proc/thread-self/schedstat"))
        stolen = int(Path("/proc/stat").read_text().split(None, 9)[8]) / os.sysconf("SC_CLK_TCK")
        return stolen + sum(int(file.read_text().split()[1]) for file in files) / 1e9


@contextmanager
def undisturbed(server: Server) -> Iterator[None]:
    """Whatever happens within, a neighbour is answered in time and the server keeps its size."""
    neighbour = Neighbour(server)
    thread = threading.Thread(target=neighbour.live)
    thread.start()
    try:
        yield
    finally:
        neighbour.leave()
        thread.join()
    assert neighbour.failures == []
    assert max(neighbour.latencies) <= MOST_LATENCY
    assert max(neighbour.sizes) - neighbour.sizes[0] < MOST_GROWTH


def said(connection: socket.socket) -> bytes:
    """Everything that comes until the other end closes."""
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def post(body: bytes, *headers: str) -> bytes:
    """A whole POST to /graphql, as bytes."""
    lines = ["POST /graphql HTTP/1.1", "Host: test", f"Content-Length: {len(body)}", "Connection: close"]
    if not any(header.lower().startswith("content-type:") for header in headers):
        lines.append("Content-Type: application/json")
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body
