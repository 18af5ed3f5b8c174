"""Where questions about organizations begin."""

from schema.graph.entity import Query, Row, field_of
from schema.organizations.types import Organization


@field_of(Query, many=Organization)
def organizations(organization: Row) -> str:
    """All organizations."""
    return "TRUE"
