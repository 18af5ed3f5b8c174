"""Errors of GraphQL's own as our answers tell them: labelled, and naming the argument at fault."""

from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLError,
    Node,
    ObjectFieldNode,
    VariableDefinitionNode,
    Visitor,
    visit,
)

from schema.graph.refusals import Language, Refusal


def told(error: GraphQLError, code: str, language: Language, document: DocumentNode) -> dict[str, object]:
    """An error about a document, as a response carries it."""
    if isinstance(error.original_error, Refusal):
        return {**error.original_error.formatted(language), "path": error.path}
    extensions: dict[str, object] = {"code": code}
    argument = next((name for node in error.nodes or () if (name := _argument(node, document))), None)
    if argument is not None:
        extensions["argument"] = argument
    message = f"请求不符合接口定义:{error.message}" if language == "zh" else error.message
    formatted: dict[str, object] = {"message": message, "extensions": extensions}
    if error.locations:
        formatted["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path:
        formatted["path"] = error.path
    return formatted


def _argument(node: Node, document: DocumentNode) -> str | None:
    if isinstance(node, VariableDefinitionNode):
        return f"${node.variable.name.value}"
    finder = _Innermost(node)
    visit(document, finder)
    return finder.name


class _Innermost(Visitor):
    """Finds the innermost argument or input field around a node."""

    def __init__(self, sought: Node) -> None:
        super().__init__()
        self.sought = sought
        self.name: str | None = None

    def enter(self, node: Node, *_: Any) -> None:
        """Called from the outside in, so that the last one found is the innermost."""
        if isinstance(node, ArgumentNode | ObjectFieldNode) and self._around(node):
            self.name = node.name.value

    def _around(self, node: Node) -> bool:
        if node.loc is None or self.sought.loc is None:
            return False
        return node.loc.start <= self.sought.loc.start and self.sought.loc.end <= node.loc.end
