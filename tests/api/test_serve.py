"""`python -m api serve`: what it says when it cannot begin, and how it ends."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from schema.people.rules.keyring import make_keyring
from tests.api.processes import ROOT, serving


def serve(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs until it gives up by itself."""
    command = [sys.executable, "-m", "api", "serve", *arguments]
    return subprocess.run(
        command, check=False, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=30
    )


def assert_one_sentence(run: subprocess.CompletedProcess[str], *words: str) -> None:
    assert run.returncode == 2
    assert run.stdout == ""
    [sentence] = run.stderr.splitlines()
    for word in words:
        assert word in sentence


def test_a_port_in_use_is_told(demonstration_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert_one_sentence(serve("--port", port, "--database", demonstration_url), port, "--port")


def test_an_address_of_another_machine_is_told(demonstration_url: str) -> None:
    assert_one_sentence(serve("--host", "192.0.2.1", "--database", demonstration_url), "192.0.2.1")


def test_a_database_that_is_missing_is_told(tmp_path: Path) -> None:
    assert_one_sentence(serve("--database", f"sqlite://{tmp_path}/none.db"), "none.db", "migrate")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear community, " * 1000)
    assert_one_sentence(serve("--database", f"sqlite://{tmp_path}/letter.db"), "letter.db")


def test_a_database_of_a_newer_version_is_told(tmp_path: Path, demonstration_url: str) -> None:
    path = tmp_path / "newer.db"
    with sqlite3.connect(demonstration_url.removeprefix("sqlite://")) as present, sqlite3.connect(path) as newer:
        present.backup(newer)
        newer.execute(
            "INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('grids', '9999_later', '2030-01-01')"
        )
    assert_one_sentence(serve("--database", f"sqlite://{path}"), "newer")


def test_a_database_server_that_is_away_is_told() -> None:
    assert_one_sentence(serve("--database", "postgres://nobody@127.0.0.1:1/wangge"), "wangge", "127.0.0.1")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WANGGE_PORT", "http"),
        ("WANGGE_PORT", "70000"),
        ("WANGGE_DEVELOPMENT", "yes"),
        ("WANGGE_SESSION_IDLE_MINUTES", "0"),
        ("WANGGE_SESSION_HOURS", "1000"),
    ],
)
def test_a_bad_setting_is_told(name: str, value: str) -> None:
    assert_one_sentence(serve(**{name: value}), name, value)


def test_a_keyring_that_others_may_read_is_told(demonstration_url: str, tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    make_keyring(path, "default")
    path.chmod(0o644)
    assert_one_sentence(serve("--database", demonstration_url, WANGGE_KEYRING=str(path)), str(path), "chmod")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_told_to_stop_ends_well_though_callers_are_connected(
    demonstration_url: str, tmp_path: Path, number: signal.Signals
) -> None:
    log = tmp_path / "log"
    with serving(demonstration_url, log) as server, httpx.Client(base_url=server.url) as idle:
        assert idle.get("/healthz").status_code == 200
        os.kill(server.pid, number)
    assert log.read_text() == ""


def test_only_a_server_for_development_suggests_what_was_meant(demonstration_url: str, tmp_path: Path) -> None:
    with (
        serving(demonstration_url, tmp_path / "log", WANGGE_DEVELOPMENT="1") as server,
        httpx.Client(base_url=server.url) as client,
    ):
        answer = client.post("/graphql", json={"query": "{ gird { code } }"})
    assert "Did you mean" in answer.text


def test_a_server_that_is_told_to_keeps_the_heads_of_history(demonstration_url: str, tmp_path: Path) -> None:
    log, heads = tmp_path / "log", tmp_path / "heads.jsonl"
    with serving(demonstration_url, log, WANGGE_HISTORY_HEADS=str(heads)):
        deadline = time.monotonic() + 10
        while not (heads.exists() and heads.read_text()) and time.monotonic() < deadline:
            time.sleep(0.05)
    assert len(heads.read_text().splitlines()) == 8
    assert log.read_text() == ""


def test_a_screen_that_is_not_built_is_told(demonstration_url: str, tmp_path: Path) -> None:
    with (
        serving(demonstration_url, tmp_path / "log", WANGGE_SCREEN=str(tmp_path / "none")) as server,
        httpx.Client(base_url=server.url) as client,
    ):
        page = client.get("/")
        answer = client.post("/graphql", json={"query": "{ __typename }"})
    assert page.status_code == 404
    assert "make run" in page.text
    assert answer.status_code == 200
