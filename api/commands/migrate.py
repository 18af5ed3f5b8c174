"""Bring the tables of the database up to date; an SQLite database is made when there is none."""

import asyncio
from argparse import ArgumentParser, Namespace

from api.commands.options import add_database, database_url
from schema.database import migrate


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `migrate`."""
    add_database(parser)


def run(arguments: Namespace) -> int:
    """Print each step taken."""
    steps = asyncio.run(migrate(database_url(arguments)))
    for step in steps:
        print(f"Migrated {step}.")
    if not steps:
        print("The tables are up to date.")
    return 0
