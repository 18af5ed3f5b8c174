"""Give an account a password that works until it is changed, and print it. Its sessions end, its tokens are revoked."""

import asyncio
from argparse import ArgumentParser, Namespace
from functools import partial

from api.commands.operating import operating
from api.commands.options import add_database, database_url
from schema.accounts.kinds import AccountStanding
from schema.accounts.rules import second_factor
from schema.accounts.rules.password_changes import reset_password
from schema.accounts.tables import Account
from schema.graph.unit import Unit


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `reset-password`."""
    parser.add_argument("login", metavar="LOGIN", help="name to sign in with")
    parser.add_argument(
        "--remove-second-factor", action="store_true", help="take the second factor away too: the device was lost"
    )
    add_database(parser)


def run(arguments: Namespace) -> int:
    """Print the password. Raises DatabaseRefused, or ValueError for a login that nobody can use."""
    print(asyncio.run(_reset(arguments)))
    return 0


async def _reset(arguments: Namespace) -> str:
    async with operating(database_url(arguments)) as stage:
        account = await stage.write(partial(_find, login=arguments.login.lower()))
        password = await reset_password(stage, account)
        if arguments.remove_second_factor:
            await stage.write(partial(_forget, account=account))
        return password


async def _find(unit: Unit, login: str) -> Account:
    unit.checked = unit.recorded = True
    usable = Account.filter(login=login, standing=AccountStanding.ACTIVE.value).using_db(unit.connection)
    account = await usable.first()
    if account is None:
        raise ValueError(f"There is no account {login} that could be used.")
    return account


async def _forget(unit: Unit, account: Account) -> None:
    unit.checked = unit.recorded = True
    await second_factor.forget(unit, account)
