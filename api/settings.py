"""What a deployment may set, read once from the environment at start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from schema.graph.unit import SessionLengths

# A day, and a week: who is away for longer signs in again.
MOST_IDLE_MINUTES = 24 * 60
MOST_HOURS = 7 * 24
SCREEN = Path(__file__).resolve().parent.parent / "frontend" / "dist"


@dataclass(frozen=True)
class Settings:
    """`database` is a URL (sqlite://PATH or postgres://USER@HOST/NAME); `screen` is the folder of the built screen.

    `history_heads` is the file that the heads of history are exported to each day, None for never;
    `development` lets error texts carry suggestions, which outside development would tell a stranger the schema;
    `demonstration` lets people sign in with the accounts of the demonstration, whose passwords everybody knows;
    `keyring` is the file of the keys that seal what is private.
    """

    database: str = "sqlite://var/wangge.db"
    host: str = "127.0.0.1"
    port: int = 8000
    development: bool = False
    demonstration: bool = False
    history_heads: Path | None = None
    screen: Path = SCREEN
    keyring: Path = Path("var/keyring.json")
    session_idle_minutes: int = 30
    session_hours: int = 12

    @property
    def lengths(self) -> SessionLengths:
        """How long sessions may lie idle, and last."""
        return SessionLengths(timedelta(minutes=self.session_idle_minutes), timedelta(hours=self.session_hours))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Every setting is WANGGE_ and its name in capitals. Raises ValueError, in one sentence, for a bad value."""
        return cls(
            database=environment.get("WANGGE_DATABASE", cls.database),
            host=environment.get("WANGGE_HOST", cls.host),
            port=_number(environment, "WANGGE_PORT", cls.port, 0, 65535),
            development=_switch("WANGGE_DEVELOPMENT", environment.get("WANGGE_DEVELOPMENT", "0")),
            demonstration=_switch("WANGGE_DEMONSTRATION", environment.get("WANGGE_DEMONSTRATION", "0")),
            history_heads=Path(heads) if (heads := environment.get("WANGGE_HISTORY_HEADS")) else None,
            screen=Path(environment.get("WANGGE_SCREEN", SCREEN)),
            keyring=Path(environment.get("WANGGE_KEYRING", cls.keyring)),
            session_idle_minutes=_number(
                environment, "WANGGE_SESSION_IDLE_MINUTES", cls.session_idle_minutes, 1, MOST_IDLE_MINUTES
            ),
            session_hours=_number(environment, "WANGGE_SESSION_HOURS", cls.session_hours, 1, MOST_HOURS),
        )


def _number(environment: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environment.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and least <= int(text) <= most):
        raise ValueError(f"{name} must be a number from {least} to {most}, not {text!r}.")
    return int(text)


def _switch(name: str, text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError(f"{name} must be 0 or 1, not {text!r}.")
    return text == "1"
