"""Questions about the schema itself, which GraphQL's own executor answers."""

from collections.abc import Mapping
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute_sync,
)

from schema.graph.selections import Nodes

ABOUT_SCHEMA = ("__schema", "__type")


def answer_about_schema(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    nodes: Nodes,
    variables: Mapping[str, Any],
) -> bytes:
    """The JSON of one field about the schema, of which `nodes` are the merged occurrences."""
    definitions = [node for node in operation.variable_definitions or () if node.variable.name.value in variables]
    alone = OperationDefinitionNode(
        operation=OperationType.QUERY,
        variable_definitions=tuple(definitions),
        selection_set=SelectionSetNode(selections=tuple(nodes)),
    )
    document = DocumentNode(definitions=(alone, *fragments.values()))
    result = execute_sync(schema, document, variable_values=dict(variables))
    assert not result.errors, result.errors
    assert result.data is not None
    return orjson.dumps(next(iter(result.data.values())))
