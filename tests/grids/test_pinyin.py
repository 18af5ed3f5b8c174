"""How names are spelled: exactly as pypinyin does, at a hundredth of its price."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from schema.grids.rules.pinyin import spell

DIVISIONS = Path(__file__).parents[2] / "schema" / "demonstration" / "divisions"
characters = some.sampled_from([chr(code) for code in PINYIN_DICT if 0x4E00 <= code <= 0x9FFF])
phrases = some.sampled_from(sorted(PHRASES_DICT))


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("湛山社区", "zhanshanshequ", "zssq"),
        ("重庆市", "chongqingshi", "cqs"),
        ("长春街道", "changchunjiedao", "ccjd"),
        ("绿地花园", "lvdihuayuan", "ldhy"),
        ("A座3号院（北）", "azuo3haoyuanbei", "az3hyb"),
        ("·", "", ""),
        ("", "", ""),
    ],
)
def test_names_are_spelled_without_tones_or_signs(name: str, pinyin: str, initials: str) -> None:
    assert spell(name) == (pinyin, initials)


@given(some.lists(characters | phrases, max_size=6).map("".join))
def test_any_text_is_spelled_as_pypinyin_spells_it(name: str) -> None:
    assert spell(name) == _by_pypinyin(name)


def test_every_name_of_the_demonstration_is_spelled_as_pypinyin_spells_it() -> None:
    names = {
        row["name"]
        for file in DIVISIONS.glob("*.csv")
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    }
    assert len(names) > 100
    assert {name: spell(name) for name in names} == {name: _by_pypinyin(name) for name in names}


def _by_pypinyin(name: str) -> tuple[str, str]:
    full = lazy_pinyin(name, errors="ignore")
    initials = lazy_pinyin(name, errors="ignore", style=Style.FIRST_LETTER)
    return "".join(full), "".join(initials)
