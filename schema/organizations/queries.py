"""Where questions about organizations begin."""

from schema.graph.declared import Query, Row
from schema.graph.entity import field_of
from schema.organizations.types import Organization


@field_of(Query, many=Organization)
def organizations(organization: Row) -> str:
    """All organizations."""
    return "TRUE"
