"""Who sees what of people."""

import pytest

from districtteam.people.actions import end_membership
from districtteam.people.here import Here
from districtteam.people.models import Address, Membership, Person, Team
from tests import make

OURS = {"Koubia", "Lola", "Haute-Kadou", "Direction nationale"}


def here(cast: make.Cast, part: str) -> Here:
    return Here(person=cast.by_part()[part], now=make.NOW)


def names(people: object) -> set[str]:
    return {str(person) for person in people}


@pytest.mark.parametrize(
    "part",
    ["member", "lead", "acting_lead", "neighbour", "region", "national", "evaluator"],
)
def test_teams_of_the_network_are_open_to_its_people(cast: make.Cast, part: str) -> None:
    assert names(Team.objects.visible_to(here(cast, part))) == OURS


def test_strangers_see_their_own_country_only(cast: make.Cast) -> None:
    assert names(Team.objects.visible_to(here(cast, "stranger"))) == {"Porga"}
    assert names(Person.objects.visible_to(here(cast, "stranger"))) == {"Issa"}
    assert not Team.objects.visible_to(here(cast, "nobody")).exists()
    assert not Person.objects.visible_to(here(cast, "nobody")).exists()
    assert not Membership.objects.visible_to(here(cast, "nobody")).exists()
    assert not Address.objects.visible_to(here(cast, "nobody")).exists()


@pytest.mark.parametrize("part", ["member", "region", "facilitator"])
def test_posts_are_public_within_the_network(cast: make.Cast, part: str) -> None:
    assert len(names(Person.objects.visible_to(here(cast, part)))) == 9
    assert Membership.objects.visible_to(here(cast, part)).count() == 9


def test_evaluators_see_no_names(cast: make.Cast) -> None:
    assert names(Person.objects.visible_to(here(cast, "evaluator"))) == {"Gilbert"}
    assert Membership.objects.visible_to(here(cast, "evaluator")).get().person == cast.gilbert


@pytest.mark.parametrize(
    ("part", "whose"),
    [
        ("member", {"Awa", "Bakary", "Celestine"}),
        ("lead", {"Awa", "Bakary", "Celestine"}),
        ("neighbour", {"Jeanne"}),
        ("region", {"Esther"}),
        ("national", {"Fanta"}),
        ("evaluator", {"Gilbert"}),
        ("stranger", {"Issa"}),
    ],
)
def test_numbers_are_seen_within_the_team(cast: make.Cast, part: str, whose: set[str]) -> None:
    seen = Address.objects.visible_to(here(cast, part)).select_related("person")
    assert {address.person.name for address in seen} == whose


@pytest.mark.parametrize("part", ["facilitator", "administrator"])
def test_those_who_keep_the_list_see_all_numbers(cast: make.Cast, part: str) -> None:
    assert Address.objects.visible_to(here(cast, part)).count() == 9


def test_who_leaves_takes_their_numbers_along(cast: make.Cast) -> None:
    end_membership(cast.awa.memberships.get(), make.TODAY, by=make.actor())
    for part in ("lead", "facilitator"):
        seen = Address.objects.visible_to(here(cast, part)).filter(person=cast.awa)
        assert not seen.exists()
    assert Person.objects.visible_to(here(cast, "lead")).filter(pk=cast.awa.pk).exists()
