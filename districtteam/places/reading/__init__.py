"""Files of places: DHIS2's JSON, GeoJSON, tables. What a file is, its content says."""

from collections.abc import Iterator
from itertools import chain

from districtteam.lib.json_entries import Entry, JsonError, read_entries
from districtteam.lib.tables import Limits, Table, TableError, TooLargeError, read_table
from districtteam.lib.tables.text import encoding_of
from districtteam.places.errors import FileRefused, refused

from .by_level import level_columns, read_chains
from .columns import COLUMNS
from .dhis2 import read_dhis2
from .geojson import read_geojson
from .table import language_columns, read_lines
from .units import KEPT, UID, Fault, Faults, Kept, Reading, Unit

__all__ = ["KEPT", "UID", "Fault", "Faults", "Kept", "Reading", "Unit", "read_places"]

MEGABYTE = 1024 * 1024
LARGEST = 30 * MEGABYTE
BLANKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def read_places(data: bytes, *, largest: int = LARGEST) -> Reading:
    """The units of a file. Raises FileRefused when the file as a whole cannot be used."""
    try:
        reading = _read(data, largest)
    except (TableError, JsonError) as fault:
        raise refused(fault) from fault
    if not reading.units and not reading.levels and not reading.faults.total:
        raise FileRefused("no_places")
    return reading


def _read(data: bytes, largest: int) -> Reading:
    if len(data) > largest:
        raise TooLargeError("file_too_large", size=len(data), limit=largest)
    if data[:64].lstrip(BLANKS)[:1] in {b"{", b"["}:
        return _read_json(read_entries(data, _encoding(data)))
    return _read_table(read_table(data, limits=Limits(size=largest)))


def _read_table(table: Table) -> Reading:
    """One line for each place, or one column for each level where nothing is headed "name"."""
    columns = table.columns(COLUMNS)
    levels = level_columns(table) if "name" not in columns else []
    if not levels and not columns.keys() & {"uid", "code", "name"}:
        raise FileRefused("no_columns")
    reading = read_chains(table, columns, levels) if levels else read_lines(table, columns)
    used = {*columns.values(), *levels, *language_columns(table).values()}
    others = [header for index, header in enumerate(table.headers) if index not in used]
    if others:
        columns_ignored = ", ".join(others)[:200]
        reading.faults.add("columns_ignored", Unit(1), blocks=False, columns=columns_ignored)
    return reading


def _encoding(data: bytes) -> str:
    encoding = encoding_of(data)
    return "utf-8-sig" if encoding in {"utf-8", "cp1252"} else encoding  # JSON is never cp1252


def _read_json(entries: Iterator[Entry]) -> Reading:
    """DHIS2 or GeoJSON, by what comes first: `features` are GeoJSON's."""
    seen = []
    for entry in entries:
        seen.append(entry)
        if entry.key == "features":
            return read_geojson(chain(seen, entries))
        if entry.key in {"", "organisationUnits"}:
            break
    return read_dhis2(chain(seen, entries))
