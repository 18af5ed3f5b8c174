"""Roles, the rights that each gives over a subtree, and the three administrations that never meet in one hand."""

from collections.abc import Mapping

from schema.graph.words import Word


class Right(Word):
    """What a role lets its holder do in the subtree of a grid (权限)."""

    SEE = "SEE", "See what is not published (查看未公开内容)."
    SEE_PEOPLE = "SEE_PEOPLE", "See the people registered here, with their numbers masked (查看人员)."
    REVEAL_PEOPLE = "REVEAL_PEOPLE", "See numbers and addresses in clear, for a purpose and with a trace (查看明文)."
    KEEP_PEOPLE = "KEEP_PEOPLE", "Register people and keep their records (登记人员)."
    APPOINT = "APPOINT", "Give grid posts and end them (任免岗位)."
    SHAPE_GRIDS = "SHAPE_GRIDS", "Create, edit, move, split, merge and close grids (维护网格)."
    KEEP_ORGANIZATIONS = "KEEP_ORGANIZATIONS", "Keep organizations and their members (维护组织)."
    SEE_HISTORY = "SEE_HISTORY", "See who changed what (查看变更历史)."
    SEE_ACCOUNTS = "SEE_ACCOUNTS", "See accounts, their sessions and tokens (查看账号)."
    KEEP_ACCOUNTS = "KEEP_ACCOUNTS", "Open, lock and restore accounts (管理账号)."
    OPERATE = "OPERATE", "Run imports and settings (系统运行)."


class Role(Word):
    """A role that a post gives at a grid; it reaches the grid's subtree while the post lasts (角色)."""

    STREET_OFFICER = "STREET_OFFICER", "Officer of the street (街道干部)."
    COMMUNITY_SECRETARY = "COMMUNITY_SECRETARY", "Secretary of the community (社区书记)."
    GRID_LEAD = "GRID_LEAD", "Lead of a grid (网格长)."
    GRID_WORKER = "GRID_WORKER", "Grid worker (网格员)."
    MICRO_GRID_HEAD = "MICRO_GRID_HEAD", "Head of a micro-grid or building (微网格长、楼长)."
    OBSERVER = "OBSERVER", "Community observer (社区观察员)."


class Administration(Word):
    """One of the three administrations. An account holds at most one, and no post beside it (三员分立)."""

    SYSTEM = "SYSTEM", "Runs the system: imports, settings (系统管理员)."
    SECURITY = "SECURITY", "Keeps accounts and roles (安全管理员)."
    AUDIT = "AUDIT", "Reads the history of everything (审计管理员)."


class Prerequisite(Word):
    """What an account must do before it has any right; the codes of refusals until then (先决条件)."""

    PASSWORD_CHANGE_NEEDED = "PASSWORD_CHANGE_NEEDED", "Choose a password of your own first (请先设置自己的新密码)."
    SECOND_FACTOR_REQUIRED = (
        "SECOND_FACTOR_REQUIRED",
        "Administrators need a second factor: add one first (管理员请先启用第二因素).",
    )


_WORKER = frozenset((Right.SEE, Right.SEE_PEOPLE))
_LEAD = _WORKER | {Right.KEEP_PEOPLE, Right.REVEAL_PEOPLE}
_SECRETARY = _LEAD | {Right.APPOINT, Right.SHAPE_GRIDS, Right.KEEP_ORGANIZATIONS, Right.SEE_HISTORY}

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.STREET_OFFICER: _SECRETARY,
    Role.COMMUNITY_SECRETARY: _SECRETARY,
    Role.GRID_LEAD: _LEAD,
    Role.GRID_WORKER: _LEAD - {Right.REVEAL_PEOPLE},
    Role.MICRO_GRID_HEAD: _WORKER,
    Role.OBSERVER: frozenset((Right.SEE,)),
}
# An administration reaches every grid, and nothing of what people entrusted to their community.
ADMINISTRATION_RIGHTS: Mapping[Administration, frozenset[Right]] = {
    Administration.SYSTEM: frozenset((Right.SEE, Right.SHAPE_GRIDS, Right.OPERATE)),
    Administration.SECURITY: frozenset((Right.SEE, Right.SEE_ACCOUNTS, Right.KEEP_ACCOUNTS)),
    Administration.AUDIT: frozenset((Right.SEE, Right.SEE_HISTORY, Right.SEE_ACCOUNTS)),
}
