"""A country that does not exist, as its ministry's DHIS2 would give it out."""

import hashlib
import json
from dataclasses import dataclass
from random import Random
from typing import Any

from .land import District, Plan, Point, Ring, draw, outline

Unit = dict[str, Any]
COUNTRY, REGION, DISTRICT, FACILITY = 1, 2, 3, 4  # levels of the tree

REMOTE = "Sans réseau"
HOSPITAL, HEALTH_CENTRE = "Hôpitaux", "Centres de santé"
KINDS = {
    HOSPITAL: {"fr": "Hôpital de %s", "en": "%s Hospital"},
    HEALTH_CENTRE: {"fr": "Centre de santé de %s", "en": "%s Health Centre"},
}
STARTS = (
    "Ba",
    "Da",
    "Fa",
    "Gon",
    "Ka",
    "Ko",
    "Lé",
    "Ma",
    "Na",
    "Sé",
    "Ta",
    "Tin",
    "Wa",
    "Yé",
    "Zo",
)
ENDS = (
    "béla",
    "dji",
    "doro",
    "gui",
    "koura",
    "lima",
    "mana",
    "ndou",
    "pala",
    "rékou",
    "ssari",
    "té",
)


@dataclass(frozen=True)
class Region:
    """centre: where it grows from; districts: names from west to east; language: spoken there."""

    name: str
    english: str
    language: str
    centre: Point
    districts: tuple[str, ...]
    remote: bool = False  # conflict, no network: reached by telephone at best


@dataclass(frozen=True)
class Country:
    """levels: what its four levels are called in French and in English, from the country down."""

    slug: str
    name: str
    english: str
    languages: tuple[str, ...]
    time_zone: str
    levels: tuple[tuple[str, str], ...]
    regions: tuple[Region, ...]
    seed: int
    south_west: Point
    north_east: Point
    heart: Point

    @property
    def plan(self) -> Plan:
        return Plan(
            seed=self.seed,
            south_west=self.south_west,
            north_east=self.north_east,
            heart=self.heart,
            districts=sum(len(region.districts) for region in self.regions),
            regions={region.name: region.centre for region in self.regions},
        )


def organisation_units(country: Country) -> bytes:
    """The country's tree as DHIS2's organisationUnits.json, with levels, groups and borders."""
    drawn = draw(country.plan)
    whole = outline([district.ring for district in drawn])
    root = _unit(country, None, country.name, country.english, whole)
    units = [root]
    for region in country.regions:
        units += _region_units(country, root, region, drawn)
    file = {
        "organisationUnitLevels": _levels(country),
        "organisationUnitGroups": [_group(country, name) for name in (REMOTE, *sorted(KINDS))],
        "organisationUnits": units,
    }
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode()


def _levels(country: Country) -> list[Unit]:
    return [
        {"level": level, "name": french, "translations": _translations(french, english)}
        for level, (french, english) in enumerate(country.levels, start=1)
    ]


def _group(country: Country, name: str) -> Unit:
    return {"id": uid_of(f"{country.slug} group {name}"), "name": name}


def _region_units(
    country: Country, root: Unit, region: Region, drawn: list[District]
) -> list[Unit]:
    ours = [district for district in drawn if district.region == region.name]
    borders = outline([district.ring for district in ours])
    top = _unit(country, root, region.name, region.english, borders)
    units = [top]
    for name, district in zip(region.districts, ours, strict=True):
        unit = _unit(country, top, name, name, [district.ring])
        if region.remote:
            unit["organisationUnitGroups"] = [{"id": _group(country, REMOTE)["id"]}]
        units += [unit, *_facilities(country, unit, region, district)]
    return units


def _unit(
    country: Country, parent: Unit | None, name: str, english: str, rings: list[Ring]
) -> Unit:
    above = parent["path"] if parent else ""
    uid = uid_of(f"{country.slug}{above}/{name}")
    unit: Unit = {
        "id": uid,
        "name": name,
        "code": f"{country.slug[:3].upper()}-{uid[-4:].upper()}",
        "path": f"{above}/{uid}",
        "level": above.count("/") + 1,
        "openingDate": "1996-01-01",
        "translations": _translations(name, english),
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
    }
    return {**unit, "parent": {"id": parent["id"]}} if parent else unit


def _facilities(
    country: Country, district_unit: Unit, region: Region, district: District
) -> list[Unit]:
    """A hospital at the district's heart and three to ten health centres around it."""
    random = Random(district_unit["id"])  # noqa: S311  (a drawing, not a secret)
    hospital = _named(HOSPITAL, district_unit["name"], region.language)
    units = [_facility(country, district_unit, hospital, HOSPITAL, district.seed)]
    for village in sorted(_villages(random, 3 + int(random.random() * 8))):
        centre = _named(HEALTH_CENTRE, village, region.language)
        point = _somewhere_in(district, random)
        units.append(_facility(country, district_unit, centre, HEALTH_CENTRE, point))
    return units


def _facility(country: Country, district_unit: Unit, name: str, kind: str, point: Point) -> Unit:
    unit = _unit(country, district_unit, name, name, [])
    group = _group(country, kind)["id"]
    return {**unit, "geometry": _point(point), "organisationUnitGroups": [{"id": group}]}


def _named(kind: str, place: str, language: str) -> str:
    """“Hôpital de Banfélé”, “Obudan Hospital”."""
    return KINDS[kind][language] % place


def _villages(random: Random, count: int) -> set[str]:
    names: set[str] = set()
    while len(names) < count:
        start, end = (part[int(random.random() * len(part))] for part in (STARTS, ENDS))
        names.add(start + end)
    return names


def _somewhere_in(district: District, random: Random) -> Point:
    """A point between the seed and the border: cells are star-shaped around their seed."""
    corner = district.ring[int(random.random() * len(district.ring))]
    share = 0.15 + 0.6 * random.random()
    (x, y), (to_x, to_y) = district.seed, corner
    return (x + share * (to_x - x), y + share * (to_y - y))


def _point(point: Point) -> Unit:
    return {"type": "Point", "coordinates": [round(point[0], 4), round(point[1], 4)]}


def _translations(french: str, english: str) -> list[Unit]:
    """What the name is in English, where that differs from the French that the tree is kept in."""
    if french == english:
        return []
    return [{"property": "NAME", "locale": "en", "value": english}]


def uid_of(text: str) -> str:
    """Eleven letters and digits as DHIS2 makes them, a letter first; same text, same uid."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:12])
    number, letter = divmod(number, 52)
    uid = digits[10 + letter]
    for _ in range(10):
        number, digit = divmod(number, 62)
        uid += digits[digit]
    return uid
