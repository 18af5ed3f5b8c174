"""The second factor: codes that work once, recovery codes, and administrators who cannot do without."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from schema.access.kinds import Administration, Prerequisite, Right
from schema.accounts.rules import sign_in as signing_in
from schema.accounts.rules.attempts import OF_A_LOGIN, WINDOW
from schema.accounts.rules.viewers import Viewers
from schema.accounts.tables import Account, RecoveryCode, SecondFactor, Session, SignInAttempt
from schema.database import Database
from schema.graph.viewer import ANONYMOUS, EVERYWHERE, Viewer
from schema.history.tables import HistoryEntry
from tests.accounts.signing import code_of, from_session, refused_sign_in, sign_in, viewer_of
from tests.town import PASSWORD, Town, town_of

BEGIN = "mutation { beginSecondFactor(input: {}) { userErrors { code } uri secret account { secondFactor } } }"
CONFIRM = """
mutation ($code: String!) {
  confirmSecondFactor(input: {code: $code}) {
    userErrors { code field } recoveryCodes account { secondFactor secondFactorMissing }
  }
}
"""
REMOVE = """
mutation ($password: String!, $code: String!) {
  removeSecondFactor(input: {password: $password, code: $code}) {
    userErrors { code field } account { secondFactor }
  }
}
"""
MISSING = "{ viewer { secondFactor secondFactorMissing } }"


async def own(town: Town, login: str = "wangfang") -> Viewer:
    account = await town.account(await town.person("王芳"), login)
    return Viewer(account.pk, account.person.pk, "王芳")


async def begun(town: Town, viewer: Viewer) -> str:
    secret: str = (await town.ask(BEGIN, viewer=viewer))["data"]["beginSecondFactor"]["secret"]
    return secret


async def confirmed(town: Town, viewer: Viewer) -> tuple[str, list[str]]:
    secret = await begun(town, viewer)
    answer = await town.ask(CONFIRM, {"code": town.app_code(secret)}, viewer)
    town.clock.later += timedelta(minutes=1)
    return secret, answer["data"]["confirmSecondFactor"]["recoveryCodes"]


async def test_a_second_factor_counts_once_a_code_of_it_was_shown(town: Town) -> None:
    viewer = await own(town)
    answer = await town.ask(BEGIN, viewer=viewer)
    secret = answer["data"]["beginSecondFactor"]["secret"]
    assert answer["data"]["beginSecondFactor"] == {
        "userErrors": [],
        "uri": f"otpauth://totp/Wangge:wangfang?secret={secret}&issuer=Wangge",
        "secret": secret,
        "account": {"secondFactor": False},
    }
    assert await refused_sign_in(town, "wangfang") is None
    session = await sign_in(town, "wangfang")
    caller = from_session(session)
    confirmation, fresh = await town.answer(CONFIRM, {"code": town.app_code(secret)}, viewer, caller=caller)
    codes = confirmation["data"]["confirmSecondFactor"].pop("recoveryCodes")
    assert confirmation["data"]["confirmSecondFactor"] == {
        "userErrors": [],
        "account": {"secondFactor": True, "secondFactorMissing": False},
    }
    assert len(set(codes)) == 10
    assert await viewer_of(town, session) is ANONYMOUS
    assert (await viewer_of(town, fresh)).account == viewer.account
    rows = [*await SecondFactor.all().values(), *await RecoveryCode.all().values(), *await HistoryEntry.all().values()]
    assert [text for text in (secret, *codes) if text in str(rows)] == []


async def test_an_app_is_begun_with_anew_until_it_is_confirmed(town: Town) -> None:
    viewer = await own(town)
    first = await begun(town, viewer)
    secret = await begun(town, viewer)
    answer = await town.ask(CONFIRM, {"code": town.app_code(first)}, viewer)
    assert code_of(answer, "confirmSecondFactor") == "WRONG_CODE"
    assert code_of(await town.ask(CONFIRM, {"code": town.app_code(secret)}, viewer), "confirmSecondFactor") is None
    assert code_of(await town.ask(BEGIN, viewer=viewer), "beginSecondFactor") == "SECOND_FACTOR_EXISTS"
    again = await town.ask(CONFIRM, {"code": town.app_code(secret, steps=1)}, viewer)
    assert code_of(again, "confirmSecondFactor") == "SECOND_FACTOR_EXISTS"
    assert await RecoveryCode.all().count() == 10


async def test_what_was_not_begun_is_neither_confirmed_nor_removed(town: Town) -> None:
    viewer = await own(town)
    confirm = await town.ask(CONFIRM, {"code": "123456"}, viewer)
    remove = await town.ask(REMOVE, {"password": PASSWORD, "code": "123456"}, viewer)
    assert code_of(confirm, "confirmSecondFactor") == "NO_SECOND_FACTOR"
    assert code_of(remove, "removeSecondFactor") == "NO_SECOND_FACTOR"
    assert await town.history() == []


async def test_signing_in_takes_a_code_that_was_never_used_before(town: Town) -> None:
    secret, _ = await confirmed(town, await own(town))
    assert await refused_sign_in(town, "wangfang") == "SECOND_FACTOR_NEEDED"
    assert await refused_sign_in(town, "wangfang", "wrong", town.app_code(secret)) == "WRONG_PASSWORD"
    assert await refused_sign_in(town, "wangfang", code="000000x") == "WRONG_CODE"
    code = town.app_code(secret)
    assert await refused_sign_in(town, "wangfang", code=code) is None
    assert await refused_sign_in(town, "wangfang", code=code) == "WRONG_CODE"
    assert await refused_sign_in(town, "wangfang", code=town.app_code(secret, steps=-1)) == "WRONG_CODE"
    assert await refused_sign_in(town, "wangfang", code=town.app_code(secret, steps=2)) == "WRONG_CODE"
    later = town.app_code(secret, steps=1)
    assert await refused_sign_in(town, "wangfang", code=f"{later[:3]} {later[3:]}") is None


async def test_one_code_at_the_same_time_signs_in_once(town: Town) -> None:
    secret, _ = await confirmed(town, await own(town))
    code = town.app_code(secret)
    answers = await asyncio.gather(*(refused_sign_in(town, "wangfang", code=code) for _ in range(4)))
    assert sorted(answers, key=str) == [None, *["WRONG_CODE"] * 3]


async def test_a_recovery_code_works_once_however_it_is_typed(town: Town) -> None:
    _, codes = await confirmed(town, await own(town))
    typed = codes[0].upper().replace("-", " ")
    answers = await asyncio.gather(*(refused_sign_in(town, "wangfang", code=typed) for _ in range(3)))
    assert sorted(answers, key=str) == [None, "WRONG_CODE", "WRONG_CODE"]
    assert await RecoveryCode.filter(used_at=None).count() == 9
    assert ("王芳", "use_recovery_code", "SecondFactor") in await town.history()


async def test_a_second_factor_is_removed_by_password_and_code(town: Town) -> None:
    viewer = await own(town)
    secret, codes = await confirmed(town, viewer)
    session = await sign_in(town, "wangfang", code=town.app_code(secret))
    before = await town.history()
    for given, code, field in (
        ({"password": "wrong", "code": codes[0]}, "WRONG_PASSWORD", "password"),
        ({"password": PASSWORD, "code": "000000x"}, "WRONG_CODE", "code"),
    ):
        refused = await town.ask(REMOVE, given, viewer)
        assert refused["data"]["removeSecondFactor"]["userErrors"] == [{"code": code, "field": field}]
    assert await town.history() == before
    assert await RecoveryCode.filter(used_at=None).count() == 10
    given = {"password": PASSWORD, "code": codes[0]}
    answer, fresh = await town.answer(REMOVE, given, viewer, caller=from_session(session))
    assert answer["data"]["removeSecondFactor"] == {"userErrors": [], "account": {"secondFactor": False}}
    assert await viewer_of(town, session) is ANONYMOUS
    assert (await viewer_of(town, fresh)).account == viewer.account
    assert await SecondFactor.all().count() == await RecoveryCode.all().count() == 0
    assert await refused_sign_in(town, "wangfang") is None


async def test_administrators_have_no_rights_before_they_have_a_second_factor(town: Town) -> None:
    account = await town.account(await town.person("安全"), "security", administration=Administration.SECURITY)
    viewer = await viewer_of(town, await sign_in(town, "security"))
    assert (viewer.must, viewer.reach) == (Prerequisite.SECOND_FACTOR_REQUIRED, {})
    told = await town.ask(MISSING, viewer=viewer)
    assert told["data"]["viewer"] == {"secondFactor": False, "secondFactorMissing": True}
    close = (
        f'mutation {{ closeAccount(input: {{account: "Account:{account.pk}", reason: "x"}}) {{ account {{ id }} }} }}'
    )
    assert code_of(await town.ask(close, viewer=viewer), "closeAccount") == "SECOND_FACTOR_REQUIRED"
    secret = await begun(town, viewer)
    assert (await viewer_of(town, await sign_in(town, "security"))).must is Prerequisite.SECOND_FACTOR_REQUIRED
    _, fresh = await town.answer(CONFIRM, {"code": town.app_code(secret)}, viewer)
    after = await viewer_of(town, fresh)
    assert (after.must, after.paths(Right.KEEP_ACCOUNTS)) == (None, (EVERYWHERE,))


async def test_an_administrator_changes_a_first_password_before_adding_a_second_factor(town: Town) -> None:
    account = await town.account(await town.person("安全"), "security", administration=Administration.SECURITY)
    await Account.filter(id=account.pk).update(must_change_password=True)
    viewer = await viewer_of(town, await sign_in(town, "security"))
    assert viewer.must is Prerequisite.PASSWORD_CHANGE_NEEDED
    assert code_of(await town.ask(BEGIN, viewer=viewer), "beginSecondFactor") == "PASSWORD_CHANGE_NEEDED"


async def test_an_administrator_of_the_demonstration_needs_none_and_counts_only_there(town: Town) -> None:
    await town.account(await town.person("安全"), "demo", administration=Administration.SECURITY, demonstration=True)
    async with town_of(town.database, demonstration=True) as demonstration:
        secret = await sign_in(demonstration, "demo")
        assert (await viewer_of(demonstration, secret)).paths(Right.KEEP_ACCOUNTS) == (EVERYWHERE,)
        elsewhere = Viewers(demonstration.graph.reader, demonstration.database)
        assert secret is not None
        assert await elsewhere.find(secret) is ANONYMOUS


async def test_a_server_without_a_keyring_says_so(town: Town) -> None:
    viewer = await own(town)
    _, codes = await confirmed(town, viewer)
    other = await town.account(await town.person("李强"), "liqiang")
    async with town_of(town.database, vault=None) as bare:
        began = await bare.ask(BEGIN, viewer=Viewer(other.pk, other.person.pk, "李强"))
        assert code_of(began, "beginSecondFactor") == "KEYRING_MISSING"
        assert await refused_sign_in(bare, "wangfang", code="123456") == "KEYRING_MISSING"
        assert await refused_sign_in(bare, "wangfang", code=codes[0]) is None
    assert await SecondFactor.all().count() == 1


@pytest.mark.parametrize("seed", range(4))
async def test_no_interleaving_has_more_than_five_tries_looked_at(
    town: Town, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two whole sign-ins, and within any quarter of an hour. Sent one after another or a few at once."""
    monkeypatch.setattr(signing_in, "matches", lambda kept, password: kept is not None and password == PASSWORD)
    random = Random(seed)
    viewer = await own(town)
    secret, codes = await confirmed(town, viewer)
    looked_at: list[Any] = []
    for _ in range(40):
        tries = [_try(town, random, secret, codes) for _ in range(random.choice((1, 1, 1, 3, 6)))]
        answers = await asyncio.gather(*tries)
        now = town.clock()
        looked_at += [now] * sum(answer not in (None, "TOO_MANY_TRIES") for answer in answers)
        if None in answers:
            # Which of those at the same time came before it is not known.
            looked_at = []
        assert sum(at > now - WINDOW for at in looked_at) <= OF_A_LOGIN
        town.clock.later += timedelta(seconds=random.choice((1, 20, 200, 500)))
        await SignInAttempt.filter(succeeded=False).update(address=str(random.random()))
    assert await Session.filter(account_id=viewer.account).count() > 0


def _try(town: Town, random: Random, secret: str, codes: list[str]) -> Awaitable[str | None]:
    password = random.choice((PASSWORD, PASSWORD, PASSWORD, "wrong"))
    right = [town.app_code(secret), random.choice(codes)]
    code = random.choice([None, "000000", "wrong", "aaaa-aaaa-aaaa-aaaa", *(right if random.random() < 0.2 else [])])
    return refused_sign_in(town, "wangfang", password, code)


async def test_a_right_password_without_a_code_buys_no_more_guesses(town: Town, database: Database) -> None:
    await confirmed(town, await own(town))
    answers = []
    for number in range(4):
        answers.append(await refused_sign_in(town, "wangfang"))
        answers.append(await refused_sign_in(town, "wangfang", code=f"wrong {number}"))
    assert answers[:5] == ["SECOND_FACTOR_NEEDED", "WRONG_CODE"] * 2 + ["SECOND_FACTOR_NEEDED"]
    assert set(answers[5:]) == {"TOO_MANY_TRIES"}


async def test_guessing_codes_of_a_session_that_was_taken_is_counted_too(town: Town) -> None:
    viewer = await own(town)
    await begun(town, viewer)
    answers = [await town.ask(CONFIRM, {"code": "wrong"}, viewer) for _ in range(OF_A_LOGIN + 1)]
    codes = [code_of(answer, "confirmSecondFactor") for answer in answers]
    assert codes == ["WRONG_CODE"] * OF_A_LOGIN + ["TOO_MANY_TRIES"]
