"""Each scenario keeps its query, the SQL it runs and its answer side by side, so that a second statement is seen.

UPDATE_SCENARIOS=1 pytest tests/graph/test_scenarios.py
"""

import json
import os
from pathlib import Path

import pytest

from schema.access.kinds import Right
from schema.graph.compiler import Compiled
from schema.graph.execute import Graph
from schema.graph.viewer import ANONYMOUS, Viewer
from tests.graph.worlds import ask

SCENARIOS = sorted(path for path in (Path(__file__).parent / "scenarios").iterdir() if path.is_dir())

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda folder: folder.name)
async def test_a_scenario_runs_the_sql_and_gives_the_answer_it_gave(folder: Path, graph: Graph) -> None:
    query = (folder / "query.graphql").read_text(encoding="utf-8")
    variables = json.loads((folder / "variables.json").read_text(encoding="utf-8"))
    viewer = _viewer(folder)
    answer = json.dumps(await ask(graph, query, variables, viewer=viewer), ensure_ascii=False, indent=2) + "\n"
    plan = graph.plan(query, variables, viewer)
    statements = [part.sql for _, part in plan.fields if isinstance(part, Compiled)]
    assert len(statements) == 1
    _same(folder / f"{graph.dialect.name}.sql", _lines(statements[0]))
    _same(folder / "answer.json", answer)


def _viewer(folder: Path) -> Viewer:
    reach = folder / "reach.json"
    if not reach.exists():
        return ANONYMOUS
    return Viewer(1, 1, reach={Right.SEE: tuple(json.loads(reach.read_text(encoding="utf-8")))})


def _same(path: Path, text: str) -> None:
    if os.environ.get("UPDATE_SCENARIOS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def _lines(sql: str) -> str:
    """The statement with its subqueries on lines of their own, for a difference that can be read."""
    return sql.replace(" FROM ", "\n  FROM ").replace("(SELECT", "\n(SELECT").replace(" WHERE ", "\n  WHERE ") + "\n"
