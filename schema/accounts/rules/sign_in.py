"""Signing in with a password, and with a code where the account has a second factor."""

from functools import partial

from schema.accounts.kinds import AccountStanding
from schema.accounts.rules import attempts, second_factor, sessions
from schema.accounts.rules.passwords import matches
from schema.accounts.tables import Account, SignInAttempt
from schema.graph.refusals import Refusal
from schema.graph.stage import Stage
from schema.graph.unit import Unit
from schema.graph.viewer import Viewer


async def sign_in(stage: Stage, login: str, password: str, code: str | None) -> int:
    """Begin a session for who knows the password of an account, and its code; gives the key of the account.

    Refuses a wrong login and a wrong password with the same words and in the same time, a missing code and a wrong
    one after the right password, and too many tries.
    """
    login = login.lower()
    attempt, account = await stage.write(partial(_reserve, login=login))
    known = await stage.compute(matches, account.password_hash if account else None, password)
    if account is None or not known:
        raise _wrong_password()
    return await stage.write(partial(_begin, attempt=attempt, known=account, code=code))


async def _reserve(unit: Unit, login: str) -> tuple[SignInAttempt, Account | None]:
    attempt = await attempts.reserve(unit, login)
    usable = Account.filter(login=login, standing=AccountStanding.ACTIVE.value).using_db(unit.connection)
    if not unit.demonstration:
        usable = usable.filter(demonstration=False)
    return attempt, await usable.prefetch_related("person").first()


async def _begin(unit: Unit, attempt: SignInAttempt, known: Account, code: str | None) -> int:
    """The account is looked at once more: its password may have been reset while this one was compared."""
    unit.checked = True
    await unit.lock(Account, [known.pk])
    unchanged = Account.filter(id=known.pk, password_hash=known.password_hash, standing=AccountStanding.ACTIVE.value)
    account = await unchanged.using_db(unit.connection).first()
    if account is None:
        raise _wrong_password()
    unit.viewer = Viewer(account=account.pk, person=known.person.pk, name=known.person.name)
    await second_factor.require_code(unit, account, code)
    await attempts.succeed(unit, attempt)
    await sessions.begin(unit, account)
    key: int = account.pk
    return key


def _wrong_password() -> Refusal:
    return Refusal("WRONG_PASSWORD", "登录名或密码不对。", "The login or the password is wrong.")
