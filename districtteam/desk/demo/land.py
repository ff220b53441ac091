"""Draws the land of a country that does not exist: districts in regions, with shared borders.

Seeds strewn over a box grow into cells (each point of the land belongs to its nearest seed);
the cells within an outline are the country. Each border between two cells is drawn once, as a
fractal line (Fournier, Fussell and Carpenter 1982, doi:10.1145/358523.358553), so neighbours
share it to the last digit. The same plan always gives the same land.
"""

import math
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

Point = tuple[float, float]
Ring = list[Point]
Edge = tuple[Point, Point]

DIGITS = 3  # of a degree: about 110 m, finer than a small map can show
FINEST = 0.09  # degrees: shorter lines stay straight


@dataclass(frozen=True)
class Plan:
    """What a land is drawn from; degrees of WGS 84, longitude first.

    heart: where people live close together, so that districts are small there; regions: name of
    each region and the place it grows from; districts: how many there are.
    """

    seed: int
    south_west: Point
    north_east: Point
    heart: Point
    districts: int
    regions: dict[str, Point]
    roughness: float = 0.16


@dataclass
class District:
    seed: Point
    ring: Ring
    region: str = ""
    neighbours: set[int] = field(default_factory=set)


def draw(plan: Plan) -> list[District]:
    """The districts of a plan, from west to east. The same answer every time."""
    random = Random(plan.seed)  # noqa: S311  (a drawing, not a secret)
    seeds = strewn(plan, random)
    cells = [cell_of(seed, seeds, plan) for seed in seeds]
    chosen = sorted(inland(plan, seeds, cells), key=lambda index: seeds[index])
    lines = _lines([cells[index] for index in chosen], plan)
    districts = [
        District(seeds[index], _ring(cells[index], lines), _region(seeds[index], plan))
        for index in chosen
    ]
    _greet_neighbours(districts, [cells[index] for index in chosen])
    return districts


def strewn(plan: Plan, random: Random) -> list[Point]:
    """Seeds over the whole box, closer together near the heart, never too close."""
    (west, south), (east, north) = plan.south_west, plan.north_east
    area = (east - west) * (north - south)
    usual = math.sqrt(area / (plan.districts * 2.9))
    seeds: list[Point] = []
    for _ in range(plan.districts * 400):
        point = (west + random.random() * (east - west), south + random.random() * (north - south))
        crowd = 0.42 + 0.72 * min(1.0, math.dist(point, plan.heart) / (usual * 4))
        if all(math.dist(point, other) > usual * crowd for other in seeds):
            seeds.append(point)
    return seeds


def cell_of(seed: Point, seeds: list[Point], plan: Plan) -> Ring:
    """The points nearer to `seed` than to any other, as corners in order around it."""
    (west, south), (east, north) = plan.south_west, plan.north_east
    ring = [(west, south), (east, south), (east, north), (west, north)]
    for other in seeds:
        if other != seed:
            ring = _nearer_half(ring, seed, other)
    return [(round(x, 6), round(y, 6)) for x, y in ring]


def _nearer_half(ring: Ring, seed: Point, other: Point) -> Ring:
    """Cut a convex ring along the line half-way between two seeds (Sutherland and Hodgman)."""
    nx, ny = other[0] - seed[0], other[1] - seed[1]
    limit = (nx * (other[0] + seed[0]) + ny * (other[1] + seed[1])) / 2
    kept: Ring = []
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        a, b = nx * ax + ny * ay - limit, nx * bx + ny * by - limit
        if a <= 0:
            kept.append((ax, ay))
        if (a < 0 < b) or (b < 0 < a):
            share = a / (a - b)
            kept.append((ax + share * (bx - ax), ay + share * (by - ay)))
    return kept


def inland(plan: Plan, seeds: list[Point], cells: list[Ring]) -> list[int]:
    """The cells that make the country: those deepest within a lobed outline, off the box's rim."""
    (west, south), (east, north) = plan.south_west, plan.north_east
    middle = ((west + east) / 2, (south + north) / 2)

    def depth(index: int) -> float:
        dx = (seeds[index][0] - middle[0]) / (east - west)
        dy = (seeds[index][1] - middle[1]) / (north - south)
        angle = math.atan2(dy, dx)
        lobes = 1 + 0.22 * math.sin(2 * angle + plan.seed) + 0.12 * math.sin(3 * angle)
        return lobes - 2 * math.hypot(dx, dy)

    def off_the_rim(index: int) -> bool:
        return all(west < x < east and south < y < north for x, y in cells[index])

    whole = [index for index in range(len(seeds)) if off_the_rim(index)]
    return sorted(whole, key=depth, reverse=True)[: plan.districts]


def _corner(point: Point) -> Point:
    """Two cells compute their common corner each for itself; rounding makes it one."""
    return (round(point[0], DIGITS), round(point[1], DIGITS))


def _edges(cell: Ring) -> list[Edge]:
    corners = [_corner(point) for point in cell]
    return [(a, b) for a, b in zip(corners, corners[1:] + corners[:1], strict=True) if a != b]


def _lines(cells: list[Ring], plan: Plan) -> dict[Edge, Ring]:
    """Every border once, as a fractal line from its smaller corner to its greater one."""
    borders = sorted({(min(edge), max(edge)) for cell in cells for edge in _edges(cell)})
    return {
        (a, b): [a, *_fractal(a, b, plan.roughness, Random(f"{plan.seed} {a} {b}")), b]  # noqa: S311
        for a, b in borders
    }


def _fractal(a: Point, b: Point, roughness: float, random: Random) -> Ring:
    """Points between two ends: the middle is pushed aside, then each half likewise."""
    if math.dist(a, b) < FINEST:
        return []
    push = (random.random() - 0.5) * 2 * roughness
    middle = (
        round((a[0] + b[0]) / 2 - (b[1] - a[1]) * push, DIGITS),
        round((a[1] + b[1]) / 2 + (b[0] - a[0]) * push, DIGITS),
    )
    before = _fractal(a, middle, roughness, random)
    return [*before, middle, *_fractal(middle, b, roughness, random)]


def _ring(cell: Ring, lines: dict[Edge, Ring]) -> Ring:
    """A cell's borders one after the other, closed, counter-clockwise as RFC 7946 asks."""
    ring: Ring = []
    for a, b in _edges(cell):
        line = lines[(min(a, b), max(a, b))]
        ring.extend((line if a < b else line[::-1])[:-1])
    return [*ring, ring[0]]


def _region(seed: Point, plan: Plan) -> str:
    return min(plan.regions, key=lambda name: math.dist(seed, plan.regions[name]))


def _greet_neighbours(districts: list[District], cells: list[Ring]) -> None:
    sides: dict[Edge, list[int]] = {}
    for index, cell in enumerate(cells):
        for a, b in _edges(cell):
            sides.setdefault((min(a, b), max(a, b)), []).append(index)
    for pair in sides.values():
        for index in pair:
            districts[index].neighbours.update(set(pair) - {index})


def outline(rings: list[Ring]) -> list[Ring]:
    """The outer borders of neighbours taken together: the sides that only one of them has."""
    sides = Counter((min(e), max(e)) for ring in rings for e in pairwise(ring))
    follow: dict[Point, list[Point]] = {}
    for ring in rings:
        for a, b in pairwise(ring):
            if sides[(min(a, b), max(a, b))] == 1:
                follow.setdefault(a, []).append(b)
    return _walks(follow)


def _walks(follow: dict[Point, list[Point]]) -> list[Ring]:
    """Chain directed sides into closed rings."""
    rings: list[Ring] = []
    while follow:
        ring = [min(follow)]
        while ring[-1] in follow and (len(ring) == 1 or ring[-1] != ring[0]):
            nexts = follow[ring[-1]]
            ring.append(nexts.pop())
            if not nexts:
                del follow[ring[-2]]
        rings.append(ring)
    return rings
