"""Prove that history is whole: walk every chain from end to end, and tell each fault in a line.

With a file of exported heads, a tail that was cut off and covered up is found too.
"""

import asyncio
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tqdm import tqdm

from api.commands.options import add_database, database_url
from schema.database import open_database
from schema.history.rules.chain import Fault
from schema.history.rules.heads import read_heads
from schema.history.rules.verify import Verification

NOT_WHOLE = 1


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `verify-history`."""
    parser.add_argument("--heads", type=Path, metavar="FILE", help="heads that `export-history-heads` wrote")
    add_database(parser)
    parser.add_argument("--progress", action="store_true", help="show the progress bar though this is no terminal")


def run(arguments: Namespace) -> int:
    """Returns 0, or 1 when something is wrong. Raises ValueError, in one sentence, for heads that cannot be read."""
    try:
        heads, unreadable = read_heads(arguments.heads) if arguments.heads else ([], [])
    except OSError as error:
        raise ValueError(f"{arguments.heads} cannot be read ({error.strerror}): check its name.") from error
    for line in unreadable:
        print(f"{arguments.heads}:{line}: 不是链尾记录 / is no head")
    hidden = not (arguments.progress or sys.stderr.isatty())
    bar: tqdm[None] = tqdm((), unit=" entries", disable=hidden)
    with bar:
        verification = Verification(heads, bar)
        faults = len(unreadable) + asyncio.run(_verify(database_url(arguments), verification))
    if faults:
        return NOT_WHOLE
    print(f"History is whole: {verification.entries:,} entries, {len(heads):,} exported heads.")
    return 0


async def _verify(url: str, verification: Verification) -> int:
    found = 0
    async with open_database(url) as database:
        async for fault in verification.faults(database.connection):
            found += 1
            verification.progress.write(told(fault), file=sys.stdout)
    return found


def told(fault: Fault) -> str:
    """A fault in one line, in both languages."""
    return f"{fault.chain}:{fault.number}: {fault.zh} / {fault.en}"
