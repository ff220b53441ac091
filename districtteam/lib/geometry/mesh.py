"""Borders cut into arcs where they meet, each simplified once, so that what is shared stays shared.

An arc runs from one junction to the next. Each of its points has a weight, the area that is lost
when it goes (Visvalingam and Whyatt, Line generalisation by repeated elimination of points, 1993,
Cartographic Journal 30). Leaving out the points under a threshold simplifies the arc for both its
neighbours alike.
"""

import heapq
import math
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from .measures import ring_area
from .shapes import Ring, ring_of, unpack

Corner = tuple[float, float]


@dataclass(slots=True)
class Arc:
    points: "Ring[int]"
    weights: "array[float]"

    def kept(self, threshold: float) -> list[int]:
        return [p for p, w in zip(self.points, self.weights, strict=True) if w >= threshold]

    def promote(self, threshold: float) -> bool:
        """Keep the heaviest point that the threshold would drop; False if none is left."""
        dropped = [n for n, weight in enumerate(self.weights) if weight < threshold]
        if not dropped:
            return False
        self.weights[max(dropped, key=self.weights.__getitem__)] = math.inf
        return True


@dataclass(slots=True)
class Mesh:
    """rings: for each, its arcs in order, True where an arc is run from its end."""

    arcs: list[Arc] = field(default_factory=list)
    rings: list[list[tuple[int, bool]]] = field(default_factory=list)

    def ring(self, number: int, threshold: float) -> "Ring[int]":
        return ring_of(
            point
            for arc, backwards in self.rings[number]
            for point in _run(self.arcs[arc].kept(threshold), backwards=backwards)
        )

    def keep_area(self, number: int, threshold: float) -> None:
        """See to it that a ring does not collapse at this threshold."""
        while not ring_area(self.ring(number, threshold)):
            promoted = [self.arcs[arc].promote(threshold) for arc, _ in self.rings[number]]
            if not any(promoted):
                return

    def keep_shapes(self, shapes: Iterable[Iterable[int]], threshold: float) -> None:
        """See to it that of each shape, given by its rings, the largest ring does not collapse."""
        for rings in shapes:
            first, *others = rings
            self.keep_area(max(first, *others, key=self._area) if others else first, threshold)

    def _area(self, number: int) -> int:
        return ring_area(self.ring(number, 0))


def _run(points: list[int], *, backwards: bool) -> list[int]:
    return points[::-1] if backwards else points


def mesh_of(rings: Sequence["Ring[int]"], corner: Callable[[int], Corner] = unpack) -> Mesh:
    """The arcs of rings; `corner` gives a point's place on a plane whose areas are compared."""
    junctions = _junctions(rings)
    mesh = Mesh()
    known: dict[tuple[int, int, int], int] = {}
    for ring in rings:
        chain = []
        for points in _cut(ring, junctions):
            forwards = _forwards(points)
            ordered = points if forwards else points[::-1]
            key = (ordered[0], ordered[1], ordered[-1])
            if key not in known:
                known[key] = len(mesh.arcs)
                mesh.arcs.append(Arc(ordered, weights([corner(point) for point in ordered])))
            chain.append((known[key], not forwards))
        mesh.rings.append(chain)
    return mesh


def _junctions(rings: Iterable["Ring[int]"]) -> set[int]:
    """Points whose two neighbours are not the same in every ring that passes."""
    neighbours: dict[int, int] = {}
    junctions = set()
    for ring in rings:
        before = ring[-2], ring[-1]
        for point in ring:
            pair = before[0] ^ point
            if neighbours.setdefault(before[1], pair) != pair:
                junctions.add(before[1])
            before = before[1], point
    return junctions


def _cut(ring: "Ring[int]", junctions: set[int]) -> Iterable["Ring[int]"]:
    """The stretches of a ring between junctions; a ring without any is one closed stretch."""
    cuts = [n for n, point in enumerate(ring) if point in junctions]
    start = cuts[0] if cuts else min(range(len(ring)), key=ring.__getitem__)
    turned = ring[start:] + ring[: start + 1]
    ends = [*(cut - start for cut in cuts[1:]), len(ring)]
    begins = 0
    for end in ends:
        yield turned[begins : end + 1]
        begins = end


def _forwards(points: "Ring[int]") -> bool:
    return (points[0], points[1]) <= (points[-1], points[-2])


def weights(corners: Sequence[Corner]) -> "array[float]":
    """For each corner of a line, the triangle that is lost with it; the ends weigh infinitely.

    A corner never weighs less than one that had to go before it.
    """
    last = len(corners) - 1
    found = array("d", [math.inf]) * len(corners)
    before, after = list(range(-1, last)), list(range(1, last + 2))
    area = [math.inf, *map(_triangle, corners, corners[1:], corners[2:]), math.inf]
    heap = [(area[n], n) for n in range(1, last)]
    heapq.heapify(heap)
    heaviest = 0.0
    while heap:
        weight, n = heapq.heappop(heap)
        if weight != area[n] or found[n] != math.inf:
            continue
        heaviest = max(heaviest, weight)
        found[n] = heaviest
        left, right = before[n], after[n]
        after[left], before[right] = right, left
        for m in (left, right):
            if 0 < m < last:
                area[m] = _triangle(corners[before[m]], corners[m], corners[after[m]])
                heapq.heappush(heap, (area[m], m))
    return found


def _triangle(a: Corner, b: Corner, c: Corner) -> float:
    ax, ay = a
    return abs((b[0] - ax) * (c[1] - ay) - (c[0] - ax) * (b[1] - ay)) / 2
