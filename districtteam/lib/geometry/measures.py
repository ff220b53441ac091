"""Bounds, area, centre of shapes."""

import math
from collections.abc import Iterable
from operator import mul

from .shapes import MASK, SHIFT, Geometry, Position, Ring, position, position_at, unpack

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG

Bounds = tuple[float, float, float, float]  # west, south, east, north


def ring_area(ring: "Ring[int]") -> int:
    """Twice the area in grid squares, by the shoelace formula; never negative."""
    xs, ys = [point >> SHIFT for point in ring], [point & MASK for point in ring]
    right: int = sum(map(mul, xs, ys[1:] + ys[:1]))
    left: int = sum(map(mul, ys, xs[1:] + xs[:1]))
    return abs(right - left)


def bounds(geometries: Iterable[Geometry]) -> Bounds | None:
    """The box around all shapes, None if there are none."""
    boxes: list[Bounds] = []
    for geometry in geometries:
        if geometry.point:
            boxes.append((*geometry.point, *geometry.point))
        for polygon in geometry.polygons:
            corners = [unpack(point) for point in polygon[0]]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            west, south = position_at(min(xs), min(ys))
            east, north = position_at(max(xs), max(ys))
            boxes.append((west, south, east, north))
    if not boxes:
        return None
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def area_km2(geometry: Geometry) -> float:
    """Area on a sphere in km², holes taken off; 0 for a point.

    Chamberlain and Duquette, Some Algorithms for Polygons on a Sphere, JPL 07-3, 2007, eq. 5.
    """
    return sum(
        _sphere_area(polygon[0]) - sum(map(_sphere_area, polygon[1:]))
        for polygon in geometry.polygons
    )


def _sphere_area(ring: "Ring[int]") -> float:
    corners = [tuple(map(math.radians, position(point))) for point in ring]
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    total = sum((x2 - x1) * (2 + math.sin(y1) + math.sin(y2)) for (x1, y1), (x2, y2) in pairs)
    return abs(total) * EARTH_RADIUS_KM**2 / 2


def centroid(geometry: Geometry) -> Position:
    """The centre of gravity of the largest polygon, or the point itself."""
    if geometry.point:
        return geometry.point
    return _ring_centroid(_largest(geometry))


def _largest(geometry: Geometry) -> "Ring[int]":
    return max((polygon[0] for polygon in geometry.polygons), key=ring_area)


def _ring_centroid(ring: "Ring[int]") -> Position:
    corners = [position(point) for point in ring]
    x0, y0 = corners[0]
    total = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        total += cross
        x += (x1 + x2 - 2 * x0) * cross
        y += (y1 + y2 - 2 * y0) * cross
    return x0 + x / (3 * total), y0 + y / (3 * total)


def representative_point(geometry: Geometry) -> Position:
    """A point inside: the centroid, or else the middle of the widest cut at its height."""
    centre = centroid(geometry)
    if geometry.point:
        return centre
    latitude = centre[1]
    ring = [position(point) for point in _largest(geometry)]
    crossings = sorted(_crossings(ring, latitude))
    spans = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not spans or any(west <= centre[0] <= east for west, east in spans):
        return centre
    west, east = max(spans, key=lambda span: span[1] - span[0])
    return (west + east) / 2, latitude


def lies_in(geometry: Geometry, at: Position) -> bool:
    """Whether a point lies inside; holes are outside. On a border it may be said of either side.

    >>> from districtteam.lib.geometry import from_text
    >>> square = from_text('{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}')
    >>> lies_in(square, (1, 1)), lies_in(square, (3, 1))
    (True, False)
    """
    longitude, latitude = at
    crossed = 0
    for ring in geometry.rings:
        points = [position(point) for point in ring]
        crossed += sum(x > longitude for x in _crossings(points, latitude))
    return crossed % 2 == 1


def _crossings(ring: list[Position], latitude: float) -> Iterable[float]:
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > latitude) != (y2 > latitude):
            yield x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)


def contains(outer: Bounds, inner: Bounds, slack: float = 0.0) -> bool:
    """Whether a box lies in another, allowing for `slack` degrees on each side."""
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )
