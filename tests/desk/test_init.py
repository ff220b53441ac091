"""`districtteam init`: the first network of an installation, and its first administrator."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from districtteam.people.models import Network, Person
from districtteam.trail.models import Entry

GIVEN = {
    "network": "Réseau du Zou",
    "country": "BJ",
    "languages": "fr, en",
    "time_zone": "Africa/Porto-Novo",
    "name": "Hawa Soglo",
    "email": "hawa@example.org",
}


def begin(**changes: str | bool) -> str:
    said = StringIO()
    call_command("init", **{**GIVEN, **changes}, stdout=said)
    return said.getvalue()


def link_in(said: str) -> str:
    return next(word for word in said.split() if "/link/" in word).split("testserver")[1]


def test_a_network_and_its_administrator(db: None) -> None:
    begin()
    network = Network.objects.get()
    assert (network.slug, network.name, network.country) == ("reseau-du-zou", "Réseau du Zou", "BJ")
    assert network.languages == ["fr", "en"]
    assert network.time_zone == "Africa/Porto-Novo"
    person = Person.objects.get()
    assert person.name == "Hawa Soglo"
    assert person.addresses.get().value == "hawa@example.org"
    assert person.memberships.get().role == "administrator"


def test_the_printed_link_opens_the_set_up_once(db: None, client: Client) -> None:
    link = link_in(begin())
    assert client.get(link).status_code == 200
    assert "_auth_user_id" not in client.session
    client.post(link, {"phone": "own"})
    assert client.get("/setup").status_code == 200
    assert Client().post(link, {"phone": "own"}).status_code == 410


def test_the_trail_says_that_it_was_a_command(db: None) -> None:
    begin()
    assert set(Entry.objects.values_list("channel", flat=True)) == {"command"}


def test_a_second_network_must_be_meant(db: None) -> None:
    begin()
    with pytest.raises(CommandError, match="--another"):
        begin(network="Réseau du Mono")
    begin(network="Réseau du Mono", another=True)
    assert Network.objects.count() == 2
    assert Person.objects.get().memberships.count() == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"network": ""}, "Give --network"),
        ({"email": "hawa at example"}, "@"),
        ({"country": "Benin"}, "Benin"),
        ({"languages": "français"}, "français"),
        ({"time_zone": "Porto"}, "Porto"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    db: None, wrong: dict[str, str], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        begin(**wrong)
    assert not Network.objects.exists()
    assert not Person.objects.exists()
