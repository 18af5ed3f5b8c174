"""Server processes of our own, started as an operator starts them."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.api.callers import Server

ROOT = Path(__file__).parent.parent.parent


def load_demonstration(database_url: str) -> None:
    """The demonstration communities, as `make run` loads them."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "WANGGE_KEYRING": f"{folder}/keyring.json"}
        for command in ("migrate", "load-demonstration"):
            words = [sys.executable, "-m", "api", command, "--database", database_url]
            subprocess.run(words, cwd=ROOT, env=environment, check=True)


@contextmanager
def serving(database_url: str, log: Path, **environment: str) -> Iterator[Server]:
    """A server on a free port, told to stop at the end. What it says on standard error is in `log`."""
    command = [sys.executable, "-m", "api", "serve", "--port", "0", "--database", database_url]
    with (
        log.open("w") as complaints,
        subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=complaints, text=True
        ) as process,
    ):
        try:
            address = _address(process)
            yield Server(address.host, address.port or 80, process.pid, database_url)
        finally:
            process.terminate()
            code = process.wait(20)
    assert code == 0


def _address(process: subprocess.Popen[str]) -> httpx.URL:
    assert process.stdout is not None
    return httpx.URL(process.stdout.readline().split(" at ")[1].split(" ")[0])
