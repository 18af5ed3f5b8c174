"""/graphql: GraphQL over HTTP (draft of 2025) in front of the graph.

A plain ASGI callable with nothing in front of it: a small answer costs the graph microseconds, and a request object
with a stack of middleware would cost several times that.
"""

import hashlib
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.types import Receive, Scope, Send

from api import refusals
from api.bearer import CHALLENGE, token_in
from api.bodies import FASTEST, WORTH_A_THREAD, WORTH_COMPRESSING, Disconnected, gzip, gzipped, read_body
from api.cookies import cookie, session_in
from api.documents import Documents
from api.negotiation import (
    PLAIN_JSON,
    RESPONSE_JSON,
    MediaType,
    answer_media_type,
    is_json_body,
    preferred_language,
    reads_gzip,
)
from api.origin import is_same_site
from api.parameters import Parameters, from_body, from_query_string
from schema.accounts.rules.viewers import Viewers
from schema.graph.execute import Answer, Graph, GraphQLRequest
from schema.graph.refusals import Language, Refusal
from schema.graph.unit import Caller as Origin
from schema.graph.viewer import ANONYMOUS, Viewer

Headers = list[tuple[bytes, bytes]]
Kinds = frozenset[str]

QUERIES: Kinds = frozenset(("query",))
QUERIES_AND_MUTATIONS: Kinds = frozenset(("query", "mutation"))

CONTENT_TYPES: dict[MediaType, Headers] = {
    media_type: [
        (b"content-type", f"{media_type}; charset=utf-8".encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"vary", b"Accept, Accept-Encoding, Accept-Language, Authorization, Cookie"),
    ]
    for media_type in (RESPONSE_JSON, PLAIN_JSON)
}
WRITTEN_TYPES = {
    media_type: b"".join(b"%b: %b\r\n" % header for header in headers) for media_type, headers in CONTENT_TYPES.items()
}
NOT_KEPT = (b"cache-control", b"no-store")
ASKED_AGAIN = (b"cache-control", b"private, no-cache")
# What HTTP asks to be told beside a status.
TOLD_BESIDE: Mapping[int, Headers] = {401: [CHALLENGE], 405: [(b"allow", b"GET, HEAD, POST")]}
# What ASGI tells of a caller on a socket that has no address.
UNKNOWN_CLIENT = ("", 0)

log = logging.getLogger("wangge.graphql")


@dataclass(slots=True)
class Caller:
    """Who reads the answer: in which language, and in which media type if any."""

    headers: Mapping[bytes, bytes]
    language: Language
    media_type: MediaType | None

    @classmethod
    def of(cls, headers: Mapping[bytes, bytes]) -> "Caller":
        """The caller who sent these headers."""
        language = preferred_language(headers.get(b"accept-language"))
        return cls(headers, language, answer_media_type(headers.get(b"accept")))

    @property
    def token(self) -> str | None:
        """The token that the caller's program shows."""
        return token_in(self.headers.get(b"authorization"))

    @property
    def session(self) -> str | None:
        """The secret of the session that the caller's browser keeps. Beside a token it does not count."""
        return session_in(self.headers.get(b"cookie")) if self.token is None else None

    @property
    def is_stranger(self) -> bool:
        """Whether the caller says nothing of who they are."""
        return self.token is None and self.session is None

    @property
    def sends_json(self) -> bool:
        """Whether the body is JSON as it stands."""
        return is_json_body(self.headers.get(b"content-type")) and b"content-encoding" not in self.headers

    @property
    def allow(self) -> Kinds:
        """The kinds of operation that a POST of this caller may carry.

        No page of another site has a browser show a token, as it has it send a cookie.
        """
        return QUERIES_AND_MUTATIONS if self.token is not None or is_same_site(self.headers) else QUERIES


@dataclass(slots=True)
class Reply:
    """What goes back: complete but for compression."""

    status: int
    body: bytes
    headers: Headers = field(default_factory=list)


class GraphQLEndpoint:
    """Answers one operation a request, by GET (queries only) or POST."""

    def __init__(self, graph: Graph, documents: Documents, viewers: Viewers) -> None:
        self._graph = graph
        self._documents = documents
        self._viewers = viewers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        caller = Caller.of(dict(scope["headers"]))
        try:
            reply = await self._reply(scope, receive, caller)
        except refusals.HttpRefusal as refusal:
            reply = _refused(refusal, caller.language)
        except Disconnected:
            return
        except Exception:
            incident = secrets.token_hex(4)
            log.exception("incident %s", incident)
            reply = _refused(refusals.internal_error(incident), caller.language)
        await _send(reply, caller, send)

    async def _reply(self, scope: Scope, receive: Receive, caller: Caller) -> Reply:
        if caller.media_type is None:
            raise refusals.not_acceptable()
        if scope["method"] == "POST":
            return await self._post(scope, receive, caller)
        if scope["method"] in ("GET", "HEAD"):
            return await self._get(scope["query_string"], caller)
        raise refusals.method_not_allowed()

    async def _post(self, scope: Scope, receive: Receive, caller: Caller) -> Reply:
        if not caller.sends_json:
            raise refusals.unsupported_media_type()
        parameters = from_body(await read_body(caller.headers, receive))
        answer = await self._answer(parameters, caller.allow, caller, (scope["client"] or UNKNOWN_CLIENT)[0])
        if _not_allowed(answer) and caller.allow is QUERIES:
            raise refusals.cross_site_mutation()
        if answer.session is None:
            return Reply(_status(answer, caller), answer.body)
        return Reply(_status(answer, caller), answer.body, [NOT_KEPT, cookie(answer.session)])

    async def _get(self, query_string: bytes, caller: Caller) -> Reply:
        answer = await self._answer(from_query_string(query_string), QUERIES, caller)
        if _not_allowed(answer):
            raise refusals.mutation_over_get()
        if answer.executed and caller.is_stranger:
            return _kept(answer.body, caller.headers.get(b"if-none-match", b""))
        # What people entrusted to their community stays in no browser's store.
        return Reply(_status(answer, caller), answer.body, [NOT_KEPT])

    def answer_at_once(self, caller: Caller, body: bytes) -> bytes | None:
        """What follows the status line of the answer to a POST, where nothing has to be waited for or refused."""
        viewer = self._known(caller)
        if viewer is None:
            return None
        try:
            request = self._request(from_body(body), caller.allow, caller)
            answer = self._graph.answer_at_once(request, viewer)
        except Exception:
            # The long way meets the same trouble, and tells it.
            return None
        if answer is None:
            return None
        head = WRITTEN_TYPES[caller.media_type or PLAIN_JSON]
        if _is_compressed(answer, caller):
            if len(answer) > WORTH_A_THREAD:
                return None
            answer = gzip(answer, FASTEST)
            head += b"content-encoding: gzip\r\n"
        return b"%bcontent-length: %d\r\n\r\n%b" % (head, len(answer), answer)

    async def _answer(self, parameters: Parameters, allow: Kinds, caller: Caller, address: str = "") -> Answer:
        try:
            request = self._request(parameters, allow, caller, address)
        except Refusal as refusal:
            return Answer(refusals.errors_body(refusal, caller.language), executed=False)
        viewer = await self._viewer(caller)
        answer = await self._graph.answer(request, viewer)
        if answer.changed:
            self._viewers.forget()
        return answer

    async def _viewer(self, caller: Caller) -> Viewer:
        """Who asks. Refuses a token that is nobody's; a session that is over makes a stranger."""
        if caller.token is not None:
            viewer = await self._viewers.find(caller.token, "token")
            if viewer is ANONYMOUS:
                raise refusals.bad_token()
            return viewer
        return ANONYMOUS if caller.session is None else await self._viewers.find(caller.session)

    def _known(self, caller: Caller) -> Viewer | None:
        """Who asks, if that is known without waiting."""
        if caller.token is not None:
            viewer = self._viewers.known(caller.token, "token")
            return None if viewer is ANONYMOUS else viewer
        return ANONYMOUS if caller.session is None else self._viewers.known(caller.session)

    def _request(self, parameters: Parameters, allow: Kinds, caller: Caller, address: str = "") -> GraphQLRequest:
        query = parameters.query if parameters.document_id is None else self._documents.find(parameters.document_id)
        agent = caller.headers.get(b"user-agent", b"").decode("latin-1")
        return GraphQLRequest(
            query,
            parameters.operation_name,
            parameters.variables,
            allow,
            caller.language,
            Origin(address, agent, caller.session),
        )


def _is_compressed(body: bytes, caller: Caller) -> bool:
    return len(body) >= WORTH_COMPRESSING and reads_gzip(caller.headers.get(b"accept-encoding"))


def _not_allowed(answer: Answer) -> bool:
    """Whether the operation was of a kind that `allow` left out."""
    return answer.code == "OPERATION_NOT_ALLOWED"


def _status(answer: Answer, caller: Caller) -> int:
    """Plain JSON says 200 to every well-formed request, because its readers cannot trust another status."""
    return 200 if answer.executed or caller.media_type == PLAIN_JSON else 400


def _kept(body: bytes, known: bytes) -> Reply:
    """The reply to a GET: asked for again each time, but not sent again to one whose If-None-Match knows it."""
    # Weak, because one tag stands for the answer in every encoding.
    tag = b'W/"' + hashlib.blake2b(body, digest_size=16).hexdigest().encode() + b'"'
    headers = [ASKED_AGAIN, (b"etag", tag)]
    if tag in known or known == b"*":
        return Reply(304, b"", headers)
    return Reply(200, body, headers)


def _refused(refusal: refusals.HttpRefusal, language: Language) -> Reply:
    headers = [NOT_KEPT, *TOLD_BESIDE.get(refusal.status, ())]
    return Reply(refusal.status, refusals.errors_body(refusal, language), headers)


async def _send(reply: Reply, caller: Caller, send: Send) -> None:
    headers = CONTENT_TYPES[caller.media_type or PLAIN_JSON] + reply.headers
    body = reply.body
    if _is_compressed(body, caller):
        body = await gzipped(body)
        headers.append((b"content-encoding", b"gzip"))
    if reply.status != 304:
        headers.append((b"content-length", b"%d" % len(body)))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
