"""Which fields a selection asks of one object type, fragments spread out and conditions applied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLIncludeDirective,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)
from graphql.language.ast import BooleanValueNode

from schema.graph.givens import Variables, null_refused

Asked = dict[str, list[FieldNode]]
Nodes = Sequence[FieldNode]
Selections = Sequence[SelectionSetNode | None]


def selections_of(nodes: Nodes) -> Selections:
    """The selection sets of the occurrences of one field."""
    return [node.selection_set for node in nodes]


@dataclass(frozen=True)
class Operation:
    """The parts of a validated operation that the compiler reads."""

    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Variables

    def fields(self, type_names: frozenset[str], sets: Selections) -> Asked:
        """The fields asked of an object, by response key, merged over all its selection sets.

        `type_names` are the object's type and its interfaces.
        """
        asked: Asked = {}
        for selections in sets:
            if selections is not None:
                self._collect(type_names, selections, asked, set())
        return asked

    def _collect(self, types: frozenset[str], selections: SelectionSetNode, asked: Asked, spread: set[str]) -> None:
        for node in selections.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                asked.setdefault((node.alias or node.name).value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if node.type_condition is None or node.type_condition.name.value in types:
                    self._collect(types, node.selection_set, asked, spread)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                spread.add(node.name.value)
                fragment = self.fragments[node.name.value]
                if fragment.type_condition.name.value in types:
                    self._collect(types, fragment.selection_set, asked, spread)

    def _included(self, node: SelectionNode) -> bool:
        for directive in node.directives or ():
            name = directive.name.value
            if name in (GraphQLSkipDirective.name, GraphQLIncludeDirective.name):
                condition = (directive.arguments or ())[0].value
                if isinstance(condition, VariableNode):
                    value = self.variables.get(condition.name.value)
                    if value is None:
                        raise null_refused("if")
                    holds = bool(value)
                else:
                    holds = isinstance(condition, BooleanValueNode) and condition.value
                if holds is (name == GraphQLSkipDirective.name):
                    return False
        return True
