"""Bodies of requests, bounded before they are kept, and bodies of answers, compressed where the caller reads gzip."""

import asyncio
import zlib
from collections.abc import Mapping

from starlette.types import Receive

from api import refusals

WORTH_COMPRESSING = 1024
# Above this, compressing takes longer than handing the work to a thread, where other callers do not wait for it.
WORTH_A_THREAD = 32 * 1024
GZIP = 31  # zlib's number for its widest window with gzip's own header
FASTEST = 1


class Disconnected(Exception):
    """The caller has gone; nobody reads an answer."""


async def read_body(headers: Mapping[bytes, bytes], receive: Receive) -> bytes:
    """The whole body. Refuses one that is or says it is too large without keeping more than the limit."""
    # The parser in front has refused a length that is not a number.
    if int(headers.get(b"content-length", b"0")) > refusals.MAXIMUM_BODY:
        raise refusals.body_too_large()
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Disconnected
        body += message["body"]
        if len(body) > refusals.MAXIMUM_BODY:
            raise refusals.body_too_large()
        if not message["more_body"]:
            return bytes(body)


async def gzipped(body: bytes) -> bytes:
    """An answer as gzip, made fast rather than small."""
    if len(body) <= WORTH_A_THREAD:
        return gzip(body, FASTEST)
    return await asyncio.to_thread(gzip, body, FASTEST)


def gzip(body: bytes, level: int) -> bytes:
    """The body as gzip; `level` goes from 1, fastest, to 9, smallest."""
    compressor = zlib.compressobj(level, wbits=GZIP)
    return compressor.compress(body) + compressor.flush()
