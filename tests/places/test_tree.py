"""The list of places: searched, by level, paged; each reader sees their own country."""

import brotli
import pytest
from django.test import Client

from districtteam.places.actions import import_places
from districtteam.places.models import Level, Place
from districtteam.places.planning import plan_file
from tests import make
from tests.house.crowd import grow_places
from tests.places.files import box, feature, geojson, unit


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


def test_the_districts_are_drawn_or_else_laid_as_tiles(reader: Client, cast: make.Cast) -> None:
    cast.network.district_level = 3
    cast.network.save()
    tiles = reader.get("/places/", {"level": "3"})
    assert tiles.context["drawing"].cells == ((0, 0, "Kou"), (34, 0, "Lol"))
    assert 'aria-label="Tile map of District"' in tiles.text
    units = [
        unit("koubia", "Koubia", geometry=box(0, 0)),
        unit("lola", "Lola", geometry=box(1, 0)),
    ]
    import_places(
        plan_file("kadou", geojson(*(feature(u["geometry"], u["id"]) for u in units))),
        by=make.actor(),
    )
    drawn = reader.get("/places/", {"level": "3"})
    assert len(drawn.context["drawing"].ground) == 2
    assert reader.get("/places/", {"level": "3", "q": "koubia"}).context["drawing"] is None
    make.place("Poste A", cast.koubia)
    make.place("Poste B", cast.koubia)
    assert reader.get("/places/", {"level": "4"}).context["drawing"] is None


@pytest.mark.data
@pytest.mark.parametrize("file", ["guinea/prefectures.geojson", "burkina-faso/provinces.geojson"])
def test_a_map_of_forty_districts_fits_into_the_page(
    reader: Client, cast: make.Cast, data, file: str
) -> None:
    cast.network.place_source = "real"
    cast.network.save()
    import_places(plan_file("real", (data / file).read_bytes()), by=make.actor())
    answer = reader.get("/places/?level=1")
    svg = answer.text[answer.text.index("<svg role") :]
    svg = svg[: svg.index("</svg>") + 6]
    assert svg.count("<path") == Place.objects.of("real").count() >= 34
    assert len(brotli.compress(svg.encode(), quality=5)) <= 3_000
