"""Changing one's own password, and giving somebody who lost theirs one that works once."""

from functools import partial

from schema.accounts.rules import attempts, one_time, sessions, tokens
from schema.accounts.rules.own_account import Try, own_account, try_password
from schema.accounts.rules.passwords import check_password, hash_password
from schema.accounts.tables import Account
from schema.graph.refusals import bad_input
from schema.graph.stage import Stage
from schema.graph.unit import Unit
from schema.history.rules.revise import revise


async def change_password(stage: Stage, current: str, new: str) -> int:
    """Give the viewer's account a new password; gives the key of the account.

    Ends its sessions and begins a new one for the caller. Refuses a wrong current password, a new one that is the
    same, too short or too easily guessed, and too many tries.
    """
    account = await stage.write(_look)
    check_password(new, account.login, "new")
    if new == current:
        raise bad_input("new", "新密码与当前密码相同。", "this is the password you have already.")
    tried = await try_password(stage, current, "current")
    hashed = await stage.compute(hash_password, new)
    return await stage.write(partial(_change, tried=tried, hashed=hashed))


async def reset_password(stage: Stage, account: Account) -> str:
    """Give an account a password that must be changed before anything else is done; gives that password.

    Ends its sessions, revokes its tokens and unlocks its login. Whether the viewer may is asked before.
    """
    password = one_time.fresh()
    hashed = await stage.compute(hash_password, password)
    await stage.write(partial(_reset, account=account, hashed=hashed))
    return password


async def _look(unit: Unit) -> Account:
    unit.recorded = True
    return await own_account(unit)


async def _change(unit: Unit, tried: Try, hashed: str) -> int:
    account = tried.account
    unit.checked = True
    await attempts.withdraw(unit, tried.attempt)
    changed = {"password_hash": hashed, "must_change_password": False}
    await revise(unit, account, "change_password", changed, path="")
    await sessions.renew(unit, account, "change_password")
    key: int = account.pk
    return key


async def _reset(unit: Unit, account: Account, hashed: str) -> None:
    unit.checked = True
    changed = {"password_hash": hashed, "must_change_password": True}
    await revise(unit, account, "reset_password", changed, path="")
    await sessions.end_all(unit, account, "reset_password")
    await tokens.revoke_all(unit, account, "reset_password")
    await attempts.forgive(unit, account.login)
