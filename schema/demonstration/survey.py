"""Boundaries for a place and everything in it: irregular blocks that tile, always the same for the same codes."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from schema.demonstration.chance import seeded
from schema.demonstration.ground import Ground, Loop
from schema.demonstration.polygons import Position

METRES_PER_DEGREE = 111_320
SHORTEST_EDGE_TO_BEND = 30
GeoJSON = dict[str, object]


@dataclass(frozen=True)
class Plot:
    """A grid to be given ground: its code, what lies in it, and how much of its parent's ground it wants."""

    code: str
    parts: tuple["Plot", ...] = ()
    weight: float = 1
    footprint: bool = False
    """A footprint stands inside its share of the ground instead of filling it: a building."""


@dataclass(frozen=True)
class Outline:
    """Where the ground is: an ellipse, in metres, laid so that the plot `anchor` has its middle at the position."""

    anchor: str
    longitude: float
    latitude: float
    radius_east: float
    radius_north: float


@dataclass(frozen=True)
class Surveyed:
    """What was found for one code: a GeoJSON polygon, and the corners that points inside it are drawn from."""

    boundary: GeoJSON
    centre: Position
    corners: list[Position]

    def point(self) -> GeoJSON:
        """The middle, as GeoJSON."""
        return {"type": "Point", "coordinates": list(self.centre)}

    def point_of(self, name: str) -> GeoJSON:
        """A spot inside, always the same for the same name, as GeoJSON."""
        random = seeded(name)
        corner, part = random.choice(self.corners), random.uniform(0.15, 0.65)
        spot = [round(c + part * (k - c), 6) for c, k in zip(self.centre, corner, strict=True)]
        return {"type": "Point", "coordinates": spot}


def survey(outline: Outline, plots: tuple[Plot, ...]) -> dict[str, Surveyed]:
    """Divide the ground of the outline among the plots, their parts, and so on, and return what each code got.

    Plots of one parent share every vertex of their common edges and fill the parent exactly, except footprints.
    """
    ground = Ground(corners_of(outline))
    shares = dict(share_out(ground, list(range(len(ground.positions))), plots))
    centres = {plot.code: ground.centre(loop) for plot, loop in shares.items()}
    ground.bend(
        [loop for plot, loop in shares.items() if not plot.footprint], SHORTEST_EDGE_TO_BEND, seeded(outline.anchor)
    )
    frame = Frame(outline, centres[outline.anchor])
    return {plot.code: measure(ground, plot, loop, centres[plot.code], frame) for plot, loop in shares.items()}


def share_out(ground: Ground, loop: Loop, plots: tuple[Plot, ...]) -> Iterator[tuple[Plot, Loop]]:
    """Every plot with its loop, parents before their parts."""
    loops = ground.divide(loop, [plot.weight for plot in plots], seeded(plots[0].code))
    for plot, own in zip(plots, loops, strict=True):
        yield plot, own
        if plot.parts:
            yield from share_out(ground, own, plot.parts)


def corners_of(outline: Outline) -> list[Position]:
    """Eleven corners on the ellipse, at uneven angles."""
    random = seeded(outline.anchor)
    angles = [2 * math.pi * (number + random.uniform(-0.3, 0.3)) / 11 for number in range(11)]
    return [(outline.radius_east * math.cos(angle), outline.radius_north * math.sin(angle)) for angle in angles]


class Frame:
    """Turns metres on the ground into longitude and latitude, six decimals (about 0.1 m)."""

    def __init__(self, outline: Outline, anchor: Position) -> None:
        self._outline, self._anchor = outline, anchor
        self._metres_per_longitude = METRES_PER_DEGREE * math.cos(math.radians(outline.latitude))

    def locate(self, position: Position) -> Position:
        """Longitude and latitude of a position on the ground."""
        east, north = position[0] - self._anchor[0], position[1] - self._anchor[1]
        longitude = self._outline.longitude + east / self._metres_per_longitude
        return round(longitude, 6), round(self._outline.latitude + north / METRES_PER_DEGREE, 6)


def measure(ground: Ground, plot: Plot, loop: Loop, centre: Position, frame: Frame) -> Surveyed:
    """Write down the plot in longitude and latitude."""
    positions = [ground.positions[vertex] for vertex in (loop if plot.footprint else ground.outline(loop))]
    if plot.footprint:
        positions = [(cx + (x - cx) * 0.45, cy + (y - cy) * 0.45) for x, y in positions for cx, cy in [centre]]
    ring = [frame.locate(position) for position in positions]
    corners = [frame.locate(ground.positions[vertex]) for vertex in loop]
    boundary: GeoJSON = {"type": "Polygon", "coordinates": [[list(spot) for spot in (*ring, ring[0])]]}
    return Surveyed(boundary, frame.locate(centre), corners)
