"""Entries that the inputs of many mutations share: what the caller has seen, and why it is changed."""

from schema.graph.entity import entry

EXPECTED_VERSION = entry(
    int,
    "The version that the caller has seen; another answers VERSION_CONFLICT.",
    required=True,
    least=1,
    most=2**31 - 1,
)
REASON = entry(str, "Why, for the history.", most=500)
MANDATORY_REASON = entry(str, "Why, for the history.", required=True, most=500)
