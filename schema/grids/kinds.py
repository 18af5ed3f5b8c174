"""The vocabulary of the area tree: the levels of a grid, how it is managed, the nets merged in it."""

from schema.graph.words import Rank, Word


class GridLevel(Rank):
    """Level of a grid (网格层级). A child's level is below its parent's; levels may be skipped."""

    PROVINCE = 1, "Province (省)."
    CITY = 2, "City (市)."
    DISTRICT = 3, "District or county (区县)."
    STREET = 4, "Street or township (街道、乡镇)."
    COMMUNITY = 5, "Community or village (社区、村)."
    GRID = 6, "Grid (网格)."
    MICRO_GRID = 7, "Micro-grid (微网格)."
    BUILDING = 8, "Building (楼栋)."


class ManagementMode(Word):
    """How a residential grid is run (管理模式)."""

    GATED = "GATED", "Gated estate (封闭小区)."
    OPEN = "OPEN", "Open estate (开放小区)."
    UNMANAGED = "UNMANAGED", "Estate without property management (无物业小区)."


class NetKind(Word):
    """A net merged in a grid (多网合一)."""

    PARTY = "PARTY", "Party building (党建)."
    PUBLIC_ORDER = "PUBLIC_ORDER", "Public order (综治)."
    CITY_MANAGEMENT = "CITY_MANAGEMENT", "City management (城管)."
    FIRE = "FIRE", "Fire safety (消防)."
    WELFARE = "WELFARE", "Public welfare (公益)."
