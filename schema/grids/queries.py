"""Where questions about grids begin."""

from schema.graph.declared import Argument, Query, Row
from schema.graph.entity import argument, field_of
from schema.graph.refusals import bad_input
from schema.grids.types import Grid


@field_of(
    Query,
    one=Grid,
    takes={"id": argument(Grid, "Its id."), "code": argument(str, "Its code.")},
)
def grid(grid: Row, id: Argument, code: Argument) -> str:
    """One grid, by its id or its code."""
    if id.absent == code.absent:
        raise bad_input("code", "请给出 id 或 code 中的一个。", "give either id or code.")
    return f"{grid.id} = {id.sql}" if code.absent else f"{grid.code} = {code.sql}"


@field_of(Query, many=Grid)
def grids(grid: Row) -> str:
    """All grids."""
    return "TRUE"


@field_of(Query, many=Grid)
def roots(grid: Row) -> str:
    """The grids that have none above them."""
    return f"{grid.parent_id} IS NULL"
