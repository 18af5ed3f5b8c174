"""What the graph tells of accounts and sessions."""

from collections.abc import Sequence

from schema.access.kinds import Administration
from schema.accounts import permissions, tables
from schema.accounts.kinds import AccountStanding
from schema.graph.entity import Entity, Obstacle, Row, Sight, action_of, column, field_of, reference
from schema.history.types import remembered
from schema.people.types import Person


class Account(Entity, table=tables.Account, visible=permissions.sees_account, order=("login",)):
    """What a person signs in with (账号)."""

    login = column("Name to sign in with.", filtered=True, ordered=True)
    administration = column("Administration that it holds, if one.", enum=Administration, filtered=True)
    standing = column("Whether it can be used.", enum=AccountStanding, filtered=True)
    must_change_password = column("Whether a new password must be chosen first.")
    opened_at = column("When it was opened.")
    version = column("Counts the changes of this account, for `expectedVersion`.")
    person = reference("Whose it is; null for viewers who may not see the person.")


class Session(Entity, table=tables.Session, owner="account", order=("started_at",)):
    """One sign-in on one device (会话)."""

    started_at = column("When it began.")
    seen_at = column("When it was last used, to the minute.")
    expires_at = column("When it ends at the latest.")
    ended_at = column("When it was ended; null while it may be used.")
    address = column("Address from which it began.")
    agent = column("Program in which it began.")


@field_of(Account, gives=str)
def holder(account: Row) -> str:
    """Name of the person whose account it is."""
    return f"(SELECT holder.name FROM person AS holder WHERE holder.id = {account.person_id})"


@field_of(Account, few=Session, owned=True)
def sessions(account: Row, session: Row) -> str:
    """The sessions that were not ended."""
    return f"{session.account_id} = {account.id} AND {session.ended_at} IS NULL"


@field_of(Person, one=Account)
def account(person: Row, account: Row) -> str:
    """What the person signs in with; null where there is none, or it is not the viewer's to see."""
    return f"{account.person_id} = {person.id}"


@action_of(Account)
def keep(account: Row, sight: Sight) -> Sequence[Obstacle]:
    """Close or restore the account, or give it a new password."""
    return permissions.may_keep(account, sight)


@action_of(Session)
def end(session: Row, sight: Sight) -> Sequence[Obstacle]:
    """End the session."""
    return permissions.may_end(session.account_id, sight)


remembered(Account)
remembered(Session)
