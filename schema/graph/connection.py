"""A connection as SQL: its page, its cursors, what lies beyond it, and how many there are in all."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from schema.graph.declared import Entity
from schema.graph.dialects import Json, Scalar, Value, array_of, type_name
from schema.graph.filtering import Order
from schema.graph.paging import Page, beyond, cursor_sql
from schema.graph.selections import Nodes, Selections, selections_of
from schema.graph.statement import TableRow, kept

if TYPE_CHECKING:
    from schema.graph.compiler import Compiler

ROWS_OF_A_TOTAL = 100


class Connection:
    """One connection of an operation. Each part that is asked for is a subquery over the same conditions."""

    def __init__(
        self,
        compiler: "Compiler",
        target: type[Entity],
        *,
        parent: TableRow | None,
        conditions: Callable[[TableRow], str],
        order: Order,
        page: Page,
    ) -> None:
        self.compiler = compiler
        self.statement = compiler.statement
        self.dialect = compiler.dialect
        self.target = target
        self.parent = parent
        self.name = target.declaration.name
        self.conditions = conditions
        self.order = order
        self.page = page

    def object(self, sets: Selections) -> Json:
        """The JSON object of what is asked of the connection."""
        asked = self.compiler.operation.fields(frozenset((f"{self.name}Connection",)), sets)
        return self.dialect.object([(key, self._field(nodes)) for key, nodes in asked.items()])

    def _field(self, nodes: Nodes) -> Value:
        selections = selections_of(nodes)
        match nodes[0].name.value:
            case "nodes":
                return self._page(lambda row: self.compiler.object(self.target, row, selections))
            case "edges":
                return self._page(lambda row: self._edge(row, selections))
            case "pageInfo":
                return self._page_info(selections)
            case "totalCount":
                return self._total()
            case _:
                return type_name(f"{self.name}Connection")

    def _edge(self, row: TableRow, sets: Selections) -> Json:
        asked = self.compiler.operation.fields(frozenset((f"{self.name}Edge",)), sets)
        pairs: list[tuple[str, Value]] = []
        for key, nodes in asked.items():
            match nodes[0].name.value:
                case "cursor":
                    pairs.append((key, Scalar(cursor_sql(self.statement, self.order, row), "word", filled=True)))
                case "node":
                    selections = selections_of(nodes)
                    pairs.append((key, self.compiler.object(self.target, row, selections)))
                case _:
                    pairs.append((key, type_name(f"{self.name}Edge")))
        return self.dialect.object(pairs)

    def _page(self, item: Callable[[TableRow], Json]) -> Json:
        row = self.compiler.rows_of(self.target)
        conditions = self._between(row.inside)
        self.statement.reads(self.page.size)
        with self.statement.within(self.page.size):
            items = self.dialect.items(item(row))
        return array_of(kept(self.parent, f"(SELECT {items} FROM {self._rows(row, conditions)})"))

    def _rows(self, row: TableRow, conditions: str) -> str:
        """The rows of the page in the connection's order."""
        if not self.page.backward:
            return row.chosen(conditions, self.order.sql(row.inside), self.page.size)
        forward = self.order.sql(row)
        backward = row.chosen(conditions, self.order.sql(row, backward=True), self.page.size)
        return f"(SELECT * FROM {backward} ORDER BY {forward}) AS {row.alias}"

    def _between(self, row: TableRow) -> str:
        parts = [self.conditions(row)]
        if self.page.after is not None:
            parts.append(beyond(self.statement, self.order, row, self.page.after, after=True))
        if self.page.before is not None:
            parts.append(beyond(self.statement, self.order, row, self.page.before, after=False))
        return " AND ".join(parts)

    def _page_info(self, sets: Selections) -> Json:
        asked = self.compiler.operation.fields(frozenset(("PageInfo",)), sets)
        return self.dialect.object([(key, self._page_info_field(nodes[0].name.value)) for key, nodes in asked.items()])

    def _page_info_field(self, name: str) -> Value:
        match name:
            case "hasNextPage":
                return self.dialect.boolean(self._more(at_the_end=True))
            case "hasPreviousPage":
                return self.dialect.boolean(self._more(at_the_end=False))
            case "startCursor":
                return self._outermost(backward=False)
            case "endCursor":
                return self._outermost(backward=True)
            case _:
                return type_name("PageInfo")

    def _more(self, *, at_the_end: bool) -> str:
        """Whether rows lie beyond one end of the page: past a cursor that bounds it, or past its size."""
        self.statement.reads(1)
        bound = self.page.before if at_the_end else self.page.after
        parts = []
        if bound is not None:
            row = self.compiler.rows_of(self.target)
            inside = beyond(self.statement, self.order, row, bound, after=not at_the_end)
            parts.append(f"EXISTS (SELECT 1 FROM {row.source} WHERE {self.conditions(row)} AND NOT ({inside}))")
        if self.page.backward != at_the_end:
            row = self.compiler.rows_of(self.target)
            self.statement.reads(self.page.size)
            limited = f"SELECT 1 FROM {row.source} WHERE {self._between(row)} LIMIT {self.page.size + 1}"
            parts.append(f"(SELECT count(*) FROM ({limited}) AS ahead) > {self.page.size}")
        return kept(self.parent, f"({' OR '.join(parts)})") if parts else "FALSE"

    def _outermost(self, *, backward: bool) -> Value:
        """The cursor of the first row of the page, or of the last."""
        row = self.compiler.rows_of(self.target)
        conditions = self._between(row.inside)
        self.statement.reads(self.page.size)
        cursor = cursor_sql(self.statement, self.order, row)
        end = self.order.sql(row, backward=backward)
        found = f"(SELECT {cursor} FROM {self._rows(row, conditions)} ORDER BY {end} LIMIT 1)"
        return Scalar(kept(self.parent, found))

    def _total(self) -> Value:
        self.statement.reads(ROWS_OF_A_TOTAL)
        row = self.compiler.rows_of(self.target)
        count = f"(SELECT count(*) FROM {row.source} WHERE {self.conditions(row)})"
        return Scalar(kept(self.parent, count), "number", filled=True)
