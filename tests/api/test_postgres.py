"""The same server over PostgreSQL."""

from collections.abc import Iterator

import httpx
import pytest

from tests.api.callers import Server
from tests.api.processes import load_demonstration, serving
from tests.postgres import PostgresServer

MANY = "{ grids(first: 200) { totalCount nodes { id code name boundary ancestors { code } } } }"


@pytest.fixture(scope="module")
def over_postgres(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    url = postgres.create("served")
    load_demonstration(url)
    log = tmp_path_factory.mktemp("log") / "server.log"
    with serving(url, log) as server:
        yield server
    assert log.read_text() == ""


def test_it_is_ready_and_gives_the_same_answer(client: httpx.Client, over_postgres: Server) -> None:
    with httpx.Client(base_url=over_postgres.url) as other:
        assert other.get("/readyz").json() == {"status": "ready"}
        answer = other.get("/graphql", params={"query": MANY})
    assert answer.json()["data"]["grids"]["totalCount"] > 200
    assert answer.json() == client.get("/graphql", params={"query": MANY}).json()


def test_callers_who_leave_do_not_drain_it(over_postgres: Server) -> None:
    body = f'{{"query":"{MANY}"}}'.encode()
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    for _ in range(200):
        with over_postgres.connect() as connection:
            connection.sendall(head.encode() + body)
    with httpx.Client(base_url=over_postgres.url, timeout=10) as client:
        assert client.get("/readyz").json() == {"status": "ready"}
        for _ in range(20):
            assert client.post("/graphql", json={"query": MANY}).json()["data"]["grids"]["totalCount"] > 200
