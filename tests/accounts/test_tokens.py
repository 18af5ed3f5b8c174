"""Tokens: shown once, narrowed to their scopes, and over when they expire or are revoked."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from schema.access.kinds import Administration, Right, Role
from schema.accounts.rules.tokens import LONGEST_DAYS, MOST
from schema.accounts.tables import Account, Token
from schema.database import Database
from schema.graph.viewer import ANONYMOUS, Viewer
from schema.grids.kinds import GridLevel
from schema.history.tables import HistoryEntry
from schema.posts.tables import GridPost
from tests.accounts.signing import code_of
from tests.town import Town

ISSUE = """
mutation ($scopes: [Right!]!, $days: Int!, $key: String) {
  issueToken(input: {name: "小程序", scopes: $scopes, days: $days, idempotencyKey: $key}) {
    userErrors { code field } secret token { id name beginning scopes lastUsedAt revokedAt }
  }
}
"""
REVOKE = "mutation ($token: ID!) { revokeToken(input: {token: $token}) { userErrors { code } token { revokedAt } } }"
MINE = "{ viewer { tokens { name } } }"


def asking(*scopes: str, days: int = 30, key: str | None = None) -> dict[str, object]:
    return {"scopes": list(scopes), "days": days, "key": key}


async def issue(town: Town, viewer: Viewer, *scopes: str, days: int = 30, key: str | None = None) -> Any:
    answer = await town.ask(ISSUE, asking(*scopes, days=days, key=key), viewer)
    return answer["data"]["issueToken"]


async def bearer(town: Town, secret: str) -> Viewer:
    town.viewers.forget()
    return await town.viewers.find(secret, "token")


async def lead(town: Town) -> Viewer:
    street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
    return await town.holder("王芳", Role.GRID_LEAD, street)


async def test_a_token_carries_the_rights_of_its_account_that_are_among_its_scopes(town: Town) -> None:
    viewer = await lead(town)
    issued = await issue(town, viewer, "SEE_PEOPLE", "APPOINT")
    assert issued["userErrors"] == []
    assert issued["token"] == {
        "id": issued["token"]["id"],
        "name": "小程序",
        "beginning": issued["secret"][:11],
        "scopes": ["APPOINT", "SEE_PEOPLE"],
        "lastUsedAt": None,
        "revokedAt": None,
    }
    found = await bearer(town, issued["secret"])
    assert found.reach == {Right.SEE_PEOPLE: viewer.reach[Right.SEE_PEOPLE]}
    assert (found.account, found.name, found.by_token) == (viewer.account, "王芳", True)
    assert await town.ask(MINE, viewer=found) == {"data": {"viewer": {"tokens": [{"name": "小程序"}]}}}


async def test_a_token_loses_what_its_account_loses(town: Town) -> None:
    viewer = await lead(town)
    secret = (await issue(town, viewer, "SEE_PEOPLE"))["secret"]
    await GridPost.all().update(ended_on="2024-02-01")
    assert (await bearer(town, secret)).reach == {}
    await Account.all().update(standing="CLOSED")
    assert await bearer(town, secret) is ANONYMOUS


async def test_the_secret_is_told_once_and_kept_nowhere(town: Town) -> None:
    viewer = await lead(town)
    first = await issue(town, viewer, "SEE", key="one")
    again = await issue(town, viewer, "SEE", key="one")
    assert first["secret"].startswith("wangge_")
    assert (again["secret"], again["token"]["id"]) == (None, first["token"]["id"])
    assert await Token.all().count() == 1
    assert await town.history() == [("王芳", "issue", "Token")]
    assert first["secret"] not in str(await Token.all().values()) + str(await HistoryEntry.all().values())


@pytest.mark.parametrize("days", [0, -1, LONGEST_DAYS + 1])
async def test_a_token_lasts_a_year_at_most(town: Town, days: int) -> None:
    issued = await issue(town, await lead(town), "SEE", days=days)
    assert issued["userErrors"] == [{"code": "BAD_INPUT", "field": "days"}]
    assert await Token.all().count() == 0
    assert await town.history() == []


async def test_an_account_has_only_so_many_tokens(town: Town) -> None:
    viewer = await lead(town)
    for _ in range(MOST):
        await issue(town, viewer, "SEE")
    refused = await issue(town, viewer, "SEE")
    assert refused == {"userErrors": [{"code": "TOO_MANY_TOKENS", "field": None}], "secret": None, "token": None}
    assert await Token.all().count() == MOST


async def test_a_token_that_has_expired_is_nobodys(town: Town) -> None:
    secret = (await issue(town, await lead(town), "SEE", days=1))["secret"]
    town.clock.later = timedelta(hours=23, minutes=59)
    assert await bearer(town, secret) is not ANONYMOUS
    town.clock.later = timedelta(hours=24)
    assert await bearer(town, secret) is ANONYMOUS


async def test_its_last_use_is_kept_to_the_minute(town: Town, database: Database) -> None:
    secret = (await issue(town, await lead(town), "SEE"))["secret"]
    used = []
    for later in (0, 30, 61):
        town.clock.later = timedelta(seconds=later)
        await bearer(town, secret)
        await asyncio.sleep(0)  # nobody waits for this write, so let it begin
        await database.finish_writing()
        last = (await Token.get()).last_used_at
        assert last is not None
        used.append(last)
    assert used[0] == used[1] < used[2]


async def test_people_and_their_security_administrator_revoke_tokens_and_nobody_else(town: Town) -> None:
    owner = await lead(town)
    account = await town.account(await town.person("李强"), "liqiang")
    other = Viewer(account.pk, account.person.pk, "李强")
    auditor = await town.administrator("审计", "audit", Administration.AUDIT)
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    for allowed in (owner, keeper):
        issued = await issue(town, owner, "SEE")
        token = {"token": issued["token"]["id"]}
        assert code_of(await town.ask(REVOKE, token), "revokeToken") == "NOT_SIGNED_IN"
        assert code_of(await town.ask(REVOKE, token, other), "revokeToken") == "NOT_FOUND"
        assert code_of(await town.ask(REVOKE, token, auditor), "revokeToken") == "NOT_ALLOWED"
        assert await bearer(town, issued["secret"]) is not ANONYMOUS
        assert code_of(await town.ask(REVOKE, token, allowed), "revokeToken") is None
        assert await bearer(town, issued["secret"]) is ANONYMOUS


async def test_a_program_with_a_token_does_not_act_in_person(town: Town) -> None:
    viewer = await lead(town)
    issued = await issue(town, viewer, *(right.value for right in Right))
    program = await bearer(town, issued["secret"])
    for mutation, arguments in IN_PERSON.items():
        given = f"(input: {{{arguments.format(token=issued['token']['id'])}}})" if arguments else ""
        text = f"mutation {{ {mutation}{given} {{ userErrors {{ code }} }} }}"
        assert code_of(await town.ask(text, None, program), mutation) == "SESSION_NEEDED", mutation
    assert await Token.filter(revoked_at=None).count() == 1


IN_PERSON = {
    "changePassword": 'current: "a", new: "b"',
    "issueToken": 'name: "x", scopes: [SEE], days: 1',
    "revokeToken": 'token: "{token}"',
    "endSession": 'session: "Session:1"',
    "beginSecondFactor": "idempotencyKey: null",
    "confirmSecondFactor": 'code: "000000"',
    "removeSecondFactor": 'password: "a", code: "000000"',
    "resetPassword": 'account: "Account:1"',
    "openAccount": 'person: "Person:1", login: "someone"',
    "closeAccount": 'account: "Account:1", reason: "x"',
    "signIn": 'login: "a", password: "b"',
    "signOut": "",
}


@pytest.mark.parametrize("secret", ["", "wangge_", "wangge_" + "a" * 43, "b" * 43, "wangge_" + "a" * 9000])
async def test_what_is_no_token_is_nobodys_and_long_inventions_are_not_remembered(town: Town, secret: str) -> None:
    assert await town.viewers.find(secret, "token") is ANONYMOUS
    assert (town.viewers.known(secret, "token") is None) == (len(secret) != 50)


async def test_a_token_is_no_session_and_a_session_no_token(town: Town) -> None:
    issued = await issue(town, await lead(town), "SEE")
    assert await town.viewers.find(issued["secret"]) is ANONYMOUS
    assert await town.viewers.find(issued["secret"].removeprefix("wangge_")) is ANONYMOUS
