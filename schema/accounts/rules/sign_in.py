"""Signing in with a password."""

from functools import partial

from schema.accounts.kinds import AccountStanding
from schema.accounts.rules import attempts, sessions
from schema.accounts.rules.passwords import matches
from schema.accounts.tables import Account, SignInAttempt
from schema.graph.refusals import Refusal
from schema.graph.stage import Stage
from schema.graph.unit import Session as Kept
from schema.graph.unit import Unit
from schema.graph.viewer import Viewer


async def sign_in(stage: Stage, login: str, password: str) -> int:
    """Begin a session for who knows the password of an account; gives the key of the account.

    Refuses a wrong login and a wrong password with the same words and in the same time, and too many tries.
    """
    login = login.lower()
    attempt, account = await stage.write(partial(_reserve, login=login))
    known = await stage.compute(matches, account.password_hash if account else None, password)
    if account is None or not known:
        raise Refusal("WRONG_PASSWORD", "登录名或密码不对。", "The login or the password is wrong.")
    return await stage.write(partial(_begin, attempt=attempt, account=account))


async def _reserve(unit: Unit, login: str) -> tuple[SignInAttempt, Account | None]:
    attempt = await attempts.reserve(unit, login)
    usable = Account.filter(login=login, standing=AccountStanding.ACTIVE.value).using_db(unit.connection)
    if not unit.demonstration:
        usable = usable.filter(demonstration=False)
    return attempt, await usable.prefetch_related("person").first()


async def _begin(unit: Unit, attempt: SignInAttempt, account: Account) -> int:
    unit.viewer = Viewer(account=account.pk, person=account.person.pk, name=account.person.name)
    unit.checked = True
    await SignInAttempt.filter(id=attempt.pk).using_db(unit.connection).update(succeeded=True, at=unit.now)
    _, secret = await sessions.begin(unit, account)
    unit.session = Kept(secret, unit.viewer)
    key: int = account.pk
    return key
