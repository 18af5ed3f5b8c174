"""When something of ours breaks: one sentence to the caller, the details to the log, and an end of being ready."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.api.processes import serving


@pytest.fixture
def broken(demonstration_url: str, tmp_path: Path) -> Iterator[tuple[httpx.Client, Path]]:
    """A server whose table of grids disappears while it runs, and its log."""
    path, log = tmp_path / "broken.db", tmp_path / "log"
    shutil.copy(demonstration_url.removeprefix("sqlite://"), path)
    with serving(f"sqlite://{path}", log) as server, httpx.Client(base_url=server.url, timeout=30) as client:
        with sqlite3.connect(path) as other:
            other.execute("ALTER TABLE grid RENAME TO gone")
        yield client, log


def test_an_unexpected_error_is_one_sentence_with_a_number_that_the_log_knows(
    broken: tuple[httpx.Client, Path],
) -> None:
    client, log = broken
    answer = client.post("/graphql", json={"query": "{ roots { nodes { code } } }"})
    assert answer.status_code == 500
    [error] = answer.json()["errors"]
    assert error["extensions"] == {"code": "INTERNAL_ERROR"}
    assert "grid" not in error["message"]
    incident = error["message"].rstrip("。").rpartition(" ")[2]
    assert f"incident {incident}" in log.read_text()
    assert "no such table" in log.read_text()


def test_a_server_that_cannot_read_is_not_ready_though_it_answers(broken: tuple[httpx.Client, Path]) -> None:
    client, _ = broken
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["reason"]) == (503, "a read failed, and the log says why")
    assert client.get("/healthz").status_code == 200
    assert client.post("/graphql", json={"query": "{ __typename }"}).json() == {"data": {"__typename": "Query"}}
