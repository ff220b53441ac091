"""Geometry in a file: read, or noted as a fault of its unit."""

import json
from collections.abc import Callable
from typing import Any

from districtteam.lib.geometry import Geometry, GeometryError, read_coordinates, read_geometry

from .units import KEPT, Faults, Kept, Unit


def shape_of(value: object, unit: Unit, faults: Faults) -> Geometry | Kept:
    """GeoJSON; nothing is no shape."""
    return KEPT if value is None else _or_fault(lambda: read_geometry(value), unit, faults)


def shape_of_coordinates(text: object, unit: Unit, faults: Faults) -> Geometry | Kept:
    """DHIS2's older text of coordinates."""
    if not isinstance(text, str) or not text.strip():
        return KEPT
    return _or_fault(lambda: read_coordinates(text), unit, faults)


def shape_of_text(text: str, unit: Unit, faults: Faults) -> Geometry | Kept:
    """A cell: GeoJSON, or coordinates alone."""
    if not text.startswith("{"):
        return shape_of_coordinates(text, unit, faults)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = text
    return shape_of(value, unit, faults)


def point_of(longitude: str, latitude: str, unit: Unit, faults: Faults) -> Geometry | Kept:
    """Two cells; a decimal comma is understood."""
    if not longitude and not latitude:
        return KEPT
    try:
        numbers = [float(cell.replace(",", ".")) for cell in (longitude, latitude)]
    except ValueError:
        faults.add("geometry_bad_position", unit, point=1)
        return KEPT
    return shape_of({"type": "Point", "coordinates": numbers}, unit, faults)


def _or_fault(read: Callable[[], Geometry], unit: Unit, faults: Faults) -> Geometry | Kept:
    try:
        return read()
    except GeometryError as fault:
        params: dict[str, Any] = {**fault.params}
        faults.add(f"geometry_{fault.code}", unit, **params)
        return KEPT
