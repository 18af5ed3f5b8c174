"""Operations made ready once: text to validated document, document and shape of variables to statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from cachetools import LRUCache
from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    MaxIntrospectionDepthRule,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
    specified_rules,
    type_from_ast,
    validate,
    visit,
)
from graphql.execution.values import get_variable_values
from graphql.pyutils import Undefined
from graphql.type import GraphQLBoolean
from graphql.utilities.coerce_input_value import coerce_input_value

from schema.graph.compiler import Compiled, Compiler
from schema.graph.declarations import Declarations
from schema.graph.declared import Query
from schema.graph.dialects import Dialect
from schema.graph.introspection import ABOUT_SCHEMA, answer_about_schema
from schema.graph.limits import parse_within_limits, refuse_too_many_introspections, refuse_too_many_rows
from schema.graph.refusals import Language, Refusal
from schema.graph.selections import Nodes, Operation
from schema.graph.viewer import Viewer

# Both caches are bounded by the characters they hold, with an allowance for what each entry costs beside its text.
DOCUMENT_CHARACTERS = 512 * 1024
STATEMENT_CHARACTERS = 4 * 1024 * 1024
AN_ENTRY = 2_000
RULES = (*specified_rules, MaxIntrospectionDepthRule)
ERRORS_TOLD = 20


class Invalid(Exception):
    """An operation that GraphQL itself refuses. `code` labels every one of the errors in the document."""

    def __init__(self, code: str, errors: list[GraphQLError], document: DocumentNode) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors
        self.document = document


@dataclass(eq=False)
class Plan:
    """What answers an operation: under each response key a statement, or a constant.

    It is `quick` until one of its statements takes long.
    """

    fields: tuple[tuple[str, Compiled | bytes], ...]
    shape: tuple[Any, ...]
    quick: bool = True

    @property
    def characters(self) -> int:
        """The length of its texts and of what it is kept under."""
        texts = (len(part.sql if isinstance(part, Compiled) else part) for _, part in self.fields)
        return sum(texts) + len(repr(self.shape)) + AN_ENTRY


@dataclass(eq=False)
class Prepared:
    """A validated operation. `quick`: so were all plans that were made of it."""

    text: str
    document: DocumentNode
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    types: Mapping[str, GraphQLInputType]
    by_value: frozenset[str]
    by_type: frozenset[str]
    token: object = field(default_factory=object)
    quick: bool = True


class Operations:
    """The operations of one schema, validated once."""

    def __init__(self, declarations: Declarations, *, suggest: bool) -> None:
        self.declarations = declarations
        self.suggest = suggest
        self._prepared: LRUCache[tuple[str, str | None], Prepared] = LRUCache(
            DOCUMENT_CHARACTERS, getsizeof=lambda prepared: len(prepared.text) + AN_ENTRY
        )

    def known(self, text: str, name: str | None) -> Prepared | None:
        """The operation called `name` in a text, if it was found before."""
        return self._prepared.get((text, name))

    def find(self, text: str, name: str | None, allow: frozenset[str]) -> Prepared:
        """The operation called `name` in a text; refuses what is too large, not allowed or not valid."""
        found = self._prepared.get((text, name))
        if found is None:
            found = self._prepared[text, name] = self._prepare(text, name, allow)
        _refuse_kind(found.operation, allow)
        return found

    def _prepare(self, text: str, name: str | None, allow: frozenset[str]) -> Prepared:
        document = parse_within_limits(text)
        operation = _select(document, name)
        _refuse_kind(operation, allow)
        errors = validate(
            self.declarations.graphql, document, RULES, max_errors=ERRORS_TOLD, hide_suggestions=not self.suggest
        )
        if errors:
            raise Invalid("VALIDATION_FAILED", errors, document)
        fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
        uses = _Uses()
        visit(document, uses)
        return Prepared(
            text,
            document,
            operation,
            fragments,
            {
                node.variable.name.value: cast("GraphQLInputType", type_from_ast(self.declarations.graphql, node.type))
                for node in operation.variable_definitions or ()
            },
            frozenset(uses.by_value),
            frozenset(uses.by_type),
        )

    def variables(self, prepared: Prepared, given: Mapping[str, Any] | None) -> Mapping[str, Any]:
        """The coerced variables of a run."""
        given = given or {}
        coerced = {name: _coerce(given.get(name, Undefined), type_) for name, type_ in prepared.types.items()}
        if not any(value is Undefined for value in coerced.values()):
            return coerced
        # Something is left to its default or wrong, which GraphQL's own and slower function knows how to tell.
        definitions = prepared.operation.variable_definitions or ()
        values = get_variable_values(
            self.declarations.graphql, definitions, dict(given), ERRORS_TOLD, hide_suggestions=not self.suggest
        )
        if isinstance(values, list):
            raise Invalid("BAD_INPUT", values, prepared.document)
        return values.coerced


class Plans:
    """The plans of operations on one engine, compiled once for each shape of variables."""

    def __init__(self, declarations: Declarations, dialect: Dialect) -> None:
        self.declarations = declarations
        self.dialect = dialect
        self._plans: LRUCache[Any, Plan] = LRUCache(STATEMENT_CHARACTERS, getsizeof=lambda plan: plan.characters)

    def find(self, prepared: Prepared, variables: Mapping[str, Any], viewer: Viewer, language: Language) -> Plan:
        """The statements that answer an operation with variables of this shape."""
        shape = self._shape(prepared, variables)
        key = (prepared.token, viewer.shape, language, shape)
        plan = self._plans.get(key)
        if plan is None:
            plan = Plan(self._compile(prepared, variables, viewer, language), shape)
            if plan.characters <= STATEMENT_CHARACTERS:
                self._plans[key] = plan
        return plan

    def _compile(
        self, prepared: Prepared, variables: Mapping[str, Any], viewer: Viewer, language: Language
    ) -> tuple[tuple[str, Compiled | bytes], ...]:
        operation = Operation(prepared.fragments, variables)
        asked = operation.fields(frozenset((Query.__name__,)), [prepared.operation.selection_set])
        refuse_too_many_introspections(sum(nodes[0].name.value in ABOUT_SCHEMA for nodes in asked.values()))
        fields: list[tuple[str, Compiled | bytes]] = []
        for key, nodes in asked.items():
            name = nodes[0].name.value
            if name == "__typename":
                fields.append((key, b'"Query"'))
            elif name in ABOUT_SCHEMA:
                fields.append((key, self._introspect(prepared, nodes, variables)))
            else:
                compiler = Compiler(self.declarations, self.dialect, operation, viewer, language)
                fields.append((key, compiler.compile(nodes)))
        refuse_too_many_rows(sum(part.rows for _, part in fields if isinstance(part, Compiled)))
        return tuple(fields)

    def _introspect(self, prepared: Prepared, nodes: Nodes, variables: Mapping[str, Any]) -> bytes:
        named = {name: variables[name] for name in prepared.by_value if name in variables}
        return answer_about_schema(self.declarations.graphql, prepared.operation, prepared.fragments, nodes, named)

    def _shape(self, prepared: Prepared, variables: Mapping[str, Any]) -> tuple[Any, ...]:
        """What of the variables the text of the statements depends on."""
        shape: list[Any] = []
        for name, type_ in prepared.types.items():
            if name not in variables:
                shape.append(...)
            elif name in prepared.by_value:
                shape.append(variables[name])
            elif name in prepared.by_type:
                shape.append(str(variables[name]).partition(":")[0])
            else:
                shape.append(shape_of(type_, variables[name]))
        return tuple(shape)


def _coerce(value: Any, type_: GraphQLInputType) -> Any:
    try:
        return Undefined if value is Undefined else coerce_input_value(value, type_)
    except RecursionError:
        return Undefined


def shape_of(type_: Any, value: Any) -> Any:
    """What of a value shows in a statement's text: enums and Booleans, which entries there are, and what is null."""
    type_ = get_nullable_type(type_)
    if value is None:
        return None
    if isinstance(type_, GraphQLInputObjectType):
        return tuple((key, shape_of(type_.fields[key].type, entry)) for key, entry in value.items())
    if is_list_type(type_):
        if is_leaf_type(get_named_type(type_)):
            return True
        return tuple(shape_of(type_.of_type, item) for item in value)
    if isinstance(type_, GraphQLEnumType) or type_ is GraphQLBoolean:
        return value
    return True


class _Uses(Visitor):
    """Finds how a document uses its variables where their values, or the types in them, shape a statement."""

    def __init__(self) -> None:
        super().__init__()
        self.by_value: set[str] = set()
        self.by_type: set[str] = set()

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        name = node.name.value
        for argument in node.arguments or ():
            if isinstance(argument.value, VariableNode):
                if argument.name.value in ("first", "last") or name in ABOUT_SCHEMA:
                    self.by_value.add(argument.value.name.value)
                elif name == "node":
                    self.by_type.add(argument.value.name.value)

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        for argument in node.arguments or ():
            if isinstance(argument.value, VariableNode):
                self.by_value.add(argument.value.name.value)


def _refuse_kind(operation: OperationDefinitionNode, allow: frozenset[str]) -> None:
    kind = operation.operation.value
    if kind not in allow:
        raise Refusal("OPERATION_NOT_ALLOWED", f"此请求方式不能执行 {kind}。", f"A {kind} cannot be sent this way.")


def _select(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    chosen = [node for node in operations if name is None or (node.name is not None and node.name.value == name)]
    if len(chosen) == 1 or (chosen and name is not None):
        return chosen[0]
    if name is None and operations:
        raise Refusal(
            "OPERATION_NAME_NEEDED",
            "请求中有多个操作,请给出 operationName。",
            "Say which operation: give operationName.",
        )
    raise Refusal(
        "OPERATION_NOT_FOUND", "请求中没有这个操作。", "There is no such operation in the request.", "operationName"
    )
