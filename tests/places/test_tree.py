"""The list of places: searched, by level, paged; each reader sees their own country."""

import pytest
from django.test import Client

from districtteam.places.models import Level, Place
from tests import make
from tests.house.crowd import grow_places


@pytest.fixture
def reader(client: Client, cast: make.Cast) -> Client:
    client.force_login(cast.awa)
    return client


def names(answer) -> list[str]:
    return [name for _place, name, _parent, _level in answer.context["rows"]]


def test_the_tree_is_listed_from_the_top(reader: Client) -> None:
    answer = reader.get("/places/")
    assert names(answer) == ["Kadou", "Haute-Kadou", "Koubia", "Lola"]
    assert "4 places" in answer.text


def test_a_name_is_found_without_accents(reader: Client, cast: make.Cast) -> None:
    make.place("N’Zérékoré", cast.region, uid="nze", code="NZE-1")
    assert names(reader.get("/places/", {"q": "N'ZEREK"})) == ["N’Zérékoré"]
    assert names(reader.get("/places/", {"q": "nze-1"})) == ["N’Zérékoré"]
    nothing = reader.get("/places/", {"q": "<b>Bamako"})
    assert "No place has this name or code." in nothing.text
    assert "<b>Bamako" not in nothing.text


def test_a_level_is_chosen_by_its_name(reader: Client) -> None:
    answer = reader.get("/places/", {"level": "3"})
    assert names(answer) == ["Koubia", "Lola"]
    assert ">District</a>" in answer.text
    assert names(reader.get("/places/", {"level": "x'"})) == names(reader.get("/places/"))


def test_names_are_in_the_readers_language(reader: Client, cast: make.Cast) -> None:
    Place.objects.filter(pk=cast.koubia.pk).update(names={"fr": "Koubia-Centre"})
    Place.objects.filter(pk=cast.region.pk).update(names={"fr": "Kadou d’en haut"})
    Level.objects.filter(level=3).update(names={"fr": "Préfecture"})
    cast.awa.language = "fr"
    cast.awa.save()
    page = reader.get("/places/", headers={"Accept-Language": "fr"}).text
    assert "Koubia-Centre" in page
    assert page.count("Kadou d’en haut") == 3  # the region itself, and above two districts
    assert "Préfecture" in page
    assert "<h1>Lieux</h1>" in page


def test_another_country_sees_its_own_tree(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.issa)
    assert names(client.get("/places/")) == ["Porga"]


def test_somebody_without_a_network_sees_none(client: Client, cast: make.Cast) -> None:
    client.force_login(make.person("Nobody"))
    assert client.get("/places/").status_code == 404


def test_it_takes_no_post(reader: Client) -> None:
    assert reader.post("/places/").status_code == 405


def test_an_empty_tree_says_what_will_come(reader: Client, cast: make.Cast) -> None:
    cast.network.place_source = "elsewhere"
    cast.network.save()
    assert "There are no places yet." in reader.get("/places/").text


def test_the_list_costs_the_same_for_three_and_for_fifty_thousand(
    reader: Client, cast: make.Cast, django_assert_num_queries
) -> None:
    """50,000 places are tried in tests/house/test_query_counts.py; here the numbers are literal."""
    addresses = ("/places/", "/places/?q=many", "/places/?level=3", "/places/?page=2")
    for count in (3, 500):
        grow_places(cast, f"many{count}", count)
        for address in addresses:
            with django_assert_num_queries(7):
                answer = reader.get(address)
            assert len(answer.context["rows"]) <= 50
