"""The accounts of the demonstration: one for each role in Zhanshan, and the three administrations.

Everybody knows their password, so they are refused outside demonstration mode (`schema/accounts/rules/sign_in.py`).
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from schema.access.kinds import Administration, Role
from schema.accounts.kinds import AccountStanding
from schema.accounts.tables import Account
from schema.demonstration.chance import seeded
from schema.demonstration.people import WORKING_YEARS, add_person
from schema.demonstration.sheet import Sheet
from schema.people.tables import Person

STREET = "370202010"
PASSWORD = "shequ-yijiaqin"  # noqa: S105 - public, like the accounts
OPENED_AT = datetime(2024, 1, 1, tzinfo=UTC)
LOGINS: Mapping[str, Role | Administration] = {
    "jiedao": Role.STREET_OFFICER,
    "shuji": Role.COMMUNITY_SECRETARY,
    "wanggezhang": Role.GRID_LEAD,
    "wanggeyuan": Role.GRID_WORKER,
    "weiwangge": Role.MICRO_GRID_HEAD,
    "guanchayuan": Role.OBSERVER,
    "xitong": Administration.SYSTEM,
    "anquan": Administration.SECURITY,
    "shenji": Administration.AUDIT,
}


def add_accounts(sheet: Sheet, holders: Mapping[Role, Person], password_hash: str) -> None:
    """Give an account to the holder of each role, and to a person without a grid for each administration."""
    for login, charge in LOGINS.items():
        office = charge.value if isinstance(charge, Administration) else None
        sheet.add(
            Account,
            person_id=(holders[charge] if isinstance(charge, Role) else _administrator(sheet, charge)).id,
            login=login,
            password_hash=password_hash,
            administration=office,
            standing=AccountStanding.ACTIVE.value,
            demonstration=True,
            opened_at=OPENED_AT,
        )


def _administrator(sheet: Sheet, charge: Administration) -> Person:
    return add_person(sheet, seeded(charge.value), None, WORKING_YEARS, OPENED_AT.date())
