"""What may be changed about people, and what may be seen of them with a trace."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from schema.graph.entity import entry, mutation
from schema.graph.unit import Unit
from schema.grids.types import Grid
from schema.history.entries import EXPECTED_VERSION, REASON
from schema.people.kinds import PrivateField, RevealPurpose, Sex
from schema.people.rules import keep
from schema.people.rules import reveal as revealing
from schema.people.types import Person

Given = Mapping[str, object]

PERSON = entry(Person, "The person.", required=True)
GIVES = {"person": entry(Person, "The person's record as it is now.")}
RECORD = {
    "identity_number": entry(str, "Resident identity number; birth and sex are read from it.", most=40),
    "phone": entry(str, "Telephone number.", most=40),
    "address": entry(str, "Address down to the door.", most=200),
    "sex": entry(Sex, "Sex, where there is no identity number."),
    "born_on": entry(date, "Day of birth, where there is no identity number."),
    "consented_on": entry(date, "Day on which the person agreed to this record."),
}


@mutation(
    takes={
        "grid": entry(Grid, "Grid in which the person is registered.", required=True),
        "name": entry(str, "Name.", required=True, most=50),
        **RECORD,
        "reason": REASON,
    },
    gives=GIVES,
)
async def register_person(unit: Unit, grid: int, reason: str | None = None, **values: Any) -> Given:
    """Register a person in a grid. Numbers and address are sealed; lists show them masked."""
    await unit.require(Grid, grid, "register", "grid")
    return {"person": (await keep.register(unit, grid, values, reason)).pk}


@mutation(
    takes={
        "person": PERSON,
        "expected_version": EXPECTED_VERSION,
        "name": entry(str, "Name.", most=50),
        **RECORD,
        "moved_on": entry(date, "Day on which the person moved away."),
        "deceased_on": entry(date, "Day on which the person died."),
        "reason": REASON,
    },
    gives=GIVES,
)
async def edit_person(
    unit: Unit, person: int, expected_version: int, reason: str | None = None, **values: Any
) -> Given:
    """Edit a person's record. What is left out stays; what is null is cleared."""
    await unit.require(Person, person, "edit", "person")
    return {"person": (await keep.edit(unit, person, expected_version, values, reason)).pk}


@mutation(
    takes={
        "person": PERSON,
        "field": entry(PrivateField, "What is to be seen.", required=True),
        "purpose": entry(RevealPurpose, "What for.", required=True),
        "note": entry(str, "The matter at hand, in a few words.", required=True, most=200),
    },
    gives={"clear": entry(str, "The clear text. It is answered once and kept nowhere.")},
)
async def reveal_person(unit: Unit, person: int, field: PrivateField, purpose: RevealPurpose, note: str) -> Given:
    """See a number or the address of a person in clear. Who saw it, from which post, and what for, stays in history."""
    await unit.require(Person, person, "reveal", "person")
    return {"clear": await revealing.reveal(unit, person, field, purpose, note)}
