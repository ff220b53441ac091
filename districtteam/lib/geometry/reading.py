"""Geometry from outside to a shape, or a refusal that says which point of which ring."""

import json
import math
from collections.abc import Mapping, Sequence

from .errors import GeometryError
from .measures import ring_area
from .shapes import Geometry, Polygon, Position, Ring, on_grid, ring_of

MOST_POINTS = 200_000
RING_LEAST = 4  # RFC 7946: three corners, the first repeated
PROJECTED = 400  # no degree is as large: metres of a projection


def read_geometry(value: object, *, most_points: int = MOST_POINTS) -> Geometry:
    """A GeoJSON Point, Polygon or MultiPolygon, checked.

    Rings too small for the grid are left out if others remain. Raises GeometryError.
    """
    if not isinstance(value, Mapping) or "type" not in value:
        raise GeometryError("not_a_geometry")
    kind, coordinates = value["type"], value.get("coordinates")
    if kind == "Point":
        return Geometry(point=_position(coordinates, {}))
    if kind not in {"Polygon", "MultiPolygon"}:
        raise GeometryError("geometry_type", type=str(kind)[:40])
    polygons = [coordinates] if kind == "Polygon" else _sequence(coordinates, {})
    _refuse_crowds(polygons, most_points)
    return _with_area([_polygon(polygon, n) for n, polygon in enumerate(polygons, start=1)])


def read_coordinates(text: str, *, most_points: int = MOST_POINTS) -> Geometry:
    """DHIS2's `coordinates` of before 2.33: the coordinates alone as text; depth tells the type.

    >>> read_coordinates("[-11.4197,8.1039]").point
    (-11.4197, 8.1039)
    """
    try:
        coordinates = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise GeometryError("not_a_geometry") from fault
    kinds = {1: "Point", 3: "Polygon", 4: "MultiPolygon"}
    kind = kinds.get(_depth(coordinates), "?")
    return read_geometry({"type": kind, "coordinates": coordinates}, most_points=most_points)


def _depth(value: object) -> int:
    depth = 0
    while isinstance(value, list) and value and depth <= RING_LEAST:
        value, depth = value[0], depth + 1
    return depth


def _refuse_crowds(polygons: Sequence[object], most: int) -> None:
    points = sum(
        len(ring)
        for polygon in polygons
        if isinstance(polygon, list)
        for ring in polygon
        if isinstance(ring, list)
    )
    if points > most:
        raise GeometryError("too_many_points", points=points, limit=most)


def _with_area(polygons: list[Polygon]) -> Geometry:
    kept = [polygon for polygon in polygons if polygon]
    if not kept:
        raise GeometryError("ring_flat", polygon=1, ring=1)
    return Geometry(kept)


def _polygon(value: object, number: int) -> Polygon:
    where = {"polygon": number}
    rings = [
        _ring(ring, {**where, "ring": n}) for n, ring in enumerate(_sequence(value, where), start=1)
    ]
    if not ring_area(rings[0]):
        return []
    return [ring for ring in rings if ring_area(ring)]


def _sequence(value: object, where: dict[str, int]) -> Sequence[object]:
    if not isinstance(value, list) or not value:
        raise GeometryError("bad_ring", **where)
    return value


def _ring(value: object, where: dict[str, int]) -> "Ring[int]":
    given = _sequence(value, where)
    points = [
        on_grid(*_position(point, where, number)) for number, point in enumerate(given, start=1)
    ]
    if len(points) < RING_LEAST:
        raise GeometryError("ring_short", points=len(points), **where)
    if points[0] != points[-1]:
        raise GeometryError("ring_open", **where)
    return ring_of(points)


def _position(value: object, where: dict[str, int], number: int = 1) -> Position:
    """Longitude and latitude; an altitude is left out."""
    if (
        type(value) is not list
        or len(value) not in {2, 3}
        or type(value[0]) not in {int, float}
        or type(value[1]) not in {int, float}
    ):
        raise GeometryError("bad_position", point=number, **where)
    longitude, latitude = value[0], value[1]
    if -180 <= longitude <= 180 and -90 <= latitude <= 90:  # noqa: PLR2004  (the globe)
        return float(longitude), float(latitude)
    code = _why_outside(longitude, latitude)
    raise GeometryError(code, x=_shown(longitude), y=_shown(latitude), point=number, **where)


def _why_outside(x: float, y: float) -> str:
    if (
        isinstance(x, float)
        and isinstance(y, float)
        and not (math.isfinite(x) and math.isfinite(y))
    ):
        return "not_finite"
    if abs(x) <= 90 and abs(y) <= 180:  # noqa: PLR2004  (the globe, turned)
        return "axes_swapped"
    return "projected" if max(abs(x), abs(y)) > PROJECTED else "out_of_range"


def _shown(number: float) -> str:
    return f"{number:.10g}" if isinstance(number, float) else str(number)[:20]
