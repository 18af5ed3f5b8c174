"""What a deployment may set, read once from the environment at start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SCREEN = Path(__file__).resolve().parent.parent / "frontend" / "dist"


@dataclass(frozen=True)
class Settings:
    """`database` is a URL (sqlite://PATH or postgres://USER@HOST/NAME); `screen` is the folder of the built screen.

    `history_heads` is the file that the heads of history are exported to each day, None for never;
    `development` lets error texts carry suggestions, which outside development would tell a stranger the schema;
    `demonstration` lets people sign in with the accounts of the demonstration, whose passwords everybody knows.
    """

    database: str = "sqlite://var/wangge.db"
    host: str = "127.0.0.1"
    port: int = 8000
    development: bool = False
    demonstration: bool = False
    history_heads: Path | None = None
    screen: Path = SCREEN

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Every setting is WANGGE_ and its name in capitals. Raises ValueError, in one sentence, for a bad value."""
        return cls(
            database=environment.get("WANGGE_DATABASE", cls.database),
            host=environment.get("WANGGE_HOST", cls.host),
            port=_port(environment.get("WANGGE_PORT", str(cls.port))),
            development=_switch("WANGGE_DEVELOPMENT", environment.get("WANGGE_DEVELOPMENT", "0")),
            demonstration=_switch("WANGGE_DEMONSTRATION", environment.get("WANGGE_DEMONSTRATION", "0")),
            history_heads=Path(heads) if (heads := environment.get("WANGGE_HISTORY_HEADS")) else None,
            screen=Path(environment.get("WANGGE_SCREEN", SCREEN)),
        )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535):
        raise ValueError(f"WANGGE_PORT must be a number from 0 to 65535, not {text!r}.")
    return int(text)


def _switch(name: str, text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError(f"{name} must be 0 or 1, not {text!r}.")
    return text == "1"
