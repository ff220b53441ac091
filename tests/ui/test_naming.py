"""Names stand as a French or English reader expects, on either database."""

import pytest

from districtteam.people.actions import amend_person, amend_team, enrol_person
from districtteam.people.models import Person, Team
from districtteam.places.actions import rename_place
from districtteam.places.models import Group, Place
from districtteam.places.queries import children_of, places_in
from tests import make

MIXED = ["Kuwassa", "Zone 10", "kpéfou", "Sénobari", "Zone 2", "Èbè", "Kéroulé", "Sirafara", "Ïlè"]
IN_ORDER = ["Èbè", "Ïlè", "Kéroulé", "kpéfou", "Kuwassa", "Sénobari", "Sirafara", "Zone 2"]
IN_ORDER += ["Zone 10"]


def names(rows: object) -> list[str]:
    return [row.name for row in rows]  # type: ignore[attr-defined]


def test_teams_written_one_by_one_or_in_bulk(db: None) -> None:
    abroad = make.network("sirafara")
    Team.objects.bulk_create(Team(network=abroad, name=name) for name in MIXED[:5])
    for name in MIXED[5:]:
        make.team(abroad, name)
    assert names(abroad.teams.all()) == IN_ORDER


def test_places_below_a_place_and_in_the_whole_tree(cast: make.Cast) -> None:
    for number, name in enumerate(MIXED):
        make.place(name, cast.country, uid=f"u{number}")
    there = [name for name in names(children_of(cast.country)) if name != "Haute-Kadou"]
    assert there == IN_ORDER
    assert [name for name in names(places_in("kadou", level=2)) if name in MIXED] == IN_ORDER


def test_people_and_groups(cast: make.Cast) -> None:
    made = [enrol_person(cast.network, name, by=make.actor()).pk for name in MIXED]
    assert names(Person.objects.filter(pk__in=made)) == IN_ORDER
    Group.objects.bulk_create(Group(source="x", uid=name, name=name) for name in MIXED)
    assert names(Group.objects.filter(source="x")) == IN_ORDER


def test_who_is_renamed_moves(cast: make.Cast) -> None:
    amend_team(cast.team, name="Élé", by=make.actor())
    amend_person(cast.awa, "Ôta", by=make.actor())
    rename_place(cast.koubia, "Zoé", by=make.actor())
    assert Team.objects.get(pk=cast.team.pk).sorted_as == "ele"
    assert Person.objects.get(pk=cast.awa.pk).sorted_as == "ota"
    assert names(children_of(cast.region)) == ["Lola", "Zoé"]


@pytest.mark.parametrize("model", [Place, Team, Person, Group])
def test_the_order_of_a_list_is_that_of_names(model: type[Place]) -> None:
    assert list(model._meta.ordering) == ["sorted_as", "id"]
