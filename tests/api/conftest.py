"""One server process for the whole session, on a free port, with the demonstration communities."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from tests.api.callers import Server
from tests.api.people import Peopled, peopled_server
from tests.api.processes import serving

PERSISTED = "query Persisted($code: String!) { grid(code: $code) { code } }"


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small built screen: a page, a hashed script worth compressing, GraphiQL's page, one persisted document."""
    folder = tmp_path_factory.mktemp("screen")
    (folder / "assets").mkdir()
    (folder / "index.html").write_text("<!doctype html><title>网格</title>", "utf-8")
    (folder / "graphiql.html").write_text("<!doctype html><title>GraphiQL</title>", "utf-8")
    (folder / "assets" / "index-B4d5c6.js").write_text("console.log('网格');\n" * 200, "utf-8")
    digest = sha256(PERSISTED.encode()).hexdigest()
    (folder / "persisted-documents.json").write_text(json.dumps({digest: PERSISTED}), "utf-8")
    return folder


@pytest.fixture(scope="session")
def demonstration_url(demonstration_file: Path) -> str:
    """An SQLite database with the demonstration communities, that no test may change."""
    return f"sqlite://{demonstration_file}"


@pytest.fixture(scope="session")
def server(demonstration_url: str, screen: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Whatever is done to it, its log stays empty."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    with serving(demonstration_url, log, WANGGE_SCREEN=str(screen)) as server:
        yield server
    assert log.read_text() == ""


@pytest.fixture(scope="session")
def peopled(demonstration_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peopled]:
    """A server on which somebody can sign in, and is signed in."""
    with peopled_server(demonstration_file, tmp_path_factory.mktemp("peopled")) as peopled:
        yield peopled


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=30) as client:
        yield client
