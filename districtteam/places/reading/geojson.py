"""GeoJSON FeatureCollections (RFC 7946): shapes for places that exist, or places with shapes."""

from collections.abc import Iterable
from typing import Any

from districtteam.lib.json_entries import Entry
from districtteam.lib.words import fold

from .columns import COLUMNS, language_of
from .shapes import shape_of
from .table import unit_of
from .units import Reading, Unit, line_of

FIELD_OF = {fold(word): field for field, words in COLUMNS.items() for word in words}
NOT_PROPERTIES = {"geometry", "latitude", "longitude", "groups"}  # the feature has its own shape


def read_geojson(entries: Iterable[Entry]) -> Reading:
    """Raises FileRefused beyond the limits, JsonError where the file cannot be read on."""
    reading = Reading("geojson")
    for key, number, value in entries:
        if key == "features":
            reading.add(_unit(number, value, reading))
    return reading


def _unit(number: int, feature: Any, reading: Reading) -> Unit:
    if not isinstance(feature, dict):
        unit = Unit(number)
        reading.faults.add("not_a_unit", unit)
        return unit
    properties = feature.get("properties")
    given = properties if isinstance(properties, dict) else {}
    unit = unit_of(number, _cells(given), reading)
    unit.uid = line_of(feature.get("id")) or unit.uid
    languages = {language_of(fold(key)): line_of(value) for key, value in given.items()}
    names = {language: name for language, name in languages.items() if language and name}
    if names:
        unit.names = names
    unit.geometry = shape_of(feature.get("geometry"), unit, reading.faults)
    return unit


def _cells(properties: dict[str, Any]) -> dict[str, str]:
    """The properties that say something about a place; the first that does is believed."""
    cells: dict[str, str] = {}
    for key, value in properties.items():
        field = FIELD_OF.get(fold(key))
        text = line_of(value.get("id") if isinstance(value, dict) else value)
        if field and field not in NOT_PROPERTIES and text:
            cells.setdefault(field, text)
    return cells
