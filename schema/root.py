"""Joins every subject's fields into one schema."""

from schema.accounts import mutations as account_mutations
from schema.accounts import queries as account_queries
from schema.accounts import types as accounts
from schema.graph.build import build_schema
from schema.graph.declared import Entity
from schema.graph.execute import BuiltSchema
from schema.grids import mutations as grid_mutations
from schema.grids import queries as grid_queries
from schema.grids import types as grids
from schema.history import queries as history_queries
from schema.history import types as history
from schema.organizations import mutations as organization_mutations
from schema.organizations import queries as organization_queries
from schema.organizations import types as organizations
from schema.partners import queries as partner_queries
from schema.partners import types as partners
from schema.people import mutations as people_mutations
from schema.people import queries as people_queries
from schema.people import types as people
from schema.posts import mutations as post_mutations
from schema.posts import types as posts
from schema.services import queries as service_queries
from schema.services import types as services

# Their being imported is what adds their fields.
ROOT_FIELDS = (
    account_mutations,
    account_queries,
    grid_mutations,
    grid_queries,
    history_queries,
    organization_mutations,
    organization_queries,
    partner_queries,
    people_mutations,
    people_queries,
    post_mutations,
    service_queries,
)
SUBJECTS = (history, grids, people, posts, accounts, organizations, partners, services)

ENTITIES: list[type[Entity]] = [
    declared
    for subject in SUBJECTS
    for declared in vars(subject).values()
    if isinstance(declared, type) and issubclass(declared, Entity) and declared.__module__ == subject.__name__
]


def build_root(*, suggest: bool = False) -> BuiltSchema:
    """The schema of the whole product. `suggest` adds "Did you mean" to errors: for development only."""
    return build_schema(ENTITIES, suggest=suggest)
