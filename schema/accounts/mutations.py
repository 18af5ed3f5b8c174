"""What may be changed about accounts and sessions."""

from collections.abc import Mapping

from schema.accounts import tables
from schema.accounts.rules import passwords, sessions
from schema.accounts.rules.sign_in import sign_in as begin_session
from schema.accounts.types import Account, Session
from schema.graph.entity import entry, mutation
from schema.graph.stage import Stage
from schema.graph.unit import Session as Kept
from schema.graph.unit import Unit
from schema.graph.viewer import ANONYMOUS

PASSWORD = entry(str, "The password.", required=True, verbatim=True, most=passwords.LONGEST)


@mutation(
    takes={"login": entry(str, "Name to sign in with.", required=True, most=50), "password": PASSWORD},
    gives={"account": entry(Account, "The account that is signed in now.")},
    open=True,
    staged=True,
)
async def sign_in(stage: Stage, login: str, password: str) -> Mapping[str, object]:
    """Begin a session, of which a cookie is given. Five failures lock an account for fifteen minutes."""
    return {"account": await begin_session(stage, login, password)}


@mutation(
    takes={"session": entry(Session, "The session to end.", required=True)},
    gives={"session": entry(Session, "The session, ended.")},
)
async def end_session(unit: Unit, session: int) -> Mapping[str, object]:
    """End a session, for example on a device that was lost."""
    await unit.require(Session, session, "end", "session")
    await sessions.end(unit, await tables.Session.get(id=session, using_db=unit.connection))
    return {"session": session}


@mutation(takes={}, gives={}, open=True)
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
