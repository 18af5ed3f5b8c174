"""What the README says is so."""

import json
import re
from pathlib import Path

from api.settings import Settings
from schema.access.kinds import Prerequisite
from schema.database import open_database
from schema.demonstration.accounts import LOGINS, PASSWORD
from schema.graph.execute import open_graph
from schema.graph.unit import NOT_ALLOWED, NOT_SIGNED_IN, SESSION_NEEDED
from schema.root import build_root
from tests.graph.worlds import ask

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


async def test_its_query_gives_its_answer(demonstration_file: Path) -> None:
    query, answer = _block("graphql"), json.loads(_block("json"))
    async with open_database(f"sqlite://{demonstration_file}") as database, open_graph(build_root(), database) as graph:
        assert await ask(graph, query) == answer


def test_it_names_every_error_code() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8") for folder in ("api", "schema") for path in (ROOT / folder).rglob("*.py")
    )
    made = set(re.findall(r'(?:Refusal|Invalid|told)\(\s*(?:error, )?"([A-Z_]+)"', sources))
    made |= set(re.findall(r'Obstacle\(\s*f?"[^\n]*",\s*"([A-Z_]+)"', sources))
    made |= {NOT_SIGNED_IN, NOT_ALLOWED, SESSION_NEEDED, *(each.value for each in Prerequisite)}
    assert {"OWN_ACCOUNT", "WRONG_CODE"} < made
    assert {code for code in made if f"`{code}`" not in README} == set()


def test_it_names_every_setting() -> None:
    settings = {f"`WANGGE_{name.upper()}`" for name in vars(Settings())}
    assert {name for name in settings if name not in README} == set()


def test_it_names_an_account_to_sign_in_with() -> None:
    named = re.search(r"Sign in as `(\w+)` .* password `(.+?)`", README)
    assert named
    assert named[1] in LOGINS
    assert named[2] == PASSWORD


def test_every_folder_it_names_is_there() -> None:
    named = re.findall(r"\]\(([^)#:]+)\)", README)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def _block(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert match
    return match[1]
