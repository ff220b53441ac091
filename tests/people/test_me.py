"""One's own page: preferences, addresses, networks, what is known of me, being forgotten."""

import csv
import io
import json

import pytest

from districtteam.people import knowledge
from districtteam.people.actions import add_address, appoint, stop_address
from districtteam.people.models import Person
from tests import make
from tests.people.browse import Browser

BY = make.actor()


def test_one_changes_how_one_reads(cast: make.Cast) -> None:
    browser = Browser(cast.awa)
    browser.send("me", name="Awa Diallo", language="fr", time_zone="Africa/Dakar", channel="sms")
    awa = Person.objects.get(pk=cast.awa.pk)
    assert (awa.name, awa.language, awa.time_zone, awa.channel) == (
        "Awa Diallo",
        "fr",
        "Africa/Dakar",
        "sms",
    )
    assert "C’est enregistré." in browser.read("me")


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"language": "xx"}, {"time_zone": "Mars"}, {"channel": "pigeon"}]
)
def test_preferences_that_cannot_be(cast: make.Cast, wrong: dict[str, str]) -> None:
    Browser(cast.awa).refused("me", **{"name": "Awa", **wrong})


def test_an_own_address_is_added_and_waits_for_its_code(cast: make.Cast) -> None:
    landed = Browser(cast.awa).send("add_my_address", value="awa2@example.org")
    added = cast.awa.addresses.get(value="awa2@example.org")
    assert added.verified_at is None
    assert landed == f"/verify/{added.pk}"


def test_changing_addresses_asks_for_a_code_first(cast: make.Cast) -> None:
    browser = Browser(cast.awa, fresh=False)
    address = cast.awa.addresses.get()
    for answer in (
        browser.post("add_my_address", value="622112233"),
        browser.post("remove_my_address", address.pk),
        browser.post("resume_my_address", address.pk),
        browser.post("erase_me", sure="on"),
        browser.get("my_export", "json"),
    ):
        assert answer["Location"].startswith("/prove?")
    assert cast.awa.addresses.get() == address


def test_an_own_address_is_removed(cast: make.Cast) -> None:
    browser = Browser(cast.awa, language="fr")
    address = cast.awa.addresses.get()
    assert "C’est votre seule adresse confirmée." in browser.read("remove_my_address", address.pk)
    browser.send("remove_my_address", address.pk)
    assert not cast.awa.addresses.exists()


def test_a_stopped_address_is_written_to_again(cast: make.Cast) -> None:
    address = stop_address(cast.awa.addresses.get(), by=BY)
    Browser(cast.awa).send("resume_my_address", address.pk)
    address.refresh_from_db()
    assert address.stopped_at is None


@pytest.mark.parametrize("name", ["remove_my_address", "resume_my_address", "verify_my_address"])
def test_addresses_of_a_team_mate_are_not_mine(cast: make.Cast, name: str) -> None:
    address = cast.bakary.addresses.get()
    assert Browser(cast.awa).post(name, address.pk).status_code == 404
    assert cast.bakary.addresses.get() == address


def test_a_proved_address_is_not_proved_again(cast: make.Cast) -> None:
    assert Browser(cast.awa).send("verify_my_address", cast.awa.addresses.get().pk) == "/people/me"
    added = add_address(cast.awa, "email", "awa2@example.org", by=BY)
    landed = Browser(cast.awa).send("verify_my_address", added.pk)
    assert landed == f"/verify/{added.pk}"


def test_one_works_in_another_of_ones_networks(cast: make.Cast) -> None:
    appoint(cast.awa, cast.issa.memberships.get().team, by=BY)
    browser = Browser(cast.awa)
    page = browser.read("me")
    assert "You are working in Kadou." in page
    browser.send("choose_network", network="palmeraie")
    assert "You are working in Palmeraie." in browser.read("me")
    assert "Porga" in browser.read("directory")
    assert "Koubia" not in browser.read("directory")


def test_one_works_only_where_one_has_a_post(cast: make.Cast) -> None:
    browser = Browser(cast.awa)
    assert browser.post("choose_network", network="palmeraie").status_code == 404
    assert browser.post("choose_network").status_code == 404
    assert browser.post("choose_network", network="a\0b").status_code == 404


def test_every_room_says_what_it_knows(cast: make.Cast) -> None:
    add_address(cast.awa, "phone", "622112233", by=make.actor(cast.daouda))
    page = Browser(cast.awa, language="fr").read("my_knowledge")
    assert {"people", "trail", "access"} <= {it.key for it in knowledge.providers()}
    assert "+224 622 11 22 33" in page
    assert "Daouda a ajouté un moyen de joindre Awa." in page


def test_all_of_it_as_json(cast: make.Cast) -> None:
    Person.objects.filter(pk=cast.awa.pk).update(name="=HYPERLINK(1)")
    answer = Browser(cast.awa).get("my_export", "json")
    assert answer.streaming
    facts = json.loads(answer.getvalue())
    assert {"room": "people", "what": "Name", "value": "=HYPERLINK(1)",
            "at": "2026-11-02T09:00:00+00:00"} in facts  # fmt: skip
    assert any(fact["value"].startswith("awa@example.org") for fact in facts)


def test_all_of_it_as_a_table_without_formulas(cast: make.Cast) -> None:
    Person.objects.filter(pk=cast.awa.pk).update(name="=HYPERLINK(1)")
    answer = Browser(cast.awa, language="fr").get("my_export", "csv")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert rows[0] == ["Partie", "Quoi", "Valeur", "Quand"]
    assert rows[1][:3] == ["Nom, adresses et postes", "Nom", "'=HYPERLINK(1)"]


def test_no_other_kind_of_file(cast: make.Cast) -> None:
    assert Browser(cast.awa).get("my_export", "xml").status_code == 404


def test_one_is_forgotten(cast: make.Cast) -> None:
    browser = Browser(cast.awa, language="fr")
    page = browser.read("erase_me")
    assert "Ce qui reste" in page
    browser.refused("erase_me")
    assert browser.send("erase_me", sure="on") == "/people/me/erased"
    browser.client.cookies["l"] = "fr"  # as signing in leaves it
    page = browser.read("erased")
    assert "C’est fait" in page
    assert "Awa" not in page
    gone = Person.objects.get(pk=cast.awa.pk)
    assert (gone.name, gone.is_active) == ("Personne effacée", False)
    assert browser.get("me").status_code == 302


def test_nobody_who_is_signed_in_is_told_that_they_are_forgotten(cast: make.Cast) -> None:
    assert Browser(cast.awa).get("erased")["Location"] == "/people/me"
    assert Browser(cast.awa).post("erased").status_code == 405
