"""A request whose head was read before, and whose statements are quick, is answered where its bytes arrive.

Nobody may notice but by the clock: whatever is sent the second time is answered as it was the first time.
"""

import gzip
import json
import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schema.graph.readers import NotAtOnce, SQLiteReader
from tests.api.callers import Server
from tests.api.people import SESSION, TOKENS, Peopled

ZHANSHAN = "370202010004"
GRID = "query ($code: String!) { grid(code: $code) { code name } }"
TWICE = 2
COUNTING = (
    "WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < ?) SELECT count(*) || '' FROM row"
)


class Connection:
    """One kept connection, written to and read from byte by byte."""

    def __init__(self, server: Server) -> None:
        self.socket = server.connect()
        self.unread = b""

    def send(self, *packets: bytes) -> None:
        for number, packet in enumerate(packets):
            if number:
                time.sleep(0.05)
            self.socket.sendall(packet)

    def answer(self) -> tuple[bytes, bytes]:
        """The head of the next answer, but for its date, and its body."""
        while b"\r\n\r\n" not in self.unread:
            self._read()
        head, _, self.unread = self.unread.partition(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", head)[1])  # type: ignore[index]
        while len(self.unread) < length:
            self._read()
        body, self.unread = self.unread[:length], self.unread[length:]
        return re.sub(rb"date: [^\r]*\r\n", b"", head), body

    def _read(self) -> None:
        part = self.socket.recv(65536)
        assert part, "the server closed the connection"
        self.unread += part


@pytest.fixture
def connection(server: Server) -> Iterator[Connection]:
    made = Connection(server)
    yield made
    made.socket.close()


def asking(query: str, variables: dict[str, object] | None = None, *headers: str, **others: object) -> bytes:
    """A POST that keeps its connection."""
    body = json.dumps({"query": query, "variables": variables, **others}).encode()
    lines = ["POST /graphql HTTP/1.1", "Host: test", "Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body


def data_of(connection: Connection) -> Any:
    _, body = connection.answer()
    return json.loads(body)["data"]


@pytest.mark.parametrize(
    "message",
    [
        asking(GRID, {"code": ZHANSHAN}),
        asking(GRID, {"code": ZHANSHAN}, "Accept: application/graphql-response+json", "Accept-Encoding: gzip"),
        asking(GRID, {"code": "999999"}, "Accept-Language: en"),
        asking(GRID, {"code": "999999"}, "Accept-Language: zh"),
        asking(GRID, {"code": 7}, "Accept-Language: en"),
        asking(GRID, {}),
        asking("{ nothing }"),
        asking("{"),
        asking("mutation { anything }"),
        asking("mutation { anything }", None, "Origin: http://test"),
        asking("query A { __typename } query B { __schema { queryType { name } } }", None, operationName="B"),
        asking("query A { __typename } query B { __typename }"),
        asking("{ grids(first: 200) { nodes { id code name } } }", None, "Accept-Encoding: gzip"),
        asking("{ grids(first: 200) { totalCount nodes { id code name } } }"),
        asking("{ __typename }", None, "Accept: text/html"),
        asking("{ __typename }", None, "Content-Encoding: identity"),
        asking("{ __typename }", None, "Connection: keep-alive"),
        b"POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\n[1]",
        b"POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
        b"POST /nowhere.js HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
    ],
)
def test_what_is_sent_again_is_answered_again_alike(connection: Connection, message: bytes) -> None:
    connection.send(message)
    first = connection.answer()
    for _ in range(TWICE):
        connection.send(message)
        assert connection.answer() == first


WHO = "{ viewer { login tokens { name } } }"
EDIT = '{ people(filter: {name: {eq: "司马问渠"}}) { nodes { name viewerCan { edit { allowed } } } } }'
COOKIE, BEARER = f"Cookie: __Host-wangge={SESSION}", f"Authorization: Bearer {TOKENS['good']}"


@pytest.mark.parametrize(
    "message",
    [
        asking(WHO, None, COOKIE),
        asking(WHO, None, BEARER),
        asking(WHO, None, COOKIE, BEARER),
        asking(EDIT, None, COOKIE),
        asking(EDIT, None, BEARER),
        asking(EDIT, None, "Cookie: __Host-wangge=nobodys"),
        asking(EDIT, None, f"Cookie: __Host-wangge={'x' * 43}"),
        asking(WHO, None, f"Authorization: Bearer {TOKENS['expired']}"),
        asking(WHO, None, COOKIE, f"Authorization: Bearer {TOKENS['revoked']}"),
        asking(WHO, None, COOKIE, "Authorization: Bearer wangge_nobodys"),
        asking("mutation { __typename }", None, COOKIE),
        asking("mutation { __typename }", None, BEARER),
    ],
)
def test_who_asks_is_the_same_the_second_time(peopled: Peopled, message: bytes) -> None:
    connection = Connection(peopled.server)
    connection.send(message)
    first = connection.answer()
    for _ in range(TWICE):
        connection.send(message)
        assert connection.answer() == first
    connection.socket.close()


def test_known_heads_with_other_credentials_are_other_people(peopled: Peopled) -> None:
    connection = Connection(peopled.server)
    expected = {asking(EDIT, None, COOKIE): [True], asking(EDIT, None, BEARER): [False], asking(EDIT): []}
    for _ in range(TWICE):
        for message, allowed in expected.items():
            connection.send(message)
            people = data_of(connection)["people"]["nodes"]
            assert [person["viewerCan"]["edit"]["allowed"] for person in people] == allowed
    connection.socket.close()


def test_a_large_answer_is_compressed_the_second_time_too(connection: Connection) -> None:
    for _ in range(TWICE):
        connection.send(asking("{ grids(first: 60) { nodes { code name } } }", None, "Accept-Encoding: gzip"))
        head, body = connection.answer()
        assert b"content-encoding: gzip" in head
        assert len(json.loads(gzip.decompress(body))["data"]["grids"]["nodes"]) == 60


def test_the_same_head_with_another_body_is_another_question(connection: Connection) -> None:
    codes = [ZHANSHAN, "341003100002", ZHANSHAN]
    for code in codes:
        connection.send(asking(GRID, {"code": code}))
        assert data_of(connection)["grid"]["code"] == code


def test_a_known_head_is_read_in_pieces_and_in_a_row(connection: Connection) -> None:
    message = asking(GRID, {"code": ZHANSHAN})
    connection.send(message)
    first = connection.answer()
    for packets in (
        [message[:-1], message[-1:]],
        [message[:30], message[30:]],
        [message + message],
        [message + message[:-5], message[-5:]],
    ):
        connection.send(*packets)
        for _ in range(sum(map(len, packets)) // len(message)):
            assert connection.answer() == first


def test_bytes_within_a_message_are_never_taken_for_a_request(connection: Connection) -> None:
    message = asking(GRID, {"code": ZHANSHAN})
    connection.send(message)
    connection.answer()
    head = b"POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    connection.send(head % len(message), message)
    _, body = connection.answer()
    assert json.loads(body)["errors"][0]["extensions"]["code"] == "NOT_JSON"
    connection.send(
        b"GET /graphql?query={__typename} HTTP/1.1\r\nHost: test\r\nX-Note: ", message.partition(b"\r\n\r\n")[0]
    )
    connection.send(b"\r\n\r\n")
    assert data_of(connection) == {"__typename": "Query"}


def test_a_statement_is_quick_however_often_it_was_run_before(demonstration_file: Path) -> None:
    reader = SQLiteReader(demonstration_file)
    try:
        for _ in range(5_000):
            assert reader.read_at_once(COUNTING, [100]) == b"100"
        for _ in range(TWICE):
            with pytest.raises(NotAtOnce):
                reader.read_at_once(COUNTING, [1_000_000])
        assert reader.read_at_once(COUNTING, [100]) == b"100"
    finally:
        reader.close()


def test_what_is_not_quick_is_given_up_within_milliseconds(demonstration_file: Path) -> None:
    reader = SQLiteReader(demonstration_file)
    try:
        took = []
        for _ in range(20):
            began = time.perf_counter()
            with pytest.raises(NotAtOnce):
                reader.read_at_once(COUNTING, [100_000_000])
            took.append(time.perf_counter() - began)
        assert sorted(took)[10] < 0.010
    finally:
        reader.close()


def test_sqlite_goes_on_counting_steps_where_the_last_run_ended() -> None:
    """What `SQLiteReader._is_long` stands on: without it, one call of the handler would not mean a long statement."""
    connection = sqlite3.connect(":memory:")
    calls = []
    connection.set_progress_handler(lambda: calls.append(1), 1_000)
    for _ in range(100):
        connection.execute(COUNTING, [10]).fetchone()
    assert calls
