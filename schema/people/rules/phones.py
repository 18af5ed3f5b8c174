"""Telephone numbers of the mainland, each in one spelling: 13812345678, 0532-85701234."""

import re
import unicodedata

from schema.graph.refusals import Refusal, bad_input
from schema.people.rules.plain_text import plain

COUNTRY_CODE = re.compile(r"(?:\+|00)86")
MOBILE = re.compile("1[3-9][0-9]{9}")
LARGE_CITY = re.compile("(010|02[0-9])([2-9][0-9]{7})")
ELSEWHERE = re.compile("(0[3-9][0-9]{2})([2-9][0-9]{6,7})")


def normal_phone(argument: str, text: str) -> str:
    """A mobile number as eleven digits, or a landline as area code, hyphen and number.

    Spaces, hyphens and +86 or 0086 in front are allowed; after the country code a landline may lack its 0. Raises
    Refusal for `argument`, saying what is wrong without repeating the number.
    """
    typed = _without_hyphens(plain(text))
    country_code = COUNTRY_CODE.match(typed)
    digits = typed[country_code.end() :] if country_code else typed
    if MOBILE.fullmatch(digits):
        return digits
    if country_code and not digits.startswith("0"):
        digits = f"0{digits}"
    landline = LARGE_CITY.fullmatch(digits) or ELSEWHERE.fullmatch(digits)
    if landline is None:
        raise _no_phone(argument, digits)
    return "-".join(landline.groups())


def _without_hyphens(text: str) -> str:
    """Without the hyphens and dashes of any writing."""
    return "".join(character for character in text if unicodedata.category(character) != "Pd")


def _no_phone(argument: str, digits: str) -> Refusal:
    if not re.fullmatch("[0-9]+", digits):
        return bad_input(
            argument,
            "电话号码只能有数字、空格、连字符和开头的 +86。",
            "a telephone number has only digits, spaces, hyphens and +86 in front.",
        )
    if re.fullmatch("[2-9][0-9]{6,7}", digits):
        return bad_input(
            argument,
            "固定电话缺少区号,应形如 0532-85701234。",
            "the area code of the landline is missing; one looks like 0532-85701234.",
        )
    return bad_input(
        argument,
        "应为 11 位手机号,或带区号的固定电话,如 0532-85701234。",
        "not a mobile number of 11 digits, nor a landline with its area code such as 0532-85701234.",
    )
