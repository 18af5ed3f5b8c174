"""Telephone numbers: however they are typed, each has one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from schema.graph.refusals import Refusal
from schema.people.rules.phones import normal_phone

mobiles = some.from_regex("1[3-9][0-9]{9}", fullmatch=True)
landlines = some.from_regex("(010|02[0-9])-[2-9][0-9]{7}|0[3-9][0-9]{2}-[2-9][0-9]{6,7}", fullmatch=True)
separators = some.lists(some.sampled_from(["", "", " ", "-", "–", "\u200b", "　"]), min_size=12, max_size=12)


def refusal(text: str) -> Refusal:
    """How a number is refused."""
    with pytest.raises(Refusal) as refused:
        normal_phone("phone", text)
    return refused.value


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("+86-13812345678", "13812345678"),
        ("0086 13812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("\u202d+86 138 1234 5678\u202c", "13812345678"),
        ("0532-85701234", "0532-85701234"),
        ("053285701234", "0532-85701234"),
        ("0534 2621234", "0534-2621234"),
        ("010 6552 9988", "010-65529988"),
        ("+86 10 6552 9988", "010-65529988"),
        ("+86 532 8570 1234", "0532-85701234"),
        ("+86 0532 8570 1234", "0532-85701234"),
    ],
)
def test_a_number_has_one_spelling(typed: str, normal: str) -> None:
    assert normal_phone("phone", typed) == normal


@given(mobiles | landlines)
def test_a_normal_number_stays_as_it_is(phone: str) -> None:
    assert normal_phone("phone", phone) == phone


@given(mobiles | landlines, separators, some.sampled_from(["", "+86", "0086", "＋８６"]))
def test_separators_and_the_country_code_change_nothing(phone: str, between: list[str], country_code: str) -> None:
    spread = "".join(digit + separator for digit, separator in zip(phone.replace("-", ""), between, strict=False))
    assert normal_phone("phone", country_code + spread) == phone


@given(landlines)
def test_a_landline_may_lack_its_zero_after_the_country_code(phone: str) -> None:
    assert normal_phone("phone", f"+86 {phone[1:]}") == phone


@pytest.mark.parametrize(
    "text", ["", "138123456七八", "phone", "13812345678;13912345678", "+1 212 555 0100", "٣3812345678"]
)
def test_other_characters_are_refused(text: str) -> None:
    refused = refusal(text)
    assert (refused.code, refused.argument) == ("BAD_INPUT", "phone")
    assert refused.zh == "参数 phone:电话号码只能有数字、空格、连字符和开头的 +86。"
    assert refused.en == "Argument phone: a telephone number has only digits, spaces, hyphens and +86 in front."


@pytest.mark.parametrize("text", ["85701234", "8570 1234", "2621234"])
def test_a_landline_without_its_area_code_is_refused(text: str) -> None:
    refused = refusal(text)
    assert refused.zh == "参数 phone:固定电话缺少区号,应形如 0532-85701234。"
    assert refused.en.endswith("the area code of the landline is missing; one looks like 0532-85701234.")


@pytest.mark.parametrize(
    "text",
    [
        "1381234567",
        "138123456789",
        "12012345678",
        "110",
        "400-650-1234",
        "010-6552998",
        "0532-15701234",
        "8613812345678",
    ],
)
def test_whatever_else_is_refused_with_what_would_be_right(text: str) -> None:
    refused = refusal(text)
    assert refused.zh == "参数 phone:应为 11 位手机号,或带区号的固定电话,如 0532-85701234。"
    assert refused.en.endswith(
        "not a mobile number of 11 digits, nor a landline with its area code such as 0532-85701234."
    )
