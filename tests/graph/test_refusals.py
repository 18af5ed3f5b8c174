"""What the graph refuses: a stable code, the argument at fault, and nothing read."""

from typing import Any

import pytest

from schema.graph.execute import Graph
from tests.graph.worlds import ask
from tests.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

REFUSED = {
    "an unknown code": ('{grid(code: "999999") {name}}', {}, "NOT_FOUND", "code"),
    "an unknown id": ('{node(id: "Grid:99999") {id}}', {}, "NOT_FOUND", "id"),
    "an id of another type": ('{grid(id: "PartnerUnit:1") {name}}', {}, "BAD_INPUT", "id"),
    "an id of no type": ('{node(id: "Street:1") {id}}', {}, "BAD_INPUT", "id"),
    "an id without a number": ("query ($id: ID!) {node(id: $id) {id}}", {"id": "Grid"}, "BAD_INPUT", "id"),
    "an id that no column holds": ('{node(id: "Grid:9223372036854775808") {id}}', {}, "BAD_INPUT", "id"),
    "neither id nor code": ("{grid {name}}", {}, "BAD_INPUT", "code"),
    "both id and code": ('{grid(id: "Grid:1", code: "01") {name}}', {}, "BAD_INPUT", "code"),
    "a cursor that is none": ('{grids(after: "zz") {totalCount nodes {id}}}', {}, "BAD_INPUT", "after"),
    "a cursor in a variable": (
        "query ($c: String) {grids(before: $c) {nodes {id}}}",
        {"c": "00ff"},
        "BAD_INPUT",
        "before",
    ),
    "a cursor of another order": ('{grids(after: "6e616d651f61") {nodes {id}}}', {}, "BAD_INPUT", "after"),
    "a page below zero": ("{grids(first: -1) {nodes {id}}}", {}, "BAD_INPUT", "first"),
    "a page over the limit": ("{grids(last: 201) {nodes {id}}}", {}, "BAD_INPUT", "last"),
    "a page from both ends": ("{grids(first: 1, last: 1) {nodes {id}}}", {}, "BAD_INPUT", "last"),
    "a page that is a text": ('{grids(first: "1") {nodes {id}}}', {}, "VALIDATION_FAILED", "first"),
    "an unknown filter": ('{grids(filter: {colour: "red"}) {nodes {id}}}', {}, "VALIDATION_FAILED", "colour"),
    "an unknown filter in a variable": (
        "query ($f: GridFilter) {grids(filter: $f) {nodes {id}}}",
        {"f": {"colour": "red"}},
        "BAD_INPUT",
        "$f",
    ),
    "an unknown field": ("{grids {nodes {colour}}}", {}, "VALIDATION_FAILED", None),
    "an unknown level": ("{grids(filter: {level: {eq: MOON}}) {nodes {id}}}", {}, "VALIDATION_FAILED", "eq"),
    "an id in a filter": (
        '{grids(filter: {or: [{within: "here"}]}) {nodes {id}}}',
        {},
        "BAD_INPUT",
        "filter.or.0.within",
    ),
    "a null character": ('{grids(filter: {text: "\\u0000"}) {nodes {id}}}', {}, "BAD_INPUT", "filter.text"),
    "a lone surrogate": (
        "query ($t: String!) {grids(filter: {name: {in: [$t]}}) {nodes {id}}}",
        {"t": "\ud800"},
        "BAD_INPUT",
        "filter.name.in",
    ),
    "a cursor with words for a number": (
        "query ($c: String) {resources(orderBy: [{field: QUANTITY}], after: $c) {nodes {id}}}",
        {"c": b"quantity,id\x1fabc\x1f1".hex()},
        "BAD_INPUT",
        "after",
    ),
    "a cursor with too great a number": (
        "query ($c: String) {resources(orderBy: [{field: QUANTITY}], after: $c) {nodes {id}}}",
        {"c": b"quantity,id\x1f9999999999999999999\x1f1".hex()},
        "BAD_INPUT",
        "after",
    ),
    "null where a default let it stand": (
        "query ($f: GridOrderField = CODE) {grids(orderBy: [{field: $f}]) {nodes {id}}}",
        {"f": None},
        "BAD_INPUT",
        "orderBy.0.field",
    ),
    "null for the id of a node": (
        'query ($i: ID = "Grid:1") {node(id: $i) {id}}',
        {"i": None},
        "BAD_INPUT",
        "id",
    ),
    "null for a condition": (
        "query ($b: Boolean = true) {roots {totalCount @include(if: $b)}}",
        {"b": None},
        "BAD_INPUT",
        "if",
    ),
    "a day that is a week": (
        '{partnerUnits(filter: {joinedOn: {eq: "2024-W01-1"}}) {totalCount}}',
        {},
        "VALIDATION_FAILED",
        "eq",
    ),
    "too many conditions": (
        "query ($f: GridFilter) {grids(filter: $f) {totalCount}}",
        {"f": {"or": [{"open": True}] * 40_000}},
        "OVER_LIMIT",
        "filter.or.99.open",
    ),
    "filters too deep": (
        "{grids(filter: " + "{not: " * 9 + "{open: true}" + "}" * 9 + ") {totalCount}}",
        {},
        "OVER_LIMIT",
        "levels",
    ),
    "lists too deep": ("{roots" + "{nodes{children" * 8 + "{totalCount}" + "}" * 16 + "}", {}, "OVER_LIMIT", "depth"),
    "objects too deep": ('{grid(code: "01")' + "{parent" * 9 + "{id}" + "}" * 9 + "}", {}, "OVER_LIMIT", "levels"),
    "a selection too wide": (
        "{roots(first: 1){nodes{"
        + " ".join(f"a{n}: counts {{{' '.join(('communities', 'grids', 'devices', 'resources'))}}}" for n in range(190))
        + "}}}",
        {},
        "OVER_LIMIT",
        "statement",
    ),
    "the same field over and over": ("{" + "roots {totalCount} " * 60 + "}", {}, "OVER_LIMIT", "pairs"),
    "the schema over and over": (
        "{" + " ".join(f"a{n}: __schema {{queryType {{name}}}}" for n in range(4)) + "}",
        {},
        "OVER_LIMIT",
        "introspections",
    ),
    "fragments too deep": (
        "{...A0} "
        + " ".join(f"fragment A{n} on Query {{...A{n + 1}}}" for n in range(490))
        + " fragment A490 on Query {roots {totalCount}}",
        {},
        "OVER_LIMIT",
        "spreads",
    ),
    "no operation": ("fragment F on Grid {id}", {}, "OPERATION_NOT_FOUND", "operationName"),
    "two operations": ("query A {roots {totalCount}} query B {roots {totalCount}}", {}, "OPERATION_NAME_NEEDED", None),
    "a broken query": ("{grids(", {}, "SYNTAX_ERROR", None),
    "an empty selection": ("{grids {nodes {}}}", {}, "SYNTAX_ERROR", None),
    "a mutation": ("mutation {grids {totalCount}}", {}, "OPERATION_NOT_ALLOWED", None),
}


@pytest.mark.parametrize(("query", "variables", "code", "argument"), REFUSED.values(), ids=REFUSED.keys())
async def test_bad_input_is_refused_and_named(
    graph: Graph, query: str, variables: dict[str, Any], code: str, argument: str | None
) -> None:
    answer = await ask(graph, query, variables)
    assert [error["extensions"]["code"] for error in answer["errors"]] == [code]
    assert answer["errors"][0]["extensions"].get("argument") == argument
    assert not any((answer.get("data") or {}).values())


async def test_a_refusal_speaks_the_language_of_its_reader(graph: Graph) -> None:
    messages = [
        (await ask(graph, "{grids(first: 999) {nodes {id}}}", language=language))["errors"][0]["message"]
        for language in ("zh", "en")
    ]
    assert messages == [
        "参数 first:每页条数应在 0 到 200 之间。",
        "Argument first: a page holds between 0 and 200 rows.",
    ]


async def test_a_hidden_row_answers_like_one_that_does_not_exist(graph: Graph, world: World) -> None:
    hidden = next(grid for grid in world.grids if not grid.published)
    answers = [
        await ask(graph, "query ($id: ID!) {node(id: $id) {id}}", {"id": f"Grid:{key}"}) for key in (hidden.id, 99999)
    ]
    assert answers[0] == answers[1]


async def test_an_error_suggests_nothing_of_the_schema(graph: Graph) -> None:
    answer = await ask(graph, "{grids {nodes {nam}}}")
    assert "Did you mean" not in answer["errors"][0]["message"]


async def test_one_missing_field_leaves_the_others_answered(graph: Graph) -> None:
    answer = await ask(graph, '{here: grid(code: "01") {code} gone: grid(code: "xx") {code} __typename}')
    assert answer["data"] == {"here": {"code": "01"}, "gone": None, "__typename": "Query"}
    assert [error["path"] for error in answer["errors"]] == [["gone"]]


async def test_a_hidden_grid_answers_within_it_like_one_that_does_not_exist(graph: Graph, world: World) -> None:
    hidden = next(grid for grid in world.grids if not grid.published)
    query = (
        "query ($id: ID!) {grids(filter: {within: $id}) {totalCount} partnerUnits(filter: {within: $id}) {totalCount}}"
    )
    answers = [await ask(graph, query, {"g": f"Grid:{key}"}) for key in (hidden.id, 99999)]
    assert answers[0] == answers[1]


async def test_a_question_about_the_schema_may_stand_beside_others(graph: Graph) -> None:
    query = 'query ($t: String!) {__type(name: $t) {name} grids(first: 1, filter: {code: {eq: "01"}}) {nodes {code}}}'
    for name in ("Grid", "PartnerUnit"):
        answer = await ask(graph, query, {"t": name})
        assert answer == {"data": {"__type": {"name": name}, "grids": {"nodes": [{"code": "01"}]}}}


async def test_six_lists_within_each_other_are_answered(graph: Graph) -> None:
    nested = "{roots" + "{nodes{children(first: 1)" * 6 + "{nodes{name}}" + "}" * 12 + "}"
    assert "errors" not in await ask(graph, nested)
