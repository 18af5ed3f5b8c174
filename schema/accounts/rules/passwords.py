"""Passwords, kept by argon2id. Each look costs a tenth of a second and 64 MiB, and belongs on a thread."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from schema.graph.refusals import bad_input

SHORTEST = 10
LONGEST = 128


def check_password(password: str, login: str, argument: str) -> None:
    """Refuse a password that is too short, or too easily guessed."""
    if len(password) < SHORTEST:
        raise bad_input(argument, f"密码至少 {SHORTEST} 个字符。", f"a password has at least {SHORTEST} characters.")
    if login.lower() in password.lower() or len(set(password)) < SHORTEST // 2:
        raise bad_input(
            argument,
            "密码太容易被猜到:不要包含登录名,也不要重复少数几个字符。",
            "this is too easily guessed: leave out the login, and do not repeat a few characters.",
        )


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return PasswordHasher().hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one of which `kept` is left; takes as long where there is none."""
    try:
        PasswordHasher().verify(kept or _nobodys(), password)
    except VerificationError:
        return False
    return kept is not None


@cache
def _nobodys() -> str:
    return hash_password("the password of an account that does not exist")
