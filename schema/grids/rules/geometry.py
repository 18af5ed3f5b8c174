"""Points and boundaries as GeoJSON (RFC 7946): WGS 84, longitude before latitude."""

from typing import Any

from schema.graph.refusals import Refusal, bad_input

MOST_POSITIONS = 5_000
# A ring of fewer encloses nothing; the last closes it on the first.
SMALLEST_RING = 4

# As it came from outside: anything that JSON may hold.
Geometry = Any


def check_point(geometry: Geometry, argument: str) -> None:
    """Refuse what is not a Point."""
    if not _is_geometry(geometry) or geometry["type"] != "Point":
        raise _wrong(argument, '应为 {"type":"Point","coordinates":[经度,纬度]}', "a Point with longitude and latitude")
    _check_position(geometry["coordinates"], argument)


def check_boundary(geometry: Geometry, argument: str) -> None:
    """Refuse what is not a Polygon or MultiPolygon of closed rings with at most 5,000 positions in all."""
    if not _is_geometry(geometry) or geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise _wrong(argument, "应为 Polygon 或 MultiPolygon", "a Polygon or a MultiPolygon")
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else _filled(coordinates, argument)
    rings = [ring for polygon in polygons for ring in _filled(polygon, argument)]
    if sum(len(_filled(ring, argument)) for ring in rings) > MOST_POSITIONS:
        raise _wrong(argument, f"边界最多 {MOST_POSITIONS} 个点", f"a boundary of at most {MOST_POSITIONS} positions")
    for ring in rings:
        _check_ring(ring, argument)


def _is_geometry(geometry: object) -> bool:
    return isinstance(geometry, dict) and set(geometry) == {"type", "coordinates"}


def _check_ring(ring: list[Any], argument: str) -> None:
    if len(ring) < SMALLEST_RING or ring[0] != ring[-1]:
        raise _wrong(argument, "边界的每一圈至少四个点,且首尾相同", "rings of at least four positions that close")
    for position in ring:
        _check_position(position, argument)


def _check_position(position: object, argument: str) -> None:
    if not isinstance(position, list) or len(position) != 2 or not all(_is_number(part) for part in position):
        raise _wrong(argument, "坐标应为 [经度,纬度]", "positions of longitude and latitude")
    longitude, latitude = position
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise _wrong(argument, "经度应在 ±180、纬度应在 ±90 之间", "longitudes within ±180 and latitudes within ±90")


def _is_number(part: object) -> bool:
    return isinstance(part, int | float) and not isinstance(part, bool)


def _filled(parts: object, argument: str) -> list[Any]:
    if not isinstance(parts, list) or not parts:
        raise _wrong(argument, "坐标不完整", "coordinates that are complete")
    return parts


def _wrong(argument: str, zh: str, en: str) -> Refusal:
    return bad_input(argument, f"不是可用的 GeoJSON:{zh}。", f"not GeoJSON that can be used; what fits is {en}.")
