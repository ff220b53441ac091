"""The made-up countries: whole, neat at their borders, and nobody's."""

import csv
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from districtteam.desk.demo.countries import MAYELO, ZEMBARA
from districtteam.desk.demo.country import Country, organisation_units
from districtteam.desk.demo.land import District, Point, draw, outline

BOTH = pytest.mark.parametrize("country", [ZEMBARA, MAYELO], ids=["zembara", "mayelo"])


def units_of(country: Country) -> list[dict[str, object]]:
    return json.loads(organisation_units(country))["organisationUnits"]


def sides(district: District) -> list[tuple[Point, Point]]:
    return list(pairwise(district.ring))


def area(ring: list[Point]) -> float:
    """Twice the signed area: positive when counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


def test_zembara_has_38_districts_in_6_regions_and_mayelo_12_in_3() -> None:
    levels = Counter(unit["level"] for unit in units_of(ZEMBARA))
    assert (levels[1], levels[2], levels[3]) == (1, 6, 38)
    levels = Counter(unit["level"] for unit in units_of(MAYELO))
    assert (levels[1], levels[2], levels[3]) == (1, 3, 12)


@BOTH
def test_the_same_plan_gives_the_same_land(country: Country) -> None:
    assert organisation_units(country) == organisation_units(country)


@BOTH
def test_neighbours_share_their_border_to_the_last_digit(country: Country) -> None:
    districts = draw(country.plan)
    owners: dict[tuple[Point, Point], set[int]] = {}
    for index, district in enumerate(districts):
        for side in sides(district):
            owners.setdefault((min(side), max(side)), set()).add(index)
    met: dict[int, set[int]] = {}
    for pair in owners.values():
        assert len(pair) <= 2
        for index in pair:
            met.setdefault(index, set()).update(pair - {index})
    assert met == {index: district.neighbours for index, district in enumerate(districts)}


@BOTH
def test_rings_are_closed_counter_clockwise_and_do_not_touch_themselves(country: Country) -> None:
    for district in draw(country.plan):
        ring = district.ring
        assert ring[0] == ring[-1]
        assert area(ring) > 0
        assert len(set(ring)) == len(ring) - 1


@BOTH
def test_districts_fill_their_country(country: Country) -> None:
    rings = [district.ring for district in draw(country.plan)]
    whole = sum(area(ring) for ring in outline(rings))
    assert whole == pytest.approx(sum(area(ring) for ring in rings))


@BOTH
def test_one_can_walk_from_any_district_to_any_other(country: Country) -> None:
    districts = draw(country.plan)
    reached, ahead = {0}, [0]
    while ahead:
        for neighbour in districts[ahead.pop()].neighbours - reached:
            reached.add(neighbour)
            ahead.append(neighbour)
    assert len(reached) == len(districts)


def test_districts_are_unlike_in_size() -> None:
    areas = sorted(area(district.ring) for district in draw(ZEMBARA.plan))
    assert areas[-1] > 4 * areas[0]


@BOTH
def test_the_tree_hangs_together(country: Country) -> None:
    units = units_of(country)
    uids = {unit["id"] for unit in units}
    assert len(uids) == len(units)
    assert len({unit["code"] for unit in units}) == len(units)
    for unit in units:
        path = str(unit["path"]).split("/")[1:]
        assert path[-1] == unit["id"]
        assert len(path) == unit["level"]
        assert uids.issuperset(path)


@BOTH
def test_levels_are_named_in_both_languages(country: Country) -> None:
    levels = json.loads(organisation_units(country))["organisationUnitLevels"]
    assert [level["level"] for level in levels] == [1, 2, 3, 4]
    assert levels[0]["name"] == "Pays"
    assert levels[0]["translations"][0]["value"] == "Country"


@BOTH
def test_every_group_that_is_named_is_there(country: Country) -> None:
    file = json.loads(organisation_units(country))
    groups = {group["id"]: group["name"] for group in file["organisationUnitGroups"]}
    named = Counter(
        groups[group["id"]]
        for unit in file["organisationUnits"]
        for group in unit.get("organisationUnitGroups", [])
    )
    districts = sum(unit["level"] == 3 for unit in file["organisationUnits"])
    assert named["Hôpitaux"] == districts
    assert named["Centres de santé"] >= 3 * districts


def test_no_region_or_district_bears_the_name_of_a_real_one(data: Path) -> None:
    real = set()
    for file in data.glob("*/*.geojson"):
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
        real |= {feature["properties"]["name"].casefold() for feature in features}
    with (data / "benin" / "communes.csv").open(encoding="utf-8") as file:
        real |= {row["commune"].casefold() for row in csv.DictReader(file)}
    tree = json.loads((data / "sierra-leone" / "organisationUnits.json").read_text("utf-8"))
    real |= {unit["name"].casefold() for unit in tree["organisationUnits"]}
    ours = {
        str(unit["name"]).casefold()
        for country in (ZEMBARA, MAYELO)
        for unit in units_of(country)
        if unit["level"] in {1, 2, 3}
    }
    assert ours & real == set()
