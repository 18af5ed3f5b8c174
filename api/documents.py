"""Documents persisted when the screen is built, so that its requests carry a hash instead of a text."""

from collections.abc import Mapping
from pathlib import Path

import orjson

from api import refusals

PREFIX = "sha256:"


class Documents:
    """The documents that a request may name by `documentId` (GraphQL over HTTP, appendix A)."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        self._by_id = {PREFIX + digest: document for digest, document in documents.items()}

    @classmethod
    def of_screen(cls, folder: Path) -> "Documents":
        """Those of the built screen; none when it has not been built."""
        path = folder / "persisted-documents.json"
        return cls(orjson.loads(path.read_bytes()) if path.is_file() else {})

    def find(self, document_id: str) -> str:
        """The text of a document; refuses an id that nobody persisted."""
        try:
            return self._by_id[document_id]
        except KeyError:
            raise refusals.document_not_found() from None
