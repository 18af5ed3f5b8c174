"""The second factor: codes of an app by time (TOTP, RFC 6238), and ten recovery codes for when it is lost."""

import re
from functools import partial
from hmac import compare_digest
from typing import NamedTuple

import pyotp

from schema.accounts.rules import attempts, one_time, sessions
from schema.accounts.rules.own_account import Try, own_account, try_own, try_password
from schema.accounts.tables import Account, RecoveryCode, SecondFactor
from schema.graph.refusals import Refusal
from schema.graph.stage import Stage
from schema.graph.unit import Unit
from schema.history.rules.record import record
from schema.history.rules.revise import add, revise

FIELD = "second_factor.secret"
ISSUER = "Wangge"
STEP_SECONDS = 30
RECOVERY_CODES = 10
APP_CODE = re.compile("[0-9]{6}")


class Enrolment(NamedTuple):
    """What the holder's app is given, once: as the address that a picture code holds, and to be typed."""

    account: int
    uri: str
    secret: str


async def begin(unit: Unit) -> Enrolment:
    """Make a secret for the viewer's account; it counts once it is confirmed. Refuses who has a second factor."""
    vault = unit.require_vault()
    account = await own_account(unit)
    await unit.lock(Account, [account.pk])
    factor = await _factor_of(unit, account)
    if factor is not None and factor.confirmed_at is not None:
        raise _exists()
    secret = pyotp.random_base32()
    sealed = vault.seal(FIELD, secret)
    if factor is None:
        factor = SecondFactor(account=account, secret_cipher=sealed, begun_at=unit.now)
        await add(unit, factor, "begin", path="")
    else:
        await revise(unit, factor, "begin", {"secret_cipher": sealed, "begun_at": unit.now}, path="")
    uri = pyotp.TOTP(secret).provisioning_uri(name=account.login, issuer_name=ISSUER)
    return Enrolment(account.pk, uri, secret)


async def confirm(stage: Stage, code: str) -> tuple[int, list[str]]:
    """Let the second factor count, by a code of the app; gives the key of the account and its recovery codes.

    The account may have more rights now, so its sessions end and a new one begins. Refuses a wrong code, an account
    that has begun none or confirmed it, and too many tries.
    """
    tried = await stage.write(try_own)
    return await stage.write(partial(_confirm, tried=tried, code=code))


async def remove(stage: Stage, password: str, code: str) -> int:
    """Take the second factor from the viewer's account, by its password and a code; gives the key of the account.

    Its sessions end and a new one begins. Refuses what `confirm` and a sign-in do.
    """
    tried = await try_password(stage, password, "password")
    return await stage.write(partial(_remove, tried=tried, code=code))


async def require_code(unit: Unit, account: Account, code: str | None) -> None:
    """Refuse unless the account has no second factor, or the code is one of its own that was not used before."""
    factor = await _factor_of(unit, account)
    if factor is None or factor.confirmed_at is None:
        return
    if code is None:
        raise Refusal(
            "SECOND_FACTOR_NEEDED",
            "请输入验证器应用中的验证码,或一个恢复码。",
            "Give the code that your app shows, or a recovery code.",
            "code",
        )
    await _use(unit, factor, code)


async def forget(unit: Unit, account: Account) -> None:
    """Take the second factor from an account, if it has one. Whether the viewer may is asked before."""
    factor = await _factor_of(unit, account)
    if factor is None:
        return
    await RecoveryCode.filter(factor=factor).using_db(unit.connection).delete()
    await factor.delete(using_db=unit.connection)
    await record(unit, factor, "remove", {"account_id": (account.pk, None)}, path="")


async def _confirm(unit: Unit, tried: Try, code: str) -> tuple[int, list[str]]:
    account = await own_account(unit)
    factor = await _factor_of(unit, account)
    if factor is None:
        raise _none()
    if factor.confirmed_at is not None:
        raise _exists()
    await _use(unit, factor, code)
    await attempts.withdraw(unit, tried.attempt)
    await revise(unit, factor, "confirm", {"confirmed_at": unit.now}, path="")
    codes = [one_time.fresh() for _ in range(RECOVERY_CODES)]
    rows = [RecoveryCode(factor=factor, code_hash=one_time.hash_of(each)) for each in codes]
    await RecoveryCode.bulk_create(rows, using_db=unit.connection)
    await sessions.renew(unit, account, "confirm_second_factor")
    return account.pk, codes


async def _remove(unit: Unit, tried: Try, code: str) -> int:
    account = await own_account(unit)
    factor = await _factor_of(unit, account)
    if factor is None or factor.confirmed_at is None:
        raise _none()
    await _use(unit, factor, code)
    await attempts.withdraw(unit, tried.attempt)
    await forget(unit, account)
    await sessions.renew(unit, account, "remove_second_factor")
    key: int = account.pk
    return key


async def _use(unit: Unit, factor: SecondFactor, code: str) -> None:
    """Accept a code, which is then used up. Refuses a wrong one, and one that was used before, with the same words."""
    code = code.replace(" ", "")
    used = _use_app_code if APP_CODE.fullmatch(code) else _use_recovery_code
    if not await used(unit, factor, code):
        raise Refusal("WRONG_CODE", "验证码不对或已用过。", "The code is wrong, or was used before.", "code")


async def _use_app_code(unit: Unit, factor: SecondFactor, code: str) -> bool:
    """Clocks may be one step apart. Of two uses at the same time the second finds the step taken."""
    totp = pyotp.TOTP(unit.require_vault().open(FIELD, factor.secret_cipher))
    now = int(unit.now.timestamp()) // STEP_SECONDS
    steps = [step for step in (now - 1, now, now + 1) if compare_digest(totp.generate_otp(step), code)]
    if not steps:
        return False
    free = SecondFactor.filter(id=factor.pk, last_step__lt=steps[-1]).using_db(unit.connection)
    return await free.update(last_step=steps[-1]) > 0


async def _use_recovery_code(unit: Unit, factor: SecondFactor, code: str) -> bool:
    left = RecoveryCode.filter(factor=factor, code_hash=one_time.hash_of(code), used_at=None).using_db(unit.connection)
    if not await left.update(used_at=unit.now):
        return False
    await record(unit, factor, "use_recovery_code", {}, path="")
    return True


async def _factor_of(unit: Unit, account: Account) -> SecondFactor | None:
    return await SecondFactor.get_or_none(account=account, using_db=unit.connection)


def _exists() -> Refusal:
    return Refusal(
        "SECOND_FACTOR_EXISTS", "已启用第二因素,请先停用。", "This account has a second factor: remove that first."
    )


def _none() -> Refusal:
    return Refusal(
        "NO_SECOND_FACTOR", "尚未开始或启用第二因素。", "This account has no second factor: begin with one first."
    )
