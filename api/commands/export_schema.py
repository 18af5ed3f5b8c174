"""Write the GraphQL contract that the code makes, in GraphQL's schema language."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from schema.root import build_root


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `export-schema`."""
    parser.add_argument("file", type=Path, help="where to write it, for example schema/schema.graphql")


def run(arguments: Namespace) -> int:
    """Write the file."""
    arguments.file.write_text(contract(), encoding="utf-8")
    return 0


def contract() -> str:
    """The contract as it is committed."""
    return build_root().strawberry.as_str() + "\n"
