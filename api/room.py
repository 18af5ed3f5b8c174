"""Room for connections: neither idle nor slow callers may use up what the others need."""

from heapq import nsmallest
from typing import Protocol

MAXIMUM_CONNECTIONS = 1000
MAXIMUM_HELD = 32 * 1024 * 1024
# How many leave at once when room runs out, so that looking for them costs each newcomer little.
LEAVING_TOGETHER = 50


class Guest(Protocol):
    """One connection. `held` counts the bytes kept for it because its other end is slow."""

    held: int
    # When the present wait for the other end began (seconds of the event loop); None while we are the ones at work.
    waiting_since: float | None

    def put_out(self) -> None:
        """Closes the connection at once."""


class Room:
    """All connections of one server. When room runs out, those that keep us waiting longest make room."""

    def __init__(self) -> None:
        self._guests: set[Guest] = set()
        self._held = 0

    def enter(self, guest: Guest) -> None:
        self._guests.add(guest)
        if len(self._guests) > MAXIMUM_CONNECTIONS:
            self._make_room(list(self._guests))

    def leave(self, guest: Guest) -> None:
        self._guests.discard(guest)
        self.release(guest)

    def hold(self, guest: Guest, size: int) -> None:
        """Counts `size` more bytes for a guest."""
        guest.held += size
        self._held += size
        if self._held > MAXIMUM_HELD:
            self._make_room([other for other in self._guests if other.held])

    def release(self, guest: Guest) -> None:
        """Forgets the bytes of a guest."""
        self._held -= guest.held
        guest.held = 0

    def _make_room(self, candidates: list[Guest]) -> None:
        waiting = [guest for guest in candidates if guest.waiting_since is not None]
        for guest in nsmallest(LEAVING_TOGETHER, waiting, key=_waiting_since):
            self.leave(guest)
            guest.put_out()


def _waiting_since(guest: Guest) -> float:
    return guest.waiting_since or 0.0
