"""The grids of the demonstration places share the ground without gap and without overlap."""

import json
import sqlite3
from collections import Counter
from itertools import groupby, pairwise

import pytest
from shapely import Polygon, unary_union
from shapely.geometry import shape

STREET, BUILDING = 4, 8
NOTHING = 1e-15
"""In square degrees: about a tenth of a square centimetre, far less than one digit of a coordinate."""

Children = dict[int, list[Polygon]]


@pytest.fixture
def boundaries(demonstration_rows: sqlite3.Connection) -> dict[int, Polygon]:
    rows = demonstration_rows.execute("SELECT id, boundary FROM grid WHERE boundary IS NOT NULL")
    return {id: Polygon(json.loads(boundary)["coordinates"][0]) for id, boundary in rows}


@pytest.fixture
def parts(demonstration_rows: sqlite3.Connection, boundaries: dict[int, Polygon]) -> Children:
    rows = demonstration_rows.execute(
        "SELECT parent_id, id FROM grid WHERE boundary IS NOT NULL AND level NOT IN (?, ?) ORDER BY parent_id",
        [STREET, BUILDING],
    )
    return {parent: [boundaries[id] for _, id in group] for parent, group in groupby(rows, lambda row: row[0])}


def test_every_grid_from_street_to_building_has_a_boundary_and_a_point(demonstration_rows: sqlite3.Connection) -> None:
    missing = "SELECT count(*) FROM grid WHERE level >= ? AND (boundary IS NULL OR point IS NULL)"
    assert demonstration_rows.execute(missing, [STREET]).fetchone() == (0,)


def test_every_boundary_is_a_simple_polygon(boundaries: dict[int, Polygon]) -> None:
    assert [id for id, polygon in boundaries.items() if not polygon.is_valid or len(polygon.interiors)] == []


def test_the_parts_of_every_grid_fill_it_without_overlap(boundaries: dict[int, Polygon], parts: Children) -> None:
    assert len(parts) > 60
    for parent, polygons in parts.items():
        together = unary_union(polygons)
        assert together.symmetric_difference(boundaries[parent]).area < NOTHING
        assert sum(polygon.area for polygon in polygons) - together.area < NOTHING


def test_neighbours_share_every_vertex_of_their_common_edge(boundaries: dict[int, Polygon], parts: Children) -> None:
    for parent, polygons in parts.items():
        uses = Counter(edge for polygon in polygons for edge in directed_edges(polygon))
        outer = {edge for edge in uses if edge[::-1] not in uses}
        assert set(uses.values()) == {1}
        assert outer == set(directed_edges(boundaries[parent]))


def test_buildings_stand_apart_inside_their_grid(
    demonstration_rows: sqlite3.Connection, boundaries: dict[int, Polygon]
) -> None:
    rows = demonstration_rows.execute("SELECT parent_id, id FROM grid WHERE level = ? ORDER BY parent_id", [BUILDING])
    for parent, group in groupby(rows, lambda row: row[0]):
        buildings = [boundaries[id] for _, id in group]
        assert all(boundaries[parent].contains(building) for building in buildings)
        assert unary_union(buildings).area == pytest.approx(sum(building.area for building in buildings))


@pytest.mark.parametrize("located", ["grid", "partner_unit", "service_place"])
def test_every_point_lies_inside_its_grid(
    located: str, demonstration_rows: sqlite3.Connection, boundaries: dict[int, Polygon]
) -> None:
    grid = "id" if located == "grid" else "grid_id"
    rows = demonstration_rows.execute(f"SELECT {grid}, point FROM {located} WHERE point IS NOT NULL").fetchall()
    assert len(rows) > 100
    assert all(boundaries[grid].contains(shape(json.loads(point))) for grid, point in rows)


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("370202010004", 120.352, 36.058),
        ("370105001", 116.975, 36.685),
        ("370211010", 119.998, 35.872),
        ("341003100", 118.137, 30.274),
        ("610302005003", 107.145, 34.355),
        ("410102004007", 113.61, 34.75),
    ],
)
def test_a_place_lies_where_it_lies(
    code: str, longitude: float, latitude: float, demonstration_rows: sqlite3.Connection
) -> None:
    (point,) = demonstration_rows.execute("SELECT point FROM grid WHERE code = ?", [code]).fetchone()
    assert json.loads(point)["coordinates"] == [longitude, latitude]


def directed_edges(polygon: Polygon) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    """The edges of a polygon, each from its start to its end, round the polygon."""
    ring = list(polygon.exterior.coords)
    return list(pairwise(ring))
