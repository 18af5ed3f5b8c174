"""What rules need of a vault, whoever keeps its keys: the graph hands one on and never looks into it."""

from typing import Protocol


class Vault(Protocol):
    """Seals private text for one field (`person.phone`), opens it again, and finds it by fingerprints."""

    def seal(self, field: str, text: str) -> str:
        """A token of the text."""

    def open(self, field: str, token: str) -> str:
        """The text of a token."""

    def is_current(self, token: str) -> bool:
        """Whether the token needs no sealing anew."""

    def fingerprint(self, field: str, text: str) -> str:
        """The current fingerprint of the text."""

    def fingerprints(self, field: str, text: str) -> list[str]:
        """Every fingerprint that the text may have been stored under, the current one first."""
