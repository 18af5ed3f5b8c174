"""What a supervisor asks: does the process answer, and could it serve a request."""

import sqlite3
import time

import httpx

from tests.api.callers import Server


def test_a_server_that_can_write_and_read_is_ready(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})
    assert answer.headers["cache-control"] == "no-store"


def test_a_server_whose_write_lock_is_held_answers_but_is_not_ready(client: httpx.Client, server: Server) -> None:
    time.sleep(1.1)  # an earlier answer is kept for a second
    other = sqlite3.connect(server.database.removeprefix("sqlite://"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["reason"] == "the write lock could not be taken within a second"
        assert answer.elapsed.total_seconds() < 2
        assert client.get("/healthz").status_code == 200
        assert client.post("/graphql", json={"query": "{ __typename }"}).json() == {"data": {"__typename": "Query"}}
        assert client.post("/graphql", json={"query": "{ roots { totalCount } }"}).json()["data"]["roots"]["totalCount"]
    finally:
        other.execute("ROLLBACK")
        other.close()
    deadline = time.monotonic() + 10
    while client.get("/readyz").status_code != 200:
        assert time.monotonic() < deadline, "the server did not become ready again"
        time.sleep(0.2)


def test_many_who_ask_at_once_take_the_lock_once(client: httpx.Client) -> None:
    began = time.perf_counter()
    for _ in range(100):
        assert client.get("/readyz").status_code == 200
    assert time.perf_counter() - began < 2
