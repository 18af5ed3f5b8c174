"""What the graph tells of accounts and sessions."""

from collections.abc import Sequence

from schema.access.kinds import Administration
from schema.accounts import permissions, tables
from schema.accounts.kinds import AccountStanding
from schema.accounts.rules import prerequisites
from schema.graph.declared import Entity, Obstacle, Row, Sight
from schema.graph.entity import action_of, column, field_of, obstacle_to, reference
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


class Token(Entity, table=tables.Token, owner="account", order=("issued_at",)):
    """What a program shows in place of a person who signs in, as `Authorization: Bearer` (令牌)."""

    name = column("What it is for.")
    beginning = column("Its first characters, by which it is told from others.")
    scopes = column("Names of the rights of its account that it carries.", json=True)
    issued_at = column("When it was issued.")
    expires_at = column("When it ends at the latest.")
    last_used_at = column("When it was last used, to the minute; null before that.")
    revoked_at = column("When it was revoked; null while it may be used.")


@field_of(Account, gives=bool)
def second_factor(account: Row) -> str:
    """Whether signing in takes a code besides the password."""
    return prerequisites.has_second_factor(account)


@field_of(Account, gives=bool)
def second_factor_missing(account: Row) -> str:
    """Whether it has no rights before it confirms a second factor (SECOND_FACTOR_REQUIRED), as administrators must."""
    return prerequisites.second_factor_missing(account)


@field_of(Account, gives=str)
def holder(account: Row) -> str:
    """Name of the person whose account it is."""
    return f"(SELECT holder.name FROM person AS holder WHERE holder.id = {account.person_id})"


@field_of(Account, few=Session, owned=True)
def sessions(account: Row, session: Row) -> str:
    """The sessions that were not ended."""
    return f"{session.account_id} = {account.id} AND {session.ended_at} IS NULL"


@field_of(Account, few=Token, owned=True)
def tokens(account: Row, token: Row) -> str:
    """The tokens that were not revoked, those that expired among them."""
    return f"{token.account_id} = {account.id} AND {token.revoked_at} IS NULL"


@field_of(Person, one=Account)
def account(person: Row, account: Row) -> str:
    """What the person signs in with; null where there is none, or it is not the viewer's to see."""
    return f"{account.person_id} = {person.id}"


@action_of(Account)
def keep(account: Row, sight: Sight) -> Sequence[Obstacle]:
    """Close the account, or give it a new password."""
    return permissions.may_keep(account, sight)


@action_of(Session)
def end(session: Row, sight: Sight) -> Sequence[Obstacle]:
    """End the session."""
    return permissions.may_end(session.account_id, sight)


@action_of(Token)
def revoke(token: Row, sight: Sight) -> Sequence[Obstacle]:
    """Revoke the token."""
    return permissions.may_end(token.account_id, sight)


@obstacle_to(Person, "hold_post")
def without_administration(person: Row, sight: Sight) -> Sequence[Obstacle]:
    """An administrator holds no post."""
    return [permissions.no_administration(person)]


remembered(Account)
remembered(Session)
remembered(Token)
