"""The credit codes of invented units are well formed, by the words of the standards and not by our own functions."""

import re
import sqlite3

import pytest

WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
"""GB 32100-2015, table 4."""


@pytest.fixture
def codes(demonstration_rows: sqlite3.Connection) -> list[tuple[str, str]]:
    return demonstration_rows.execute(
        "SELECT credit_code, grid.code FROM partner_unit JOIN grid ON grid.id = grid_id WHERE credit_code IS NOT NULL"
    ).fetchall()


def test_every_code_ends_in_its_check_character(codes: list[tuple[str, str]]) -> None:
    characters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    assert len(codes) > 200
    for code, _ in codes:
        total = sum(characters.index(character) * weight for character, weight in zip(code, WEIGHTS, strict=False))
        assert (total + characters.index(code[17])) % 31 == 0


def test_the_organization_code_within_ends_in_its_own_check_character(codes: list[tuple[str, str]]) -> None:
    for code, _ in codes:
        total = sum(int(code[8 + place], 36) * weight for place, weight in enumerate((3, 7, 9, 10, 5, 8, 4, 2)))
        check = 10 if code[16] == "X" else int(code[16])
        assert (total + check) % 11 == 0


def test_every_code_names_the_district_of_the_unit(codes: list[tuple[str, str]]) -> None:
    assert all(code[2:8] == grid[:6] for code, grid in codes)


def test_a_school_and_a_shop_are_registered_in_different_places(demonstration_rows: sqlite3.Connection) -> None:
    rows = demonstration_rows.execute("SELECT DISTINCT kind, substr(credit_code, 1, 2) FROM partner_unit").fetchall()
    registries = dict(rows)
    assert len(rows) == len(registries)
    assert (registries["SCHOOL"], registries["SHOP"], registries["ENTERPRISE"]) == ("12", "92", "91")
    assert registries["SOCIAL_ORGANIZATION"] == "52"
    assert registries["MILITARY"] is None


def test_no_two_units_have_one_code(codes: list[tuple[str, str]]) -> None:
    assert len({code for code, _ in codes}) == len(codes)
    assert all(re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{18}", code) for code, _ in codes)
