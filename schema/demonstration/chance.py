"""Chance that falls the same way every time."""

from random import Random


def seeded(name: str) -> Random:
    """Random numbers that are always the same for the same name. Never for secrets."""
    return Random(name)  # noqa: S311 - invented data, not cryptography
