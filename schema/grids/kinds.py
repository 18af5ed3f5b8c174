"""The vocabulary of the area tree: the levels of a grid, how it is managed, the nets merged in it."""

from enum import Enum, IntEnum


class GridLevel(IntEnum):
    """Level of a grid (网格层级). A child's level is below its parent's; levels may be skipped."""

    PROVINCE = 1
    CITY = 2
    DISTRICT = 3
    STREET = 4
    COMMUNITY = 5
    GRID = 6
    MICRO_GRID = 7
    BUILDING = 8


class ManagementMode(Enum):
    """How a residential grid is run (管理模式)."""

    GATED = "GATED"
    OPEN = "OPEN"
    UNMANAGED = "UNMANAGED"


class NetKind(Enum):
    """A net merged in a grid (多网合一)."""

    PARTY = "PARTY"
    PUBLIC_ORDER = "PUBLIC_ORDER"
    CITY_MANAGEMENT = "CITY_MANAGEMENT"
    FIRE = "FIRE"
    WELFARE = "WELFARE"
