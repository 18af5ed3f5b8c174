"""Options that several commands share."""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime

from api.settings import Settings
from schema.graph.unit import TOWN


def add_database(parser: ArgumentParser) -> None:
    """Let the command be told which database to use."""
    parser.add_argument("--database", metavar="URL", help="database URL (WANGGE_DATABASE, sqlite://var/wangge.db)")


def database_url(arguments: Namespace) -> str:
    """The database that was asked for, or else the one of the environment."""
    return arguments.database or Settings.from_environment().database


def today() -> date:
    """The day it is in China."""
    return datetime.now(TOWN).date()
