"""What may be changed about accounts, and how people sign in."""

from collections.abc import Mapping
from functools import partial

from schema.access.kinds import Administration, Prerequisite, Right
from schema.accounts import tables
from schema.accounts.rules import accounts, one_time, password_changes, passwords, second_factor, sessions, tokens
from schema.accounts.rules.sign_in import sign_in as begin_session
from schema.accounts.types import Account, Session, Token
from schema.graph.entity import entry, mutation
from schema.graph.stage import Stage
from schema.graph.unit import Session as Kept
from schema.graph.unit import Unit
from schema.graph.viewer import ANONYMOUS
from schema.people.types import Person

PASSWORD = entry(str, "The password.", required=True, verbatim=True, most=passwords.LONGEST)
CODE = entry(str, "Code that the app shows now, or a recovery code.", required=True, most=30)
ONCE = "A password that works until it is changed, which must be done first. It is told once and kept nowhere."
# What is open to whoever still has to do something before anything else.
ALWAYS = tuple(Prerequisite)
ENROLLING = (Prerequisite.SECOND_FACTOR_REQUIRED,)


@mutation(
    takes={
        "login": entry(str, "Name to sign in with.", required=True, most=50),
        "password": PASSWORD,
        "code": entry(str, "Code that the app shows now, or a recovery code, where there is a second factor.", most=30),
    },
    gives={"account": entry(Account, "The account that is signed in now.")},
    open=True,
    staged=True,
    in_person=True,
)
async def sign_in(stage: Stage, login: str, password: str, code: str | None = None) -> Mapping[str, object]:
    """Begin a session, of which a cookie is given. Five failures lock an account for fifteen minutes."""
    return {"account": await begin_session(stage, login, password, code)}


@mutation(
    takes={"session": entry(Session, "The session to end.", required=True)},
    gives={"session": entry(Session, "The session, ended.")},
    in_person=True,
)
async def end_session(unit: Unit, session: int) -> Mapping[str, object]:
    """End a session, for example on a device that was lost."""
    await unit.require(Session, session, "end", "session")
    await sessions.end(unit, await tables.Session.get(id=session, using_db=unit.connection))
    return {"session": session}


@mutation(takes={}, gives={}, open=True, in_person=True, despite=ALWAYS)
async def sign_out(unit: Unit) -> Mapping[str, object]:
    """End the session of the caller."""
    unit.checked = unit.recorded = True
    if unit.caller.session is not None:
        rows = tables.Session.filter(secret_hash=sessions.hash_of(unit.caller.session)).using_db(unit.connection)
        session = await rows.first()
        if session is not None:
            await sessions.end(unit, session)
    unit.session = Kept(None, ANONYMOUS)
    return {}


@mutation(
    takes={
        "current": entry(str, "The password until now.", required=True, verbatim=True, most=passwords.LONGEST),
        "new": entry(
            str,
            f"The new password: at least {passwords.SHORTEST} characters, without the login.",
            required=True,
            verbatim=True,
            most=passwords.LONGEST,
        ),
    },
    gives={"account": entry(Account, "The account of the caller.")},
    staged=True,
    in_person=True,
    despite=ALWAYS,
)
async def change_password(stage: Stage, current: str, new: str) -> Mapping[str, object]:
    """Change one's own password. Every session of the account ends, and the caller gets a new one."""
    return {"account": await password_changes.change_password(stage, current, new)}


@mutation(
    takes={"account": entry(Account, "Whose password was lost.", required=True)},
    gives={"account": entry(Account, "The account."), "password": entry(str, ONCE)},
    staged=True,
    in_person=True,
)
async def reset_password(stage: Stage, account: int) -> Mapping[str, object]:
    """Give an account a new password that works once. Its sessions end, and its tokens are revoked."""
    kept = await stage.write(partial(_kept, account=account))
    return {"account": account, "password": await password_changes.reset_password(stage, kept)}


@mutation(
    takes={
        "person": entry(Person, "Whose it is.", required=True),
        "login": entry(str, "Name to sign in with.", required=True, most=50),
        "administration": entry(Administration, "Administration that it holds; none for everybody else."),
    },
    gives={"account": entry(Account, "The account."), "password": entry(str, ONCE)},
    staged=True,
    in_person=True,
)
async def open_account(
    stage: Stage, person: int, login: str, administration: Administration | None = None
) -> Mapping[str, object]:
    """Open an account for a person who has none. Who holds a grid post is given no administration."""
    kept = accounts.read_login(login)
    await stage.write(partial(_may_open, person=person, administration=administration))
    password = one_time.fresh()
    hashed = await stage.compute(passwords.hash_password, password)
    work = partial(_open, person=person, login=kept, hashed=hashed, administration=administration)
    return {"account": await stage.write(work), "password": password}


@mutation(
    takes={
        "account": entry(Account, "The account to close.", required=True),
        "reason": entry(str, "Why, for its history.", required=True, most=500),
    },
    gives={"account": entry(Account, "The account, closed.")},
    in_person=True,
)
async def close_account(unit: Unit, account: int, reason: str) -> Mapping[str, object]:
    """Close an account for good. Its sessions end, and its tokens are revoked."""
    await accounts.close_account(unit, await _kept(unit, account), reason)
    return {"account": account}


@mutation(
    takes={},
    gives={
        "account": entry(Account, "The account of the caller."),
        "uri": entry(str, "What a picture code for the app holds (otpauth). It is told once."),
        "secret": entry(str, "The same, to be typed into the app. It is told once."),
    },
    in_person=True,
    despite=ENROLLING,
)
async def begin_second_factor(unit: Unit) -> Mapping[str, object]:
    """Begin with a second factor for one's own account: an app that shows codes. It counts once it is confirmed."""
    return (await second_factor.begin(unit))._asdict()


@mutation(
    takes={"code": entry(str, "Code that the app shows now.", required=True, most=30)},
    gives={
        "account": entry(Account, "The account of the caller."),
        "recovery_codes": entry(
            str, "Ten codes, each of which stands in for the app once. They are told once.", listed=True
        ),
    },
    staged=True,
    in_person=True,
    despite=ENROLLING,
)
async def confirm_second_factor(stage: Stage, code: str) -> Mapping[str, object]:
    """Show that the app works. Every session of the account ends, and the caller gets a new one."""
    account, codes = await second_factor.confirm(stage, code)
    return {"account": account, "recovery_codes": codes}


@mutation(
    takes={"password": PASSWORD, "code": CODE},
    gives={"account": entry(Account, "The account of the caller.")},
    staged=True,
    in_person=True,
)
async def remove_second_factor(stage: Stage, password: str, code: str) -> Mapping[str, object]:
    """Do without the second factor again. Every session of the account ends, and the caller gets a new one."""
    return {"account": await second_factor.remove(stage, password, code)}


@mutation(
    takes={
        "name": entry(str, "What it is for.", required=True, most=50),
        "scopes": entry(Right, "Rights of the account that it carries, if any.", required=True, listed=True),
        "days": entry(int, "For how many days, 365 at most.", required=True, least=1, most=tokens.LONGEST_DAYS),
    },
    gives={
        "token": entry(Token, "The token."),
        "secret": entry(str, "What the program shows, as `Authorization: Bearer`. It is told once and kept nowhere."),
    },
    in_person=True,
)
async def issue_token(unit: Unit, name: str, scopes: list[Right], days: int) -> Mapping[str, object]:
    """Issue a token for the caller's account, for a program of a partner unit or a mobile client."""
    token, secret = await tokens.issue_token(unit, name, scopes, days)
    return {"token": token, "secret": secret}


@mutation(
    takes={"token": entry(Token, "The token to revoke.", required=True)},
    gives={"token": entry(Token, "The token, revoked.")},
    in_person=True,
)
async def revoke_token(unit: Unit, token: int) -> Mapping[str, object]:
    """Revoke a token, for example one that was seen by somebody else."""
    await unit.require(Token, token, "revoke", "token")
    await tokens.revoke(unit, await tables.Token.get(id=token, using_db=unit.connection))
    return {"token": token}


async def _kept(unit: Unit, account: int) -> tables.Account:
    """An account that the viewer keeps, as it is."""
    await unit.require(Account, account, "keep", "account")
    unit.recorded = True
    return await tables.Account.get(id=account, using_db=unit.connection)


async def _may_open(unit: Unit, person: int, administration: Administration | None) -> None:
    unit.require_right(Right.KEEP_ACCOUNTS)
    unit.recorded = True
    await accounts.person_without_account(unit, person, administration)


async def _open(unit: Unit, person: int, login: str, hashed: str, administration: Administration | None) -> int:
    unit.require_right(Right.KEEP_ACCOUNTS)
    holder = await accounts.person_without_account(unit, person, administration)
    opened = await accounts.open_account(unit, holder, login, hashed, administration, must_change_password=True)
    key: int = opened.pk
    return key
