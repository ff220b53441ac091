"""Shapes on the ground: points and polygons in WGS 84, kept on a grid of 0.00001 degree (1.1 m).

On a grid two districts that share a border share its very points, which is what keeps borders
shared when they are simplified. A grid point is one integer, so that a country's borders fit in
little memory.
"""

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

STEPS = 100_000  # to a degree
SHIFT = 26  # bits of the second coordinate
MASK = (1 << SHIFT) - 1

Position = tuple[float, float]  # longitude, latitude
Ring = array  # array("q") of grid points, the first not repeated at the end
Polygon = list["Ring[int]"]  # the outer ring, then holes


@dataclass(frozen=True, slots=True)
class Geometry:
    """A point, or one or more polygons."""

    polygons: list[Polygon] = field(default_factory=list)
    point: Position | None = None

    @property
    def rings(self) -> Iterator["Ring[int]"]:
        return (ring for polygon in self.polygons for ring in polygon)


def pack(x: int, y: int) -> int:
    return x << SHIFT | y


def unpack(point: int) -> tuple[int, int]:
    return point >> SHIFT, point & MASK


def on_grid(longitude: float, latitude: float) -> int:
    return pack(round((longitude + 180) * STEPS), round((latitude + 90) * STEPS))


def position(point: int) -> Position:
    """Longitude and latitude of a grid point.

    >>> position(on_grid(-11.5914, 8.4875))
    (-11.5914, 8.4875)
    """
    return position_at(*unpack(point))


def position_at(x: int, y: int) -> Position:
    return round(x / STEPS - 180, 5), round(y / STEPS - 90, 5)


def ring_of(points: Iterable[int]) -> "Ring[int]":
    """A ring without points repeated in a row."""
    ring: Ring[int] = array("q", [point for point, _ in groupby(points)])
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring


def to_text(geometry: Geometry) -> str:
    """GeoJSON (RFC 7946) without a superfluous character.

    >>> to_text(Geometry(point=(2.63, 6.5)))
    '{"type":"Point","coordinates":[2.63,6.5]}'
    """
    if geometry.point:
        return _text("Point", geometry.point)
    polygons = [[_closed(ring) for ring in polygon] for polygon in geometry.polygons]
    if len(polygons) == 1:
        return _text("Polygon", polygons[0])
    return _text("MultiPolygon", polygons)


def _text(kind: str, coordinates: object) -> str:
    return json.dumps({"type": kind, "coordinates": coordinates}, separators=(",", ":"))


def _closed(ring: "Ring[int]") -> list[Position]:
    return [position(point) for point in (*ring, ring[0])]


def from_text(text: str) -> Geometry:
    """What `to_text` wrote; text from elsewhere goes through `read_geometry`."""
    shape = json.loads(text)
    coordinates = shape["coordinates"]
    if shape["type"] == "Point":
        return Geometry(point=(coordinates[0], coordinates[1]))
    polygons = [coordinates] if shape["type"] == "Polygon" else coordinates
    return Geometry(
        [[ring_of(on_grid(*point) for point in ring) for ring in rings] for rings in polygons]
    )
