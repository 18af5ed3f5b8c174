"""Changing one's own password, and getting another when it is lost."""

from typing import Any

import pytest

from schema.access.kinds import Administration, Prerequisite, Role
from schema.accounts.rules.attempts import OF_A_LOGIN
from schema.accounts.tables import Account, Session, SignInAttempt, Token
from schema.graph.viewer import ANONYMOUS, Viewer
from schema.grids.kinds import GridLevel
from schema.history.tables import HistoryEntry
from tests.accounts.signing import code_of, from_session, refused_sign_in, sign_in, viewer_of
from tests.town import PASSWORD, Town

NEW = "another fine 43"
CHANGE = """
mutation ($current: String!, $new: String!) {
  changePassword(input: {current: $current, new: $new}) { userErrors { code field } account { mustChangePassword } }
}
"""
RESET = """
mutation ($account: ID!) {
  resetPassword(input: {account: $account}) { userErrors { code field } password account { mustChangePassword } }
}
"""


def changing(current: str = PASSWORD, new: str = NEW) -> dict[str, object]:
    return {"current": current, "new": new}


async def reset(town: Town, account: Account, viewer: Viewer) -> Any:
    return await town.ask(RESET, {"account": f"Account:{account.pk}"}, viewer)


async def test_a_new_password_ends_every_session_and_begins_one_for_the_caller(town: Town) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    here, elsewhere = await sign_in(town, "wangfang"), await sign_in(town, "wangfang")
    viewer = await viewer_of(town, here)
    answer, fresh = await town.answer(CHANGE, changing(), viewer, caller=from_session(here))
    assert answer["data"]["changePassword"] == {"userErrors": [], "account": {"mustChangePassword": False}}
    assert fresh not in (None, here, elsewhere)
    assert await viewer_of(town, here) is ANONYMOUS
    assert await viewer_of(town, elsewhere) is ANONYMOUS
    assert (await viewer_of(town, fresh)).account == viewer.account
    assert await refused_sign_in(town, "wangfang") == "WRONG_PASSWORD"
    assert await refused_sign_in(town, "wangfang", NEW) is None
    entry = await HistoryEntry.get(action="change_password")
    assert (entry.actor, entry.changes) == ("王芳", "{}")


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        (changing(current="not this one"), "WRONG_PASSWORD", "current"),
        (changing(new="short"), "BAD_INPUT", "new"),
        (changing(new="Wangfang and more"), "BAD_INPUT", "new"),
        (changing(new="aaaaaaaaaaaab"), "BAD_INPUT", "new"),
        (changing(new=PASSWORD), "BAD_INPUT", "new"),
    ],
)
async def test_a_password_that_is_wrong_or_weak_changes_nothing(
    town: Town, given: dict[str, object], code: str, field: str
) -> None:
    account = await town.account(await town.person("王芳"), "wangfang")
    viewer = Viewer(account.pk, account.person.pk, "王芳")
    answer, secret = await town.answer(CHANGE, given, viewer)
    assert answer["data"]["changePassword"] == {"userErrors": [{"code": code, "field": field}], "account": None}
    assert secret is None
    assert (await Account.get(id=account.pk)).password_hash == account.password_hash
    assert await town.history() == []


async def test_a_stranger_changes_no_password(town: Town) -> None:
    assert code_of(await town.ask(CHANGE, changing()), "changePassword") == "NOT_SIGNED_IN"


async def test_whoever_took_a_session_cannot_guess_the_password_for_ever(town: Town) -> None:
    account = await town.account(await town.person("王芳"), "wangfang")
    viewer = Viewer(account.pk, account.person.pk, "王芳")
    codes = [
        code_of(await town.ask(CHANGE, changing(f"wrong {number}"), viewer), "changePassword") for number in range(6)
    ]
    assert codes == ["WRONG_PASSWORD"] * OF_A_LOGIN + ["TOO_MANY_TRIES"]
    assert await refused_sign_in(town, "wangfang") == "TOO_MANY_TRIES"


async def test_a_right_password_forgets_no_failure_unless_it_signs_in(town: Town) -> None:
    account = await town.account(await town.person("王芳"), "wangfang")
    viewer = Viewer(account.pk, account.person.pk, "王芳")
    for number in range(OF_A_LOGIN - 1):
        await refused_sign_in(town, "wangfang", f"wrong {number}")
    assert code_of(await town.ask(CHANGE, changing(), viewer), "changePassword") is None
    assert await SignInAttempt.filter(succeeded=False).count() == OF_A_LOGIN - 1
    assert await SignInAttempt.filter(succeeded=True).count() == 0


async def test_a_lost_password_is_replaced_by_one_that_must_be_changed(town: Town) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    account = await town.account(await town.person("王芳"), "wangfang")
    session = await sign_in(town, "wangfang")
    for number in range(OF_A_LOGIN):
        await refused_sign_in(town, "wangfang", f"wrong {number}")
    answer = await reset(town, account, keeper)
    password = answer["data"]["resetPassword"]["password"]
    assert answer["data"]["resetPassword"]["account"] == {"mustChangePassword": True}
    assert await viewer_of(town, session) is ANONYMOUS
    assert await refused_sign_in(town, "wangfang") == "WRONG_PASSWORD"
    fresh = await sign_in(town, "wangfang", password)
    assert (await viewer_of(town, fresh)).must is Prerequisite.PASSWORD_CHANGE_NEEDED
    told = await HistoryEntry.get(action="reset_password")
    assert (told.actor, told.changes) == ("安全", '{"must_change_password":[false,true]}')
    assert password not in str(await HistoryEntry.all().values()) + str(await Account.all().values())


async def test_a_reset_revokes_the_tokens_of_the_account(town: Town) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    account = await town.account(await town.person("王芳"), "wangfang")
    now = town.clock()
    await Token.create(
        account=account, name="app", secret_hash="0", beginning="wangge_0", scopes="[]", issued_at=now,
        expires_at=now.replace(year=now.year + 1),
    )  # fmt: skip
    await reset(town, account, keeper)
    assert await Token.filter(revoked_at=None).count() == 0


@pytest.mark.parametrize("administration", [None, Administration.SYSTEM, Administration.AUDIT])
async def test_nobody_but_a_security_administrator_resets_a_password(
    town: Town, administration: Administration | None
) -> None:
    street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
    account = await town.account(await town.person("王芳"), "wangfang")
    viewer = (
        await town.holder("李强", Role.COMMUNITY_SECRETARY, street)
        if administration is None
        else await town.administrator("他人", "other", administration)
    )
    answer = await reset(town, account, viewer)
    # Who does not see accounts is told that there is none; who sees them, that it is not allowed.
    assert code_of(answer, "resetPassword") == (
        "NOT_ALLOWED" if administration is Administration.AUDIT else "NOT_FOUND"
    )
    assert await town.history() == []
    assert await refused_sign_in(town, "wangfang") is None


async def test_security_administrators_reset_neither_their_own_nor_a_closed_account(town: Town) -> None:
    keeper = await town.administrator("安全", "security", Administration.SECURITY)
    closed = await town.account(await town.person("王芳"), "wangfang")
    await Account.filter(id=closed.pk).update(standing="CLOSED")
    assert code_of(await reset(town, closed, keeper), "resetPassword") == "ACCOUNT_CLOSED"
    own = await Account.get(id=keeper.account)
    assert code_of(await reset(town, own, keeper), "resetPassword") == "OWN_ACCOUNT"
    assert await town.history() == []


async def test_who_must_change_the_password_can_do_nothing_else(town: Town) -> None:
    street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
    holder = await town.holder("王芳", Role.STREET_OFFICER, street)
    account = await Account.get(id=holder.account)
    await Account.filter(id=account.pk).update(must_change_password=True)
    secret = await sign_in(town, account.login)
    viewer = await viewer_of(town, secret)
    assert (viewer.account, viewer.reach, viewer.must) == (account.pk, {}, Prerequisite.PASSWORD_CHANGE_NEEDED)
    session = await Session.all().first()
    assert session is not None
    for mutation, arguments in OTHERS.items():
        text = (
            f"mutation {{ {mutation}(input: {{{arguments.format(session=session.pk)}}}) {{ userErrors {{ code }} }} }}"
        )
        assert code_of(await town.ask(text, None, viewer), mutation) == "PASSWORD_CHANGE_NEEDED"
    answer, fresh = await town.answer(CHANGE, changing(), viewer, caller=from_session(secret))
    assert code_of(answer, "changePassword") is None
    after = await viewer_of(town, fresh)
    assert (after.must, bool(after.reach)) == (None, True)


OTHERS = {
    "endSession": 'session: "Session:{session}"',
    "issueToken": 'name: "x", scopes: [SEE], days: 1',
    "signIn": 'login: "a", password: "b"',
    "openAccount": 'person: "Person:1", login: "someone"',
    "confirmSecondFactor": 'code: "000000"',
}


async def test_who_signs_in_and_must_change_the_password_can_do_nothing_in_the_same_breath(town: Town) -> None:
    account = await town.account(await town.person("王芳"), "wangfang")
    await Account.filter(id=account.pk).update(must_change_password=True)
    answer = await town.ask(
        f'mutation {{ signIn(input: {{login: "wangfang", password: "{PASSWORD}"}}) {{ userErrors {{ code }} }}'
        ' issueToken(input: {name: "x", scopes: [], days: 1}) { secret } }'
    )
    assert answer["data"] == {"signIn": {"userErrors": []}, "issueToken": None}
    assert answer["errors"][0]["extensions"]["code"] == "PASSWORD_CHANGE_NEEDED"


async def test_who_must_change_the_password_may_leave_instead(town: Town) -> None:
    account = await town.account(await town.person("王芳"), "wangfang")
    await Account.filter(id=account.pk).update(must_change_password=True)
    secret = await sign_in(town, "wangfang")
    text = "mutation { signOut { userErrors { code } } }"
    await town.ask(text, None, await viewer_of(town, secret), caller=from_session(secret))
    assert await viewer_of(town, secret) is ANONYMOUS
