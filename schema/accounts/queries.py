"""Where questions about accounts begin."""

from schema.accounts.types import Account
from schema.graph.declared import Query, Row, Sight
from schema.graph.entity import field_of


@field_of(Query, one=Account, sighted=True)
def viewer(account: Row, sight: Sight) -> str:
    """The account of who is asking; null where nobody is signed in."""
    return sight.is_account(account.id)


@field_of(Query, many=Account)
def accounts(account: Row) -> str:
    """The accounts that the viewer may see."""
    return "TRUE"
