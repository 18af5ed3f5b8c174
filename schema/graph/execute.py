"""Answering operations: prepared, read as JSON text, and sent on without being looked at."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import strawberry

from schema.graph.compiler import Compiled
from schema.graph.complaints import told
from schema.graph.declarations import Declarations
from schema.graph.dialects import Dialect
from schema.graph.prepared import Invalid, Operations, Plan, Plans
from schema.graph.readers import Reader, open_reader
from schema.graph.refusals import Language, Refusal
from schema.graph.viewer import Viewer

SECONDS_AN_OPERATION = 5.0


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """One operation to answer. `allow` holds the kinds of operation that its transport may carry."""

    query: str
    operation_name: str | None
    variables: Mapping[str, Any] | None
    allow: frozenset[str]
    language: Language


@dataclass(frozen=True, slots=True)
class Answer:
    """The complete JSON of a response. Not `executed`: refused under the `code` of its first error, without data."""

    body: bytes
    executed: bool
    code: str | None = None


@dataclass(frozen=True)
class BuiltSchema:
    """A Strawberry schema beside the declarations it was built from, and its validated operations."""

    strawberry: strawberry.Schema
    declarations: Declarations
    operations: Operations


class Graph:
    """The graph over one database. Made by `open_graph`."""

    def __init__(self, built: BuiltSchema, reader: Reader) -> None:
        self._operations = built.operations
        self._reader = reader
        self._plans = Plans(built.declarations, reader.dialect)

    @property
    def dialect(self) -> Dialect:
        """The words of the database it reads."""
        return self._reader.dialect

    def plan(self, query: str, variables: Mapping[str, Any], viewer: Viewer) -> Plan:
        """The statements that answer a query, for those who review them."""
        prepared = self._operations.find(query, None, frozenset(("query",)))
        return self._plans.find(prepared, self._operations.variables(prepared, variables), viewer)

    async def answer(self, request: GraphQLRequest, viewer: Viewer) -> Answer:
        """Answer one operation for a viewer."""
        try:
            prepared = self._operations.find(request.query, request.operation_name, request.allow)
            variables = self._operations.variables(prepared, request.variables)
            plan = self._plans.find(prepared, variables, viewer)
            values = [
                [slot(variables, viewer) for slot in part.slots] if isinstance(part, Compiled) else ()
                for _, part in plan.fields
            ]
        except Refusal as refusal:
            return _refused(refusal.code, [refusal.formatted(request.language)])
        except Invalid as invalid:
            errors = [told(error, invalid.code, request.language, invalid.document) for error in invalid.errors]
            return _refused(invalid.code, errors)
        return await self._read(plan, values, request.language)

    async def _read(self, plan: Plan, values: list[Any], language: Language) -> Answer:
        deadline = time.monotonic() + SECONDS_AN_OPERATION
        found: list[bytes] = []
        errors: list[dict[str, object]] = []
        for (key, part), parameters in zip(plan.fields, values, strict=True):
            if isinstance(part, bytes):
                json: bytes | None = part
            else:
                try:
                    json = await self._reader.read(part.sql, parameters, in_place=part.looks_up, deadline=deadline)
                except Refusal as refusal:
                    errors.append(refusal.formatted(language, [key]))
                    return Answer(orjson.dumps({"errors": errors, "data": None}), executed=True)
                if json is None and part.missing is not None:
                    errors.append(part.missing.formatted(language, [key]))
            found.append(b'"%b":%b' % (key.encode(), json or b"null"))
        complaints = b'"errors":%b,' % orjson.dumps(errors) if errors else b""
        return Answer(b'{%b"data":{%b}}' % (complaints, b",".join(found)), executed=True)


@asynccontextmanager
async def open_graph(built: BuiltSchema, url: str) -> AsyncIterator[Graph]:
    """The graph over the database at a URL."""
    async with open_reader(url) as reader:
        yield Graph(built, reader)


def _refused(code: str, errors: list[dict[str, object]]) -> Answer:
    return Answer(orjson.dumps({"errors": errors}), executed=False, code=code)
