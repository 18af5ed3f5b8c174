"""Guessing made slow: five failures lock an account for a quarter of an hour, fifty an address.

Whatever is guessed of one account is counted together: passwords, codes and recovery codes, at signing in and after it.
Only a whole sign-in forgets earlier failures. If a right password alone did, who knows it could guess codes for ever.
"""

from datetime import timedelta

from schema.accounts.tables import SignInAttempt
from schema.graph.refusals import Refusal
from schema.graph.unit import Unit

WINDOW = timedelta(minutes=15)
OF_A_LOGIN = 5
OF_AN_ADDRESS = 50


async def reserve(unit: Unit, login: str) -> SignInAttempt:
    """Count a try as failed before it is looked at, so that tries at the same time cannot outrun the count.

    Refuses, as TOO_MANY_TRIES, what is over the limit, without looking. Unknown logins are counted like known ones.
    """
    unit.checked = unit.recorded = True
    since = unit.now - WINDOW
    await unit.hold(f"sign-in {login}")
    recent = SignInAttempt.filter(at__gt=since).using_db(unit.connection)
    last = await recent.filter(login=login, succeeded=True).order_by("-at").first()
    failures = recent.filter(login=login, succeeded=False)
    if last is not None:
        failures = failures.filter(at__gt=last.at)
    elsewhere = recent.filter(address=unit.caller.address, succeeded=False)
    if await failures.count() >= OF_A_LOGIN or await elsewhere.count() >= OF_AN_ADDRESS:
        minutes = int(WINDOW.total_seconds() // 60)
        raise Refusal(
            "TOO_MANY_TRIES",
            f"登录失败次数过多,请 {minutes} 分钟后再试,或请安全管理员重置密码。",
            f"Too many failed sign-ins: try again in {minutes} minutes, or ask a security administrator.",
        )
    return await SignInAttempt.create(
        login=login, address=unit.caller.address, at=unit.now, succeeded=False, using_db=unit.connection
    )


async def succeed(unit: Unit, attempt: SignInAttempt) -> None:
    """The try was a whole sign-in."""
    await SignInAttempt.filter(id=attempt.pk).using_db(unit.connection).update(succeeded=True, at=unit.now)


async def withdraw(unit: Unit, attempt: SignInAttempt) -> None:
    """The try was right, but no sign-in: it counts neither as a failure nor as what forgets failures."""
    await SignInAttempt.filter(id=attempt.pk).using_db(unit.connection).delete()


async def forgive(unit: Unit, login: str) -> None:
    """Unlock a login whose password was reset: what was guessed before is worth nothing now."""
    await SignInAttempt.filter(login=login, succeeded=False).using_db(unit.connection).delete()
