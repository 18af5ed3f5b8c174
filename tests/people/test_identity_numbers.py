"""Identity numbers: what they tell, and in which words a wrong one is refused. Every number here is invented."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from schema.graph.refusals import Refusal
from schema.people.rules.identity_numbers import IdentityNumber, Sex, check_character, read_identity_number

TODAY = date(2024, 5, 1)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""The weights written out, where our own function computes them."""

regions = some.integers(110000, 999999)
birth_dates = some.dates(date(1900, 1, 1), TODAY)
sequences = some.integers(0, 999)


def numbered(region: int, birth_date: date | str, sequence: int) -> str:
    """A number whose check character is right by the table and not by our own function."""
    day = birth_date if isinstance(birth_date, str) else f"{birth_date:%Y%m%d}"
    digits = f"{region}{day:0>8}{sequence:03}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return digits + "10X98765432"[total % 11]


numbers = some.builds(numbered, regions, birth_dates, sequences)


def refusal(text: str, today: date = TODAY) -> Refusal:
    """How a number is refused."""
    with pytest.raises(Refusal) as refused:
        read_identity_number("identityNumber", text, today)
    return refused.value


@pytest.mark.parametrize(
    ("text", "birth_date", "sex"),
    [
        ("11010519491231002X", date(1949, 12, 31), "FEMALE"),
        ("370202199003071233", date(1990, 3, 7), "MALE"),
        ("810000199408230021", date(1994, 8, 23), "FEMALE"),
    ],
)
def test_a_number_tells_birth_date_and_sex(text: str, birth_date: date, sex: Sex) -> None:
    assert read_identity_number("identityNumber", text, TODAY) == IdentityNumber(text, birth_date, sex)


@given(regions, birth_dates, sequences)
def test_every_right_number_is_read(region: int, birth_date: date, sequence: int) -> None:
    text = numbered(region, birth_date, sequence)
    sex: Sex = "MALE" if sequence % 2 else "FEMALE"
    assert read_identity_number("identityNumber", text, TODAY) == IdentityNumber(text, birth_date, sex)


@given(numbers, some.sampled_from("0123456789X"))
def test_every_number_with_a_wrong_check_character_is_refused(number: str, check: str) -> None:
    if check != number[-1]:
        refused = refusal(number[:-1] + check)
        assert (refused.code, refused.argument) == ("BAD_INPUT", "identityNumber")
        assert refused.zh == "参数 identityNumber:身份证号校验位不符,请逐位核对。"
        assert refused.en.endswith("the check character does not fit: compare the number digit by digit.")


@given(numbers, some.integers(0, 16), some.integers(1, 9))
def test_one_mistyped_digit_is_always_refused(number: str, place: int, difference: int) -> None:
    digit = (int(number[place]) + difference) % 10
    assert refusal(f"{number[:place]}{digit}{number[place + 1 :]}").code == "BAD_INPUT"


@given(numbers, some.integers(0, 16))
def test_two_neighbours_in_the_wrong_order_are_always_refused(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        assert refusal(swapped).code == "BAD_INPUT"


def test_a_small_x_full_width_digits_and_spaces_are_read() -> None:
    for typed in ("11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ"):
        assert read_identity_number("identityNumber", typed, TODAY).text == "11010519491231002X"


@pytest.mark.parametrize("text", ["", "370202900307123", "3702021990030712387", "370202-19900307-1238"])
def test_another_length_is_refused_with_both_lengths(text: str) -> None:
    refused = refusal(text)
    assert refused.zh == f"参数 identityNumber:身份证号应为 18 位,现为 {len(text)} 位。"
    assert refused.en.endswith(f"an identity number has 18 characters, not {len(text)}.")


@pytest.mark.parametrize(
    "text", ["3702021990030712X8", "37020219900307123A", "O70202199003071238", "٣70202199003071238"]
)
def test_other_characters_are_refused(text: str) -> None:
    refused = refusal(text)
    assert refused.zh == "参数 identityNumber:身份证号前 17 位应为数字,末位为数字或 X。"
    assert refused.en.endswith("an identity number is 17 digits and then a digit or X.")


@pytest.mark.parametrize("day", ["19900230", "19901301", "19900001", "19900100", "00000101", "20230229", "19000229"])
def test_a_date_that_never_was_is_refused_though_the_check_character_fits(day: str) -> None:
    refused = refusal(numbered(370202, day, 123))
    assert refused.zh == "参数 identityNumber:身份证号第 7 至 14 位不是有效日期。"
    assert refused.en.endswith("characters 7 to 14 of an identity number are a date of birth, and these are no date.")


def test_the_first_day_of_1900_and_today_are_dates_of_birth_and_the_days_beside_them_are_not() -> None:
    for day in (date(1900, 1, 1), TODAY):
        assert read_identity_number("identityNumber", numbered(370202, day, 1), TODAY).birth_date == day
    early, late = (refusal(numbered(370202, day, 1)) for day in (date(1899, 12, 31), TODAY + timedelta(days=1)))
    assert early.zh == "参数 identityNumber:身份证号中的出生日期早于 1900 年。"
    assert early.en.endswith("the date of birth in the number is before 1900.")
    assert late.zh == "参数 identityNumber:身份证号中的出生日期晚于今天。"
    assert late.en.endswith("the date of birth in the number is in the future.")


@given(numbers)
def test_a_refusal_does_not_repeat_the_number_nor_tell_the_right_check_character(number: str) -> None:
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    assert {refusal(wrong).zh, refusal(wrong).en} == {
        refusal("110105194912310021").zh,
        refusal("110105194912310021").en,
    }


@given(numbers)
def test_a_number_does_not_show_in_logs(number: str) -> None:
    assert repr(read_identity_number("identityNumber", number, TODAY)) == "IdentityNumber()"


@given(numbers)
def test_the_check_character_is_that_of_the_table(number: str) -> None:
    assert check_character(number[:-1]) == number[-1]
