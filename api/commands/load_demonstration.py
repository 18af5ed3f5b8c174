"""Bring the tables up to date, make a keyring where there is none, load the demonstration communities, and tell who to
sign in as. A second time changes nothing.
"""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from tqdm import tqdm

from api.commands.options import add_database, database_url, today
from api.keyrings import make_if_missing
from api.settings import Settings
from schema.database import migrate, open_database
from schema.demonstration.accounts import LOGINS, PASSWORD
from schema.demonstration.load import DIVISIONS, load_demonstration
from schema.grids.rules.import_divisions import Importing, import_divisions


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `load-demonstration`."""
    add_database(parser)


def run(arguments: Namespace) -> int:
    """Print how many rows were added, and the accounts of the demonstration."""
    make_if_missing(Settings.from_environment().keyring)
    print(asyncio.run(_load(database_url(arguments))))
    print("\n".join(_accounts()))
    return 0


async def _load(url: str) -> str:
    await migrate(url)
    async with open_database(url) as database:
        await import_divisions(
            Importing(database, DIVISIONS, today(), lambda row: print(row, file=sys.stderr), tqdm(disable=True))
        )
        rows = await load_demonstration(database)
    return f"Loaded the demonstration communities ({rows:,} rows)." if rows else "The demonstration is loaded already."


def _accounts() -> Iterator[str]:
    yield f"While WANGGE_DEMONSTRATION is 1, as in `make run`, sign in with the password {PASSWORD} as"
    login_width, chinese_width = max(map(len, LOGINS)), max(len(charge.zh) for charge in LOGINS.values())
    for login, charge in LOGINS.items():
        english = charge.meaning.partition(" (")[0]
        # The ideographic space is as wide as a character, so that the columns stay straight.
        yield f"  {login:{login_width}}  {charge.zh:\u3000<{chinese_width}}  {english}"
