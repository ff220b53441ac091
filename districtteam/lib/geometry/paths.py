"""A map as SVG paths: whole pixels, shared borders, no more bytes than asked for."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import brotli

from .measures import Bounds, bounds, ring_area
from .mesh import Mesh, mesh_of
from .shapes import MASK, SHIFT, STEPS, Geometry, Position, Ring, pack, ring_of, unpack

QUALITY = 5  # as pages are compressed
FINEST = 0.6  # square pixels that a corner must be worth
COARSER = 1.3
MARGIN = 2
TALLEST = 1.25  # of the width: a country as long as Benin leaves room at its sides


@dataclass(frozen=True)
class MapPaths:
    """paths: for the attribute `d`, to be filled by the even-odd rule; dots: centres of circles."""

    width: int
    height: int
    paths: dict[str, str]
    dots: dict[str, tuple[int, int]]


def map_paths(
    geometries: Mapping[str, Geometry], *, width: int = 320, budget: int = 2_000
) -> MapPaths:
    """Draw shapes into a picture of `width` pixels whose paths compress to `budget` bytes.

    Detail is given up evenly until the budget is kept; a shape always keeps three corners, so a
    map of very many shapes may still exceed it. The picture is as high as the shapes demand,
    at most 1.25 times its width.
    """
    box = bounds(geometries.values())
    if box is None:
        return MapPaths(width, 0, {}, {})
    plane = _plane(box, width)
    shapes = {key: _rings(shape, plane) for key, shape in geometries.items() if shape.polygons}
    return MapPaths(
        width,
        plane.height,
        _within(budget, shapes, limit=width * plane.height),
        {key: plane.at(shape.point) for key, shape in geometries.items() if shape.point},
    )


@dataclass(frozen=True)
class _Plane:
    """across, down: pixels for a degree; left, top: where the meridian and the equator would be."""

    across: float
    left: float
    down: float
    top: float
    height: int

    def at(self, place: Position) -> tuple[int, int]:
        return round(place[0] * self.across + self.left), round(place[1] * self.down + self.top)

    def ring(self, ring: "Ring[int]") -> "Ring[int]":
        """A ring of grid points in pixels: all its corners by one step, for there are many."""
        ax, ay = self.across / STEPS, self.down / STEPS
        bx, by = self.left - 180 * self.across, self.top - 90 * self.down
        return ring_of(
            [round((p >> SHIFT) * ax + bx) << SHIFT | round((p & MASK) * ay + by) for p in ring]
        )


def _plane(box: Bounds, width: int) -> _Plane:
    """Equirectangular, true along the middle parallel; the height that follows from the width."""
    west, south, east, north = box
    squeeze = math.cos(math.radians((south + north) / 2))
    room = width - 2 * MARGIN
    scale = room / max((east - west) * squeeze, (north - south) / TALLEST, 1e-5)
    across = squeeze * scale
    left = (room - (east - west) * across) / 2 + MARGIN - west * across
    height = math.ceil((north - south) * scale) + 2 * MARGIN
    return _Plane(across, left, -scale, north * scale + MARGIN, height)


def _rings(geometry: Geometry, plane: _Plane) -> "list[Ring[int]]":
    """A shape's rings in pixels; one too small to be seen becomes a square of one pixel."""
    rings = [plane.ring(ring) for ring in geometry.rings]
    seen = [ring for ring in rings if ring_area(ring)]
    return seen or [_pixel(rings[0][0])]


def _pixel(point: int) -> "Ring[int]":
    x, y = unpack(point)
    return ring_of(pack(*corner) for corner in ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)))


def _within(budget: int, shapes: "Mapping[str, list[Ring[int]]]", limit: float) -> dict[str, str]:
    mesh = mesh_of([ring for rings in shapes.values() for ring in rings])
    numbers = iter(range(len(mesh.rings)))
    numbered = {key: [next(numbers) for _ in rings] for key, rings in shapes.items()}
    threshold = FINEST
    while True:
        paths = _drawn(mesh, numbered, threshold)
        if threshold > limit or compressed("".join(paths.values())) <= budget:
            return paths
        threshold *= COARSER


def compressed(text: str) -> int:
    return len(brotli.compress(text.encode(), quality=QUALITY))


def _drawn(mesh: Mesh, numbered: Mapping[str, list[int]], threshold: float) -> dict[str, str]:
    mesh.keep_shapes(numbered.values(), threshold)
    return {
        key: path_of(mesh.ring(number, threshold) for number in rings)
        for key, rings in numbered.items()
    }


def path_of(rings: "Iterable[Ring[int]]") -> str:
    """Rings as one path in relative whole numbers.

    >>> path_of([ring_of(pack(*corner) for corner in ((1, 2), (5, 2), (3, 0)))])
    'm1 2 4 0-2-2z'
    """
    text, begins = "", (0, 0)
    for ring in rings:
        if not ring_area(ring):
            continue
        corners = [unpack(point) for point in _without_spikes(ring)]
        text += f"m{_steps([begins, *corners])}z"
        begins = corners[0]
    return text


def _without_spikes(ring: "Ring[int]") -> list[int]:
    """The ring without ways that go and come back: they have no area and cost bytes."""
    kept: list[int] = []
    for point in ring:
        kept.append(point)
        while len(kept) > 2 and kept[-1] == kept[-3]:  # noqa: PLR2004  (there and back)
            del kept[-2:]
    while kept[-1] == kept[1] or kept[-2] == kept[0]:
        kept = kept[1:-1] if kept[-1] == kept[1] else kept[:-2]
    return kept


def _steps(corners: list[tuple[int, int]]) -> str:
    """The way from corner to corner; a minus sign parts two numbers as well as a space."""
    numbers = [step for (x1, y1), (x2, y2) in pairwise(corners) for step in (x2 - x1, y2 - y1)]
    return " ".join(map(str, numbers)).replace(" -", "-")
