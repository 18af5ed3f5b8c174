"""From what the subjects declared to the schema that answers."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema.graph.declarations import Declarations
from schema.graph.entity import Entity, Query
from schema.graph.execute import BuiltSchema
from schema.graph.scalars import SCALARS
from schema.graph.types import Node, TypeBuilder


def build_schema(entities: list[type[Entity]]) -> BuiltSchema:
    """The schema of these entities and of `Query`."""
    builder = TypeBuilder([*entities, Query])
    schema = strawberry.Schema(
        query=builder.objects[Query],
        types=[Node, *(builder.objects[entity] for entity in entities)],
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    return BuiltSchema(schema, Declarations([*entities, Query], schema._schema))
