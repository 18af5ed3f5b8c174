"""Joins every subject's fields into one schema."""

import schema.grids.queries
import schema.partners.queries
import schema.services.queries
from schema.graph.build import build_schema
from schema.graph.entity import Entity
from schema.graph.execute import BuiltSchema
from schema.grids import types as grids
from schema.partners import types as partners
from schema.services import types as services

SUBJECTS = (schema.grids.queries, schema.partners.queries, schema.services.queries)

ENTITIES: list[type[Entity]] = [
    declared
    for subject in (grids, partners, services)
    for declared in vars(subject).values()
    if isinstance(declared, type) and issubclass(declared, Entity) and declared.__module__ == subject.__name__
]


def build_root(*, suggest: bool = False) -> BuiltSchema:
    """The schema of the whole product. `suggest` adds "Did you mean" to errors: for development only."""
    return build_schema(ENTITIES, suggest=suggest)
