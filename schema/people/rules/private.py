"""What of a person is private: sealed, found again by its fingerprint, shown by its mask."""

from collections.abc import Mapping
from typing import Any

from schema.graph.refusals import Refusal
from schema.graph.unit import Unit
from schema.people.rules.identity_numbers import read_identity_number
from schema.people.rules.masks import mask_address, mask_identity_number, mask_phone
from schema.people.rules.phones import normal_phone
from schema.people.tables import Person

IDENTITY, PHONE, ADDRESS = "person.identity", "person.phone", "person.address"


def identity_columns(unit: Unit, text: str | None) -> Mapping[str, Any]:
    """The columns that an identity number fills, birth and sex among them; refuses one that cannot be."""
    if text is None:
        return dict.fromkeys(("identity_cipher", "identity_print", "identity_mask"))
    number = read_identity_number("identityNumber", text, unit.today)
    vault = unit.require_vault()
    return {
        "identity_cipher": vault.seal(IDENTITY, number.text),
        "identity_print": vault.fingerprint(IDENTITY, number.text),
        "identity_mask": mask_identity_number(number.text),
        "born_on": number.birth_date,
        "sex": number.sex,
    }


def phone_columns(unit: Unit, text: str | None) -> Mapping[str, Any]:
    """The columns that a telephone number fills; refuses one that cannot be."""
    if text is None:
        return dict.fromkeys(("phone_cipher", "phone_print", "phone_mask"))
    phone = normal_phone("phone", text)
    vault = unit.require_vault()
    return {
        "phone_cipher": vault.seal(PHONE, phone),
        "phone_print": vault.fingerprint(PHONE, phone),
        "phone_mask": mask_phone(phone),
    }


def address_columns(unit: Unit, text: str | None) -> Mapping[str, Any]:
    """The columns that an address fills."""
    if text is None:
        return dict.fromkeys(("address_cipher", "address_mask"))
    return {"address_cipher": unit.require_vault().seal(ADDRESS, text), "address_mask": mask_address(text)}


PRIVATE = {"identity_number": identity_columns, "phone": phone_columns, "address": address_columns}


def sealed(unit: Unit, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as their columns, those that are private sealed."""
    columns: dict[str, Any] = {}
    for name, value in values.items():
        columns |= PRIVATE[name](unit, value) if name in PRIVATE else {name: value}
    return columns


async def check_nobody_has(unit: Unit, identity_number: str | None, besides: int | None = None) -> None:
    """Refuse an identity number under which somebody is known, in whatever grid and under whichever key."""
    if identity_number is None:
        return
    number = read_identity_number("identityNumber", identity_number, unit.today)
    prints = unit.require_vault().fingerprints(IDENTITY, number.text)
    known = Person.filter(identity_print__in=prints).using_db(unit.connection)
    if await known.exclude(id=besides or 0).exists():
        raise Refusal(
            "IDENTITY_KNOWN",
            "这个身份证号已登记过;如在别处登记,请联系该社区迁出。",
            "Somebody is registered under this identity number; if it is elsewhere, ask that community to move them.",
            "identityNumber",
        )
