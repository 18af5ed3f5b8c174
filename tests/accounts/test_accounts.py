"""Opening and closing accounts: one a person, and no administration beside a post."""

from datetime import date, timedelta
from typing import Any

import pytest

from schema.access.kinds import Administration, Role
from schema.accounts.tables import Account, Session
from schema.graph.unit import TOWN
from schema.graph.viewer import ANONYMOUS, Viewer
from schema.grids.kinds import GridLevel
from schema.grids.tables import Grid
from schema.people.tables import Person
from schema.posts.tables import GridPost
from tests.accounts.signing import code_of, refused_sign_in, sign_in, viewer_of
from tests.town import PASSWORD, Town

OPEN = """
mutation ($person: ID!, $login: String!, $administration: Administration) {
  openAccount(input: {person: $person, login: $login, administration: $administration}) {
    userErrors { code field }
    account { login administration mustChangePassword secondFactorMissing }
    password
  }
}
"""
CLOSE = """
mutation ($account: ID!) {
  closeAccount(input: {account: $account, reason: "调离"}) { userErrors { code field } account { standing } }
}
"""


APPOINT = """
mutation ($grid: ID!, $person: ID!) {
  appoint(input: {grid: $grid, person: $person, role: GRID_WORKER, startedOn: "2024-01-01"}) {
    userErrors { code } post { id }
  }
}
"""


def opening(person: Person, login: str = "wangfang", administration: str | None = None) -> dict[str, object]:
    return {"person": f"Person:{person.pk}", "login": login, "administration": administration}


async def close(town: Town, account: Account, viewer: Viewer) -> Any:
    return await town.ask(CLOSE, {"account": f"Account:{account.pk}"}, viewer)


async def hold_post(grid: Grid, person: Person, ended_on: date | None = None) -> None:
    await GridPost.create(grid=grid, person=person, role="GRID_WORKER", started_on="2024-01-01", ended_on=ended_on)


async def test_an_account_is_opened_with_a_password_that_works_until_it_is_changed(town: Town) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    answer = await town.ask(OPEN, opening(await town.person("王芳"), "WangFang"), keeper)
    opened = answer["data"]["openAccount"]
    assert opened["userErrors"] == []
    assert opened["account"] == {
        "login": "wangfang",
        "administration": None,
        "mustChangePassword": True,
        "secondFactorMissing": False,
    }
    assert await refused_sign_in(town, "wangfang", opened["password"]) is None
    assert ("安全", "open", "Account") in await town.history()


async def test_an_account_of_an_administration_needs_a_second_factor(town: Town) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    answer = await town.ask(OPEN, opening(await town.person("王芳"), administration="AUDIT"), keeper)
    assert answer["data"]["openAccount"]["account"]["secondFactorMissing"] is True


@pytest.mark.parametrize("ended", [None, 0])
async def test_who_holds_a_post_today_is_given_no_administration(town: Town, ended: int | None) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
    person = await town.person("王芳", street)
    today = town.clock().astimezone(TOWN).date()
    await hold_post(street, person, None if ended is None else today)
    answer = await town.ask(OPEN, opening(person, administration="SYSTEM"), keeper)
    assert answer["data"]["openAccount"]["userErrors"] == [{"code": "HOLDS_POST", "field": "administration"}]
    assert await Account.all().count() == 1
    assert await town.history() == []
    assert code_of(await town.ask(OPEN, opening(person), keeper), "openAccount") is None


async def test_an_administrator_is_given_no_post(town: Town) -> None:
    street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
    officer = await town.holder("李强", Role.STREET_OFFICER, street)
    person = await town.person("王芳", street)
    account = await town.account(person, "wangfang", administration=Administration.AUDIT)
    given = {"grid": f"Grid:{street.pk}", "person": f"Person:{person.pk}"}
    assert code_of(await town.ask(APPOINT, given, officer), "appoint") == "IS_ADMINISTRATOR"
    assert await GridPost.filter(person=person).count() == 0
    await Account.filter(id=account.pk).update(standing="CLOSED")
    assert code_of(await town.ask(APPOINT, given, officer), "appoint") is None


async def test_a_post_that_has_ended_stands_in_nobodys_way(town: Town) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
    person = await town.person("王芳", street)
    yesterday = town.clock().astimezone(TOWN).date() - timedelta(days=1)
    await hold_post(street, person, yesterday)
    assert code_of(await town.ask(OPEN, opening(person, administration="SYSTEM"), keeper), "openAccount") is None


@pytest.mark.parametrize("standing", ["ACTIVE", "CLOSED"])
@pytest.mark.parametrize("administration", [None, "AUDIT"])
async def test_nobody_gets_a_second_account(town: Town, standing: str, administration: str | None) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    person = await town.person("王芳")
    first = await town.account(person, "first", administration=Administration.SYSTEM)
    await Account.filter(id=first.pk).update(standing=standing)
    answer = await town.ask(OPEN, opening(person, "second", administration), keeper)
    assert answer["data"]["openAccount"] == {
        "userErrors": [{"code": "ACCOUNT_EXISTS", "field": "person"}],
        "account": None,
        "password": None,
    }
    assert await Account.all().count() == 2
    assert await town.history() == []


@pytest.mark.parametrize(
    ("login", "code"),
    [("security", "LOGIN_TAKEN"), ("SECURITY", "LOGIN_TAKEN"), ("ab", "BAD_INPUT"), ("王芳", "BAD_INPUT")],
)
async def test_a_login_that_is_taken_or_none_opens_nothing(town: Town, login: str, code: str) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    answer = await town.ask(OPEN, opening(await town.person("王芳"), login), keeper)
    assert answer["data"]["openAccount"]["userErrors"] == [{"code": code, "field": "login"}]
    assert await Account.all().count() == 1
    assert await town.history() == []


async def test_only_security_administrators_open_accounts(town: Town) -> None:
    street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
    person = await town.person("王芳", street)
    officer = await town.holder("李强", Role.STREET_OFFICER, street)
    auditor = await town.administrator("审计", "audit", Administration.AUDIT)
    assert code_of(await town.ask(OPEN, opening(person)), "openAccount") == "NOT_SIGNED_IN"
    for viewer in (officer, auditor):
        assert code_of(await town.ask(OPEN, opening(person), viewer), "openAccount") == "NOT_ALLOWED"
    assert await Account.filter(person=person).count() == 0


async def test_a_closed_account_is_used_by_nobody_any_more(town: Town) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    account = await town.account(await town.person("王芳"), "wangfang")
    session = await sign_in(town, "wangfang")
    answer = await close(town, account, keeper)
    assert answer["data"]["closeAccount"] == {"userErrors": [], "account": {"standing": "CLOSED"}}
    assert await viewer_of(town, session) is ANONYMOUS
    assert await Session.filter(ended_at=None).count() == 0
    assert await refused_sign_in(town, "wangfang") == "WRONG_PASSWORD"
    assert (await town.history())[-2:] == [("安全", "close", "Account"), ("安全", "end", "Session")]
    assert code_of(await close(town, account, keeper), "closeAccount") == "ACCOUNT_CLOSED"


async def test_nobody_closes_an_account_that_is_not_theirs_to_keep(town: Town) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    auditor = await town.administrator("审计", "audit", Administration.AUDIT)
    account = await town.account(await town.person("王芳"), "wangfang")
    own = Viewer(account.pk, account.person.pk, "王芳")
    assert code_of(await close(town, account, ANONYMOUS), "closeAccount") == "NOT_SIGNED_IN"
    assert code_of(await close(town, account, auditor), "closeAccount") == "NOT_ALLOWED"
    assert code_of(await close(town, account, own), "closeAccount") == "NOT_ALLOWED"
    assert code_of(await close(town, await Account.get(id=keeper.account), keeper), "closeAccount") == "OWN_ACCOUNT"
    assert await town.history() == []
    assert await refused_sign_in(town, "wangfang", PASSWORD) is None
