"""The token that a program shows in the header Authorization (RFC 6750, section 2.1)."""

from functools import lru_cache

CHALLENGE = (b"www-authenticate", b'Bearer realm="wangge", error="invalid_token"')


@lru_cache(maxsize=1024)
def token_in(header: bytes | None) -> str | None:
    """The token; None under another scheme, which may be for a proxy in front of us."""
    scheme, _, token = (header or b"").decode("latin-1").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None
