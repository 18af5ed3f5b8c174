"""Unified social credit codes for invented units: every check character is right (GB 32100-2015, GB 11714-1997)."""

from schema.demonstration.chance import seeded
from schema.partners.kinds import PartnerUnitKind

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
REGISTRIES = {
    PartnerUnitKind.SCHOOL: "12",
    PartnerUnitKind.HOSPITAL: "12",
    PartnerUnitKind.POLICE: "11",
    PartnerUnitKind.GOVERNMENT: "11",
    PartnerUnitKind.SHOP: "92",
    PartnerUnitKind.SOCIAL_ORGANIZATION: "52",
    PartnerUnitKind.OTHER: "12",
}
"""Registry and category of a kind of unit (characters 1 and 2); companies (91) are not listed."""


def credit_code(kind: PartnerUnitKind, district: str, name: str) -> str:
    """The code of a unit registered in the district (six digits): always the same for the same name."""
    registry = REGISTRIES.get(kind, "91")
    random = seeded(district + name)
    body = "MA" if registry.startswith("9") else "".join(random.choices("0123456789", k=2))
    body += "".join(random.choices("0123456789", k=6))
    unchecked = registry + district + body + organization_check(body)
    return unchecked + credit_check(unchecked)


def organization_check(body: str) -> str:
    """Check character of an organization code of eight characters (GB 11714-1997)."""
    total = sum(int(character, 36) * weight for character, weight in zip(body, ORGANIZATION_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def credit_check(unchecked: str) -> str:
    """Check character of a credit code of which seventeen characters are given (GB 32100-2015)."""
    total = sum(CHARACTERS.index(character) * pow(3, place, 31) for place, character in enumerate(unchecked))
    return CHARACTERS[-total % 31]
