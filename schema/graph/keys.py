"""Global ids and cursors: what they hold, and how a malformed one is refused."""

import re
from datetime import date

from schema.graph.refusals import Refusal, bad_input

NUMBER = re.compile(r"-?[0-9]{1,19}")
ID = re.compile(r"([A-Za-z]{1,40}):([1-9][0-9]{0,18})")
# What stands between the values in a cursor: the unit separator, which no stored text holds.
SEPARATOR_CODE = 31
BIGGEST_KEY = 2**63 - 1


def parse_id(argument: str, text: str) -> tuple[str, int]:
    """The type name and key in a global id."""
    match = ID.fullmatch(text)
    if match is None or int(match[2]) > BIGGEST_KEY:
        raise malformed_id(argument, "Grid:42")
    return match[1], int(match[2])


def key_of(argument: str, text: str, type_name: str) -> int:
    """The key in the global id of a `type_name`."""
    found, key = parse_id(argument, text)
    if found != type_name:
        raise malformed_id(argument, f"{type_name}:42")
    return key


def malformed_id(argument: str, example: str) -> Refusal:
    """The refusal of an id that is not one."""
    return bad_input(argument, f"不是有效的编号,应形如 {example}。", f"not an id; one looks like {example}.")


def read_cursor(argument: str, text: str, signature: str, length: int) -> list[str]:
    """The values in a cursor that was given out under the order `signature`."""
    try:
        found, *values = bytes.fromhex(text).decode().split(chr(SEPARATOR_CODE))
    except ValueError:
        raise _malformed_cursor(argument) from None
    if found != signature or len(values) != length:
        raise _malformed_cursor(argument)
    return values


def read_value(argument: str, text: str, type_: type) -> object:
    """A value in a cursor: a text, an integer, a day or a moment."""
    try:
        if issubclass(type_, date):
            return type_.fromisoformat(text)
    except ValueError:
        raise _malformed_cursor(argument) from None
    if type_ is str:
        return text
    if not NUMBER.fullmatch(text) or abs(int(text)) > BIGGEST_KEY:
        raise _malformed_cursor(argument)
    return int(text)


def _malformed_cursor(argument: str) -> Refusal:
    return bad_input(
        argument,
        "不是本次排序下给出的游标,请原样传回上一页的 endCursor 或 startCursor。",
        "not a cursor of this order; pass back the endCursor or startCursor of a page unchanged.",
    )
