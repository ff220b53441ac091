"""Asking for a message, and what signing in makes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from districtteam.access.models import Device, Key
from districtteam.messaging.models import Message
from districtteam.people.models import Address
from districtteam.trail.models import Entry
from tests import make
from tests.access.door import AWA, ask, enter, letters, reader

SIGN_IN = "/sign-in"
EVIL = [
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "https://evil.example/",
    "\t//x",
]


def test_only_digests_are_kept(client: Client, cast: make.Cast) -> None:
    ask(client)
    [letter] = letters()
    key = Key.objects.get()
    row = " ".join(str(getattr(key, field.attname)) for field in Key._meta.fields)
    assert letter.code not in row.replace(str(key.uid), "")
    assert letter.path.rpartition("/")[2] not in row
    assert Message.objects.get().secret_until == key.link_until


@pytest.mark.parametrize("address", ["nobody@example.org", AWA])
def test_known_and_unknown_addresses_get_the_same_answer(
    client: Client, cast: make.Cast, address: str
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.post(SIGN_IN, {"address": address})
    key = Key.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/code/{key.uid}")
    shapes = [query["sql"].split(" ")[0] for query in queries if "access_" in query["sql"]]
    assert shapes == ["SELECT", "INSERT"]
    assert not any("people_" in query["sql"] for query in queries)
    page = client.get(answer["Location"]).content.decode()
    assert "If somebody here has the address" in page
    wrong = client.post(answer["Location"], {"code": "000000", "phone": "own"})
    assert "This is not the code that we sent." in wrong.content.decode()


def test_nothing_is_sent_to_an_address_that_nobody_has(client: Client, cast: make.Cast) -> None:
    ask(client, "nobody@example.org")
    assert letters() == []


def test_five_messages_to_one_address_then_wait(client: Client, cast: make.Cast) -> None:
    for _ in range(5):
        ask(client)
    answer = client.post(SIGN_IN, {"address": AWA.upper()})
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 15 * 60
    assert "Your account is not locked." in answer.content.decode()
    assert AWA.upper() in answer.content.decode()
    ask(client, "bakary@example.org")  # others behind the same carrier are not touched


@pytest.mark.parametrize("next_path", EVIL)
def test_nobody_is_sent_to_another_site(client: Client, cast: make.Cast, next_path: str) -> None:
    assert enter(client, next=next_path)["Location"] == "/"
    assert client.get(SIGN_IN, {"next": next_path})["Location"] == "/"


def test_the_page_that_was_asked_for_comes_next(client: Client, cast: make.Cast) -> None:
    assert enter(client, next="/places/?page=2")["Location"] == "/places/?page=2"


def test_forged_posts_are_refused(cast: make.Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(SIGN_IN, {"address": AWA}).status_code == 403
    ask(Client())
    assert strict.post(letters()[0].path, {"phone": "own"}).status_code == 403


def test_the_session_key_is_new_after_signing_in(client: Client, cast: make.Cast) -> None:
    session = client.session
    session["planted"] = "by an attacker"
    session.save()
    client.cookies["s"] = planted = session.session_key
    enter(client)
    assert client.cookies["s"].value != planted
    thief = Client()
    thief.cookies["s"] = planted
    assert reader(thief) is None


def test_signing_in_makes_a_device_and_a_trace(client: Client, cast: make.Cast) -> None:
    page = ask(client)
    client.post(
        page,
        {"code": letters()[0].code, "phone": "shared"},
        headers={"user-agent": "Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36"},
    )
    device = Device.objects.get()
    assert (device.person, device.label, device.shared) == (cast.awa, "Chrome, Android", True)
    entry = Entry.objects.get(deed="access.signed_in")
    assert entry.by == cast.awa
    assert entry.facts == {"how": "code", "device": "Chrome, Android", "shared": True}


def test_an_address_is_proved_by_signing_in(client: Client, cast: make.Cast) -> None:
    Address.objects.filter(person=cast.awa).update(verified_at=None)
    enter(client)
    assert Address.objects.get(person=cast.awa).verified_at


def test_a_second_address_opens_only_once_proved(client: Client, cast: make.Cast) -> None:
    Address.objects.create(person=cast.awa, kind=Address.EMAIL, value="typo@example.org")
    ask(client, "typo@example.org")
    assert letters() == []


def test_somebody_erased_or_inactive_gets_nothing(client: Client, cast: make.Cast) -> None:
    cast.awa.is_active = False
    cast.awa.save()
    ask(client)
    assert letters() == []


def test_somebody_made_inactive_is_out_at_once(client: Client, cast: make.Cast) -> None:
    enter(client)
    cast.awa.is_active = False
    cast.awa.save()
    assert reader(client) is None


def test_a_telephone_is_told_honestly_that_no_sms_leaves(client: Client, cast: make.Cast) -> None:
    answer = client.post(SIGN_IN, {"address": "+224 620 00 00 01"}).content.decode()
    assert "This site cannot send text messages to telephones." in answer
    assert not Key.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "This field is required."),
        ("awa", "The @ is missing."),
        ("+224 62", "Digits are missing"),
        ("620 00 00 01", "The country is missing."),
        ("a" * 300, "at most 254 characters"),
        ("awa@example.org, b@example.org", "more than one @"),
    ],
)
def test_an_address_that_cannot_be_right_says_why(
    client: Client, cast: make.Cast, typed: str, words: str
) -> None:
    answer = client.post(SIGN_IN, {"address": typed})
    assert words in answer.content.decode()
    assert answer.status_code == 422


def test_the_door_speaks_french(client: Client, cast: make.Cast) -> None:
    page = client.get(SIGN_IN, headers={"accept-language": "fr"}).content.decode()
    assert "Se connecter" in page
    client.post(SIGN_IN, {"address": AWA}, headers={"accept-language": "fr"})
    [letter] = letters()
    assert letter.subject == "Connexion à District.Team"
    assert "Ne donnez ce code à personne" in letter.text
