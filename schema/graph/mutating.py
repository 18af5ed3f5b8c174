"""Answering mutations: one after the other, each done whole, its payload read when it is committed."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from strawberry.utils.str_converters import to_camel_case

from schema.graph.change_types import title
from schema.graph.changes import Changes, Done, written
from schema.graph.compiler import Compiler
from schema.graph.declarations import Declarations
from schema.graph.declared import Change, Mutation, is_entity
from schema.graph.givens import Given, Variables, given_arguments
from schema.graph.prepared import Prepared
from schema.graph.readers import Reader
from schema.graph.refusals import Language, Refusal
from schema.graph.selections import Nodes, Operation, Selections, selections_of
from schema.graph.unit import NOT_ALLOWED, NOT_SIGNED_IN, SESSION_NEEDED, Caller, Session
from schema.graph.viewer import Viewer

SECONDS_A_PAYLOAD = 5.0
# What is told as an error of GraphQL's, not of the form that somebody filled in.
INPUT = "input."
NOTHING = Given("input", None, lambda _: None)
ABOUT_THE_CALLER = (NOT_SIGNED_IN, NOT_ALLOWED, SESSION_NEEDED)


@dataclass
class Mutated:
    """The parts of an answer while its mutations are done, and the session that the last of them left."""

    viewer: Viewer
    data: list[tuple[str, bytes]] = field(default_factory=list)
    errors: list[dict[str, object]] = field(default_factory=list)
    session: Session | None = None

    def body(self) -> bytes:
        """The complete JSON of the response."""
        errors = b'"errors":%b,' % orjson.dumps(self.errors) if self.errors else b""
        return b"{%b%b}" % (errors, b'"data":%b' % _object(self.data))


@dataclass(frozen=True)
class Mutator:
    """Answers the mutations of one schema on one database."""

    declarations: Declarations
    reader: Reader
    changes: Changes

    async def answer(
        self, prepared: Prepared, variables: Variables, viewer: Viewer, caller: Caller, language: Language
    ) -> Mutated:
        """Do what a validated operation asks, in its order."""
        operation = Operation(prepared.fragments, variables)
        mutated = Mutated(viewer)
        asked = operation.fields(frozenset((Mutation.__name__,)), [prepared.operation.selection_set])
        for key, nodes in asked.items():
            if nodes[0].name.value == "__typename":
                mutated.data.append((key, b'"Mutation"'))
                continue
            try:
                json = await self._one(operation, nodes, mutated, caller, language)
            except Refusal as refusal:
                mutated.errors.append(refusal.formatted(language, [key]))
                json = b"null"
            mutated.data.append((key, json))
        return mutated

    async def _one(
        self, operation: Operation, nodes: Nodes, mutated: Mutated, caller: Caller, language: Language
    ) -> bytes:
        name, change = self.declarations.declared(Mutation, nodes[0].name.value)
        assert isinstance(change, Change)
        definition = self.declarations.definition(Mutation.__name__, nodes[0].name.value)
        given = given_arguments(nodes[0], definition, operation.variables).get("input", NOTHING)
        refused: Refusal | None = None
        try:
            done = await self.changes.do(change, given, mutated.viewer, caller)
        except Refusal as refusal:
            if _is_about_caller(refusal, mutated.viewer):
                raise
            done, refused = Done({}), refusal
        if done.session is not None:
            mutated.session, mutated.viewer = done.session, done.session.viewer
        payload = Payload(self, operation, mutated.viewer, language, change, done.given, refused)
        return await payload.json(f"{title(name)}Payload", nodes)


@dataclass(frozen=True)
class Payload:
    """What one mutation answers."""

    mutator: Mutator
    operation: Operation
    viewer: Viewer
    language: Language
    change: Change
    given: Mapping[str, Any]
    refused: Refusal | None

    async def json(self, type_name: str, nodes: Nodes) -> bytes:
        """The object of what is asked of the payload."""
        names = {to_camel_case(name): name for name in self.change.gives}
        pairs = []
        for key, asked in self.operation.fields(frozenset((type_name,)), selections_of(nodes)).items():
            field_name = asked[0].name.value
            if field_name == "__typename":
                pairs.append((key, orjson.dumps(type_name)))
            elif field_name == "userErrors":
                pairs.append((key, self._user_errors(selections_of(asked))))
            else:
                pairs.append((key, await self._given(names[field_name], asked)))
        return _object(pairs)

    async def _given(self, name: str, nodes: Nodes) -> bytes:
        value, type_ = self.given.get(name), self.change.gives[name].type
        if value is None or not is_entity(type_):
            return written(value)
        mutator = self.mutator
        compiler = Compiler(mutator.declarations, mutator.reader.dialect, self.operation, self.viewer, self.language)
        compiled = compiler.compile_changed(type_, nodes, value)
        parameters = [slot(self.operation.variables, self.viewer) for slot in compiled.slots]
        return await mutator.reader.read(compiled.sql, parameters, time.monotonic() + SECONDS_A_PAYLOAD) or b"null"

    def _user_errors(self, sets: Selections) -> bytes:
        if self.refused is None:
            return b"[]"
        told = {
            "__typename": "UserError",
            "code": self.refused.code,
            "message": self.refused.message(self.language),
            "field": self.refused.argument and self.refused.argument.removeprefix(INPUT),
        }
        asked = self.operation.fields(frozenset(("UserError",)), sets)
        return orjson.dumps([{key: told[nodes[0].name.value] for key, nodes in asked.items()}])


def _is_about_caller(refusal: Refusal, viewer: Viewer) -> bool:
    return refusal.code in ABOUT_THE_CALLER or (viewer.must is not None and refusal.code == viewer.must.value)


def _object(pairs: list[tuple[str, bytes]]) -> bytes:
    return b"{%b}" % b",".join(b'"%b":%b' % (key.encode(), json) for key, json in pairs)
