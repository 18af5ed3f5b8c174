"""Texts that are given out once and typed by hand: first passwords, and codes for a lost telephone."""

import hashlib
import secrets

# No characters that are taken for each other.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
GROUPS = 4
OF_A_GROUP = 4


def fresh() -> str:
    """Eighty random bits as `abcd-efgh-ijkm-npqr`."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(OF_A_GROUP)) for _ in range(GROUPS))


def hash_of(text: str) -> str:
    """What is kept of such a text, however it was typed. It is random and long, so a plain hash will do."""
    return hashlib.sha256(text.lower().replace("-", "").replace(" ", "").encode()).hexdigest()
