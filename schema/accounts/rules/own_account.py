"""What the holder of an account does with it, after showing again that it is really them."""

from functools import partial
from typing import NamedTuple

from schema.accounts.kinds import AccountStanding
from schema.accounts.rules import attempts
from schema.accounts.rules.passwords import matches
from schema.accounts.tables import Account, SignInAttempt
from schema.graph.refusals import Refusal
from schema.graph.stage import Stage
from schema.graph.unit import NOT_SIGNED_IN, Unit


class Try(NamedTuple):
    """A try to show that one is the holder of an account, counted as failed until it is withdrawn."""

    attempt: SignInAttempt
    account: Account


async def own_account(unit: Unit) -> Account:
    """The account of the viewer. Nobody can name another's here, so that this is the check of permission."""
    unit.checked = True
    rows = Account.filter(id=unit.viewer.account, standing=AccountStanding.ACTIVE.value).using_db(unit.connection)
    account = await rows.prefetch_related("person").first()
    if account is None:
        raise Refusal(NOT_SIGNED_IN, "请先登录。", "Sign in first.")
    return account


async def try_own(unit: Unit) -> Try:
    """Count a try on the viewer's own account. Refuses too many."""
    account = await own_account(unit)
    return Try(await attempts.reserve(unit, account.login), account)


async def try_password(stage: Stage, password: str, argument: str) -> Try:
    """The try of a viewer who knows the password of their account. Refuses a wrong one, and too many tries."""
    tried = await stage.write(try_own)
    if not await stage.compute(partial(matches, tried.account.password_hash, password)):
        raise Refusal("WRONG_PASSWORD", "密码不对。", "The password is wrong.", argument)
    return tried
