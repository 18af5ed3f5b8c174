from tests.organizations.street import *  # noqa: F403 - pytest finds fixtures by their names here
