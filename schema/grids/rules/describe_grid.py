"""Dated figures of a grid, and the nets merged in it."""

from datetime import date

from schema.graph.refusals import Refusal, bad_input
from schema.graph.unit import Unit
from schema.grids.kinds import NetKind
from schema.grids.rules.tree import grid_of
from schema.grids.tables import GridFigures, GridNet
from schema.history.rules.record import record
from schema.history.rules.revise import add, revise


async def record_figures(unit: Unit, key: int, as_of: date, figures: dict[str, int | None]) -> None:
    """Write what was counted on a day; figures of the same day are corrected, those not given stay."""
    if as_of > unit.today:
        raise bad_input("asOf", "统计日期不能晚于今天。", "nothing was counted after today.")
    grid = await grid_of(unit, key)
    known = await GridFigures.get_or_none(grid_id=key, as_of=as_of, using_db=unit.connection)
    if known is None:
        await add(unit, GridFigures(grid_id=key, as_of=as_of, **figures), "count", path=grid.path)
    else:
        await revise(unit, known, "recount", figures, path=grid.path)


async def set_net(unit: Unit, key: int, kind: NetKind, responsible: str) -> None:
    """Merge a net in a grid, or name another body that answers for it."""
    grid = await grid_of(unit, key)
    known = await GridNet.get_or_none(grid_id=key, kind=kind.value, using_db=unit.connection)
    if known is None:
        await add(unit, GridNet(grid_id=key, kind=kind.value, responsible=responsible), "merge", path=grid.path)
    else:
        await revise(unit, known, "reassign", {"responsible": responsible}, path=grid.path)


async def remove_net(unit: Unit, key: int, kind: NetKind) -> None:
    """Take a net out of a grid."""
    grid = await grid_of(unit, key)
    known = await GridNet.get_or_none(grid_id=key, kind=kind.value, using_db=unit.connection)
    if known is None:
        raise Refusal("NOT_FOUND", "这个网格没有并入此网。", "This net is not merged in the grid.", "kind")
    before = {"kind": (known.kind, None), "responsible": (known.responsible, None)}
    await known.delete(using_db=unit.connection)
    await record(unit, known, "remove", before, path=grid.path)
