"""The accounts of the demonstration: one for every role and every administration, usable in demonstration mode only."""

import shutil
import sqlite3
from pathlib import Path

import orjson
import pytest

from api.__main__ import main
from schema.access.kinds import Administration, Role
from schema.accounts.rules.passwords import check_password, matches
from schema.database import open_database
from schema.demonstration.accounts import LOGINS, PASSWORD
from schema.graph.execute import GraphQLRequest, open_graph
from schema.graph.unit import Caller
from schema.graph.viewer import ANONYMOUS
from schema.root import build_root

ACCOUNTS = """SELECT login, coalesce(administration, role), grid.code, demonstration FROM account
    LEFT JOIN grid_post post ON post.person_id = account.person_id AND post.ended_on IS NULL
    LEFT JOIN grid ON grid.id = post.grid_id"""


def test_there_is_one_for_every_role_and_every_administration(demonstration_rows: sqlite3.Connection) -> None:
    accounts = demonstration_rows.execute(ACCOUNTS).fetchall()
    assert {login: charge for login, charge, _, _ in accounts} == {login: word.value for login, word in LOGINS.items()}
    assert sorted(charge for _, charge, _, _ in accounts) == sorted(word.value for word in (*Role, *Administration))
    assert all(demonstration for *_, demonstration in accounts)


def test_those_with_a_post_hold_it_in_zhanshan_and_administrators_hold_none(
    demonstration_rows: sqlite3.Connection,
) -> None:
    homes = {login: code for login, _, code, _ in demonstration_rows.execute(ACCOUNTS)}
    assert homes == {
        "jiedao": "370202010",
        "shuji": "370202010004",
        "wanggezhang": "370202010004-01",
        "wanggeyuan": "370202010004-01",
        "weiwangge": "370202010004-01-01",
        "guanchayuan": "370202010004-01",
        "xitong": None,
        "anquan": None,
        "shenji": None,
    }


def test_the_password_keeps_the_rules_and_opens_every_account(demonstration_rows: sqlite3.Connection) -> None:
    for login in LOGINS:
        check_password(PASSWORD, login, "password")
    ((kept,),) = demonstration_rows.execute("SELECT DISTINCT password_hash FROM account").fetchall()
    assert matches(kept, PASSWORD)


SIGN_IN = """
mutation ($login: String!, $password: String!) {
  signIn(input: {login: $login, password: $password}) { userErrors { code } account { login } }
}
"""


@pytest.mark.parametrize(
    ("demonstration", "outcome"),
    [
        (True, {"userErrors": [], "account": {"login": "shuji"}}),
        (False, {"userErrors": [{"code": "WRONG_PASSWORD"}], "account": None}),
    ],
    ids=["in demonstration mode", "otherwise"],
)
async def test_they_are_let_in_only_in_demonstration_mode(
    demonstration: bool, outcome: object, demonstration_file: Path, tmp_path: Path
) -> None:
    url = f"sqlite://{shutil.copy(demonstration_file, tmp_path)}"
    async with (
        open_database(url) as database,
        open_graph(build_root(), database, demonstration=demonstration) as graph,
    ):
        variables = {"login": "shuji", "password": PASSWORD}
        request = GraphQLRequest(SIGN_IN, None, variables, frozenset(("mutation",)), "en", Caller("192.0.2.7", "test"))
        answer = await graph.answer(request, ANONYMOUS)
    assert orjson.loads(answer.body) == {"data": {"signIn": outcome}}


def test_loading_tells_who_to_sign_in_as_every_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WANGGE_KEYRING", str(tmp_path / "keyring.json"))
    command = ["load-demonstration", "--database", f"sqlite://{tmp_path / 'wangge.db'}"]
    for begins in ("Loaded the demonstration communities (", "The demonstration is loaded already."):
        assert main(command) == 0
        *_, loaded, heading = (lines := capsys.readouterr().out.splitlines())[: -len(LOGINS)]
        accounts = lines[-len(LOGINS) :]
        assert loaded.startswith(begins)
        assert PASSWORD in heading
        assert [line.split()[0] for line in accounts] == list(LOGINS)
        assert accounts[1] == "  shuji        社区书记　　　  Secretary of the community"
