"""Signing in, as the tests of accounts do it."""

from typing import Any

from schema.graph.unit import Caller
from schema.graph.viewer import Viewer
from tests.town import PASSWORD, Town

SIGN_IN = """
mutation ($login: String!, $password: String!, $code: String) {
  signIn(input: {login: $login, password: $password, code: $code}) { userErrors { code field } account { login } }
}
"""


async def sign_in(town: Town, login: str, password: str = PASSWORD, code: str | None = None) -> str | None:
    """The secret of the session that was begun, or None."""
    _, secret = await town.answer(SIGN_IN, {"login": login, "password": password, "code": code})
    return secret


async def refused_sign_in(town: Town, login: str, password: str = PASSWORD, code: str | None = None) -> str | None:
    """The code under which a sign-in is refused; None if it is not."""
    answer = await town.ask(SIGN_IN, {"login": login, "password": password, "code": code})
    return code_of(answer, "signIn")


async def viewer_of(town: Town, secret: str | None) -> Viewer:
    """Who holds the secret of a session now."""
    assert secret is not None
    town.viewers.forget()
    return await town.viewers.find(secret)


def code_of(answer: Any, mutation: str) -> str | None:
    """The code of what a mutation refused, whether it is told in the payload or as an error; None if it was done."""
    if "errors" in answer:
        code: str = answer["errors"][0]["extensions"]["code"]
        return code
    errors = answer["data"][mutation]["userErrors"]
    return errors[0]["code"] if errors else None


def from_session(secret: str | None) -> Caller:
    """A caller whose browser keeps a session."""
    return Caller("192.0.2.7", "test", secret)
