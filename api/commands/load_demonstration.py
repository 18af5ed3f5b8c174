"""Bring the tables up to date and load the demonstration communities. A second time changes nothing."""

import asyncio
import sys
from argparse import ArgumentParser, Namespace

from tqdm import tqdm

from api.commands.options import add_database, database_url, today
from schema.database import migrate, open_database
from schema.demonstration.load import DIVISIONS, load_demonstration
from schema.grids.rules.import_divisions import Importing, import_divisions


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `load-demonstration`."""
    add_database(parser)


def run(arguments: Namespace) -> int:
    """Print how many rows were added."""
    print(asyncio.run(_load(database_url(arguments))))
    return 0


async def _load(url: str) -> str:
    await migrate(url)
    async with open_database(url) as database:
        await import_divisions(
            Importing(database, DIVISIONS, today(), lambda row: print(row, file=sys.stderr), tqdm(disable=True))
        )
        rows = await load_demonstration(database)
    return f"Loaded the demonstration communities ({rows:,} rows)." if rows else "The demonstration is loaded already."
