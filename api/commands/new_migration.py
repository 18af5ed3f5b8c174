"""Write a migration for what changed in a subject's tables. Review it: Tortoise makes no index for a foreign key and
no check, which schema/migrations/operations.py does.
"""

import asyncio
from argparse import ArgumentParser, Namespace

from schema.engines.addresses import SUBJECTS
from schema.migrations.writing import write_migration


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `new-migration`."""
    parser.add_argument("subject", choices=SUBJECTS, help="whose tables changed")
    parser.add_argument("name", help="what the migration does, in a few words")


def run(arguments: Namespace) -> int:
    """Print the file written. Returns 1 when nothing changed."""
    path = asyncio.run(write_migration(arguments.subject, arguments.name))
    print(f"Wrote {path}." if path else f"The tables of {arguments.subject} have not changed.")
    return 0 if path else 1
