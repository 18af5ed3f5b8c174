"""Where questions about history begin."""

from schema.graph.declared import Query, Row
from schema.graph.entity import field_of
from schema.history.types import HistoryEntry


@field_of(Query, many=HistoryEntry)
def history(entry: Row) -> str:
    """Every change that the viewer may see, oldest first."""
    return "TRUE"
