"""What was declared, looked up by the names that an operation uses."""

from collections.abc import Mapping

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema
from strawberry.utils.str_converters import to_camel_case

from schema.graph.declared import Action, Entity, Field
from schema.graph.types import target_of


class Declarations:
    """The entities of a schema beside the GraphQL schema that was built from them."""

    def __init__(self, entities: list[type[Entity]], graphql: GraphQLSchema) -> None:
        self.graphql = graphql
        self.entities: Mapping[str, type[Entity]] = {entity.declaration.name: entity for entity in entities}
        self._names = {entity: {to_camel_case(name): name for name in entity.declaration.fields} for entity in entities}

    def definition(self, type_name: str, field: str) -> GraphQLField:
        """GraphQL's definition of a field."""
        type_ = self.graphql.type_map[type_name]
        assert isinstance(type_, GraphQLObjectType)
        found: GraphQLField = type_.fields[field]
        return found

    def declared(self, entity: type[Entity], field: str) -> tuple[str, Field]:
        """The Python name of a GraphQL field, and what was declared under it."""
        name = self._names[entity][field]
        return name, entity.declaration.fields[name]

    def action(self, entity: type[Entity], field: str) -> Action:
        """The action that a field of `viewerCan` tells of."""
        return next(action for name, action in entity.declaration.actions.items() if to_camel_case(name) == field)

    def target(self, entity: type[Entity], name: str) -> type[Entity]:
        """The entity that the foreign key `name` of `entity` points to."""
        return target_of(self.entities.values(), entity, name)
