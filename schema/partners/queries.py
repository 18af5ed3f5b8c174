"""Where questions about partner units begin."""

from schema.graph.declared import Argument, Query, Row
from schema.graph.entity import argument, field_of
from schema.graph.refusals import bad_input
from schema.partners.types import PartnerUnit, Resource


@field_of(
    Query,
    one=PartnerUnit,
    takes={
        "id": argument(PartnerUnit, "Its id."),
        "credit_code": argument(str, "Its unified social credit code."),
    },
)
def partner_unit(unit: Row, id: Argument, credit_code: Argument) -> str:
    """One partner unit, by its id or its credit code."""
    if id.absent == credit_code.absent:
        raise bad_input("creditCode", "请给出 id 或 creditCode 中的一个。", "give either id or creditCode.")
    return f"{unit.id} = {id.sql}" if credit_code.absent else f"{unit.credit_code} = {credit_code.sql}"


@field_of(Query, many=PartnerUnit)
def partner_units(unit: Row) -> str:
    """All partner units."""
    return "TRUE"


@field_of(Query, many=Resource)
def resources(resource: Row) -> str:
    """All resources."""
    return "TRUE"
