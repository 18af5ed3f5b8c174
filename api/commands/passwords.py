"""Passwords as a command takes them: without showing them, twice; or one line of standard input."""

import sys
from getpass import getpass


def ask_password() -> str:
    """The password that was typed. Raises ValueError where the second time differs from the first."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise ValueError("The two passwords differ: run the command again.")
    return password
