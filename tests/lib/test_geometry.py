"""Shapes: refused with a code and a place, simplified without tearing borders, drawn small."""

import json
import math
import re
from itertools import combinations, pairwise
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from districtteam.lib.geometry import (
    Geometry,
    GeometryError,
    Tile,
    area_km2,
    bounds,
    centroid,
    contains,
    from_text,
    map_paths,
    read_coordinates,
    read_geometry,
    representative_point,
    simplify,
    tile_grid,
    to_text,
)
from districtteam.lib.geometry.mesh import weights

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def polygon(*rings: list[list[float]]) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": list(rings)}


def refusal(value: object) -> tuple[str, dict[str, object]]:
    with pytest.raises(GeometryError) as caught:
        read_geometry(value)
    return caught.value.code, dict(caught.value.params)


@pytest.mark.parametrize(
    ("value", "code", "where"),
    [
        (None, "not_a_geometry", {}),
        ("POINT (1 2)", "not_a_geometry", {}),
        ({}, "not_a_geometry", {}),
        ({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}, "geometry_type", {}),
        ({"type": "GeometryCollection", "geometries": []}, "geometry_type", {}),
        ({"type": "Point"}, "bad_position", {"point": 1}),
        ({"type": "Point", "coordinates": ["2", 6]}, "bad_position", {"point": 1}),
        ({"type": "Point", "coordinates": [True, 6]}, "bad_position", {"point": 1}),
        ({"type": "Point", "coordinates": [math.nan, 6.0]}, "not_finite", {"point": 1}),
        ({"type": "Point", "coordinates": [1.0, math.inf]}, "not_finite", {"point": 1}),
        ({"type": "Point", "coordinates": [9.5, -113.7]}, "axes_swapped", {"point": 1}),
        ({"type": "Point", "coordinates": [431250.0, 712345.5]}, "projected", {"point": 1}),
        ({"type": "Point", "coordinates": [10**400, 6]}, "projected", {"point": 1}),
        ({"type": "Point", "coordinates": [-200, 6]}, "out_of_range", {"point": 1}),
        (polygon(), "bad_ring", {"polygon": 1}),
        (polygon([]), "bad_ring", {"polygon": 1, "ring": 1}),
        ({"type": "Polygon", "coordinates": SQUARE}, "bad_position", {"polygon": 1, "ring": 1}),
        (polygon(SQUARE, [[0, 0], [1, 1], [0, 0]]), "ring_short", {"polygon": 1, "ring": 2}),
        (polygon([[0, 0], [1, 0], [1, 1], [0, 1]]), "ring_open", {"polygon": 1, "ring": 1}),
        (polygon([[0, 0], [1, 1], [2, 2], [0, 0]]), "ring_flat", {"polygon": 1, "ring": 1}),
        (polygon([[5, 5]] * 5), "ring_flat", {"polygon": 1, "ring": 1}),
        (
            {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[0, 0], [1, 0], [1, "x"]]]]},
            "bad_position",
            {"polygon": 2, "ring": 1, "point": 3},
        ),
    ],
)
def test_wrong_geometry_is_refused_with_its_place(
    value: object, code: str, where: dict[str, int]
) -> None:
    refused, params = refusal(value)
    assert refused == code
    assert params.items() >= where.items()


def test_too_many_points_are_refused_before_they_are_read() -> None:
    with pytest.raises(GeometryError) as caught:
        read_geometry(polygon([["x"]] * 11), most_points=10)
    assert caught.value.code == "too_many_points"


def test_deep_nesting_is_refused() -> None:
    deep: object = 1
    for _ in range(500):
        deep = [deep]
    assert refusal({"type": "MultiPolygon", "coordinates": deep})[0] == "bad_position"
    with pytest.raises(GeometryError):
        read_coordinates("[" * 100_000)


def test_altitudes_and_specks_are_left_out() -> None:
    speck = [[2, 2], [2, 2.000001], [2.000001, 2], [2, 2]]
    shape = {"type": "MultiPolygon", "coordinates": [[[[*c, 320.5] for c in SQUARE]], [speck]]}
    assert to_text(read_geometry(shape)) == (
        '{"type":"Polygon","coordinates":[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]]]}'
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[-11.4,8.1]", "Point"),
        ("[[[0,0],[1,0],[1,1],[0,0]]]", "Polygon"),
        ("[[[[0,0],[1,0],[1,1],[0,0]]]]", "Polygon"),
    ],
)
def test_dhis2s_old_coordinates_are_read(text: str, kind: str) -> None:
    assert json.loads(to_text(read_coordinates(text)))["type"] == kind


def test_measures_of_a_known_square() -> None:
    square = read_geometry(polygon(SQUARE))
    assert area_km2(square) == pytest.approx(12_364, rel=1e-3)  # a degree at the equator, sphere
    assert centroid(square) == pytest.approx((0.5, 0.5))
    assert bounds([square, Geometry(point=(3, -2))]) == (0, -2, 3, 1)
    assert bounds([]) is None
    assert contains((0, 0, 1, 1), (0.5, 0.5, 1.05, 0.9), slack=0.1)
    assert not contains((0, 0, 1, 1), (0.5, 0.5, 1.05, 0.9))


def test_a_hole_takes_area_off() -> None:
    hole = [[0.25, 0.25], [0.75, 0.25], [0.75, 0.75], [0.25, 0.75], [0.25, 0.25]]
    whole, holed = read_geometry(polygon(SQUARE)), read_geometry(polygon(SQUARE, hole))
    assert area_km2(holed) == pytest.approx(area_km2(whole) * 0.75, rel=1e-3)


def test_the_representative_point_of_a_horseshoe_lies_on_it() -> None:
    horseshoe = [[0, 0], [5, 0], [5, 5], [4, 5], [4, 1], [1, 1], [1, 5], [0, 5], [0, 0]]
    x, y = representative_point(read_geometry(polygon(horseshoe)))
    assert 1 < y < 5
    assert 0 <= x <= 1 or 4 <= x <= 5


def lattice(columns: int, rows: int, wave: int) -> dict[str, Geometry]:
    """Districts side by side whose borders have many points in common."""
    steps = 8

    def side(x1: int, y1: int, x2: int, y2: int) -> list[list[float]]:
        points = [
            (x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(steps + 1)
        ]
        bent = 0.01 * wave
        return [
            [x + bent * math.sin(9 * math.pi * y), y + bent * math.sin(9 * math.pi * x)]
            for x, y in points
        ]

    shapes = {}
    for x in range(columns):
        for y in range(rows):
            corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
            ring = [p for a, b in pairwise(corners) for p in side(*a, *b)[:-1]]
            shapes[f"{x}-{y}"] = read_geometry(polygon([*ring, ring[0]]))
    return shapes


def edges(geometry: Geometry) -> set[frozenset[int]]:
    return {frozenset(pair) for ring in geometry.rings for pair in pairwise([*ring, ring[0]])}


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 9), st.sampled_from([50, 2000, 2e4]))
@settings(max_examples=30, deadline=None)
def test_shared_borders_stay_shared(columns: int, rows: int, wave: int, tolerance: float) -> None:
    """Each edge of a simplified lattice is an outer one or belongs to exactly two districts."""
    simple = simplify(lattice(columns, rows, wave), tolerance)
    uses: dict[frozenset[int], int] = {}
    for geometry in simple.values():
        assert geometry.polygons
        for edge in edges(geometry):
            uses[edge] = uses.get(edge, 0) + 1
    once = [edge for edge, count in uses.items() if count == 1]
    ends: dict[int, int] = {}
    for edge in once:
        for point in edge:
            ends[point] = ends.get(point, 0) + 1
    assert set(uses.values()) <= {1, 2}
    assert all(count == 2 for count in ends.values())  # the outer edges form one closed line


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=40))
def test_weights_let_points_go_in_order(corners: list[tuple[int, int]]) -> None:
    found = weights(corners)
    assert len(found) == len(corners)
    assert found[0] == found[-1] == math.inf
    assert all(weight >= 0 for weight in found)


def test_points_and_tiny_places_survive_simplification() -> None:
    tiny = [[2, 2], [2.0001, 2], [2.0001, 2.0001], [2, 2]]
    shapes = {"hut": read_geometry(polygon(tiny)), "post": Geometry(point=(1, 1))}
    simple = simplify(shapes, tolerance=10_000)
    assert area_km2(simple["hut"]) > 0
    assert simple["post"].point == (1, 1)
    drawn = map_paths({**shapes, "country": read_geometry(polygon(SQUARE))})
    assert drawn.paths["hut"].endswith("z")
    assert list(drawn.dots) == ["post"]


def test_text_comes_back_as_it_was() -> None:
    shapes = lattice(2, 2, 3)
    assert all(edges(from_text(to_text(shape))) == edges(shape) for shape in shapes.values())
    assert from_text(to_text(Geometry(point=(2.5, 6.25)))).point == (2.5, 6.25)


def test_nothing_to_draw_is_an_empty_map() -> None:
    assert map_paths({}).paths == {}
    assert list(map_paths({"a": Geometry(point=(1, 2))}).dots) == ["a"]


def svg(shapes: dict[str, Geometry]) -> bytes:
    drawn = map_paths(shapes)
    assert set(drawn.paths) == set(shapes)
    paths = "".join(f'<path d="{path}"/>' for path in drawn.paths.values())
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawn.width} {drawn.height}"'
    return f'{head} fill="#eee" stroke="#333" fill-rule="evenodd">{paths}</svg>'.encode()


def features(file: Path) -> dict[str, Geometry]:
    collection = json.loads(file.read_text())
    return {f["id"]: read_geometry(f["geometry"]) for f in collection["features"]}


@pytest.mark.data
@pytest.mark.parametrize(
    "file",
    ["guinea/prefectures.geojson", "burkina-faso/provinces.geojson", "benin/departments.geojson"],
)
def test_a_map_of_forty_districts_is_three_kilobytes(data: Path, file: str) -> None:
    shapes = simplify(features(data / file))
    assert len(brotli.compress(svg(shapes), quality=5)) <= 3_000


@pytest.mark.data
@pytest.mark.parametrize("level", [2, 3])
def test_sierra_leone_is_drawn_small_with_nobody_left_out(data: Path, level: int) -> None:
    units = json.loads((data / "sierra-leone/organisationUnits.json").read_text())
    shapes = {
        unit["id"]: read_geometry(unit["geometry"])
        for unit in units["organisationUnits"]
        if unit["level"] == level
    }
    assert len(brotli.compress(svg(simplify(shapes)), quality=5)) <= 3_000


@pytest.mark.data
def test_borders_of_burkina_stay_shared(data: Path) -> None:
    """Simplified borders are met by two provinces as often as before, or nearly."""
    shapes = features(data / "burkina-faso/provinces.geojson")
    drawn = map_paths(shapes)
    lines = [line for path in drawn.paths.values() for line in _lines(path)]
    shared = sum(lines.count(line) == 2 for line in lines)
    assert shared / len(lines) > 0.6
    assert set(map(lines.count, lines)) <= {1, 2}


def _lines(path: str) -> list[frozenset[tuple[int, int]]]:
    found, x, y = [], 0, 0
    for ring in re.findall(r"m([^z]*)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        corners = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        x, y = corners[0]
        found += [frozenset(pair) for pair in pairwise([*corners, corners[0]])]
    return found


POINT = st.tuples(st.floats(-17, 16), st.floats(4, 25))
TILES = st.lists(st.none() | POINT, min_size=1, max_size=60).map(
    lambda points: [
        Tile(str(n), f"Place {n}", point, f"Region {n % 5}") for n, point in enumerate(points)
    ]
)


@given(TILES)
@settings(deadline=None)
def test_no_two_tiles_share_a_cell(tiles: list[Tile]) -> None:
    cells = tile_grid(tiles)
    assert set(cells) == {tile.key for tile in tiles}
    assert len(set(cells.values())) == len(tiles)
    assert min(column for column, _ in cells.values()) == 0
    assert min(row for _, row in cells.values()) == 0
    assert cells == tile_grid(tiles[::-1])


def test_tiles_of_a_lattice_lie_as_on_the_map() -> None:
    tiles = [Tile(f"{x}{y}", "", (float(x), float(-y))) for x in range(5) for y in range(5)]
    cells = tile_grid(tiles)
    for one, other in combinations(tiles, 2):
        if one.key[1] == other.key[1] and one.key[0] < other.key[0]:
            assert cells[one.key][0] < cells[other.key][0]


def test_no_tiles_no_grid() -> None:
    assert tile_grid([]) == {}


@pytest.mark.data
def test_neighbours_are_near_in_guinea(data: Path) -> None:
    shapes = features(data / "guinea/prefectures.geojson")
    cells = tile_grid([Tile(k, k, representative_point(shape)) for k, shape in shapes.items()])
    points: dict[int, set[str]] = {}
    for key, shape in shapes.items():
        for ring in shape.rings:
            for point in ring:
                points.setdefault(point, set()).add(key)
    pairs = {pair for keys in points.values() for pair in combinations(sorted(keys), 2)}
    near = sum(
        max(abs(cells[a][0] - cells[b][0]), abs(cells[a][1] - cells[b][1])) <= 1 for a, b in pairs
    )
    assert near / len(pairs) > 0.75
