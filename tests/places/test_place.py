"""The page of a place: where it lies, what belongs to it, what happened to it."""

from datetime import date

import pytest
from django.test import Client

from districtteam.places.actions import close_place, import_places, rename_place
from districtteam.places.models import Group, Place
from districtteam.places.planning import plan_file
from tests import make
from tests.places.files import TREE, box, dhis2, point, unit


@pytest.fixture
def reader(client: Client, cast: make.Cast) -> Client:
    client.force_login(cast.awa)
    return client


def test_it_shows_the_way_up_the_facts_and_the_children(reader: Client, cast: make.Cast) -> None:
    group = Group.objects.create(source="kadou", uid="u", name="Coast")
    group.places.add(cast.region)
    page = reader.get(f"/places/{cast.region.pk}")
    assert [label for _pk, label in page.context["above"]] == ["Kadou"]
    assert [name for _place, name in page.context["children"]] == ["Koubia", "Lola"]
    assert "<h2>District: 2</h2>" in page.text
    assert "Coast" in page.text


def test_its_history_is_told_in_words(reader: Client, cast: make.Cast) -> None:
    rename_place(cast.koubia, "Koubia-Ville", by=make.actor(cast.hawa))
    close_place(cast.koubia, date(2026, 12, 31), by=make.actor(cast.hawa))
    text = reader.get(f"/places/{cast.koubia.pk}").text
    assert "renamed from “Koubia” to “Koubia-Ville”" in text
    assert "closed from 31 December 2026" in text.replace("\u00a0", " ")


def test_only_an_administrator_is_offered_to_change_it(client: Client, cast: make.Cast) -> None:
    for person, offered in ((cast.bakary, False), (cast.hawa, True)):
        client.force_login(person)
        text = client.get(f"/places/{cast.koubia.pk}").text
        assert (f"/places/{cast.koubia.pk}/rename" in text) is offered


def test_a_stranger_finds_nothing(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.issa)
    assert client.get(f"/places/{cast.koubia.pk}").status_code == 404
    assert client.get("/places/999999").status_code == 404


def drawn(reader: Client, uid: str):
    place = Place.objects.get(source="kadou", uid=uid)
    return reader.get(f"/places/{place.pk}").context["drawing"]


def test_a_place_is_drawn_with_its_parts(reader: Client) -> None:
    units = [
        unit("kadou", "Kadou", geometry=box(0, 0, 2)),
        unit("west", "West", "kadou", geometry=box(0, 0)),
        unit("east", "East", "kadou", geometry=box(1, 0)),
        unit("post", "Post", "east", geometry=point(1.5, 0.5)),
        unit("none", "None", "east"),
    ]
    import_places(plan_file("kadou", dhis2(*units)), by=make.actor())
    country = drawn(reader, "kadou")
    assert (len(country.figure), len(country.ground), country.dots) == (1, 2, ())
    east = drawn(reader, "east")
    assert (len(east.figure), len(east.dots)) == (1, 1)
    post = drawn(reader, "post")
    assert (len(post.ground), post.here) == (1, (140, 140))
    assert drawn(reader, "none") is None


def test_a_tree_without_shapes_has_no_map(reader: Client, cast: make.Cast) -> None:
    import_places(plan_file("kadou", dhis2(*TREE)), by=make.actor())
    assert drawn(reader, "haute") is None
    assert "<svg role" not in reader.get(f"/places/{cast.region.pk}").text


@pytest.mark.data
def test_the_page_of_a_real_district_is_light(reader: Client, cast: make.Cast, data) -> None:
    content = (data / "sierra-leone" / "organisationUnits.json").read_bytes()
    cast.network.place_source = "sl"
    cast.network.save()
    import_places(plan_file("sl", content), by=make.actor())
    for place in Place.objects.of("sl").filter(level__lt=3):
        answer = reader.get(f"/places/{place.pk}", headers={"Accept-Encoding": "br"})
        assert len(answer.content) < 4_500


def test_an_imported_place_says_from_which_file_and_by_whom(
    client: Client, cast: make.Cast
) -> None:
    plan = plan_file("kadou", dhis2(*TREE), "units-2026.json")
    import_places(plan, by=make.actor(cast.hawa))
    place = Place.objects.get(source="kadou", uid=TREE[-1]["id"])
    client.force_login(cast.awa)
    assert "imported from units-2026.json" in client.get(f"/places/{place.pk}").content.decode()
    told = client.get(f"/trail/places.place/{place.pk}").content.decode()
    assert "Hawa imported the places of the file units-2026.json." in told
    newer = make.place("Dabola", cast.region)
    untouched = client.get(f"/trail/places.place/{newer.pk}").content.decode()
    assert "units-2026.json" not in untouched
    client.force_login(cast.issa)
    assert client.get(f"/trail/places.place/{place.pk}").status_code == 404
