"""Faults that one unit shows by itself or beside the others, each with what it is about."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Min, Q

from districtteam.lib.geometry import Geometry, bounds, contains, from_text
from districtteam.lib.words import fold
from districtteam.places.models import Place
from districtteam.places.reading import Faults, Reading, Unit

from .known import KnownTree
from .tree import MOST_LEVELS, Tree

LONGEST_NAME, LONGEST_CODE = 230, 80
SLACK = 0.5  # degrees by which a shape may stand out of its country
MOST_REFERENCES = 100  # shapes of the tree asked where the country lies


def check_texts(unit: Unit, name: str, code: str, faults: Faults) -> None:
    names = () if not isinstance(unit.names, dict) else unit.names.values()
    if not name:
        faults.add("name_missing", unit)
    if max(len(name), *map(len, names), 0) > LONGEST_NAME:
        faults.add("name_too_long", unit, limit=LONGEST_NAME, length=len(name))
    if len(code) > LONGEST_CODE:
        faults.add("code_too_long", unit, limit=LONGEST_CODE)


def check_dates(unit: Unit, opened: date | None, closed: date | None, faults: Faults) -> None:
    if opened and closed and closed < opened:
        faults.add("dates_reversed", unit, opened=opened.isoformat(), closed=closed.isoformat())


def check_level(
    unit: Unit, actual: int, levels: Mapping[int, tuple[str, dict[str, str]]], faults: Faults
) -> None:
    """The level that the file gives, as a number or as a level's name, against the parents."""
    if not unit.level or not actual:
        return
    stated = level_number(unit.level, levels)
    if stated is None:
        faults.add("unknown_level", unit, level=unit.level[:60])
    elif stated != actual:
        faults.add("level_differs", unit, stated=stated, actual=actual)


def level_number(text: str, levels: Mapping[int, tuple[str, dict[str, str]]]) -> int | None:
    if text.isdecimal() and len(text) < 3:  # noqa: PLR2004  (two digits)
        return int(text)
    words = {
        fold(word): number
        for number, (name, names) in levels.items()
        for word in (name, *names.values())
    }
    return words.get(fold(text))


def check_doubles(units: Mapping[str, Unit], reading: Reading, uids: list[str]) -> None:
    """Two units that are the same place."""
    for unit, uid in zip(reading.units, uids, strict=True):
        first = units.get(uid)
        if first is not None and first is not unit:
            reading.faults.add("duplicate_uid", unit, uid=uid, other=first.number)


def check_codes(
    codes: Mapping[str, str], units: Mapping[str, Unit], known: KnownTree, faults: Faults
) -> None:
    """Two places with one code, in the file or one of them in the tree. codes: by uid, final."""
    holders: dict[str, str] = {}
    for uid, code in codes.items():
        if not code:
            continue
        first = holders.setdefault(code, uid)
        if first == uid:
            continue
        unit, other = (units[uid], first) if uid in units else (units.get(first), uid)
        if unit is None:
            continue  # two places of the tree that the file leaves alone
        faults.add("duplicate_code", unit, code=code[:80], other=_label(other, units, known))


def _label(uid: str, units: Mapping[str, Unit], known: KnownTree) -> str:
    if uid in units:
        return units[uid].label
    return known.places[uid].name[:80]


def check_siblings(
    tree: Tree,
    names: Mapping[str, str],
    units: Mapping[str, Unit],
    touched: set[str],
    faults: Faults,
) -> None:
    """Two places of one name side by side: allowed, but worth a look."""
    seen: dict[tuple[str, str], str] = {}
    for uid, name in names.items():
        other = seen.setdefault((tree.parents.get(uid, ""), fold(name)), uid)
        if other == uid or not {uid, other} & touched:
            continue
        unit = units.get(uid) or units.get(other)
        if unit:
            faults.add("same_name", unit, blocks=False)


def check_depth(tree: Tree, units: Mapping[str, Unit], faults: Faults) -> None:
    """Too deep a place, or one that takes others too deep along."""
    deep = {
        next((above for above in reversed(path.strip("/").split("/")) if above in units), "")
        for uid, path in tree.paths.items()
        if tree.levels[uid] and tree.is_too_deep(uid)
    }
    for uid in sorted(deep & units.keys()):
        faults.add("too_deep", units[uid], limit=MOST_LEVELS)


def check_positions(
    source: str, tree: Tree, shapes: Mapping[str, tuple[Unit, Geometry]], faults: Faults
) -> None:
    """Shapes far from their country; if they would lie in it with axes swapped, they are."""
    country = _country(source, tree, shapes)
    if country is None:
        return
    for unit, shape in shapes.values():
        box = bounds([shape])
        if box is None or contains(country, box, SLACK):
            continue
        west, south, east, north = box
        if contains(country, (south, west, north, east), SLACK):
            faults.add("geometry_axes_swapped", unit, x=f"{west:g}", y=f"{south:g}", point=1)
        elif west > country[2] or east < country[0] or south > country[3] or north < country[1]:
            faults.add("geometry_far_away", unit, blocks=False, x=f"{west:g}", y=f"{south:g}")


def _country(
    source: str, tree: Tree, shapes: Mapping[str, tuple[Unit, Geometry]]
) -> tuple[float, float, float, float] | None:
    """The box of the highest polygons of the tree as it stands, or else of the file."""
    polygons = Place.objects.of(source).filter(
        Q(geometry__startswith='{"type":"Polygon') | Q(geometry__startswith='{"type":"Multi')
    )
    highest = polygons.aggregate(level=Min("level"))["level"]
    if highest is not None:
        texts = polygons.filter(level=highest).values_list("geometry", flat=True)
        return bounds(map(from_text, texts[:MOST_REFERENCES]))
    drawn = {uid: shape for uid, (_, shape) in shapes.items() if shape.polygons}
    top = min((tree.levels.get(uid, 0) for uid in drawn), default=0)
    return bounds(shape for uid, shape in drawn.items() if tree.levels.get(uid, 0) == top)
