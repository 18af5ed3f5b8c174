"""Fixtures for every test."""

from tests.databases import *  # noqa: F403 - pytest finds fixtures by their names here
from tests.demonstration.loaded import *  # noqa: F403
from tests.town import *  # noqa: F403
