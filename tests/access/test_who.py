"""Several persons at one address say who they are."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from districtteam.access.forms.sign_in import WhoForm
from districtteam.access.models import Key
from tests import make
from tests.access.door import enter, reader


def test_several_people_at_one_address_say_who_they_are(client: Client, cast: make.Cast) -> None:
    shared = "koubia@example.org"
    for person in (cast.awa, cast.bakary):
        make.Address.objects.create(
            person=person, kind="email", value=shared, verified_at=make.NOW, shared=True
        )
    answer = enter(client, shared, next="/places/")
    assert answer["Location"] == reverse("access:who")
    assert reader(client) is None
    page = client.get("/who").content.decode()
    assert "Awa" in page
    assert "Bakary" in page
    assert "Celestine" not in page
    refused = client.post("/who", {"person": cast.celestine.pk})
    assert refused.status_code == 422
    answer = client.post("/who", {"person": cast.bakary.pk})
    assert answer["Location"] == "/places/"
    assert reader(client) == cast.bakary
    assert Client().get("/who")["Location"] == "/sign-in"


def test_whoever_says_who_they_are_too_late_begins_again(client: Client, cast: make.Cast) -> None:
    for person in (cast.awa, cast.bakary):
        make.Address.objects.create(
            person=person, kind="email", value="k@example.org", verified_at=make.NOW, shared=True
        )
    enter(client, "k@example.org")
    Key.objects.update(used_at=timezone.now() - timedelta(minutes=11))
    assert client.post("/who", {"person": cast.awa.pk})["Location"] == "/sign-in"


def test_two_of_one_name_are_told_apart(cast: make.Cast) -> None:
    cast.jeanne.name = cast.awa.name
    form = WhoForm([cast.awa, cast.jeanne, cast.hawa])
    labels = [label for _key, label in form.fields["person"].choices]
    assert labels == ["Awa, Koubia", "Awa, Lola", "Hawa"]
