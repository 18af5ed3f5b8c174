"""From one field of an operation to one SQL statement whose result is the JSON of its answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from graphql import FieldNode

from schema.graph.arguments import BoundArgument, bound_arguments
from schema.graph.connection import Connection
from schema.graph.declarations import Declarations
from schema.graph.declared import (
    Action,
    Change,
    Column,
    Computed,
    Entity,
    Few,
    Many,
    Obstacle,
    One,
    Part,
    Query,
    Reference,
    Takes,
    Tally,
)
from schema.graph.dialects import HERE, Dialect, Json, Scalar, Value, array_of, text_literal, type_name
from schema.graph.filtering import condition, order_of
from schema.graph.givens import Given, given_arguments
from schema.graph.keys import malformed_id, parse_id
from schema.graph.limits import refuse_too_long_a_statement, refuse_too_many_rows
from schema.graph.paging import page_of
from schema.graph.refusals import Language, Refusal, not_found
from schema.graph.scalars import JSON, GeoJSON
from schema.graph.selections import Nodes, Operation, Selections, selections_of
from schema.graph.statement import Slot, Statement, TableRow, kept
from schema.graph.types import column_type, is_nullable
from schema.graph.viewer import Viewer
from schema.graph.visibility import visibility
from schema.graph.words import Rank, Word

ROWS_OF_A_FEW = 10
ROWS_OF_A_TALLY = 50

Arguments = Mapping[str, Given]


@dataclass(frozen=True)
class Compiled:
    """A statement ready to run: its text, how to fill its parameters, its estimated rows, and what null means."""

    sql: str
    slots: tuple[Slot, ...]
    rows: int
    missing: Refusal | None


class Compiler:
    """Compiles one root field of an operation for a viewer on one engine."""

    def __init__(
        self, declarations: Declarations, dialect: Dialect, operation: Operation, viewer: Viewer, language: Language
    ) -> None:
        self.declarations = declarations
        self.dialect = dialect
        self.operation = operation
        self.language = language
        self.statement = Statement(dialect, viewer)

    def compile(self, nodes: Nodes) -> Compiled:
        """The statement of a root field, of which `nodes` are the merged occurrences."""
        name = nodes[0].name.value
        given = self._given(Query, nodes[0])
        value: Value
        missing = None
        if name == "node":
            value, missing = self._node(nodes, given["id"]), _missing(given)
        else:
            _, declared = self.declarations.declared(Query, name)
            missing = _missing(given) if isinstance(declared, One) and declared.takes else None
            value = self._value(Query, None, nodes, given)
        return self._compiled(value, missing)

    def compile_changed(self, entity: type[Entity], nodes: Nodes, keys: Sequence[int] | int) -> Compiled:
        """The statement of what a mutation changed: the row of a key, or those of several in their own order."""
        row = self.rows_of(entity)
        if isinstance(keys, int):
            key = self.statement.bind(_constant(keys), int)
            conditions = f"{row.inside.id} = {key} AND {self.visible(entity, row.inside)}"
            return self._compiled(Json(HERE, (self._single(entity, row, conditions, nodes),)), None)
        among = self.dialect.in_list(row.inside.id, self.statement.bind_list(_constant(list(keys)), int))
        conditions = f"{among} AND {self.visible(entity, row.inside)}"
        with self.statement.within(max(len(keys), 1)):
            item = self.object(entity, row, selections_of(nodes))
        order = ", ".join(getattr(row.inside, column) for column in entity.declaration.order)
        return self._compiled(
            array_of(f"(SELECT {self.dialect.items(item)} FROM {row.chosen(conditions, order)})"), None
        )

    def _compiled(self, value: Value, missing: Refusal | None) -> Compiled:
        rows = self.statement.rows
        refuse_too_many_rows(rows)
        answer = f"SELECT {self.dialect.answer(self.dialect.json(value))}"
        refuse_too_long_a_statement(len(answer))
        return Compiled(answer, tuple(self.statement.slots), rows, missing)

    def object(self, entity: type[Entity], row: TableRow, sets: Selections) -> Json:
        """The JSON object of what is asked of one row."""
        name = entity.declaration.name
        asked = self.operation.fields(frozenset((name, "Node")), sets)
        return self.dialect.object([(key, self._field(entity, row, nodes)) for key, nodes in asked.items()])

    def visible(self, entity: type[Entity], row: TableRow, *, owned: bool = False) -> str:
        """Whether the viewer sees a row; `owned`: one whose owner the viewer is known to see."""
        return visibility(self.declarations, self.statement, entity, row, owned=owned)

    def rows_of(self, entity: type[Entity]) -> TableRow:
        """A new row of an entity's table."""
        assert entity.declaration.table is not None
        return self.statement.row(entity.declaration.table)

    def _given(self, entity: type[Entity], node: FieldNode) -> Arguments:
        definition = self.declarations.definition(entity.declaration.name, node.name.value)
        return given_arguments(node, definition, self.operation.variables)

    def _field(self, entity: type[Entity], row: TableRow, nodes: Nodes) -> Value:
        name = nodes[0].name.value
        if name == "__typename":
            return type_name(entity.declaration.name)
        if name == "id":
            return Scalar(f"{text_literal(entity.declaration.name + ':')} || {row.id}", "word", filled=True)
        if name == "viewerCan":
            return self._viewer_can(entity, row, selections_of(nodes))
        return self._value(entity, row, nodes, self._given(entity, nodes[0]))

    def _viewer_can(self, entity: type[Entity], row: TableRow, sets: Selections) -> Json:
        asked = self.operation.fields(frozenset((f"{entity.declaration.name}ViewerCan",)), sets)
        pairs: list[tuple[str, Value]] = []
        for key, nodes in asked.items():
            name = nodes[0].name.value
            if name == "__typename":
                pairs.append((key, type_name(f"{entity.declaration.name}ViewerCan")))
            else:
                pairs.append((key, self._permission(self.declarations.action(entity, name), row, selections_of(nodes))))
        return self.dialect.object(pairs)

    def _permission(self, action: Action, row: TableRow, sets: Selections) -> Json:
        obstacles = action.obstacles(row, self.statement)
        self.statement.reads(1)
        first = row.keep(first_obstacle(obstacles))
        values: dict[str, Value] = {
            "__typename": type_name("Permission"),
            "allowed": self.dialect.boolean(f"{first} = 0"),
            "code": _told(first, [obstacle.code for obstacle in obstacles]),
            "reason": _told(first, [getattr(obstacle, self.language) for obstacle in obstacles]),
        }
        asked = self.operation.fields(frozenset(("Permission",)), sets)
        return self.dialect.object([(key, values[nodes[0].name.value]) for key, nodes in asked.items()])

    def _value(self, entity: type[Entity], row: TableRow | None, nodes: Nodes, given: Arguments) -> Value:
        name, declared = self.declarations.declared(entity, nodes[0].name.value)
        match declared:
            case Column():
                value = self._scalar(column_type(entity, name, declared), getattr(row, name))
                filled = not is_nullable(entity, name)
                return replace(value, filled=filled) if isinstance(value, Scalar) else value
            case Computed():
                arguments = self._arguments(declared.takes, given)
                return self._scalar(declared.gives, f"({declared.expression(row, **arguments)})")
            case Tally():
                return self._tally(declared, row, given)
            case Part():
                assert row is not None
                return self.object(declared.target, row, selections_of(nodes))
            case Reference():
                assert row is not None
                return self._reference(entity, name, row, nodes)
            case One():
                return self._one(declared, row, nodes, given)
            case Few():
                return self._few(declared, row, nodes, given)
            case Many():
                return self._many(declared, row, nodes, given)
            case Change():
                raise AssertionError("a mutation is done, not read")

    def _arguments(self, takes: Takes, given: Arguments) -> dict[str, BoundArgument]:
        return bound_arguments(self.statement, takes, given)

    def _scalar(self, type_: Any, sql: str) -> Value:
        if type_ is bool:
            return self.dialect.boolean(sql)
        if type_ is GeoJSON:
            return self.dialect.geometry(sql)
        if type_ is JSON:
            return Json(HERE, (f"coalesce({sql}, 'null')",))
        if type_ is date:
            return self.dialect.date(sql)
        if type_ is datetime:
            return self.dialect.moment(sql)
        if issubclass(type_, Rank):
            names = " ".join(f"WHEN {member.value} THEN {text_literal(member.name)}" for member in type_)
            return Scalar(f"CASE {sql} {names} END", "word")
        return Scalar(sql, "number" if type_ is int else "word" if issubclass(type_, Word) else "text")

    def _tally(self, declared: Tally, row: TableRow | None, given: Arguments) -> Value:
        target = self.rows_of(declared.target)
        self.statement.reads(ROWS_OF_A_TALLY)
        found = f"FROM {target.source} WHERE {self._conditions(declared, row, target, given)}"
        if declared.gives is bool:
            return self.dialect.boolean(kept(row, f"EXISTS (SELECT 1 {found})"))
        return Scalar(kept(row, f"(SELECT count(*) {found})"), "number", filled=True)

    def _conditions(
        self, declared: Tally | One | Few | Many, row: TableRow | None, target: TableRow, given: Arguments
    ) -> str:
        rows: tuple[object, ...] = (target,) if row is None else (row, target)
        if getattr(declared, "sighted", False):
            rows = (*rows, self.statement)
        predicate = declared.predicate(*rows, **self._arguments(declared.takes, given))
        return f"({predicate}) AND {self.visible(declared.target, target, owned=getattr(declared, 'owned', False))}"

    def _node(self, nodes: Nodes, given: Given) -> Json:
        entity = self.declarations.entities.get(parse_id(given.name, given.value)[0])
        if entity is None or entity.declaration.table is None:
            raise malformed_id(given.name, "Grid:42")
        row = self.rows_of(entity)
        key = self.statement.bind(given, int, lambda text: parse_id(given.name, text)[1])
        conditions = f"{row.inside.id} = {key} AND {self.visible(entity, row.inside)}"
        return Json(HERE, (self._single(entity, row, conditions, nodes),))

    def _single(
        self, entity: type[Entity], row: TableRow, conditions: str, nodes: Nodes, newest: str | None = None
    ) -> str:
        self.statement.reads(1)
        with self.statement.within(1):
            item = self.object(entity, row, selections_of(nodes)).sql
        if newest is None:
            return f"(SELECT {item} FROM {row.chosen(conditions)})"
        order = f"{getattr(row.inside, newest)} DESC"
        return f"(SELECT {item} FROM {row.chosen(conditions, order, 1)})"

    def _reference(self, entity: type[Entity], name: str, row: TableRow, nodes: Nodes) -> Value:
        target = self.declarations.target(entity, name)
        found = self.rows_of(target)
        conditions = f"{found.inside.id} = {getattr(row, name + '_id')}"
        if entity.declaration.owner != name:
            conditions += f" AND {self.visible(target, found.inside)}"
        return _or_null(kept(row, self._single(target, found, conditions, nodes)))

    def _one(self, declared: One, row: TableRow | None, nodes: Nodes, given: Arguments) -> Value:
        found = self.rows_of(declared.target)
        conditions = self._conditions(declared, row, found.inside, given)
        single = self._single(declared.target, found, conditions, nodes, declared.newest)
        return Json(HERE, (single,)) if row is None else _or_null(kept(row, single))

    def _few(self, declared: Few, row: TableRow | None, nodes: Nodes, given: Arguments) -> Value:
        found = self.rows_of(declared.target)
        conditions = self._conditions(declared, row, found.inside, given)
        self.statement.reads(ROWS_OF_A_FEW)
        with self.statement.within(ROWS_OF_A_FEW):
            item = self.object(declared.target, found, selections_of(nodes))
        order = ", ".join(getattr(found.inside, column) for column in declared.order)
        items = f"(SELECT {self.dialect.items(item)} FROM {found.chosen(conditions, order)})"
        return array_of(kept(row, items))

    def _many(self, declared: Many, row: TableRow | None, nodes: Nodes, given: Arguments) -> Value:
        target = declared.target

        def conditions(found: TableRow) -> str:
            related = self._conditions(declared, row, found, given)
            if "filter" not in given or given["filter"].value is None:
                return related
            return f"{related} AND {condition(self.statement, target, found, given['filter'])}"

        order = order_of(target, given.get("orderBy"))
        connection = Connection(self, target, parent=row, conditions=conditions, order=order, page=page_of(given))
        return connection.object(selections_of(nodes))


def first_obstacle(obstacles: Sequence[Obstacle]) -> str:
    """The number, from 1, of the first obstacle in the way; 0 where there is none."""
    cases = " ".join(
        f"WHEN ({obstacle.clear}) IS NOT TRUE THEN {number}" for number, obstacle in enumerate(obstacles, 1)
    )
    return f"CASE {cases} ELSE 0 END" if cases else "0"


def _told(first: str, texts: Sequence[str]) -> Scalar:
    cases = " ".join(f"WHEN {number} THEN {text_literal(text)}" for number, text in enumerate(texts, 1))
    return Scalar(f"CASE {first} {cases} END" if cases else "NULL")


def _constant(value: object) -> Given:
    return Given("changed", value, lambda _: value)


def _or_null(sql: str) -> Json:
    return Json(HERE, (f"coalesce({sql}, 'null')",))


def _missing(given: Arguments) -> Refusal:
    argument = next((name for name, value in given.items() if value.value is not None), "id")
    return not_found(argument, "没有这一项,或者您无权查看。", "there is none, or you may not see it.")
