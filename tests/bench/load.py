"""The load: connections that each ask the same question again as soon as it is answered.

Requests are ready-made bytes and answers are only measured by their length, so that the client, on uvloop, costs far
less than any of the servers.
"""

import asyncio
import math
import time
from dataclasses import dataclass
from typing import cast

import uvloop

CONNECTIONS = 8
SECONDS_TO_ANSWER = 30
HEAD_END = b"\r\n\r\n"


@dataclass(frozen=True)
class Target:
    """Where to ask: a port of this machine, a path, and the JSON body to post."""

    port: int
    path: str
    body: bytes

    @property
    def request(self) -> bytes:
        """The request as it goes over the wire."""
        head = (
            f"POST {self.path} HTTP/1.1\r\nhost: 127.0.0.1:{self.port}\r\ncontent-type: application/json\r\n"
            f"accept: application/json\r\ncontent-length: {len(self.body)}\r\n\r\n"
        )
        return head.encode() + self.body


class Asker(asyncio.Protocol):
    """One connection. `answered` counts the answers; `body` is the last one, kept only while `keeping`."""

    def __init__(self, request: bytes, keeping: bool) -> None:
        self.request = request
        self.keeping = keeping
        self.answered = 0
        self.asking = True
        self.body = b""
        self.idle = asyncio.get_running_loop().create_future()
        self._head = b""
        self._missing = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._take(data)
            return
        self._head += data
        head, end, rest = self._head.partition(HEAD_END)
        if end:
            self._head, self.body = b"", b""
            self._missing = _length(head)
            self._take(rest)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.idle.done():
            self.idle.set_exception(error or ConnectionError("the server closed the connection"))

    def _take(self, data: bytes) -> None:
        self._missing -= len(data)
        if self.keeping:
            self.body += data
        if self._missing == 0:
            self.answered += 1
            if self.asking:
                self.transport.write(self.request)
            else:
                self.idle.set_result(None)


def _length(head: bytes) -> int:
    lines = head.lower().split(b"\r\n")
    if b" 200" not in lines[0]:
        raise ConnectionError(lines[0].decode())
    return next(int(line.partition(b":")[2]) for line in lines if line.startswith(b"content-length:"))


def answer_of(target: Target) -> bytes:
    """The body of one answer."""
    return uvloop.run(_one(target))


def rate_of(target: Target, seconds: float) -> float:
    """Answers a second, asked for so many seconds and waited for until the last one is there."""
    return uvloop.run(_ask(target, CONNECTIONS, seconds=seconds))


def ask_times(target: Target, times: int) -> None:
    """Have a question answered at least so many times."""
    uvloop.run(_ask(target, CONNECTIONS, times=times))


async def _one(target: Target) -> bytes:
    asker = await _connect(target, keeping=True)
    asker.asking = False
    await asyncio.wait_for(asker.idle, SECONDS_TO_ANSWER)
    asker.transport.close()
    return asker.body


async def _ask(target: Target, connections: int, *, seconds: float = math.inf, times: float = math.inf) -> float:
    askers = [await _connect(target) for _ in range(connections)]
    start = time.perf_counter()
    while time.perf_counter() - start < seconds and sum(asker.answered for asker in askers) < times:
        await asyncio.sleep(min(seconds, 0.1))
        failed = next((asker.idle for asker in askers if asker.idle.done()), None)
        if failed is not None:
            failed.result()
    for asker in askers:
        asker.asking = False
    await asyncio.gather(*(asker.idle for asker in askers))
    passed = time.perf_counter() - start
    for asker in askers:
        asker.transport.close()
    return sum(asker.answered for asker in askers) / passed


async def _connect(target: Target, *, keeping: bool = False) -> Asker:
    loop = asyncio.get_running_loop()
    _, asker = await loop.create_connection(lambda: Asker(target.request, keeping), "127.0.0.1", target.port)
    return asker
