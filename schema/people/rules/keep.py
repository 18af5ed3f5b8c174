"""Registering people and keeping their records."""

from collections.abc import Mapping
from typing import Any

from schema.graph.refusals import bad_input
from schema.graph.unit import Unit
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid
from schema.history.rules.revise import add, revise
from schema.people.rules.private import check_nobody_has, sealed
from schema.people.tables import Person

DAYS = {
    "born_on": "bornOn",
    "consented_on": "consentedOn",
    "moved_on": "movedOn",
    "deceased_on": "deceasedOn",
}


async def register(unit: Unit, grid: int, values: Mapping[str, Any], reason: str | None = None) -> Person:
    """Register a person in a grid. With an identity number, birth and sex are read from it.

    Refuses numbers that cannot be, and an identity number under which somebody is known.
    """
    place = await Grid.get(id=grid, using_db=unit.connection)
    await check_nobody_has(unit, values.get("identity_number"))
    person = Person(grid=place, **_columns(unit, values))
    await add(unit, person, "register", path=place.path, reason=reason)
    return person


async def edit(
    unit: Unit, key: int, expected_version: int, values: Mapping[str, Any], reason: str | None = None
) -> Person:
    """Write what is given of a person's record. Refuses as `register` does, and a version that somebody has passed."""
    person = await Person.get(id=key, using_db=unit.connection).prefetch_related("grid")
    await check_nobody_has(unit, values.get("identity_number"), besides=key)
    path = person.grid.path if person.grid else ""
    await revise(
        unit,
        person,
        "edit",
        _columns(unit, values),
        path=path,
        reason=reason,
        expected_version=expected_version,
    )
    return person


def _columns(unit: Unit, values: Mapping[str, Any]) -> dict[str, Any]:
    columns = sealed(unit, values)
    for name, argument in DAYS.items():
        if columns.get(name) is not None and columns[name] > unit.today:
            raise bad_input(argument, "日期不能晚于今天。", "this day has not come yet.")
    if "name" in columns:
        if columns["name"] is None:
            raise bad_input("name", "姓名不能为空。", "a person has a name.")
        columns["pinyin"], columns["initials"] = spell(columns["name"])
    return columns
