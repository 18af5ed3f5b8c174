"""The cookie in which a browser keeps the secret of its session."""

from functools import lru_cache

from starlette.requests import cookie_parser

from schema.graph.unit import Session

# The prefix holds a browser to Secure, to this very host and to the whole of it (RFC 6265bis, section 4.1.3.2).
NAME = "__Host-wangge"
ATTRIBUTES = "Path=/; Secure; HttpOnly; SameSite=Lax"


@lru_cache(maxsize=1024)
def session_in(header: bytes | None) -> str | None:
    """The secret in a Cookie header."""
    return None if header is None else cookie_parser(header.decode("latin-1")).get(NAME)


def cookie(session: Session) -> tuple[bytes, bytes]:
    """The header that has the secret of a session kept for as long as it may last, or forgotten."""
    age = int(session.lasts.total_seconds())
    return b"set-cookie", f"{NAME}={session.secret or ''}; Max-Age={age}; {ATTRIBUTES}".encode()
