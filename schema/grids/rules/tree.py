"""The shape of the area tree while it is being changed: one change at a time, levels that fall, ids and codes."""

from tortoise.models import Model

from schema.graph.refusals import Refusal, bad_input
from schema.graph.unit import Unit
from schema.grids.kinds import GridLevel
from schema.grids.rules.division_rows import is_official
from schema.grids.rules.division_store import Store
from schema.grids.tables import Grid


async def hold_tree(unit: Unit) -> None:
    """Let nobody else change the shape of the tree until this unit ends: two moves could make a circle of it.

    Held before anything is asked of the grids that are to be changed.
    """
    await unit.hold("grid tree")


async def grid_of(unit: Unit, key: int) -> Grid:
    """A grid that is known to be there."""
    return await Grid.get(id=key, using_db=unit.connection)


async def carry(unit: Unit, table: type[Model], old: str, new: str) -> None:
    """Give every row of a table with paths that lies below `old` its path below `new`."""
    marks = ["?", "?", "?", "?"] if unit.dialect.name == "sqlite" else ["$1::text", "$2::int", "$3::text", "$4::text"]
    await unit.connection.execute_query(
        f"UPDATE {table._meta.db_table} SET path = {marks[0]} || substr(path, {marks[1]})"
        f" WHERE path > {marks[2]} AND path < {marks[3]}",
        [new, len(old) + 1, old, f"{old}~"],
    )


def check_level(level: GridLevel, above: Grid, argument: str) -> None:
    """Refuse a grid whose level is not below that of the grid above it; so no tree is deeper than there are levels."""
    if level <= above.level:
        raise bad_input(
            argument,
            f"下级网格的层级应低于{GridLevel(above.level).zh}。",
            f"the level must be below that of the grid above it ({GridLevel(above.level).name}).",
        )


async def new_id(unit: Unit) -> int:
    """An id for one more grid."""
    (id,) = await Store(unit.connection).reserve_ids(1)
    return id


async def new_code(unit: Unit, code: str | None, above: Grid, argument: str) -> str:
    """The official code that was given, if nobody else has it; otherwise the code above with the next number."""
    if code is None:
        return await _next_code(unit, above)
    if not is_official(code):
        raise bad_input(
            argument,
            "应为 2、4、6、9 或 12 位数字的行政区划代码;没有代码时请留空。",
            "an official code has 2, 4, 6, 9 or 12 digits; leave it out where there is none.",
        )
    if await Grid.exists(code=code, using_db=unit.connection):
        raise Refusal("CODE_TAKEN", "这个代码已被另一个网格使用。", "Another grid has this code.", argument)
    return code


async def _next_code(unit: Unit, above: Grid) -> str:
    start = f"{above.code}-"
    taken = await Grid.filter(code__startswith=start).using_db(unit.connection).values_list("code", flat=True)
    numbers = [int(rest) for code in taken if (rest := str(code).removeprefix(start)).isdecimal()]
    return f"{start}{max(numbers, default=0) + 1:02}"
