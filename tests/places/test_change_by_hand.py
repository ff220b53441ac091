"""Renaming, moving, closing and reopening through the pages."""

import pytest
from django.test import Client

from districtteam.places.models import Change, Place
from tests import make


@pytest.fixture
def hawa(client: Client, cast: make.Cast) -> Client:
    client.force_login(cast.hawa)
    return client


@pytest.mark.parametrize(
    ("deed", "typed", "field", "value"),
    [
        ("rename", {"name": "Koubia-Ville"}, "name", "Koubia-Ville"),
        ("move", {"parent": "kadou"}, "path", "/kadou/koubia/"),
        ("move", {"parent": "LOLA"}, "path", "/kadou/haute-kadou/lola/koubia/"),
        ("close", {"day": "2026-12-31"}, "closed", None),
    ],
)
def test_a_deed_is_done_and_said(
    hawa: Client, cast: make.Cast, deed: str, typed: dict[str, str], field: str, value: object
) -> None:
    url = f"/places/{cast.koubia.pk}/{deed}"
    assert hawa.get(url).status_code == 200
    answer = hawa.post(url, typed, follow=True)
    assert answer.redirect_chain == [(f"/places/{cast.koubia.pk}", 302)]
    assert "was changed." in answer.text
    changed = getattr(Place.objects.get(pk=cast.koubia.pk), field)
    assert changed == value if value else changed is not None
    assert Change.objects.count() == 1


def test_a_closed_place_reopens(hawa: Client, cast: make.Cast) -> None:
    hawa.post(f"/places/{cast.koubia.pk}/close", {"day": "2026-01-01"})
    assert "Closed" in hawa.get("/places/?q=koubia").text
    assert hawa.post(f"/places/{cast.koubia.pk}/reopen").status_code == 302
    assert Place.objects.get(pk=cast.koubia.pk).closed is None


@pytest.mark.parametrize(
    ("deed", "typed", "said"),
    [
        ("rename", {"name": ""}, "This field is required."),
        ("rename", {"name": "x" * 231}, "at most 230 characters"),
        ("rename", {"name": "\u202e"}, "Enter a name."),
        ("move", {"parent": "Atlantis"}, "There is no such place in this tree."),
        ("move", {"parent": "Porga"}, "There is no such place in this tree."),
        ("move", {"parent": "Koubia"}, "cannot be moved under"),
        ("close", {"day": "soon"}, "Enter a valid date."),
        ("reopen", {}, "is not closed."),
    ],
)
def test_what_cannot_be_done_says_why(
    hawa: Client, cast: make.Cast, deed: str, typed: dict[str, str], said: str
) -> None:
    answer = hawa.post(f"/places/{cast.koubia.pk}/{deed}", typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert not Change.objects.exists()


def test_two_places_of_one_name_are_asked_about(hawa: Client, cast: make.Cast) -> None:
    make.place("Lola", cast.country, uid="lola-2")
    answer = hawa.post(f"/places/{cast.koubia.pk}/move", {"parent": "Lola"})
    assert "Several places are called so." in answer.text


@pytest.mark.parametrize("deed", ["rename", "move", "close", "reopen"])
def test_others_are_kept_out(client: Client, cast: make.Cast, deed: str) -> None:
    url = f"/places/{cast.koubia.pk}/{deed}"
    for person, status in ((cast.bakary, 403), (cast.daouda, 403), (cast.issa, 403)):
        client.force_login(person)
        assert client.post(url, {"name": "X"}).status_code == status
    abroad = cast.issa.memberships.get().network
    make.member(cast.issa, abroad, "administrator")
    client.force_login(cast.issa)
    assert client.post(url, {"name": "X"}).status_code == 404
    assert not Change.objects.exists()
