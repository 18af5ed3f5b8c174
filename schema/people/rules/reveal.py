"""Seeing a number or an address in clear: once, for a purpose, with a trace."""

from schema.graph.refusals import Refusal
from schema.graph.unit import Unit
from schema.history.rules.record import record
from schema.people.kinds import PrivateField, RevealPurpose
from schema.people.rules.private import ADDRESS, IDENTITY, PHONE
from schema.people.tables import Person

FIELDS = {
    PrivateField.IDENTITY_NUMBER: (IDENTITY, "identity_cipher"),
    PrivateField.PHONE: (PHONE, "phone_cipher"),
    PrivateField.ADDRESS: (ADDRESS, "address_cipher"),
}


async def reveal(unit: Unit, key: int, field: PrivateField, purpose: RevealPurpose, note: str) -> str:
    """The clear text of one field. History keeps who saw it, from which post, when, and what for."""
    person = await Person.get(id=key, using_db=unit.connection).prefetch_related("grid")
    name, column = FIELDS[field]
    token = getattr(person, column)
    if token is None:
        raise Refusal("NOT_RECORDED", "没有登记这一项。", "This is not in the record.", "field")
    clear = unit.require_vault().open(name, token)
    seen = {"field": (None, field), "purpose": (None, purpose)}
    await record(unit, person, "reveal", seen, path=person.grid.path if person.grid else "", reason=note)
    return clear
