"""Open an account of one of the three administrations, such as the first one of a fresh installation. Its password is
asked for twice, or read from standard input when that is no terminal.
"""

import asyncio
from argparse import ArgumentParser, Namespace
from functools import partial

from api.commands.operating import operating
from api.commands.options import add_database, database_url
from api.commands.passwords import ask_password
from api.keyrings import make_if_missing
from api.settings import Settings
from schema.access.kinds import Administration
from schema.accounts.rules.accounts import open_account, read_login
from schema.accounts.rules.passwords import check_password, hash_password
from schema.graph.unit import Unit
from schema.grids.rules.pinyin import spell
from schema.history.rules.revise import add
from schema.people.tables import Person


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `create-administrator`."""
    parser.add_argument("--login", required=True, help="name to sign in with")
    parser.add_argument("--name", required=True, help="name of the person (姓名)")
    parser.add_argument("--administration", required=True, choices=[each.value for each in Administration])
    add_database(parser)


def run(arguments: Namespace) -> int:
    """Print what comes next. Raises DatabaseRefused, or ValueError for a login or password that will not do."""
    asyncio.run(_create(arguments))
    # Without one no administrator could add the second factor that all of them need.
    make_if_missing(Settings.from_environment().keyring)
    print(f"Opened the account {arguments.login.lower()}: sign in, and add the second factor that it needs.")
    return 0


async def _create(arguments: Namespace) -> None:
    async with operating(database_url(arguments)) as stage:
        login = read_login(arguments.login)
        password = ask_password()
        check_password(password, login, "password")
        hashed = await stage.compute(hash_password, password)
        administration = Administration(arguments.administration)
        work = partial(_open, name=arguments.name, login=login, hashed=hashed, administration=administration)
        await stage.write(work)


async def _open(unit: Unit, name: str, login: str, hashed: str, administration: Administration) -> None:
    unit.checked = True
    pinyin, initials = spell(name)
    person = Person(name=name, pinyin=pinyin, initials=initials)
    await add(unit, person, "register", path="")
    await open_account(unit, person, login, hashed, administration, must_change_password=False)
