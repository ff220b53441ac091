"""A table with one column for each level, "Département, Zone sanitaire, Commune": no parents named.

It is how trees are kept where there is no DHIS2. Each line is the way from the top down to one
place; the places on the way are made from the lines that pass through them.
"""

from collections.abc import Mapping

from districtteam.lib.tables import Row, Table
from districtteam.lib.words import fold

from .table import unit_of
from .units import KEPT, Reading, Unit, line_of

WORDS = (
    *("country", "pays", "region", "région", "direction régionale", "province", "state", "état"),
    *("department", "département", "prefecture", "préfecture", "county", "cercle"),
    *("district", "district sanitaire", "health district", "zone sanitaire", "health zone"),
    *("commune", "municipality", "municipalité", "chiefdom", "chefferie", "sub county"),
    *("sub district", "sous préfecture", "arrondissement", "ward", "canton"),
    *("health area", "aire de santé", "aire sanitaire", "facility", "health facility"),
    *("formation sanitaire", "centre de santé", "structure sanitaire"),
)
KNOWN = {fold(word) for word in WORDS}
JOINT = "\x1f"


def level_columns(table: Table) -> list[int]:
    """The columns that are levels, from the top down: those whose heading is a kind of place."""
    return [index for index, header in enumerate(table.headers) if fold(header) in KNOWN]


def read_chains(table: Table, columns: Mapping[str, int], levels: list[int]) -> Reading:
    """columns: the others, which speak of the last place of each line."""
    reading = Reading("table")
    made: set[str] = set()
    for row in table.rows:
        names = _names(row, levels, reading, table)
        for depth in range(1, len(names)):
            handle = JOINT.join(map(fold, names[:depth]))
            if handle not in made:
                made.add(handle)
                reading.add(_unit(Unit(row.line), names[:depth]))
        if names:
            cells = {name: row.cells[index] for name, index in columns.items()}
            reading.add(_last(row.line, cells, names, made, reading))
    return reading


def _names(row: Row, levels: list[int], reading: Reading, table: Table) -> list[str]:
    names = [line_of(row.cells[index]) for index in levels]
    while names and not names[-1]:
        names.pop()
    if "" in names:
        heading = table.headers[levels[names.index("")]]
        reading.faults.add("gap", Unit(row.line, name=names[-1]), heading=heading)
        return []
    return names


def _last(
    line: int, cells: Mapping[str, str], names: list[str], made: set[str], reading: Reading
) -> Unit:
    made.add(JOINT.join(map(fold, names)))
    return _unit(unit_of(line, cells, reading), names)


def _unit(unit: Unit, names: list[str]) -> Unit:
    unit.name = names[-1]
    unit.handle = JOINT.join(map(fold, names))
    unit.parent = JOINT.join(map(fold, names[:-1])) or KEPT
    return unit
