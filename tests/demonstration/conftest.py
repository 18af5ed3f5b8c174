"""Fixtures for the tests of the demonstration communities."""

from tests.demonstration.loaded import *  # noqa: F403 - pytest finds fixtures by their names here
