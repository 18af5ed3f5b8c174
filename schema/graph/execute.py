"""Answering operations: prepared, read as JSON text, and sent on without being looked at."""

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import strawberry
from graphql import OperationType

from schema.database import Database
from schema.graph.changes import Changes, Clock, clock
from schema.graph.compiler import Compiled
from schema.graph.complaints import told
from schema.graph.declarations import Declarations
from schema.graph.dialects import Dialect
from schema.graph.givens import Variables
from schema.graph.mutating import Mutator
from schema.graph.prepared import Invalid, Operations, Plan, Plans, Prepared
from schema.graph.readers import NotAtOnce, Reader, open_reader
from schema.graph.refusals import Language, Refusal
from schema.graph.stage import Stage
from schema.graph.unit import DEFAULT_LENGTHS, UNKNOWN, Caller, Session, SessionLengths
from schema.graph.vault import Vault
from schema.graph.viewer import Viewer

SECONDS_AN_OPERATION = 5.0
# Others wait while the statements of an operation are read at once, each for less than a millisecond.
STATEMENTS_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """One operation to answer. `allow` holds the kinds of operation that its transport may carry."""

    query: str
    operation_name: str | None
    variables: Mapping[str, Any] | None
    allow: frozenset[str]
    language: Language
    caller: Caller = UNKNOWN


@dataclass(frozen=True, slots=True)
class Answer:
    """The complete JSON of a response. Not `executed`: refused under the `code` of its first error, without data.

    `session` is what a mutation made of the caller's session, if anything; `changed` says that there were mutations.
    """

    body: bytes
    executed: bool
    code: str | None = None
    session: Session | None = None
    changed: bool = False


@dataclass(frozen=True)
class BuiltSchema:
    """A Strawberry schema beside the declarations it was built from, and its validated operations."""

    strawberry: strawberry.Schema
    declarations: Declarations
    operations: Operations


Parameters = Sequence[object]


class Graph:
    """The graph over one database. Made by `open_graph`."""

    def __init__(self, built: BuiltSchema, reader: Reader, changes: Changes) -> None:
        self._operations = built.operations
        self._reader = reader
        self._plans = Plans(built.declarations, reader.dialect)
        self._changes = changes
        self._mutator = Mutator(built.declarations, reader, changes)

    def close(self) -> None:
        """Wait for what is still being computed."""
        self._changes.close()

    @property
    def reader(self) -> Reader:
        """Where it reads."""
        return self._reader

    @property
    def dialect(self) -> Dialect:
        """The words of the database it reads."""
        return self._reader.dialect

    def stage(self, viewer: Viewer) -> Stage:
        """Where somebody at the command line changes things by the same rules."""
        return self._changes.stage(viewer)

    def plan(self, query: str, variables: Mapping[str, Any], viewer: Viewer) -> Plan:
        """The statements that answer a query, for those who review them."""
        prepared = self._operations.find(query, None, frozenset(("query",)))
        return self._plans.find(prepared, self._operations.variables(prepared, variables), viewer, "en")

    async def answer(self, request: GraphQLRequest, viewer: Viewer) -> Answer:
        """Answer one operation for a viewer."""
        try:
            prepared, variables = self._prepared(request)
            if prepared.operation.operation is OperationType.MUTATION:
                return await self._change(prepared, variables, request, viewer)
            plan, parameters = self._ready(prepared, variables, request, viewer)
        except Refusal as refusal:
            return _refused(refusal.code, [refusal.formatted(request.language)])
        except Invalid as invalid:
            errors = [told(error, invalid.code, request.language, invalid.document) for error in invalid.errors]
            return _refused(invalid.code, errors)
        written = self._read_at_once(plan, parameters, request.language)
        if written is not None:
            return Answer(written, executed=True)
        return await self._read(plan, parameters, request.language)

    def answer_at_once(self, request: GraphQLRequest, viewer: Viewer) -> bytes | None:
        """The body that `answer` would give, if nothing has to be waited for; None if something has.

        Only operations that were answered before are tried. Raises what `answer` tells as a refusal.
        """
        prepared = self._operations.known(request.query, request.operation_name)
        if prepared is None or not prepared.quick or not self._reader.is_here:
            return None
        plan, parameters = self._ready(*self._prepared(request), request, viewer)
        written = self._read_at_once(plan, parameters, request.language)
        prepared.quick = written is not None
        return written

    def _prepared(self, request: GraphQLRequest) -> tuple[Prepared, Variables]:
        prepared = self._operations.find(request.query, request.operation_name, request.allow)
        return prepared, self._operations.variables(prepared, request.variables)

    async def _change(
        self, prepared: Prepared, variables: Variables, request: GraphQLRequest, viewer: Viewer
    ) -> Answer:
        mutated = await self._mutator.answer(prepared, variables, viewer, request.caller, request.language)
        return Answer(mutated.body(), executed=True, session=mutated.session, changed=True)

    def _ready(
        self, prepared: Prepared, variables: Variables, request: GraphQLRequest, viewer: Viewer
    ) -> tuple[Plan, list[Parameters]]:
        plan = self._plans.find(prepared, variables, viewer, request.language)
        return plan, [
            [slot(variables, viewer) for slot in part.slots] if isinstance(part, Compiled) else ()
            for _, part in plan.fields
        ]

    def _read_at_once(self, plan: Plan, parameters: list[Parameters], language: Language) -> bytes | None:
        """The answer of a plan whose statements are quick, from a database in this process; None from any other."""
        if not (plan.quick and self._reader.is_here and len(plan.fields) <= STATEMENTS_AT_ONCE):
            return None
        try:
            found = [
                part if isinstance(part, bytes) else self._reader.read_at_once(part.sql, given)
                for (_, part), given in zip(plan.fields, parameters, strict=True)
            ]
        except NotAtOnce:
            plan.quick = False
            return None
        return _written(plan, found, language)

    async def _read(self, plan: Plan, parameters: list[Parameters], language: Language) -> Answer:
        deadline = time.monotonic() + SECONDS_AN_OPERATION
        found: list[bytes | None] = []
        for (key, part), given in zip(plan.fields, parameters, strict=True):
            try:
                found.append(part if isinstance(part, bytes) else await self._reader.read(part.sql, given, deadline))
            except Refusal as refusal:
                error = refusal.formatted(language, [key])
                return Answer(orjson.dumps({"errors": [error], "data": None}), executed=True)
        return Answer(_written(plan, found, language), executed=True)


def _written(plan: Plan, found: Sequence[bytes | None], language: Language) -> bytes:
    """The answer in full; a row that was asked for by a key and is not there is null with an error beside it."""
    errors: list[dict[str, object]] = []
    data: list[bytes] = []
    for (key, part), json in zip(plan.fields, found, strict=True):
        if json is None and isinstance(part, Compiled) and part.missing is not None:
            errors.append(part.missing.formatted(language, [key]))
        data += (b',"%b":' % key.encode() if data else b'"%b":' % key.encode(), json or b"null")
    complaints = b'"errors":%b,' % orjson.dumps(errors) if errors else b""
    # One copy of what may be long.
    return b"".join((b"{", complaints, b'"data":{', *data, b"}}"))


@asynccontextmanager
async def open_graph(
    built: BuiltSchema,
    database: Database,
    *,
    demonstration: bool = False,
    vault: Vault | None = None,
    lengths: SessionLengths = DEFAULT_LENGTHS,
    clock: Clock = clock,
) -> AsyncIterator[Graph]:
    """The graph over an open database; `demonstration` lets accounts be used whose passwords everybody knows.

    Without a `vault`, mutations that seal or open anything are refused.
    """
    async with open_reader(database.url) as reader:
        changes = Changes(
            built.declarations,
            reader.dialect,
            database,
            clock,
            demonstration=demonstration,
            vault=vault,
            lengths=lengths,
        )
        graph = Graph(built, reader, changes)
        try:
            yield graph
        finally:
            graph.close()


def _refused(code: str, errors: list[dict[str, object]]) -> Answer:
    return Answer(orjson.dumps({"errors": errors}), executed=False, code=code)
