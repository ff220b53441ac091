"""DHIS2's /api/organisationUnits.json, with levels and groups where the file has them.

Wire format as DHIS2 2.30 to 2.43 answers: id, name, code, parent.id or path, level, geometry (or
the older featureType and coordinates), openingDate, closedDate, translations,
organisationUnitGroups.
"""

from collections.abc import Iterable
from typing import Any

from districtteam.lib.json_entries import Entry

from .shapes import shape_of, shape_of_coordinates
from .units import KEPT, UID, Kept, Reading, Unit, day_of, line_of

UNITS, LEVELS, GROUPS = "organisationUnits", "organisationUnitLevels", "organisationUnitGroups"


def read_dhis2(entries: Iterable[Entry]) -> Reading:
    """Raises FileRefused beyond the limits, JsonError where the file cannot be read on."""
    reading = Reading("dhis2")
    for key, number, value in entries:
        if key in {"", UNITS}:
            reading.add(_unit(number, value, reading))
        elif key == LEVELS and isinstance(value, dict):
            _read_level(value, reading)
        elif key == GROUPS and isinstance(value, dict):
            _read_group(value, reading)
    _settle_closings(reading.units)
    return reading


def _unit(number: int, value: Any, reading: Reading) -> Unit:
    faults = reading.faults
    if not isinstance(value, dict):
        unit = Unit(number)
        faults.add("not_a_unit", unit)
        return unit
    unit = Unit(
        number,
        uid=line_of(value.get("id")),
        name=line_of(value.get("name") or value.get("displayName")),
        level=line_of(value.get("level")),
        parent=_parent(value),
        names=translations(value),
    )
    if "code" in value:
        unit.code = line_of(value["code"])
    if "openingDate" in value:
        unit.opened = day_of(value["openingDate"], unit, faults)
    if "closedDate" in value:
        unit.closed = day_of(value["closedDate"], unit, faults)
    unit.geometry = shape_of(value.get("geometry"), unit, faults)
    if unit.geometry is KEPT:
        unit.geometry = shape_of_coordinates(value.get("coordinates"), unit, faults)
    unit.groups = _groups(value.get(GROUPS), unit, reading)
    return unit


def _parent(value: dict[str, Any]) -> str | Kept:
    """The parent's uid: from `parent`, or else the last but one of `path`."""
    parent = value.get("parent")
    if isinstance(parent, dict):
        return line_of(parent.get("id"))
    path = line_of(value.get("path")).strip("/").split("/")
    if path != [""]:
        return path[-2] if len(path) > 1 else ""
    return "" if line_of(value.get("level")) == "1" else KEPT


def translations(value: dict[str, Any]) -> dict[str, str] | Kept:
    """Names by language, from DHIS2's list of translations."""
    listed = value.get("translations")
    if not isinstance(listed, list):
        return KEPT
    names = {
        line_of(entry.get("locale")).replace("-", "_").split("_")[0].lower()[:10]: line_of(
            entry.get("value")
        )
        for entry in listed
        if isinstance(entry, dict) and entry.get("property") == "NAME"
    }
    return {language: name for language, name in names.items() if language and name}


def _groups(listed: object, unit: Unit, reading: Reading) -> frozenset[str] | Kept:
    if not isinstance(listed, list):
        return KEPT
    uids = set()
    for group in listed:
        uid = line_of(group.get("id")) if isinstance(group, dict) else ""
        if not UID.fullmatch(uid):
            reading.faults.add("bad_uid", unit, uid=uid[:60])
            continue
        uids.add(uid)
        reading.groups[uid] = line_of(group.get("name"))[:230] or reading.groups.get(uid, "")
    return frozenset(uids)


def _read_level(value: dict[str, Any], reading: Reading) -> None:
    level, name = (
        line_of(value.get("level")),
        line_of(value.get("name") or value.get("displayName")),
    )
    if level.isdecimal() and len(level) < 3 and name:  # noqa: PLR2004  (two digits)
        names = translations(value)
        reading.levels[int(level)] = (name[:100], {} if isinstance(names, Kept) else names)


def _read_group(value: dict[str, Any], reading: Reading) -> None:
    uid = line_of(value.get("id"))
    if not UID.fullmatch(uid):
        return
    reading.groups[uid] = line_of(value.get("name") or value.get("displayName"))[:230]
    listed = value.get(UNITS)
    if isinstance(listed, list):
        reading.members[uid] = frozenset(
            line_of(unit.get("id")) for unit in listed if isinstance(unit, dict)
        )


def _settle_closings(units: list[Unit]) -> None:
    """DHIS2 leaves out what is empty: where dates were asked for, no closing date is "open"."""
    asked = any(unit.opened is not KEPT or unit.closed is not KEPT for unit in units)
    for unit in units:
        if asked and unit.closed is KEPT:
            unit.closed = None
