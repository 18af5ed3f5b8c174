"""Where questions about services begin."""

from schema.graph.declared import Query, Row
from schema.graph.entity import field_of
from schema.services.types import Device, ServiceItem, ServicePlace


@field_of(Query, many=ServiceItem)
def service_items(item: Row) -> str:
    """All service items."""
    return "TRUE"


@field_of(Query, many=ServicePlace)
def service_places(place: Row) -> str:
    """All service places."""
    return "TRUE"


@field_of(Query, many=Device)
def devices(device: Row) -> str:
    """All self-service devices."""
    return "TRUE"
