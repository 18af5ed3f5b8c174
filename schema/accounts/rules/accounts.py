"""Opening accounts and closing them."""

import re

from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q

from schema.access.kinds import Administration
from schema.accounts.kinds import AccountStanding
from schema.accounts.rules import sessions, tokens
from schema.accounts.tables import Account
from schema.graph.refusals import Refusal, bad_input, not_found
from schema.graph.unit import Unit
from schema.history.rules.revise import add, revise
from schema.people.tables import Person
from schema.posts.tables import GridPost

# ASCII, because lower case means another thing to each engine beyond it.
LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{2,49}")


def read_login(login: str) -> str:
    """A login as it is kept. Refuses what is none."""
    kept = login.lower()
    if not LOGIN.fullmatch(kept):
        raise bad_input(
            "login",
            "登录名为 3 到 50 个字母、数字、点、下划线或短横线,以字母或数字开头。",
            "a login has 3 to 50 letters, digits, dots, underscores or hyphens, and begins with a letter or digit.",
        )
    return kept


async def person_without_account(unit: Unit, key: int, administration: Administration | None) -> Person:
    """The person of a key, if an account may be opened for them. Refuses who has one, or holds a post beside it.

    System, security and audit administration are never in one hand, nor with a post: an account holds at most one of
    them, a person one account, closed ones counted, and who holds a post today is given no administration.
    """
    await unit.lock(Person, [key])
    person = await Person.get_or_none(id=key, using_db=unit.connection)
    if person is None:
        raise not_found("person", "没有这个人。", "there is no such person.")
    if await Account.filter(person=person).using_db(unit.connection).exists():
        raise Refusal(
            "ACCOUNT_EXISTS", "此人已有账号,每人只有一个。", "This person has an account: nobody has two.", "person"
        )
    if administration is not None and await _holds_post(unit, person):
        raise Refusal(
            "HOLDS_POST",
            "此人现任网格岗位,不能担任管理员(三员分立)。",
            "This person holds a grid post, beside which nobody is an administrator.",
            "administration",
        )
    return person


async def open_account(
    unit: Unit,
    person: Person,
    login: str,
    hashed: str,
    administration: Administration | None = None,
    *,
    must_change_password: bool,
) -> Account:
    """Open an account. Refuses a login that is taken; whether the viewer may, and the person, is asked before."""
    account = Account(
        person=person,
        login=login,
        password_hash=hashed,
        administration=administration.value if administration else None,
        standing=AccountStanding.ACTIVE.value,
        must_change_password=must_change_password,
        opened_at=unit.now,
    )
    try:
        await add(unit, account, "open", path="")
    except IntegrityError:
        raise Refusal("LOGIN_TAKEN", "这个登录名已被使用。", "This login is taken: choose another.", "login") from None
    return account


async def close_account(unit: Unit, account: Account, reason: str) -> None:
    """Close an account for good, with its sessions and tokens. Whether the viewer may is asked before."""
    await revise(unit, account, "close", {"standing": AccountStanding.CLOSED.value}, path="", reason=reason)
    await sessions.end_all(unit, account, "close")
    await tokens.revoke_all(unit, account, "close")


async def _holds_post(unit: Unit, person: Person) -> bool:
    lasting = Q(ended_on=None) | Q(ended_on__gte=unit.today)
    return await GridPost.filter(lasting, person=person, started_on__lte=unit.today).using_db(unit.connection).exists()
