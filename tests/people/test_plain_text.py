"""What people type is compared without the marks that keyboards and other programs add."""

import pytest

from schema.people.rules.plain_text import plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("37020219900307123x", "37020219900307123X"),
        ("３７０２０２Ｘ", "370202X"),
        (" 138 1234\t5678\n", "13812345678"),
        ("\u202d13812345678\u202c", "13812345678"),
        ("\ufeff仰口路\u200b12号　", "仰口路12号"),
        ("", ""),
    ],
)
def test_widths_cases_spaces_and_invisible_marks_do_not_count(typed: str, meant: str) -> None:
    assert plain(typed) == meant


def test_hyphens_and_characters_count() -> None:
    assert plain("0532-85701234") == "0532-85701234"
    assert plain("张三") != plain("张叁")
