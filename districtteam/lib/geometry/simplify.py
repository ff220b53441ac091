"""Fewer points for shapes that are kept, with the borders between them still shared."""

import math
from collections.abc import Callable, Mapping
from itertools import chain

from .measures import bounds, ring_area
from .mesh import Corner, Mesh, mesh_of
from .shapes import STEPS, Geometry, Polygon, unpack

METRES_PER_DEGREE = 111_320  # along a meridian


def simplify(geometries: Mapping[str, Geometry], tolerance: float = 200) -> dict[str, Geometry]:
    """The shapes without corners that matter less than a square of `tolerance` metres.

    Borders that two shapes share point by point stay shared. No shape is lost; islands and holes
    smaller than the square may be. Points are returned as they are.
    """
    drawn = {key: geometry for key, geometry in geometries.items() if geometry.polygons}
    rings = [ring for geometry in drawn.values() for ring in geometry.rings]
    mesh = mesh_of(rings, metres(drawn))
    threshold = tolerance**2 / 2
    numbers = iter(range(len(rings)))
    numbered = {
        key: [[next(numbers) for _ in polygon] for polygon in geometry.polygons]
        for key, geometry in drawn.items()
    }
    mesh.keep_shapes(map(chain.from_iterable, numbered.values()), threshold)
    shapes = {key: _polygons(mesh, polygons, threshold) for key, polygons in numbered.items()}
    return {
        key: Geometry(shapes[key]) if shapes.get(key) else geometry
        for key, geometry in geometries.items()
    }


def metres(geometries: Mapping[str, Geometry]) -> Callable[[int], Corner]:
    """A plane on which areas are about true over all these shapes (equirectangular)."""
    box = bounds(geometries.values()) or (0, 0, 0, 0)
    up = METRES_PER_DEGREE / STEPS
    along = up * math.cos(math.radians((box[1] + box[3]) / 2))

    def corner(point: int) -> Corner:
        x, y = unpack(point)
        return x * along, y * up

    return corner


def _polygons(mesh: Mesh, polygons: list[list[int]], threshold: float) -> list[Polygon]:
    """A polygon whose outer ring has collapsed goes with its holes."""
    drawn = [[mesh.ring(number, threshold) for number in polygon] for polygon in polygons]
    return [[ring for ring in rings if ring_area(ring)] for rings in drawn if ring_area(rings[0])]
