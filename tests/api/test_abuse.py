"""What a hostile caller sends: each time a labelled refusal, and nobody else notices."""

import json
import random
import socket
from collections.abc import Iterator
from itertools import count

import httpx
import pytest

from tests.api.callers import Server, post, said, undisturbed

NUL_ESCAPE = "\\u0000"


@pytest.fixture(scope="module", autouse=True)
def neighbour_is_undisturbed(server: Server) -> Iterator[None]:
    with undisturbed(server):
        yield


def exchange(server: Server, message: bytes) -> tuple[int, bytes]:
    """The status and the body of the answer to raw bytes."""
    with server.connect() as connection:
        connection.sendall(message)
        head, _, body = said(connection).partition(b"\r\n\r\n")
    return int(head.split(b" ")[1]), body


def send_headers_for_ever(connection: socket.socket) -> None:
    for number in count():
        connection.sendall(b"x-%d: %s\r\n" % (number, b"y" * 1000))


def refusal(body: bytes) -> tuple[str, str | None]:
    """The code and the argument of the only error."""
    [error] = json.loads(body)["errors"]
    assert error["message"]
    return error["extensions"]["code"], error["extensions"].get("argument")


@pytest.mark.parametrize(
    ("body", "code", "argument"),
    [
        (b"", "BODY_MISSING", None),
        (b"1", "NOT_AN_OBJECT", None),
        (b'"x"', "NOT_AN_OBJECT", None),
        (b"null", "NOT_AN_OBJECT", None),
        (b"[]", "BATCH_REFUSED", None),
        (b'[{"query":"{ __typename }"}]', "BATCH_REFUSED", None),
        (b'{"query":"\xff"}', "NOT_UTF8", None),
        (b'{"query":"\xed\xa0\x80"}', "NOT_UTF8", None),
        (b'\xef\xbb\xbf{"query":"{ __typename }"}', "NOT_JSON", None),
        (b'{"query":"{ __typename }"', "NOT_JSON", None),
        (b'{"query":"{ __typename }"} {}', "NOT_JSON", None),
        (b'{"query":"{ __typename }","variables":{"a":NaN}}', "NOT_JSON", None),
        (b'{"query":"{ __typename }","variables":{"a":Infinity}}', "NOT_JSON", None),
        (b"[" * 100_000, "TOO_DEEP", None),
        (b'{"a":' * 40_000 + b"1" + b"}" * 40_000, "TOO_DEEP", None),
        (b'{"query":"{ __typename }","variables":{"a":' + b"9" * 5_000 + b"}}", "NUMBER_TOO_LARGE", None),
        (b'{"query":"{ __typename }","variables":{"a":' + b"9" * 21 + b"}}", "NUMBER_TOO_LARGE", "variables.a"),
        (b'{"query":"{ __typename }","variables":{"a":1e400}}', "NUMBER_TOO_LARGE", None),
        (b'{"query":"{ __typename }","variables":{"a":[1,1e30]}}', "NUMBER_TOO_LARGE", "variables.a.1"),
        (b'{"query":"{ __typename }","variables":{"a":{"b":"\\u0000"}}}', "BAD_CHARACTER", "variables.a.b"),
        (b'{"query":"{ __typename }","variables":{"a\\u0000":1}}', "BAD_CHARACTER", "variables.a�"),
        (b'{"query":"{ __typename }","extensions":{"a":"\\u0000"}}', "BAD_CHARACTER", "extensions.a"),
        (b'{"query":"{ __typename \\u0000}"}', "BAD_CHARACTER", "query"),
        (b'{"query":"{ __typename }","operationName":"\\u0000"}', "BAD_CHARACTER", "operationName"),
        (b'{"query":"{ __typename }","variables":{"a":"\\ud800"}}', "BAD_CHARACTER", None),
        (b'{"query":"{ __typename }","variables":{"a":"\\udc00"}}', "BAD_CHARACTER", None),
        (
            b'{"query":"{ __typename }","variables":{"a":' + b"[" * 40 + b"]" * 40 + b"}}",
            "TOO_DEEP",
            "variables.a" + ".0" * 31,
        ),
        (b'{"query":1}', "BAD_PARAMETER", "query"),
        (b'{"query":"{ __typename }","documentId":"sha256:00"}', "BAD_PARAMETER", "documentId"),
        (b"{}", "QUERY_MISSING", "query"),
    ],
)
def test_a_body_that_is_no_request_is_refused_by_name(
    server: Server, body: bytes, code: str, argument: str | None
) -> None:
    status, answer = exchange(server, post(body))
    assert status == 400
    assert refusal(answer) == (code, argument)


def test_a_body_of_300_megabytes_is_refused_before_it_is_sent(server: Server) -> None:
    with server.connect() as connection:
        connection.sendall(post(b"").replace(b"Content-Length: 0", b"Content-Length: 314572800"))
        answer = said(connection)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b'"BODY_TOO_LARGE"' in answer


def test_a_body_of_unknown_length_is_refused_when_it_has_grown_too_large(server: Server) -> None:
    head = (
        b"POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    sent = 0
    with server.connect() as connection:
        connection.sendall(head)
        try:
            for _ in range(300):
                connection.sendall(b"100000\r\n" + b"a" * 0x100000 + b"\r\n")
                sent += 0x100000
        except (BrokenPipeError, ConnectionResetError):
            pass
    assert sent < 20 * 0x100000


def test_one_that_reads_while_it_sends_too_much_sees_why(server: Server) -> None:
    head = (
        b"POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with server.connect() as connection:
        connection.sendall(head + b"60000\r\n" + b"a" * 0x60000 + b"\r\n")
        answer = connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_body_within_the_limit_is_read(client: httpx.Client) -> None:
    answer = client.post("/graphql", json={"query": "{ __typename }", "extensions": {"padding": "x" * 200_000}})
    assert answer.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_told_which_are_answered(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/graphql")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"
    assert refusal(answer.content)[0] == "METHOD_NOT_ALLOWED"


@pytest.mark.parametrize(
    "content_type",
    [
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/graphql",
        "application/json; charset=gbk",
        "",
    ],
)
def test_a_form_or_any_other_body_but_json_is_refused(server: Server, content_type: str) -> None:
    status, answer = exchange(server, post(b'{"query":"{ __typename }"}', f"Content-Type: {content_type}"))
    assert status == 415
    assert refusal(answer)[0] == "UNSUPPORTED_MEDIA_TYPE"


def test_a_compressed_body_is_refused(server: Server) -> None:
    status, answer = exchange(server, post(b"\x1f\x8b", "Content-Encoding: gzip"))
    assert (status, refusal(answer)[0]) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize("accept", ["text/html", "application/json;q=0", "image/*, text/plain;q=0.5", "/", ";;;q="])
def test_a_caller_that_reads_no_json_is_refused(client: httpx.Client, accept: str) -> None:
    answer = client.post("/graphql", json={"query": "{ __typename }"}, headers={"accept": accept})
    assert answer.status_code == 406
    assert refusal(answer.content)[0] == "NOT_ACCEPTABLE"


@pytest.mark.parametrize(
    ("query", "code", "argument"),
    [
        ("", "QUERY_MISSING", "query"),
        ("query=%ff", "NOT_UTF8", None),
        ("query=%ed%a0%80", "NOT_UTF8", None),
        ("query=%00", "BAD_CHARACTER", "query"),
        ("query={__typename}&query={__typename}", "BAD_PARAMETER", "query"),
        ("query={__typename}&variables=1", "BAD_PARAMETER", "variables"),
        ("query={__typename}&variables={", "NOT_JSON", "variables"),
        ("query={__typename}&variables=" + "[" * 5_000, "TOO_DEEP", "variables"),
        ('query={__typename}&variables={"a":"\\u0000"}', "BAD_CHARACTER", "variables.a"),
        ("documentId=x&query={__typename}", "BAD_PARAMETER", "documentId"),
    ],
)
def test_an_address_that_is_no_request_is_refused_by_name(
    server: Server, query: str, code: str, argument: str | None
) -> None:
    message = f"GET /graphql?{query} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n".encode()
    status, answer = exchange(server, message)
    assert status == 400
    assert refusal(answer) == (code, argument)


def test_a_head_larger_than_the_limit_is_refused_at_once(server: Server) -> None:
    message = b"GET /graphql HTTP/1.1\r\nHost: test\r\nCookie: " + b"x" * 40_000 + b"\r\n\r\n"
    status, _ = exchange(server, message)
    assert status == 431


def test_a_head_that_never_ends_is_refused_while_it_grows(server: Server) -> None:
    with server.connect() as connection:
        connection.sendall(b"GET /graphql HTTP/1.1\r\nHost: test\r\n")
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            send_headers_for_ever(connection)


@pytest.mark.parametrize("noise", [b"\x16\x03\x01\x02\x00\x01\x00", b"\x00" * 100, b"GET\r\n\r\n", b"hello\r\n\r\n"])
def test_what_is_no_http_is_refused(server: Server, noise: bytes) -> None:
    status, _ = exchange(server, noise)
    assert status == 400


def test_a_connection_that_ends_in_the_middle_is_forgotten(server: Server) -> None:
    for _ in range(200):
        with server.connect() as connection:
            connection.sendall(post(b"x" * 1000)[:-500])
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def test_mangled_requests_are_never_our_fault(server: Server) -> None:
    dice = random.Random(2)
    whole = post(b'{"query":"query ($c: String!) { grid(code: $c) { code } }","variables":{"c":"370202010004"}}')
    for _ in range(500):
        message = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            place = dice.randrange(len(message))
            message[place : place + dice.randint(0, 3)] = dice.randbytes(dice.randint(0, 3))
        with server.connect() as connection:
            connection.sendall(message)
            connection.shutdown(socket.SHUT_WR)
            answer = said(connection)
        assert answer == b"" or answer.startswith((b"HTTP/1.1 2", b"HTTP/1.1 4")), message


def fragment_bomb(levels: int) -> str:
    """Each fragment uses the next one twice: a few hundred bytes that mean 2 ** levels fields."""
    fragments = [f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(levels)]
    return "{ ...f0 } " + " ".join(fragments) + f" fragment f{levels} on Query {{ __typename }}"


def test_fragments_that_multiply_are_refused_in_no_time(client: httpx.Client) -> None:
    answer = client.post("/graphql", json={"query": fragment_bomb(19)})
    assert answer.elapsed.total_seconds() < 0.25
    assert "data" not in answer.json()
    assert answer.json()["errors"][0]["extensions"]["code"] == "OVER_LIMIT"


@pytest.mark.parametrize("literal", [NUL_ESCAPE, "\\u{0}", "\\ud800", "\\u{d800}"])
def test_a_character_that_cannot_be_stored_is_refused_in_a_literal_too(client: httpx.Client, literal: str) -> None:
    answer = client.post("/graphql", json={"query": f'{{ grid(code: "3702{literal}") {{ code }} }}'})
    assert answer.status_code == 200
    assert "data" not in answer.json()
    assert answer.json()["errors"][0]["extensions"]["code"]


@pytest.mark.parametrize("query", ["{ gird { code } }", '{ grid(cod: "1") { code } }', "{ __type(nam: 1) { name } }"])
def test_an_error_does_not_suggest_what_else_there_is(client: httpx.Client, query: str) -> None:
    answer = client.post("/graphql", json={"query": query})
    assert answer.json()["errors"]
    assert "Did you mean" not in answer.text
