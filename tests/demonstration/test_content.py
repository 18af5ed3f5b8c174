"""What is written about the demonstration places holds together."""

import sqlite3

import pytest

from schema.demonstration.content import Content
from schema.demonstration.load import CONTENT
from schema.demonstration.reading import read_contents


@pytest.fixture(scope="module")
def contents() -> list[Content]:
    return read_contents(CONTENT)


def test_every_unit_lends_between_one_and_four_things(contents: list[Content]) -> None:
    for content in contents:
        lent = [resource.unit for resource in content.resources]
        assert {unit.name for unit in content.units if not 1 <= lent.count(unit.name) <= 4} == set()


def test_no_name_is_given_twice_in_one_place(contents: list[Content]) -> None:
    for content in contents:
        names = [unit.name for unit in content.units] + [place.name for place in content.places]
        names += [device["name"] for place in content.places for device in place.devices]
        assert len(names) == len(set(names))


def test_every_active_unit_carries_a_joint_duty_where_there_is_an_alliance(contents: list[Content]) -> None:
    allied = [unit for content in contents for unit in content.units if unit.alliance]
    assert len(allied) == 61 + 37
    assert all(unit.duties for unit in allied)


def test_a_service_of_a_partner_names_the_partner_and_one_of_a_device_the_device(contents: list[Content]) -> None:
    for service in (service for content in contents for service in content.services):
        assert (service.provider.value == "PARTNER") == (service.unit is not None), service.name
        assert (service.provider.value == "DEVICE") == (service.device is not None), service.name


def test_every_place_has_something_that_is_not_published_yet(contents: list[Content]) -> None:
    for content in contents:
        for listed in (content.units, content.places, content.services):
            assert any(not each.published for each in listed)
        assert all(unit.published == (unit.standing.value == "ACTIVE") for unit in content.units)


def test_the_figures_of_the_parts_add_up_to_those_of_the_whole(demonstration_rows: sqlite3.Connection) -> None:
    rows = demonstration_rows.execute(
        """SELECT whole.households, sum(part.households), whole.residents, sum(part.residents)
        FROM grid_figures whole JOIN grid ON grid.parent_id = whole.grid_id
        JOIN grid_figures part ON part.grid_id = grid.id AND part.as_of = whole.as_of
        WHERE whole.residents IS NOT NULL GROUP BY whole.id"""
    ).fetchall()
    assert len(rows) == 11
    assert all(households == parts and residents == people for households, parts, residents, people in rows)
