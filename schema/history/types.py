"""What the graph tells of history."""

from schema.graph.declared import Entity, Row
from schema.graph.entity import column, field_of
from schema.history import permissions, tables


class HistoryEntry(Entity, table=tables.HistoryEntry, visible=permissions.sees_entry, order=("id",)):
    """One change: who, when, from which post, what, before and after, and why (变更记录)."""

    at = column("When.", filtered=True, ordered=True)
    actor = column("Who, by the name they had then.", filtered=True)
    post = column("From which post, as it was called then; null for one who acted from none.")
    entity = column("Type of the object that was changed.", filtered=True)
    action = column("What was done.", filtered=True)
    reason = column("Why, in the words of who did it.")
    changes = column("What changed: {field: [before, after]}. Numbers and addresses of people are masked.", json=True)
    chain = column("Chain in which the entry is linked.")
    number = column("Place in its chain, from 1.")
    hash = column("Hash over the entry and the one before it in its chain.")


def remembered(entity: type[Entity]) -> None:
    """Give an entity the field `history`: what was done to each of its rows."""
    table = entity.declaration.table
    assert table is not None

    def history(row: Row, entry: Row) -> str:
        """What was done to it, as far as the viewer may see, oldest first."""
        return f"{entry.entity} = '{table.__name__}' AND {entry.row_id} = {row.id}"

    field_of(entity, many=HistoryEntry)(history)
