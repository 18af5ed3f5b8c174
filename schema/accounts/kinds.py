"""The vocabulary of accounts."""

from schema.graph.words import Word


class AccountStanding(Word):
    """Whether an account can be used (账号状态)."""

    ACTIVE = "ACTIVE", "Can be used (正常)."
    CLOSED = "CLOSED", "Closed for good; its history stays (已停用)."
