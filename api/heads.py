"""Heads of requests that were read before, byte for byte: the next request under one of them is not parsed again.

Clients repeat a few heads for ever, and reading one costs several times what looking a grid up does.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cachetools import LRUCache

from api.endpoint import Caller

END = b"\r\n\r\n"
# Of at most 16 KB each.
HEADS = 256
# A request under one of these is not over when its body is there, or its body is not what it seems.
NOT_REPEATED = frozenset((b"content-encoding", b"expect", b"transfer-encoding", b"upgrade"))


@dataclass(frozen=True, slots=True)
class Head:
    """What was made of a head: who asks, and the length of the body in bytes."""

    caller: Caller
    length: int


class Heads:
    """The heads under which GraphQL operations are posted to one server."""

    def __init__(self) -> None:
        self._heads: LRUCache[bytes, Head] = LRUCache(HEADS)

    def known(self, message: bytes) -> tuple[Head, bytes] | None:
        """The head and the body of one whole request; None if its head is not known or bytes are missing or left."""
        text, _, body = message.partition(END)
        head = self._heads.get(text)
        return (head, body) if head is not None and head.length == len(body) else None

    def remember(self, message: bytes, headers: Mapping[bytes, bytes]) -> None:
        """Keep the head of a whole POST of one operation, read as `headers`, if requests under it are all alike."""
        text, _, body = message.partition(END)
        caller = Caller.of(headers)
        if (
            caller.sends_json
            and caller.media_type is not None
            and NOT_REPEATED.isdisjoint(headers)
            and headers.get(b"content-length") == b"%d" % len(body)
        ):
            self._heads[text] = Head(caller, len(body))
