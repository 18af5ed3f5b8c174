"""Append today's heads of history to a file outside the database. A second time on a day writes nothing."""

import asyncio
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from api.commands.options import add_database, database_url
from schema.database import open_database
from schema.history.rules.heads import export_heads


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `export-history-heads`."""
    parser.add_argument("file", type=Path, help="where to append them, best on another machine")
    add_database(parser)


def run(arguments: Namespace) -> int:
    """Print how many heads were written. Raises ValueError, in one sentence, for a file that cannot be."""
    try:
        written = asyncio.run(_export(database_url(arguments), arguments.file))
    except OSError as error:
        raise ValueError(f"{arguments.file} cannot be written ({error.strerror}): choose another.") from error
    print(f"Exported {written} heads." if written else "Today's heads are exported already.")
    return 0


async def _export(url: str, file: Path) -> int:
    async with open_database(url) as database:
        return await export_heads(database.connection, file, datetime.now(UTC))
