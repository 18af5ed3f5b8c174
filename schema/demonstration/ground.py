"""Divides a piece of ground into plots that share their edges, vertex for vertex."""

import math
from bisect import bisect_left
from itertools import accumulate
from random import Random
from typing import TypeVar

from schema.demonstration.polygons import Position, area, centroid, long_axis, offset_for_share

Loop = list[int]
Corner = TypeVar("Corner")


class Ground:
    """A convex piece of ground, in metres east and north of its middle, that is cut into ever smaller convex plots.

    A plot is a loop of vertex numbers, counter-clockwise. When an edge is cut, the new vertex is remembered under the
    edge, so the plot on the other side, and every larger plot that was cut before, gets the same vertex from `outline`.
    """

    def __init__(self, positions: list[Position]) -> None:
        self.positions = positions
        self._between: dict[tuple[int, int], int] = {}

    def outline(self, loop: Loop) -> Loop:
        """The loop with every vertex that later cuts have put on its edges."""
        return [vertex for start, end in edges(loop) for vertex in self._walk(start, end)]

    def divide(self, loop: Loop, weights: list[float], random: Random) -> list[Loop]:
        """Cut the plot into one plot per weight, with areas in proportion to the weights."""
        if len(weights) == 1:
            return [loop]
        sums = list(accumulate(weights))
        first = min(max(bisect_left(sums, sums[-1] / 2), 1), len(weights) - 1)
        near, far = self._cut(self.outline(loop), sums[first - 1] / sums[-1], random)
        return self.divide(near, weights[:first], random) + self.divide(far, weights[first:], random)

    def bend(self, loops: list[Loop], shortest: float, random: Random) -> None:
        """Turn the straight edges of the plots that are longer than `shortest` metres into slightly crooked ones."""
        for loop in loops:
            for start, end in edges(self.outline(loop)):
                self._bend_edge(start, end, shortest, random)

    def centre(self, loop: Loop) -> Position:
        """The centroid of the plot; inside it, since plots are convex before they are bent."""
        return centroid([self.positions[vertex] for vertex in loop])

    def put_between(self, start: int, end: int, position: Position) -> int:
        """Put a new vertex on an edge, for the plots on both of its sides, and return its number."""
        self.positions.append(position)
        self._between[min(start, end), max(start, end)] = len(self.positions) - 1
        return len(self.positions) - 1

    def _walk(self, start: int, end: int) -> list[int]:
        middle = self._between.get((min(start, end), max(start, end)))
        return [start] if middle is None else self._walk(start, middle) + self._walk(middle, end)

    def _cut(self, loop: Loop, share: float, random: Random) -> tuple[Loop, Loop]:
        corners = [self.positions[vertex] for vertex in loop]
        angle = long_axis(corners) + random.uniform(-0.22, 0.22)
        across = [x * math.cos(angle) + y * math.sin(angle) for x, y in corners]
        line = offset_for_share(corners, across, share)
        cut = Cut(self, loop, [distance - line for distance in across], math.sqrt(area(corners)) / 16)
        return cut.pieces()

    def _bend_edge(self, start: int, end: int, shortest: float, random: Random) -> None:
        (x, y), (to_x, to_y) = self.positions[start], self.positions[end]
        if math.hypot(to_x - x, to_y - y) < shortest:
            return
        along, aside = random.uniform(0.4, 0.6), random.uniform(-0.045, 0.045)
        position = (x + along * (to_x - x) - aside * (to_y - y), y + along * (to_y - y) + aside * (to_x - x))
        middle = self.put_between(start, end, position)
        self._bend_edge(start, middle, shortest, random)
        self._bend_edge(middle, end, shortest, random)


class Cut:
    """One straight cut through a plot; `sides` is the signed distance of each of its corners from the line.

    A corner nearer than `reach` metres to where the line meets an edge is taken instead of a new vertex: no slivers.
    """

    def __init__(self, ground: Ground, loop: Loop, sides: list[float], reach: float) -> None:
        self._ground, self._loop, self._sides, self._reach = ground, loop, sides, reach

    def pieces(self) -> tuple[Loop, Loop]:
        """The piece before the line and the piece behind it."""
        out, back = self._crossing(outward=True), self._crossing(outward=False)
        loop = self._loop_through(out, back)
        start, end = loop.index(out[1]), loop.index(back[1])
        return arc(loop, end, start), arc(loop, start, end)

    def _crossing(self, outward: bool) -> tuple[int, int]:
        """Where the loop goes behind the line, or comes back from there: index of the edge, vertex on the line."""
        behind = [side > 0 for side in self._sides]
        edge = edges(behind).index((not outward, outward))
        return edge, self._vertex_on(edge)

    def _vertex_on(self, edge: int) -> int:
        following = (edge + 1) % len(self._loop)
        start, end = self._loop[edge], self._loop[following]
        (x, y), (to_x, to_y) = self._ground.positions[start], self._ground.positions[end]
        along = self._sides[edge] / (self._sides[edge] - self._sides[following])
        length = math.hypot(to_x - x, to_y - y)
        if min(along, 1 - along) * length < self._reach:
            return start if along < 0.5 else end
        return self._ground.put_between(start, end, (x + along * (to_x - x), y + along * (to_y - y)))

    def _loop_through(self, *crossings: tuple[int, int]) -> Loop:
        added = {edge: vertex for edge, vertex in crossings if vertex not in self._loop}
        return [v for edge, vertex in enumerate(self._loop) for v in (vertex, added.get(edge)) if v is not None]


def edges(loop: list[Corner]) -> list[tuple[Corner, Corner]]:
    """Each corner with the next one, round the loop."""
    return list(zip(loop, loop[1:] + loop[:1], strict=True))


def arc(loop: Loop, start: int, end: int) -> Loop:
    """The vertices from one index to another, both included, in the direction of the loop."""
    return loop[start : end + 1] if start < end else loop[start:] + loop[: end + 1]
