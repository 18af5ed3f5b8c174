"""HTTP/1.1 with a patience that ends: the deadlines and bounds that Uvicorn's protocol does not have."""

import asyncio
from typing import Any, Literal

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from api.heads import Heads
from api.refusals import MAXIMUM_BODY
from api.room import Room

# Bytes.
MAXIMUM_HEAD = 16 * 1024
# A body within its limit, and what chunked encoding may add to it.
MAXIMUM_MESSAGE = 2 * MAXIMUM_BODY
# Read and thrown away after a body was refused: closing at once would take the refusal from the other end.
MAXIMUM_DISCARDED = 8 * 1024 * 1024
WRITE_BUFFER = 16 * 1024

# Seconds. Reading an answer and thinking of the next question count as one wait; it is longer than a proxy keeps a
# connection, so that the proxy is the one to close it.
PATIENCE = {"connected": 10.0, "head": 10.0, "body": 15.0, "answer": 75.0}
CHECK_EVERY = 1.0

# What the other end is expected to do next; None while it is our turn.
Expected = Literal["connected", "head", "body", "answer"]

MALFORMED = b"400 Bad Request"
TOO_SLOW = b"408 Request Timeout"
HEAD_TOO_LARGE = b"431 Request Header Fields Too Large"


class PatientProtocol(HttpToolsProtocol):
    """One connection that waits for its other end only so long, and keeps only so much for it.

    One timer a connection looks at how long the present wait has lasted: a timer for every wait would cost more than
    a small answer.
    """

    def __init__(self, room: Room, heads: Heads, **uvicorn: Any) -> None:
        super().__init__(**uvicorn)
        self.held = 0
        self.waiting_since: float | None = None
        self._expected: Expected = "connected"
        self._room = room
        self._heads = heads
        self._begun = 0
        self._in_message = False
        self._message_size = 0
        self._arrived = 0
        self._complaint = MALFORMED
        self._answering: RequestResponseCycle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=WRITE_BUFFER)
        self._expect("connected")
        self._check = self.loop.call_later(CHECK_EVERY, self._check_patience)
        self._room.enter(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._check.cancel()
        self._room.leave(self)
        self._forget_answer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        nothing_before = self._has_nothing_to_do()
        if nothing_before and self._answer_at_once(data):
            return
        self._arrived = len(data)
        self._begun = 0
        super().data_received(data)
        if self._expected in ("head", "body"):
            self._bound_message(len(data))
        if nothing_before and self._begun == 1 and not self._in_message:
            self._remember_head(data)

    def _has_nothing_to_do(self) -> bool:
        """Whether every message was read to its end and answered, and the next answer could be written now."""
        answered = self.cycle is None or self.cycle.response_complete
        return answered and not self._in_message and not self.flow.write_paused

    def _answer_at_once(self, data: bytes) -> bool:
        """Answers a request that is known to need no waiting; `False` if it is not, and nothing was done."""
        known = self._heads.known(data)
        answer = None if known is None else self.app_state["graphql"].answer_at_once(known[0].caller, known[1])
        if answer is None:
            return False
        self._unset_keepalive_if_required()
        defaults = (b"%b: %b\r\n" % header for header in self.server_state.default_headers)
        self.transport.write(b"".join((STATUS_LINE[200], *defaults, answer)))
        self.server_state.total_requests += 1
        self._expect("answer")
        return True

    def _remember_head(self, data: bytes) -> None:
        scope = self.scope
        if scope["path"] == "/graphql" and scope["method"] == "POST" and self.cycle.keep_alive:
            self._heads.remember(data, dict(scope["headers"]))

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._begun += 1
        self._in_message = True
        self._message_size = 0
        self._expect("head")

    def on_headers_complete(self) -> None:
        # Only a large packet can hold a large head that `_bound_message` has not seen growing.
        if self._message_size + self._arrived > MAXIMUM_HEAD and self._head_size() > MAXIMUM_HEAD:
            self._complaint = HEAD_TOO_LARGE
            raise ValueError("head too large")
        super().on_headers_complete()
        self._expect("body")

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_message = False
        self._expected = "answer"
        self.waiting_since = None
        if self.cycle.response_complete:
            self._expect("answer")

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self.flow.write_paused:
            self._room.release(self)
        if self._expected == "answer":
            self._await_reader()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._room.hold(self, self.transport.get_write_buffer_size())
        self._expect("answer")

    def resume_writing(self) -> None:
        super().resume_writing()
        self._room.release(self)
        if self._expected == "answer":
            self._await_reader()

    def send_400_response(self, msg: str) -> None:
        """Called by Uvicorn for what its parser cannot read, and for what our callbacks refuse."""
        self._refuse(self._complaint)

    def put_out(self) -> None:
        """Closes the connection at once."""
        self._forget_answer()
        self.transport.abort()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._answering = cycle
        self._work = self.loop.create_task(cycle.run_asgi(app))
        self._work.add_done_callback(self.tasks.discard)
        self.tasks.add(self._work)

    def _forget_answer(self) -> None:
        """Nobody reads it, so nobody should wait behind it. A write goes on: it is never part of this task."""
        if self._answering is not None and not self._answering.response_complete:
            # Uvicorn tells only the last of several requests sent ahead that the caller has gone.
            self._answering.disconnected = True
            self._work.cancel()

    def _unsupported_upgrade_warning(self) -> None:
        """A caller who asks for another protocol is answered in this one; that is no matter for the log."""

    def _expect(self, expected: Expected) -> None:
        self._expected = expected
        self.waiting_since = self.loop.time()

    def _await_reader(self) -> None:
        """After an answer the other end reads it and asks again; before one it is our turn."""
        self.waiting_since = self.loop.time() if self.cycle.response_complete else None

    def _bound_message(self, size: int) -> None:
        self._message_size += size
        answered = self._expected == "body" and self.cycle.response_complete
        if not answered:
            self._room.hold(self, size)
        if self._expected == "head" and self._message_size > MAXIMUM_HEAD:
            self._refuse(HEAD_TOO_LARGE)
        elif self._message_size > (MAXIMUM_DISCARDED if answered else MAXIMUM_MESSAGE):
            self.put_out()

    def _head_size(self) -> int:
        return len(self.url) + sum(len(name) + len(value) for name, value in self.headers)

    def _check_patience(self) -> None:
        self._check = self.loop.call_later(CHECK_EVERY, self._check_patience)
        if self.waiting_since is None or self.loop.time() - self.waiting_since < PATIENCE[self._expected]:
            return
        if self.transport.is_closing() or self.transport.get_write_buffer_size():
            self.put_out()
        elif self._expected in ("head", "body"):
            self._refuse(TOO_SLOW)
        else:
            self.transport.close()

    def _refuse(self, status: bytes) -> None:
        """A last word to a caller that no application can answer; none if it would fall into another answer."""
        if self._answering is not None and not self._answering.response_complete:
            self._forget_answer()
            if self._answering.response_started:
                self.put_out()
                return
        self.transport.write(b"HTTP/1.1 " + status + b"\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
        self.transport.close()
        self._expect("answer")
