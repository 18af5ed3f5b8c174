"""Limits refuse what is too large before it is validated, in linear time, and tell the number."""

import time
from pathlib import Path

import pytest

from schema.graph.execute import Graph
from schema.graph.limits import LIMITS, parse_within_limits
from schema.graph.refusals import Refusal
from tests.graph.worlds import ask

SECOND = 1.0
BOMB = (
    "{ ...A0 } "
    + " ".join(f"fragment A{n} on Query {{ ...A{n + 1} ...A{n + 1} }}" for n in range(24))
    + (" fragment A24 on Query { roots { totalCount } }")
)

OVERSIZED = {
    "tokens": "{" + " a" * LIMITS.tokens + "}",
    "characters": "#" + "a" * LIMITS.characters + "\n{a}",
    "depth": "{a" * (LIMITS.depth + 1) + "}" * (LIMITS.depth + 1),
    "aliases": "{" + " ".join(f"a{n}: roots {{ totalCount }}" for n in range(LIMITS.aliases + 1)) + "}",
    "fields": BOMB,
}


@pytest.mark.parametrize(("limit", "query"), OVERSIZED.items(), ids=OVERSIZED.keys())
def test_what_is_too_large_is_refused_at_once_with_the_number(limit: str, query: str) -> None:
    started = time.perf_counter()
    with pytest.raises(Refusal) as refused:
        parse_within_limits(query)
    assert time.perf_counter() - started < SECOND
    assert (refused.value.code, refused.value.argument) == ("OVER_LIMIT", limit)
    assert str(getattr(LIMITS, limit)) in refused.value.message("zh")
    assert str(getattr(LIMITS, limit)) in refused.value.message("en")


def test_a_fragment_within_itself_is_left_to_validation() -> None:
    assert parse_within_limits("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }")


def test_nesting_that_no_parser_survives_is_a_syntax_error() -> None:
    with pytest.raises(Refusal) as refused:
        parse_within_limits("{a(b: " + "[" * 3000)
    assert refused.value.code == "SYNTAX_ERROR"


@pytest.mark.asyncio(loop_scope="session")
async def test_pages_within_pages_count_as_their_product(graph: Graph) -> None:
    nested = "{grids(first: 200) {nodes {children(first: 200) {nodes {children(first: 200) {nodes {id}}}}}}}"
    answer = await ask(graph, nested)
    assert [error["extensions"] for error in answer["errors"]] == [{"code": "OVER_LIMIT", "argument": "rows"}]
    assert str(LIMITS.rows) in answer["errors"][0]["message"]


@pytest.mark.parametrize("path", sorted(Path("frontend/src").rglob("*.graphql")), ids=str)
def test_the_screen_s_own_documents_stay_within_half_of_every_limit(path: Path) -> None:
    halved = type(LIMITS)(**{name: value // 2 for name, value in vars(LIMITS).items()})
    parse_within_limits(path.read_text(encoding="utf-8"), halved)
