"""Who sees history."""

from schema.access.kinds import Right
from schema.graph.declared import Row, Sight


def sees_entry(entry: Row, sight: Sight) -> str:
    """Who may see the history of the grid where it happened; what has no place is for those who may see all."""
    return sight.reaches(entry.path, Right.SEE_HISTORY)
