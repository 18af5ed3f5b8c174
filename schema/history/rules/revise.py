"""The ordinary ways of writing a row, each with its entry of history."""

from collections.abc import Mapping
from typing import Any

from tortoise.expressions import F
from tortoise.models import Model

from schema.graph.refusals import Refusal
from schema.graph.unit import Unit
from schema.history.rules.record import record


async def add(unit: Unit, row: Model, action: str, *, path: str, reason: str | None = None) -> None:
    """Insert a row; its history begins with what it holds."""
    await row.save(using_db=unit.connection)
    values = {name: getattr(row, name) for name in sorted(row._meta.db_fields) if name != "id"}
    changed = {name: (None, value) for name, value in values.items() if value is not None}
    await record(unit, row, action, changed, path=path, reason=reason)


async def revise(
    unit: Unit,
    row: Model,
    action: str,
    values: Mapping[str, Any],
    *,
    path: str,
    reason: str | None = None,
    expected_version: int | None = None,
) -> bool:
    """Write new values into a row and its history; `False` if they are those it has already.

    A row with a column `version` counts it up. Refuses, as VERSION_CONFLICT, a row whose version is no longer the one
    expected: somebody else was faster.
    """
    if expected_version is not None and getattr(row, "version") != expected_version:  # noqa: B009 - not every row has one
        raise _conflict()
    changed = {name: (getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        unit.recorded = True
        return False
    written: dict[str, Any] = {name: after for name, (_, after) in changed.items()}
    rows = type(row).filter(pk=row.pk)
    if "version" in row._meta.db_fields:
        rows = rows.filter(version=getattr(row, "version"))  # noqa: B009
        written["version"] = F("version") + 1
    if not await rows.using_db(unit.connection).update(**written):
        raise _conflict()
    for name, (_, after) in changed.items():
        setattr(row, name, after)
    if "version" in written:
        setattr(row, "version", getattr(row, "version") + 1)  # noqa: B009, B010
    await record(unit, row, action, changed, path=path, reason=reason)
    return True


def _conflict() -> Refusal:
    return Refusal(
        "VERSION_CONFLICT",
        "这一项刚被别人改过,请看过新的内容再保存。",
        "Somebody else has just changed this: look at it again before you save.",
        "expectedVersion",
    )
