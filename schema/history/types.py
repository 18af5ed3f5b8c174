"""What the graph tells of history."""

from schema.graph.entity import Entity, column
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
