"""What an account must do before it has any right, as SQL, so that the graph tells what sign-in acts on."""

from schema.access.kinds import Prerequisite
from schema.accounts.tables import Account
from schema.graph.declared import Row
from schema.graph.statement import TableRow
from schema.graph.unit import Unit


def has_second_factor(account: Row) -> str:
    """Whether signing in takes a code."""
    return f"EXISTS (SELECT 1 FROM second_factor AS f WHERE f.account_id = {account.id} AND f.confirmed_at IS NOT NULL)"


def second_factor_missing(account: Row) -> str:
    """Whether it must have one first. Accounts of the demonstration need none, so that it can be tried."""
    return (
        f"({account.administration} IS NOT NULL AND NOT {account.demonstration} AND NOT {has_second_factor(account)})"
    )


def first_of(must_change_password: object, factor_missing: object) -> Prerequisite | None:
    """What must be done first, by the truth values of both conditions as either engine gives them."""
    if must_change_password:
        return Prerequisite.PASSWORD_CHANGE_NEEDED
    return Prerequisite.SECOND_FACTOR_REQUIRED if factor_missing else None


async def prerequisite_of(unit: Unit, account: int) -> Prerequisite | None:
    """What the account of a key must do first, as it stands in this unit."""
    row = TableRow(Account, "a")
    _, found = await unit.connection.execute_query(
        f"SELECT {row.must_change_password} AS password, {second_factor_missing(row)} AS factor"
        f" FROM {row.source} WHERE {row.id} = {unit.dialect.placeholder(1, 'bigint')}",
        [account],
    )
    return first_of(found[0]["password"], found[0]["factor"])
