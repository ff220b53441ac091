"""Asking for a message, and coming in by its link or its code."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

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


def test_the_code_from_the_message_signs_in(client: Client, cast: make.Cast) -> None:
    page = ask(client)
    [letter] = letters()
    assert letter.to == AWA
    assert letter.code not in letter.subject
    answer = client.post(page, {"code": letter.code, "phone": "own"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert reader(client) == cast.awa


def test_the_link_signs_in_another_browser(client: Client, cast: make.Cast) -> None:
    ask(client)
    [letter] = letters()
    mail_app = Client()
    page = mail_app.get(letter.path)
    assert page.status_code == 200
    assert b'<button class="start">Sign in</button>' in page.content
    mail_app.post(letter.path, {"phone": "own"})
    assert reader(mail_app) == cast.awa
    assert reader(client) is None


def test_opening_a_link_again_and_again_uses_nothing_up(client: Client, cast: make.Cast) -> None:
    ask(client)
    path = letters()[0].path
    for verb in (client.get, client.head, client.get):
        assert verb(path).status_code == 200
    assert Key.objects.get().used_at is None
    client.post(path, {"phone": "own"})
    assert reader(client) == cast.awa


def test_a_link_works_once_and_ends_its_code(client: Client, cast: make.Cast) -> None:
    page = ask(client)
    [letter] = letters()
    client.post(letter.path, {"phone": "own"})
    thief = Client()
    assert thief.get(letter.path).status_code == 410
    assert thief.post(letter.path, {"phone": "own"}).status_code == 410
    refused = thief.post(page, {"code": letter.code, "phone": "own"})
    assert "no longer works" in refused.content.decode()
    assert reader(thief) is None


def test_a_code_works_once_and_ends_its_link(client: Client, cast: make.Cast) -> None:
    enter(client)
    [letter] = letters()
    thief = Client()
    thief.post(f"/code/{Key.objects.get().uid}", {"code": letter.code, "phone": "own"})
    assert thief.get(letter.path).status_code == 410
    assert reader(thief) is None


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


def test_a_code_gives_way_after_five_tries(client: Client, cast: make.Cast) -> None:
    page = ask(client)
    [letter] = letters()
    wrong = f"{(int(letter.code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert "not the code" in client.post(page, {"code": wrong, "phone": "own"}).content.decode()
    spent = client.post(page, {"code": letter.code, "phone": "own"}).content.decode()
    assert "no longer works" in spent
    assert reader(client) is None
    client.post(letter.path, {"phone": "own"})
    assert reader(client) == cast.awa  # guessing somebody's code never shuts them out


def test_guessing_over_many_keys_is_slowed_and_the_link_still_works(
    client: Client, cast: make.Cast
) -> None:
    now = timezone.now()
    for minutes in range(4):
        made = now - timedelta(minutes=20 + minutes)
        Key.objects.create(
            purpose=Key.SIGN_IN,
            kind="email",
            address=AWA,
            tries=5,
            language="en",
            link_digest=f"{minutes}",
            made_at=made,
            code_until=made,
            link_until=made,
        )
    page = ask(client)
    letter = letters()[-1]
    answer = client.post(page, {"code": letter.code, "phone": "own"})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= 60 * 60
    assert "The link in the newest message still works." in answer.content.decode()
    client.post(letter.path, {"phone": "own"})
    assert reader(client) == cast.awa


def test_five_messages_to_one_address_then_wait(client: Client, cast: make.Cast) -> None:
    for _ in range(5):
        ask(client)
    answer = client.post(SIGN_IN, {"address": AWA.upper()})
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 15 * 60
    assert "Your account is not locked." in answer.content.decode()
    assert AWA.upper() in answer.content.decode()
    ask(client, "bakary@example.org")  # others behind the same carrier are not touched


def test_a_code_ends_after_ten_minutes_and_a_link_after_thirty(
    client: Client, cast: make.Cast
) -> None:
    page = ask(client)
    [letter] = letters()
    then = timezone.now() - timedelta(seconds=1)
    Key.objects.update(code_until=then)
    assert "no longer" in client.post(page, {"code": letter.code, "phone": "own"}).content.decode()
    assert client.get(letter.path).status_code == 200
    Key.objects.update(link_until=then)
    assert client.get(letter.path).status_code == 410
    assert client.post(letter.path, {"phone": "own"}).status_code == 410


@pytest.mark.parametrize("next_path", EVIL)
def test_nobody_is_sent_to_another_site(client: Client, cast: make.Cast, next_path: str) -> None:
    assert enter(client, next=next_path)["Location"] == "/"
    assert client.get(SIGN_IN, {"next": next_path})["Location"] == "/"


def test_the_page_that_was_asked_for_comes_next(client: Client, cast: make.Cast) -> None:
    assert enter(client, next="/places/?page=2")["Location"] == "/places/?page=2"


def test_links_name_the_site_and_not_the_host_that_was_claimed(
    client: Client, cast: make.Cast, settings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client.post(SIGN_IN, {"address": AWA}, headers={"host": "evil.example"})
    assert "evil.example" not in letters()[0].text


def test_forged_posts_are_refused(cast: make.Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(SIGN_IN, {"address": AWA}).status_code == 403
    ask(Client())
    assert strict.post(letters()[0].path, {"phone": "own"}).status_code == 403


def test_pages_with_secrets_are_kept_by_nobody(client: Client, cast: make.Cast) -> None:
    page = ask(client)
    for path in (SIGN_IN, page, letters()[0].path, "/link/unknown"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "strict-origin"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"


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
    assert answer.status_code == 200


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
    assert refused.status_code == 200
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


def test_the_door_speaks_french(client: Client, cast: make.Cast) -> None:
    page = client.get(SIGN_IN, headers={"accept-language": "fr"}).content.decode()
    assert "Se connecter" in page
    client.post(SIGN_IN, {"address": AWA}, headers={"accept-language": "fr"})
    [letter] = letters()
    assert letter.subject == "Connexion à District.Team"
    assert "Ne donnez ce code à personne" in letter.text
