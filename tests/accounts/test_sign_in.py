"""Signing in with a password: the same words for every failure, and few guesses."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from schema.access.kinds import Administration, Right, Role
from schema.accounts.rules.attempts import OF_A_LOGIN
from schema.accounts.rules.viewers import Viewers
from schema.accounts.tables import Account, Session, SignInAttempt
from schema.graph.unit import Caller, SessionLengths
from schema.graph.viewer import ANONYMOUS, EVERYWHERE
from schema.grids.kinds import GridLevel
from schema.posts.tables import GridPost
from tests.town import PASSWORD, Town

SIGN_IN = """
mutation ($login: String!, $password: String!, $code: String) {
  signIn(input: {login: $login, password: $password, code: $code}) {
    userErrors { code message field }
    account { login holder sessions { address agent endedAt } }
  }
}
"""
VIEWER = "{ viewer { login } }"


def signing(login: str, password: str = PASSWORD) -> dict[str, object]:
    return {"login": login, "password": password}


def code_of(answer: Any) -> str | None:
    errors = answer["data"]["signIn"]["userErrors"]
    return errors[0]["code"] if errors else None


async def test_who_knows_the_password_is_signed_in(town: Town) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    answer, secret = await town.answer(SIGN_IN, signing("WangFang"))
    assert answer == {
        "data": {
            "signIn": {
                "userErrors": [],
                "account": {
                    "login": "wangfang",
                    "holder": "王芳",
                    "sessions": [{"address": "192.0.2.7", "agent": "test", "endedAt": None}],
                },
            }
        }
    }
    assert secret is not None
    viewer = await town.viewers.find(secret)
    assert await town.ask(VIEWER, viewer=viewer) == {"data": {"viewer": {"login": "wangfang"}}}
    assert await town.history() == [("王芳", "begin", "Session")]
    assert secret not in str(await Session.all().values())


async def test_nobody_is_the_viewer_of_a_stranger_and_that_is_no_error(town: Town) -> None:
    assert await town.ask(VIEWER) == {"data": {"viewer": None}}


@pytest.mark.parametrize(
    ("login", "password"), [("wangfang", "wrong password"), ("nobody", PASSWORD), ("closed", PASSWORD)]
)
async def test_every_failure_sounds_the_same_and_begins_nothing(town: Town, login: str, password: str) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    closed = await town.account(await town.person("李强"), "closed")
    await Account.filter(id=closed.pk).update(standing="CLOSED")
    answer, secret = await town.answer(SIGN_IN, signing(login, password))
    assert answer["data"]["signIn"] == {
        "userErrors": [{"code": "WRONG_PASSWORD", "message": "The login or the password is wrong.", "field": None}],
        "account": None,
    }
    assert secret is None
    assert await Session.all().count() == 0
    assert await town.history() == []


async def test_an_account_of_the_demonstration_is_unknown_elsewhere(town: Town) -> None:
    await town.account(await town.person("王芳"), "wangfang", demonstration=True)
    assert code_of(await town.ask(SIGN_IN, signing("wangfang"))) == "WRONG_PASSWORD"


@pytest.mark.parametrize("login", ["wangfang", "nobody"])
async def test_five_failures_lock_a_login_even_for_the_right_password(town: Town, login: str) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    codes = [code_of(await town.ask(SIGN_IN, signing(login, f"wrong {number}"))) for number in range(OF_A_LOGIN + 1)]
    assert codes == ["WRONG_PASSWORD"] * OF_A_LOGIN + ["TOO_MANY_TRIES"]
    assert code_of(await town.ask(SIGN_IN, signing(login))) == "TOO_MANY_TRIES"
    await SignInAttempt.all().update(at=datetime.now(UTC) - timedelta(minutes=16))
    assert code_of(await town.ask(SIGN_IN, signing(login))) == (None if login == "wangfang" else "WRONG_PASSWORD")


async def test_guesses_at_the_same_time_are_no_more_than_one_after_the_other(town: Town) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    answers = await asyncio.gather(*(town.ask(SIGN_IN, signing("wangfang", f"wrong {n}")) for n in range(20)))
    codes = [code_of(answer) for answer in answers]
    assert codes.count("WRONG_PASSWORD") == OF_A_LOGIN
    assert codes.count("TOO_MANY_TRIES") == 20 - OF_A_LOGIN


async def test_an_address_that_guesses_many_logins_is_slowed_too(town: Town) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    await SignInAttempt.bulk_create(
        [
            SignInAttempt(login=f"login{n}", address="192.0.2.66", at=datetime.now(UTC), succeeded=False)
            for n in range(50)
        ]
    )
    guesser = Caller("192.0.2.66", "test")
    assert code_of(await town.ask(SIGN_IN, signing("wangfang"), caller=guesser)) == "TOO_MANY_TRIES"
    assert code_of(await town.ask(SIGN_IN, signing("wangfang"))) is None


async def signed_in(town: Town, login: str, code: str | None = None) -> str:
    _, secret = await town.answer(SIGN_IN, {**signing(login), "code": code})
    assert secret is not None
    return secret


async def test_the_rights_of_a_viewer_are_those_of_the_posts_held_today(town: Town) -> None:
    street = await town.grid("湛山街道", None, GridLevel.STREET, "370202010")
    community = await town.grid("湛山社区", street, GridLevel.COMMUNITY, "370202010004")
    person = await town.person("王芳", community)
    await town.account(person, "wangfang")
    await GridPost.create(grid=community, person=person, role=Role.GRID_WORKER.value, started_on=date(2024, 1, 1))
    await GridPost.create(
        grid=street, person=person, role="STREET_OFFICER", started_on=date(2023, 1, 1), ended_on=date(2023, 12, 31)
    )
    viewer = await town.viewers.find(await signed_in(town, "wangfang"))
    assert viewer.paths(Right.SEE_PEOPLE) == (community.path,)
    assert viewer.paths(Right.APPOINT) == ()
    assert (viewer.name, viewer.post) == ("王芳", "湛山社区网格员")


async def test_an_administration_reaches_everything_but_people(town: Town) -> None:
    account = await town.account(await town.person("安全"), "security", administration=Administration.SECURITY)
    secret = await town.second_factor(account)
    viewer = await town.viewers.find(await signed_in(town, "security", town.app_code(secret)))
    assert viewer.paths(Right.KEEP_ACCOUNTS) == (EVERYWHERE,)
    assert viewer.paths(Right.SEE_PEOPLE) == ()
    assert viewer.paths(Right.SEE_HISTORY) == ()


@pytest.mark.parametrize("change", [{"ended_at": "now"}, {"seen_at": 31}, {"expires_at": 0}])
async def test_a_session_that_is_over_is_nobodys(town: Town, change: dict[str, Any]) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    secret = await signed_in(town, "wangfang")
    now = datetime.now(UTC)
    times = {key: now - timedelta(minutes=minutes if minutes != "now" else 0) for key, minutes in change.items()}
    if "expires_at" in times:
        times["started_at"] = now - timedelta(hours=12)
    await Session.all().update(**times)
    assert await town.viewers.find(secret) is ANONYMOUS


async def test_who_signs_out_has_no_session_any_more(town: Town) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    secret = await signed_in(town, "wangfang")
    viewer = await town.viewers.find(secret)
    caller = Caller("192.0.2.7", "test", secret)
    answer, left = await town.answer("mutation { signOut { userErrors { code } } }", None, viewer, caller=caller)
    assert (answer, left) == ({"data": {"signOut": {"userErrors": []}}}, None)
    town.viewers.forget()
    assert await town.viewers.find(secret) is ANONYMOUS
    assert await town.history() == [("王芳", "begin", "Session"), ("王芳", "end", "Session")]


END = "mutation ($id: ID!) { endSession(input: {session: $id}) { userErrors { code field } session { endedAt } } }"


async def test_people_end_their_own_sessions_and_nobody_elses(town: Town) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    await town.account(await town.person("李强"), "liqiang")
    hers, his = await signed_in(town, "wangfang"), await signed_in(town, "liqiang")
    first = await Session.all().order_by("id").first()
    assert first is not None
    session = {"id": f"Session:{first.pk}"}
    stranger = await town.ask(END, session)
    assert stranger["errors"][0]["extensions"]["code"] == "NOT_SIGNED_IN"
    other = await town.ask(END, session, await town.viewers.find(his))
    assert other["data"]["endSession"] == {"userErrors": [{"code": "NOT_FOUND", "field": "session"}], "session": None}
    assert await Session.filter(ended_at=None).count() == 2
    own = await town.ask(END, session, await town.viewers.find(hers))
    assert own["data"]["endSession"]["userErrors"] == []
    assert own["data"]["endSession"]["session"]["endedAt"] is not None


async def test_an_operator_may_have_sessions_end_sooner(town: Town) -> None:
    await town.account(await town.person("王芳"), "wangfang")
    secret = await signed_in(town, "wangfang")
    lengths = SessionLengths(idle=timedelta(minutes=5))
    impatient = Viewers(town.graph.reader, town.database, town.clock, lengths=lengths)
    assert await impatient.find(secret) is not ANONYMOUS
    town.clock.later = timedelta(minutes=6)
    impatient.forget()
    assert await impatient.find(secret) is ANONYMOUS
    assert await town.viewers.find(secret) is not ANONYMOUS
