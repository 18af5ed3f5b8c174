"""Who sees accounts, and who keeps them."""

from collections.abc import Sequence

from schema.access.kinds import Right
from schema.access.obstacles import allowed, sign_in_first
from schema.accounts.kinds import AccountStanding
from schema.graph.declared import Obstacle, Row, Sight


def sees_account(account: Row, sight: Sight) -> str:
    """Everybody sees their own; those who administer accounts see all."""
    return f"{sight.is_account(account.id)} OR {'TRUE' if sight.has(Right.SEE_ACCOUNTS) else 'FALSE'}"


def may_keep(account: Row, sight: Sight) -> Sequence[Obstacle]:
    """What stands in the way of those who would close an account or reset its password. Nobody keeps their own."""
    return [
        sign_in_first(sight),
        allowed("TRUE" if sight.has(Right.KEEP_ACCOUNTS) else "FALSE"),
        Obstacle(
            f"NOT ({sight.is_account(account.id)})",
            "OWN_ACCOUNT",
            "不能管理自己的账号,请由另一位安全管理员办理。",
            "Nobody keeps their own account: ask another security administrator.",
        ),
        Obstacle(
            f"{account.standing} <> '{AccountStanding.CLOSED.value}'",
            "ACCOUNT_CLOSED",
            "该账号已停用。",
            "This account is closed.",
        ),
    ]


def no_administration(person: Row) -> Obstacle:
    """In the way of giving a post to who holds an administration, beside which nobody has one."""
    held = (
        f"SELECT 1 FROM account AS held WHERE held.person_id = {person.id} AND held.administration IS NOT NULL"
        f" AND held.standing = '{AccountStanding.ACTIVE.value}'"
    )
    return Obstacle(
        f"NOT EXISTS ({held})",
        "IS_ADMINISTRATOR",
        "此人是管理员,不能担任网格岗位(三员分立)。",
        "This person is an administrator, who holds no grid post.",
    )


def may_end(account_id: str, sight: Sight) -> Sequence[Obstacle]:
    """What stands in the way of those who would end a session or a token: it is their own, or they keep accounts."""
    keeper = "TRUE" if sight.has(Right.KEEP_ACCOUNTS) else "FALSE"
    return [sign_in_first(sight), allowed(f"{sight.is_account(account_id)} OR {keeper}")]
