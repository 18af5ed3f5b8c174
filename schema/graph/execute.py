"""Answering operations: prepared, read as JSON text, and sent on without being looked at."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import strawberry
from graphql import ExecutionResult, execute
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.graph.compiler import Compiled, Compiler
from schema.graph.complaints import told
from schema.graph.declarations import Declarations
from schema.graph.dialects import Dialect
from schema.graph.prepared import Invalid, Operations, Plan, Plans, Prepared
from schema.graph.readers import Reader, open_reader
from schema.graph.refusals import Language, Refusal
from schema.graph.selections import Operation
from schema.graph.viewer import Viewer

INTROSPECTIONS_KEPT = 8


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
        self.schema = built.strawberry
        self._declarations = built.declarations
        self._operations = built.operations
        self._reader = reader
        self._plans = Plans(built.declarations, reader.dialect)
        self._introspections: dict[tuple[str, str | None], bytes] = {}

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
            if not prepared.of_entities:
                return await self._execute(prepared, variables, request, viewer)
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
        found: list[bytes] = []
        errors: list[dict[str, object]] = []
        for (key, part), parameters in zip(plan.fields, values, strict=True):
            if isinstance(part, bytes):
                json: bytes | None = part
            else:
                try:
                    json = await self._reader.read(part.sql, parameters, in_place=part.looks_up)
                except Refusal as refusal:
                    return _refused(refusal.code, [refusal.formatted(language)])
                if json is None and part.missing is not None:
                    errors.append(part.missing.formatted(language, [key]))
            found.append(b'"%b":%b' % (key.encode(), json or b"null"))
        told = b'"errors":%b,' % orjson.dumps(errors) if errors else b""
        return Answer(b'{%b"data":{%b}}' % (told, b",".join(found)), executed=True)

    async def _execute(
        self, prepared: Prepared, variables: Mapping[str, Any], request: GraphQLRequest, viewer: Viewer
    ) -> Answer:
        """What asks about the schema itself goes through GraphQL's own executor."""
        key = (request.query, request.operation_name)
        if not variables and key in self._introspections:
            return Answer(self._introspections[key], executed=True)
        result = execute(
            self._declarations.graphql,
            prepared.document,
            variable_values=dict(request.variables or {}),
            operation_name=request.operation_name,
            context_value=Context(self, prepared, variables, viewer),
            executor_class=FragmentExecutor,
        )
        if not isinstance(result, ExecutionResult):
            result = await result
        errors = [told(error, "INTERNAL_ERROR", request.language, prepared.document) for error in result.errors or ()]
        body = orjson.dumps({"errors": errors, "data": result.data} if errors else {"data": result.data})
        if (
            not variables
            and not errors
            and prepared.only_introspects
            and len(self._introspections) < INTROSPECTIONS_KEPT
        ):
            self._introspections[key] = body
        return Answer(body, executed=True)

    async def fragment(self, info: Any, context: "Context") -> orjson.Fragment:
        """The answer of one entity field within an operation that GraphQL's executor runs."""
        operation = Operation(context.prepared.fragments, context.variables)
        compiler = Compiler(self._declarations, self._reader.dialect, operation, context.viewer)
        compiled = compiler.compile(info.field_nodes)
        values = [slot(context.variables, context.viewer) for slot in compiled.slots]
        json = await self._reader.read(compiled.sql, values, in_place=compiled.looks_up)
        if json is None and compiled.missing is not None:
            raise compiled.missing
        return orjson.Fragment(json or b"null")


@dataclass(frozen=True)
class Context:
    """What resolvers are given."""

    graph: Graph
    prepared: Prepared
    variables: Mapping[str, Any]
    viewer: Viewer

    async def fragment(self, info: Any) -> orjson.Fragment:
        """The answer of an entity field."""
        return await self.graph.fragment(info._raw_info, self)


class FragmentExecutor(StrawberryGraphQLCoreExecutionContext):
    """GraphQL's executor, which passes on JSON that a statement has made."""

    def complete_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, *rest: Any
    ) -> Any:
        if isinstance(result, orjson.Fragment):
            return result
        return super().complete_value(return_type, field_details_list, info, path, result, *rest)


@asynccontextmanager
async def open_graph(built: BuiltSchema, url: str) -> AsyncIterator[Graph]:
    """The graph over the database at a URL."""
    async with open_reader(url) as reader:
        yield Graph(built, reader)


def _refused(code: str, errors: list[dict[str, object]]) -> Answer:
    return Answer(orjson.dumps({"errors": errors}), executed=False, code=code)
