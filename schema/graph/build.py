"""From what the subjects declared to the schema that answers."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema.graph.declarations import Declarations
from schema.graph.declared import Entity, Mutation, Query
from schema.graph.execute import BuiltSchema
from schema.graph.prepared import Operations
from schema.graph.scalars import SCALARS
from schema.graph.types import Node, TypeBuilder


def build_schema(entities: list[type[Entity]], *, suggest: bool = False) -> BuiltSchema:
    """The schema of these entities and of `Query`. `suggest` adds "Did you mean" to errors: for development only."""
    declared = [*entities, Query, Mutation]
    builder = TypeBuilder(declared)
    schema = strawberry.Schema(
        query=builder.objects[Query],
        mutation=builder.objects[Mutation],
        types=[Node, *(builder.objects[entity] for entity in entities)],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    declarations = Declarations(declared, schema._schema)
    return BuiltSchema(schema, declarations, Operations(declarations, suggest=suggest))
