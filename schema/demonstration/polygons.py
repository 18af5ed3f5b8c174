"""Plane geometry of polygons given as corners, counter-clockwise, in metres."""

import math

Position = tuple[float, float]


def area(corners: list[Position]) -> float:
    """Area of a polygon given counter-clockwise."""
    return sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in sides_of(corners)) / 2


def centroid(corners: list[Position]) -> Position:
    """Centre of gravity of a polygon."""
    crosses = [(x * to_y - to_x * y, x + to_x, y + to_y) for (x, y), (to_x, to_y) in sides_of(corners)]
    total = 3 * sum(cross for cross, _, _ in crosses)
    return sum(cross * x for cross, x, _ in crosses) / total, sum(cross * y for cross, _, y in crosses) / total


def sides_of(corners: list[Position]) -> list[tuple[Position, Position]]:
    """Each corner with the next one, round the polygon."""
    return list(zip(corners, corners[1:] + corners[:1], strict=True))


def long_axis(corners: list[Position]) -> float:
    """Direction in radians in which a polygon stretches most: the principal axis of its second moments of area."""
    middle_x, middle_y = centroid(corners)
    moment_x = moment_y = moment_xy = 0.0
    for (x, y), (to_x, to_y) in sides_of([(x - middle_x, y - middle_y) for x, y in corners]):
        cross = x * to_y - to_x * y
        moment_x += cross * (x * x + x * to_x + to_x * to_x)
        moment_y += cross * (y * y + y * to_y + to_y * to_y)
        moment_xy += cross * (x * to_y + 2 * x * y + 2 * to_x * to_y + to_x * y) / 2
    return math.atan2(2 * moment_xy, moment_x - moment_y) / 2


def offset_for_share(corners: list[Position], across: list[float], share: float) -> float:
    """Distance at which a line across a convex polygon leaves `share` of its area before it, to a millionth."""
    low, high, wanted = min(across), max(across), share * area(corners)
    while high - low > 1e-6:
        middle = (low + high) / 2
        if area(part_before(corners, across, middle)) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def part_before(corners: list[Position], across: list[float], line: float) -> list[Position]:
    """What of a convex polygon lies before the line."""
    part: list[Position] = []
    for index, (x, y) in enumerate(corners):
        following = (index + 1) % len(corners)
        here, there = across[index] - line, across[following] - line
        if here <= 0:
            part.append((x, y))
        if here * there < 0:
            along = here / (here - there)
            part.append((x + along * (corners[following][0] - x), y + along * (corners[following][1] - y)))
    return part
