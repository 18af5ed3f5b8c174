"""The resident identity number (公民身份号码, GB 11643-1999): region, date of birth, sequence, check character.

The region is not looked up: people keep the code of where they were first registered, though it may long be abolished.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from schema.graph.refusals import bad_input
from schema.people.rules.plain_text import plain

Sex = Literal["FEMALE", "MALE"]
LENGTH = 18
EARLIEST_BIRTH = date(1900, 1, 1)
CHECK_CHARACTERS = "10X98765432"


@dataclass(frozen=True)
class IdentityNumber:
    """An identity number in its one spelling (X capital), and what it tells; it does not show in logs."""

    text: str = field(repr=False)
    birth_date: date = field(repr=False)
    sex: Sex = field(repr=False)


def read_identity_number(argument: str, text: str, today: date) -> IdentityNumber:
    """What was typed, read as an identity number; `today` is the day in China.

    Raises Refusal for `argument`, saying what is wrong without repeating the number.
    """
    number = plain(text)
    if len(number) != LENGTH:
        raise bad_input(
            argument,
            f"身份证号应为 {LENGTH} 位,现为 {len(number)} 位。",
            f"an identity number has {LENGTH} characters, not {len(number)}.",
        )
    if not re.fullmatch("[0-9]{17}[0-9X]", number):
        raise bad_input(
            argument,
            "身份证号前 17 位应为数字,末位为数字或 X。",
            "an identity number is 17 digits and then a digit or X.",
        )
    birth_date = _birth_date(argument, number, today)
    if number[-1] != check_character(number[:-1]):
        raise bad_input(
            argument,
            "身份证号校验位不符,请逐位核对。",
            "the check character does not fit: compare the number digit by digit.",
        )
    return IdentityNumber(number, birth_date, "MALE" if int(number[16]) % 2 else "FEMALE")


def check_character(digits: str) -> str:
    """The eighteenth character for the first seventeen."""
    total = sum(int(digit) * pow(2, LENGTH - 1 - place, 11) for place, digit in enumerate(digits))
    return CHECK_CHARACTERS[total % 11]


def _birth_date(argument: str, number: str, today: date) -> date:
    try:
        birth_date = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        raise bad_input(
            argument,
            "身份证号第 7 至 14 位不是有效日期。",
            "characters 7 to 14 of an identity number are a date of birth, and these are no date.",
        ) from None
    if birth_date < EARLIEST_BIRTH:
        raise bad_input(
            argument, "身份证号中的出生日期早于 1900 年。", "the date of birth in the number is before 1900."
        )
    if birth_date > today:
        raise bad_input(argument, "身份证号中的出生日期晚于今天。", "the date of birth in the number is in the future.")
    return birth_date
