"""From a database URL to what Tortoise wants, and the one way a database is refused."""

from pathlib import Path
from urllib.parse import urlsplit

from tortoise.backends.base.config_generator import expand_db_url
from tortoise.config import AppConfig, ConnectionConfig, TortoiseConfig

SUBJECTS = ("graph", "history", "grids", "people", "posts", "accounts", "organizations", "partners", "services")
POSTGRES_SCHEMES = ("postgres", "postgresql")


class DatabaseRefused(Exception):
    """A database that cannot be used as it is. The message is one sentence for people: what is wrong, what to do."""


def is_sqlite(url: str) -> bool:
    """Which of the two engines a URL means. Raises DatabaseRefused for a third."""
    scheme = url.partition("://")[0]
    if scheme != "sqlite" and scheme not in POSTGRES_SCHEMES:
        raise DatabaseRefused("The database URL must begin with sqlite:// or postgres://.")
    return scheme == "sqlite"


def sqlite_path(url: str) -> Path:
    """The file of `sqlite://PATH`; four slashes in all make the path absolute or three, as `sqlite:///tmp/a.db`.

    Raises DatabaseRefused for a URL without a file: readers open the database on connections of their own.
    """
    path = url.removeprefix("sqlite://")
    if not path or path == ":memory:":
        raise DatabaseRefused(
            "The database URL names no file: write sqlite://PATH, for example sqlite://var/wangge.db."
        )
    return Path(path)


def named(url: str) -> str:
    """The database in a message: its path, or its server and name, and never its password."""
    if is_sqlite(url):
        return str(sqlite_path(url))
    address = urlsplit(url)
    return f"{address.path.lstrip('/')} on {address.hostname or 'the local server'}"


def configuration(url: str, *, foreign_keys: bool = True) -> TortoiseConfig:
    """Every subject's tables on one connection. Foreign keys are off only while tables are being rebuilt.

    The connection is named after its engine: Tortoise caches statements by that name for the whole process.
    """
    name = "sqlite" if is_sqlite(url) else "postgres"
    connection = _sqlite(sqlite_path(url), foreign_keys) if name == "sqlite" else _postgres(url)
    apps = {
        subject: AppConfig(
            models=[f"schema.{subject}.tables"],
            default_connection=name,
            migrations=f"schema.migrations.{subject}",
        )
        for subject in SUBJECTS
    }
    return TortoiseConfig(connections={name: connection}, apps=apps, use_tz=True, timezone="UTC")


def _sqlite(path: Path, foreign_keys: bool) -> ConnectionConfig:
    """NORMAL instead of FULL loses acknowledged writes when the power is cut."""
    pragmas = {
        "busy_timeout": 5000,
        "journal_mode": "WAL",
        "journal_size_limit": 64 * 1024 * 1024,
        "synchronous": "FULL",
        "foreign_keys": "ON" if foreign_keys else "OFF",
    }
    return ConnectionConfig(engine="schema.engines.sqlite", credentials={"file_path": str(path), **pragmas})


def _postgres(url: str) -> ConnectionConfig:
    credentials = expand_db_url(url)["credentials"]
    settings = {"application_name": "wangge", "timezone": "UTC"}
    return ConnectionConfig(
        engine="schema.engines.asyncpg", credentials={"timeout": 10.0, "server_settings": settings, **credentials}
    )
