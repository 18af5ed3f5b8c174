"""Where questions about people begin."""

from schema.graph.declared import Query, Row
from schema.graph.entity import field_of
from schema.people.types import Person


@field_of(Query, many=Person)
def people(person: Row) -> str:
    """The people whom the viewer may see."""
    return "TRUE"
