"""A made-up country of any size in DHIS2's wire format, the same for the same size."""

import json
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from districtteam.places.planning.identity import uid_for

REGIONS, DISTRICTS, AREAS = 12, 10, 12  # areas in a district, districts in a region
STEPS = 12  # points on each side of a border

Unit = dict[str, Any]


def organisation_units(count: int) -> bytes:
    """A country, its regions, districts and areas with borders, facilities with points."""
    units = [unit for unit, _ in zip(_units(), range(count), strict=False)]
    return json.dumps({"organisationUnits": units}, ensure_ascii=False).encode()


def _units() -> Iterator[Unit]:
    country = _unit("Grand Kadou", None, _box(0, 0, REGIONS, DISTRICTS))
    yield country
    regions = [_unit(f"Région {r}", country, _box(r, 0, 1, DISTRICTS)) for r in range(REGIONS)]
    yield from regions
    districts = [
        _unit(f"District {r}-{d}", region, _box(r, d, 1, 1))
        for r, region in enumerate(regions)
        for d in range(DISTRICTS)
    ]
    yield from districts
    areas = [
        _unit(
            f"Zone {n}-{a}", district, _box(n // DISTRICTS, n % DISTRICTS + a / AREAS, 1, 1 / AREAS)
        )
        for n, district in enumerate(districts)
        for a in range(AREAS)
    ]
    yield from areas
    number = 0
    while True:
        number += 1
        area = areas[number % len(areas)]
        unit = _unit(f"Centre de santé de Béla {number}", area, None)
        if number % 2:
            spot = [number % 997 / 83, number % 773 / 77]
            unit["geometry"] = {"type": "Point", "coordinates": [round(c, 4) for c in spot]}
        yield unit


def _unit(name: str, parent: Unit | None, geometry: Unit | None) -> Unit:
    uid = uid_for("grand-kadou", parent["id"] if parent else "", name)
    above = parent["path"] if parent else ""
    unit: Unit = {
        "id": uid,
        "name": name,
        "code": f"GK-{uid}",
        "path": f"{above}/{uid}",
        "level": above.count("/") + 1,
        "openingDate": "1996-01-01T00:00:00.000",
        "translations": [{"property": "NAME", "locale": "en", "value": f"{name} (en)"}],
    }
    if parent:
        unit["parent"] = {"id": parent["id"]}
    if geometry:
        unit["geometry"] = geometry
    return unit


def _box(x: float, y: float, wide: float, high: float) -> Unit:
    """A rectangle with wavy sides; neighbours have the same wave where they touch."""
    corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
    ring = [
        [round(px + 0.02 * math.sin(7 * py), 5), round(py + 0.02 * math.sin(5 * px), 5)]
        for (ax, ay), (bx, by) in pairwise(corners)
        for n in range(STEPS)
        for px, py in [(ax + (bx - ax) * n / STEPS, ay + (by - ay) * n / STEPS)]
    ]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
