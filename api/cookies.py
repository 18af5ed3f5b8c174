"""The cookie in which a browser keeps the secret of its session."""

from functools import lru_cache

from starlette.requests import cookie_parser

from schema.accounts.rules.sessions import LONGEST

# The prefix holds a browser to Secure, to this very host and to the whole of it (RFC 6265bis, section 4.1.3.2).
NAME = "__Host-wangge"
ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Lax"


@lru_cache(maxsize=1024)
def session_in(header: bytes | None) -> str | None:
    """The secret in a Cookie header."""
    return None if header is None else cookie_parser(header.decode("latin-1")).get(NAME)


def cookie(secret: str | None) -> tuple[bytes, bytes]:
    """The header that has a secret kept for as long as its session may last, or forgotten."""
    age = int(LONGEST.total_seconds()) if secret else 0
    return b"set-cookie", f"{NAME}={secret or ''}; Max-Age={age}; {ATTRIBUTES}".encode()
