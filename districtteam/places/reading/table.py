"""A table of places: CSV, cells from a spreadsheet, Excel. One line is one place."""

from collections.abc import Mapping

from districtteam.lib.geometry import Geometry
from districtteam.lib.tables import Table
from districtteam.lib.words import fold

from .columns import language_of
from .shapes import point_of, shape_of_text
from .units import KEPT, Faults, Kept, Reading, Unit, day_of, line_of

Cells = Mapping[str, str]


def read_lines(table: Table, columns: Mapping[str, int]) -> Reading:
    """Each line a place with its name, code or uid, and its parent's."""
    reading = Reading("table")
    languages = language_columns(table)
    for row in table.rows:
        cells = {name: row.cells[index] for name, index in columns.items()}
        names = {language: line_of(row.cells[index]) for language, index in languages.items()}
        unit = unit_of(row.line, cells, reading)
        if names:
            unit.names = {language: name for language, name in names.items() if name}
        reading.add(unit)
    return reading


def language_columns(table: Table) -> dict[str, int]:
    """Columns of names in one language: "nom fr", "name (en)"."""
    return {
        language: index
        for index, header in enumerate(table.headers)
        if (language := language_of(fold(header)))
    }


def unit_of(number: int, cells: Cells, reading: Reading) -> Unit:
    """A unit from named cells; a column that is not there changes nothing."""
    faults = reading.faults
    unit = Unit(
        number,
        uid=line_of(cells.get("uid")),
        name=line_of(cells["name"]) if "name" in cells else KEPT,
        code=line_of(cells["code"]) if "code" in cells else KEPT,
        parent=line_of(cells["parent"]) if "parent" in cells else KEPT,
        level=line_of(cells.get("level")),
    )
    if "opened" in cells:
        unit.opened = day_of(cells["opened"], unit, faults)
    if "closed" in cells:
        unit.closed = day_of(cells["closed"], unit, faults)
    if "groups" in cells:
        unit.groups = _groups(cells["groups"], reading)
    unit.geometry = _shape(cells, unit, faults)
    return unit


def _shape(cells: Cells, unit: Unit, faults: Faults) -> Geometry | Kept:
    text = cells.get("geometry", "").strip()
    if text:
        return shape_of_text(text, unit, faults)
    return point_of(cells.get("longitude", ""), cells.get("latitude", ""), unit, faults)


def _groups(cell: str, reading: Reading) -> frozenset[str]:
    """Names separated by semicolons or bars; a group made by a table is known by its name."""
    names = [line_of(part) for part in cell.replace("|", ";").split(";")]
    uids = {fold(name).replace(" ", "-")[:40]: name for name in names if fold(name)}
    reading.groups.update(uids)
    return frozenset(uids)
