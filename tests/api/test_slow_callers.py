"""Callers that send or read slowly, or do nothing at all: closed in time, and nobody else notices."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor

import httpx

from api.protocol import PATIENCE
from api.room import MAXIMUM_CONNECTIONS
from tests.api.callers import MOST_GROWTH, Server, said, undisturbed

GRACE = 3.0
HEAD = b"POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"


def drip(connection: socket.socket, message: bytes) -> bytes:
    """Sends a byte every half second until the other end has enough, and returns what it said."""
    try:
        for position in range(len(message)):
            connection.sendall(message[position : position + 1])
            time.sleep(0.5)
    except (BrokenPipeError, ConnectionResetError):
        pass
    return said(connection)


def lasted(server: Server, first: bytes, then: bytes) -> tuple[float, bytes]:
    """How long a caller was borne who says `first` at once and drips the rest."""
    with server.connect(60) as connection:
        began = time.monotonic()
        connection.sendall(first)
        heard = drip(connection, then)
        return time.monotonic() - began, heard


def test_slow_senders_and_silent_ones_are_closed_in_time(server: Server) -> None:
    with undisturbed(server), ThreadPoolExecutor() as threads:
        silent = threads.submit(lasted, server, b"", b"")
        slow_head = threads.submit(lasted, server, b"GET /graphql HTTP/1.1\r\n", b"x-slow: " + b"y" * 1000)
        slow_body = threads.submit(lasted, server, HEAD, b"z" * 1000)
        half_body = threads.submit(lasted, server, HEAD + b"{", b"")
    assert silent.result()[0] <= PATIENCE["connected"] + GRACE
    assert slow_head.result()[0] <= PATIENCE["head"] + GRACE
    assert slow_body.result()[0] <= PATIENCE["body"] + GRACE
    assert half_body.result()[0] <= PATIENCE["body"] + GRACE
    assert half_body.result()[1].startswith(b"HTTP/1.1 408 ")


def test_idle_connections_shut_nobody_out(server: Server) -> None:
    idle = []
    try:
        with undisturbed(server):
            for _ in range(MAXIMUM_CONNECTIONS + 500):
                idle.append(server.connect())
            time.sleep(1)
    finally:
        for connection in idle:
            connection.close()


def test_bodies_that_stop_halfway_are_not_kept_without_end(server: Server) -> None:
    body = b'{"query":"' + b" " * 250_000
    head = HEAD.replace(b"1000", b"260000")
    callers = []
    try:
        with undisturbed(server):
            for _ in range(400):
                connection = server.connect()
                callers.append(connection)
                try:
                    connection.sendall(head + body)
                except (BrokenPipeError, ConnectionResetError):
                    continue
    finally:
        for connection in callers:
            connection.close()


def test_answers_that_nobody_reads_are_not_kept_without_end(server: Server, client: httpx.Client) -> None:
    query = b'{"query":"{ grids(first: 200) { nodes { id code name pinyin boundary ancestors { code name } } } }"}'
    answer = client.post("/graphql", content=query, headers={"content-type": "application/json"})
    callers = []
    try:
        with undisturbed(server):
            for _ in range(MOST_GROWTH * 2 // len(answer.content)):
                connection = socket.socket()
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                connection.connect((server.host, server.port))
                callers.append(connection)
                connection.sendall(HEAD.replace(b"1000", str(len(query)).encode()) + query)
            time.sleep(5)
    finally:
        for connection in callers:
            connection.close()


def test_requests_sent_ahead_by_one_who_leaves_are_dropped(server: Server) -> None:
    query = b'{"query":"{ grids(first: 200) { nodes { id code name pinyin boundary } } }"}'
    message = HEAD.replace(b"1000", str(len(query)).encode()) + query
    with undisturbed(server):
        for _ in range(200):
            with server.connect() as connection:
                connection.sendall(message * 20)
        time.sleep(1)
