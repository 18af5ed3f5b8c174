"""The only place where bytes from outside become values. What passes here is safe to hand to either database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import orjson

from api import refusals

# orjson makes a float of an integer that 64 bits do not hold (at most 20 digits), and no input of ours is wider.
SMALLEST, LARGEST = -(2.0**63), 2.0**64
LONGEST_NAME = 40


def decode_json(source: bytes, argument: str | None = None) -> object:
    """The value of one JSON text; `argument` names the request parameter it came in, if it is not the whole body.

    Strict: UTF-8 only, no NaN or Infinity, no unpaired surrogate, nothing after the value. Of a repeated key the last
    counts, as in every JSON reader of this stack.
    """
    try:
        return orjson.loads(source)
    except orjson.JSONDecodeError as error:
        raise _refusal(error, argument) from None


def check_text(text: str, argument: str) -> None:
    """Refuses U+0000; unpaired surrogates cannot come this far, since neither UTF-8 nor `decode_json` lets them."""
    if "\0" in text:
        raise refusals.bad_character(argument)


def check_value(value: object, argument: str) -> None:
    """Refuses what no argument of the graph may hold, naming where it stands (`variables.filter.text`)."""
    flaw = _flaw(value, 0)
    if flaw is not None:
        raise flaw.refuse(".".join([argument, *reversed(flaw.path)]))


@dataclass
class _Flaw:
    """What is wrong, and the keys that lead to it, innermost first: no path is built until one is needed."""

    refuse: Callable[[str], refusals.HttpRefusal]
    path: list[str] = field(default_factory=list)


def _flaw(value: object, depth: int) -> _Flaw | None:
    if isinstance(value, str):
        return _Flaw(refusals.bad_character) if "\0" in value else None
    if isinstance(value, float):
        return None if SMALLEST < value < LARGEST else _Flaw(refusals.number_too_large)
    if isinstance(value, dict):
        return _member_flaw(value.items(), depth)
    if isinstance(value, list):
        return _member_flaw(enumerate(value), depth)
    return None


def _member_flaw(members: Iterable[tuple[object, object]], depth: int) -> _Flaw | None:
    if depth == refusals.MAXIMUM_DEPTH:
        return _Flaw(refusals.too_deep)
    for key, member in members:
        flaw = _flaw(member, depth + 1) or _flaw(key, depth)
        if flaw is not None:
            flaw.path.append(str(key).replace("\0", "�")[:LONGEST_NAME])
            return flaw
    return None


def _refusal(error: orjson.JSONDecodeError, argument: str | None) -> refusals.HttpRefusal:
    """orjson tells its reasons apart by their text only."""
    if "valid UTF-8" in error.msg:
        return refusals.not_utf8(argument)
    if "surrogate" in error.msg:
        return refusals.bad_character(argument)
    if "depth limit" in error.msg:
        return refusals.too_deep(argument)
    if "infinity" in error.msg:
        return refusals.number_too_large(argument)
    return refusals.not_json(argument, error.pos)
