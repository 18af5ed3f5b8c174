"""The rule of who sees a row, as a predicate of the statement that reads it."""

from schema.graph.declarations import Declarations
from schema.graph.declared import Entity
from schema.graph.statement import Statement, TableRow


def visibility(
    declarations: Declarations, statement: Statement, entity: type[Entity], row: TableRow, *, owned: bool = False
) -> str:
    """Whether the viewer sees a row: its own rule, and that of the row it is part of, unless that is `owned`."""
    declaration = entity.declaration
    rules = [] if declaration.visible is None else [f"({declaration.visible(row, statement)})"]
    if declaration.owner is not None and not owned:
        owner = declarations.target(entity, declaration.owner)
        assert owner.declaration.table is not None
        above = statement.row(owner.declaration.table)
        link = f"{above.id} = {getattr(row, declaration.owner + '_id')}"
        rule = visibility(declarations, statement, owner, above)
        rules.append(f"EXISTS (SELECT 1 FROM {above.source} WHERE {link} AND {rule})")
    return " AND ".join(rules) or "TRUE"
