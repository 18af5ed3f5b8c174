"""From one field of an operation to one SQL statement whose result is the JSON of its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from graphql import FieldNode, SelectionSetNode

from schema.graph.arguments import BoundArgument, bound_arguments
from schema.graph.connection import Connection
from schema.graph.declarations import Declarations
from schema.graph.dialects import Dialect, text_literal
from schema.graph.entity import Column, Computed, Entity, Few, Many, One, Part, Query, Reference, Takes, Tally
from schema.graph.filtering import condition, order_of
from schema.graph.givens import Given, given_arguments
from schema.graph.keys import malformed_id, parse_id
from schema.graph.limits import refuse_too_many_rows
from schema.graph.paging import page_of
from schema.graph.refusals import Refusal, not_found
from schema.graph.scalars import GeoJSON
from schema.graph.selections import Operation
from schema.graph.statement import Slot, Statement, TableRow
from schema.graph.types import column_type
from schema.graph.viewer import Viewer
from schema.graph.visibility import visibility

ROWS_OF_A_FEW = 10
ROWS_OF_A_TALLY = 50
ROWS_OF_A_LOOK_UP = 30

Nodes = Sequence[FieldNode]
Arguments = Mapping[str, Given]


@dataclass(frozen=True)
class Compiled:
    """A statement ready to run: its text, how to fill its parameters, its estimated rows, and what null means.

    `looks_up` only a few rows by their keys, which costs less than handing it to a thread.
    """

    sql: str
    slots: tuple[Slot, ...]
    rows: int
    looks_up: bool
    missing: Refusal | None


class Compiler:
    """Compiles one root field of an operation for a viewer on one engine."""

    def __init__(self, declarations: Declarations, dialect: Dialect, operation: Operation, viewer: Viewer) -> None:
        self.declarations = declarations
        self.dialect = dialect
        self.operation = operation
        self.statement = Statement(dialect, viewer)

    def compile(self, nodes: Nodes) -> Compiled:
        """The statement of a root field, of which `nodes` are the merged occurrences."""
        name = nodes[0].name.value
        given = self._given(Query, nodes[0])
        missing = None
        if name == "node":
            sql, missing = self._node(nodes, given["id"]), _missing(given)
        else:
            _, declared = self.declarations.declared(Query, name)
            missing = _missing(given) if isinstance(declared, One) else None
            sql = self._value(Query, (), nodes, given)
        rows = self.statement.rows
        refuse_too_many_rows(rows)
        looks_up = rows <= ROWS_OF_A_LOOK_UP and not self.statement.scans
        answer = f"SELECT {self.dialect.answer(sql)}"
        return Compiled(answer, tuple(self.statement.slots), rows, looks_up, missing)

    def object(self, entity: type[Entity], row: TableRow, sets: Sequence[SelectionSetNode | None]) -> str:
        """The JSON object of what is asked of one row."""
        name = entity.declaration.name
        asked = self.operation.fields(frozenset((name, "Node")), sets)
        return self.dialect.object([(key, self._field(entity, row, nodes)) for key, nodes in asked.items()])

    def visible(self, entity: type[Entity], row: TableRow) -> str:
        """Whether the viewer sees a row."""
        return visibility(self.declarations, self.statement, entity, row)

    def rows_of(self, entity: type[Entity]) -> TableRow:
        """A new row of an entity's table."""
        assert entity.declaration.table is not None
        return self.statement.row(entity.declaration.table)

    def _given(self, entity: type[Entity], node: FieldNode) -> Arguments:
        definition = self.declarations.definition(entity.declaration.name, node.name.value)
        return given_arguments(node, definition, self.operation.variables)

    def _field(self, entity: type[Entity], row: TableRow, nodes: Nodes) -> str:
        name = nodes[0].name.value
        if name == "__typename":
            return text_literal(entity.declaration.name)
        if name == "id":
            return f"{text_literal(entity.declaration.name + ':')} || {row.id}"
        return self._value(entity, (row,), nodes, self._given(entity, nodes[0]))

    def _value(self, entity: type[Entity], rows: tuple[TableRow, ...], nodes: Nodes, given: Arguments) -> str:
        name, declared = self.declarations.declared(entity, nodes[0].name.value)
        match declared:
            case Column():
                return self._scalar(column_type(entity, name, declared), getattr(rows[0], name))
            case Computed():
                arguments = self._arguments(declared.takes, given)
                return self._scalar(declared.gives, f"({declared.expression(*rows, **arguments)})")
            case Tally():
                return self._tally(declared, rows, given)
            case Part():
                return self.object(declared.target, rows[0], _selections(nodes))
            case Reference():
                return self._reference(entity, name, rows[0], nodes)
            case One():
                return self._one(declared, rows, nodes, given)
            case Few():
                return self._few(declared, rows, nodes, given)
            case Many():
                return self._many(declared, rows, nodes, given)

    def _arguments(self, takes: Takes, given: Arguments) -> dict[str, BoundArgument]:
        return bound_arguments(self.statement, takes, given)

    def _scalar(self, type_: Any, sql: str) -> str:
        if type_ is bool:
            return self.dialect.boolean(sql)
        if type_ is GeoJSON:
            return self.dialect.geometry(sql)
        if type_ is date:
            return self.dialect.date(sql)
        if isinstance(type_, type) and issubclass(type_, Enum) and issubclass(type_, int):
            names = " ".join(f"WHEN {member.value} THEN {text_literal(member.name)}" for member in type_)
            return f"CASE {sql} {names} END"
        return sql

    def _tally(self, declared: Tally, rows: tuple[TableRow, ...], given: Arguments) -> str:
        target = self.rows_of(declared.target)
        self.statement.searches(ROWS_OF_A_TALLY)
        conditions = self._conditions(declared, rows, target, given)
        found = f"FROM {target.source} WHERE {conditions}"
        if declared.gives is bool:
            return self.dialect.boolean(f"EXISTS (SELECT 1 {found})")
        return f"(SELECT count(*) {found})"

    def _conditions(
        self, declared: Tally | One | Few | Many, rows: tuple[TableRow, ...], target: TableRow, given: Arguments
    ) -> str:
        predicate = declared.predicate(*rows, target, **self._arguments(declared.takes, given))
        if getattr(declared, "owned", False):
            return predicate
        return f"{predicate} AND {self.visible(declared.target, target)}"

    def _node(self, nodes: Nodes, given: Given) -> str:
        entity = self.declarations.entities.get(parse_id(given.name, given.value)[0])
        if entity is None or entity.declaration.table is None:
            raise malformed_id(given.name, "Grid:42")
        row = self.rows_of(entity)
        key = self.statement.bind(given, int, lambda text: parse_id(given.name, text)[1])
        return self._single(entity, row, f"{row.id} = {key} AND {self.visible(entity, row)}", nodes)

    def _single(self, entity: type[Entity], row: TableRow, conditions: str, nodes: Nodes) -> str:
        self.statement.reads(1)
        return f"(SELECT {self.object(entity, row, _selections(nodes))} FROM {row.source} WHERE {conditions})"

    def _reference(self, entity: type[Entity], name: str, row: TableRow, nodes: Nodes) -> str:
        target = self.declarations.target(entity, name)
        found = self.rows_of(target)
        link = f"{found.id} = {getattr(row, name + '_id')}"
        if entity.declaration.owner == name:
            return self._single(target, found, link, nodes)
        return self._single(target, found, f"{link} AND {self.visible(target, found)}", nodes)

    def _one(self, declared: One, rows: tuple[TableRow, ...], nodes: Nodes, given: Arguments) -> str:
        row = self.rows_of(declared.target)
        conditions = self._conditions(declared, rows, row, given)
        if declared.newest is not None:
            conditions += f" ORDER BY {getattr(row, declared.newest)} DESC LIMIT 1"
        return self._single(declared.target, row, conditions, nodes)

    def _few(self, declared: Few, rows: tuple[TableRow, ...], nodes: Nodes, given: Arguments) -> str:
        row = self.rows_of(declared.target)
        conditions = self._conditions(declared, rows, row, given)
        self.statement.reads(ROWS_OF_A_FEW)
        self.statement.multiplier *= ROWS_OF_A_FEW
        item = self.object(declared.target, row, _selections(nodes))
        self.statement.multiplier //= ROWS_OF_A_FEW
        order = ", ".join(getattr(row, column) for column in declared.order)
        return f"(SELECT {self.dialect.array_of(item)} FROM {row.narrowed(conditions, order, None)})"

    def _many(self, declared: Many, rows: tuple[TableRow, ...], nodes: Nodes, given: Arguments) -> str:
        target = declared.target

        def conditions(row: TableRow) -> str:
            found = self._conditions(declared, rows, row, given)
            if "filter" not in given or given["filter"].value is None:
                return found
            return f"{found} AND {condition(self.statement, target, row, given['filter'])}"

        order = order_of(target, given.get("orderBy"))
        connection = Connection(self, target, conditions, order, page_of(given))
        return connection.object(_selections(nodes))


def _selections(nodes: Nodes) -> list[SelectionSetNode | None]:
    return [node.selection_set for node in nodes]


def _missing(given: Arguments) -> Refusal:
    argument = next((name for name, value in given.items() if value.value is not None), "id")
    return not_found(argument, "没有这一项,或者您无权查看。", "there is none, or you may not see it.")
