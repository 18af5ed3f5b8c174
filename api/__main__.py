"""The command line: `python -m api COMMAND`."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module

from schema.engines.addresses import DatabaseRefused

REFUSED = 2
INTERRUPTED = 130
COMMANDS = {
    "serve": "answer requests until told to stop",
    "migrate": "bring the tables of the database up to date",
    "import-divisions": "import the table of administrative divisions",
    "load-demonstration": "load the demonstration communities",
    "verify-history": "prove that history is whole",
    "export-history-heads": "append today's heads of history to a file",
    "create-administrator": "open an account of an administration, such as the first",
    "reset-password": "print a password by which a lost one is replaced",
    "export-schema": "write schema/schema.graphql",
    "new-migration": "write a migration for what changed in a subject's tables",
}


def main(words: list[str]) -> int:
    """Run one command and return its exit code; only that command's module is imported."""
    overview = ArgumentParser(
        prog="python -m api",
        description="Wangge (网格), the platform for grid governance.",
        epilog="\n".join(f"  {name:<22}{purpose}" for name, purpose in COMMANDS.items()),
        formatter_class=RawDescriptionHelpFormatter,
    )
    overview.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    name = overview.parse_args(words[:1]).command
    module = import_module(f"api.commands.{name.replace('-', '_')}")
    parser = ArgumentParser(prog=f"python -m api {name}", description=module.__doc__)
    module.add_arguments(parser)
    try:
        code: int = module.run(parser.parse_args(words[1:]))
    except (DatabaseRefused, ValueError) as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
