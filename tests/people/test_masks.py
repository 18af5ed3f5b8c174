"""Masks: what is hidden cannot be found in what is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from schema.people.rules.masks import mask_address, mask_identity_number, mask_name, mask_phone

numbers = some.from_regex("[1-9][0-9]{16}[0-9X]", fullmatch=True)
mobiles = some.from_regex("1[3-9][0-9]{9}", fullmatch=True)
landlines = some.from_regex("0[0-9]{2,3}-[2-9][0-9]{6,7}", fullmatch=True)


@given(numbers)
def test_an_identity_number_shows_its_city_and_check_character_only(number: str) -> None:
    assert mask_identity_number(number) == f"{number[:4]}*************{number[17]}"


@given(mobiles)
def test_a_mobile_number_hides_its_middle(phone: str) -> None:
    assert mask_phone(phone) == f"{phone[:3]}****{phone[7:]}"


@given(landlines)
def test_a_landline_shows_its_area_code_and_last_three_digits(phone: str) -> None:
    area, number = phone.split("-")
    assert mask_phone(phone) == f"{area}-{'*' * (len(number) - 3)}{number[-3:]}"


@pytest.mark.parametrize(
    "text", ["", "370202900307123", "37020219900307123x", "张三", "138 1234 5678", "+8613812345678"]
)
def test_what_is_no_normal_number_is_hidden_whole(text: str) -> None:
    assert mask_identity_number(text) == "****"
    assert mask_phone(text) == "****"


@pytest.mark.parametrize(
    ("address", "mask"),
    [
        ("山东省青岛市市南区湛山街道仰口路12号3单元402户", "山东省青岛市市南区湛山街道仰口路****"),
        ("市南区香港中路社区绿地花园8号楼2单元", "市南区香港中路社区绿地花园****"),
        ("绿地花园A座1201", "绿地花园****"),
        ("绿地花园八号楼二单元", "绿地花园****"),
        ("幸福里三单元五零一", "幸福里****"),
        ("湛山社区东单元", "湛山社区****"),
        ("东海中路甲3号", "东海中路****"),
        ("西门外大街四号", "西门外大街****"),
        ("中山三路12号", "中山三路****"),
        ("一号路5号", "一号路****"),
        ("三里屯十二号", "三里屯****"),
        ("仰口路 12 号", "仰口路****"),
        ("绿地花园１２号楼东里３号", "绿地花园****"),
        ("绿地花园⑫号楼东里", "绿地花园****"),
        ("绿地花园٣号楼东里", "绿地花园****"),
        ("12号", "****"),
        ("老王家", "****"),
        ("", "****"),
    ],
)
def test_an_address_is_shown_up_to_its_road_or_estate(address: str, mask: str) -> None:
    assert mask_address(address) == mask


@given(some.lists(some.sampled_from([*"0129１２٣²⑫路园里号楼A张三 "]) | some.characters(), max_size=12).map("".join))
def test_no_address_shows_a_digit_of_any_writing(address: str) -> None:
    shown = mask_address(address).removesuffix("****")
    assert not any(character.isdigit() for character in shown)


@given(
    some.from_regex("[东南西北中山海]{1,4}(路|花园|村)", fullmatch=True),
    some.integers(1, 99),
    some.integers(1, 9),
    some.integers(101, 3206),
)
def test_a_house_number_is_never_shown(place: str, house: int, unit: int, flat: int) -> None:
    assert mask_address(f"{place}{house}号{unit}单元{flat}户") == f"{place}****"


@pytest.mark.parametrize(
    ("name", "mask"), [("张三", "张**"), ("张三丰", "张**"), ("阿依古丽·买买提", "阿**"), ("张", "**"), ("", "**")]
)
def test_a_name_shows_its_first_character_and_not_its_length(name: str, mask: str) -> None:
    assert mask_name(name) == mask


@given(some.text(min_size=2))
def test_no_name_shows_more_than_its_first_character(name: str) -> None:
    assert mask_name(name) == f"{name[0]}**"
