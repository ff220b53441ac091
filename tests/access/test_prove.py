"""Proof by a code to one's own address, and confirming an address."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from districtteam.access.models import Key
from districtteam.people.actions import add_address, remove_address
from districtteam.people.models import Address
from districtteam.trail.actor import Actor
from districtteam.trail.models import Entry
from tests import make
from tests.access.door import letters

pytestmark = pytest.mark.usefixtures("steps")
SUBMIT = "/steps/7/submit"


@pytest.fixture
def awa(client: Client, cast: make.Cast) -> Client:
    """Awa's browser, on which she signed in some time ago."""
    client.force_login(cast.awa)
    return client


def ask_proof(client: Client, address: Address) -> str:
    asked = client.get(SUBMIT)["Location"]
    assert "aw•••@example.org" in client.get(asked).content.decode()
    return client.post(asked, {"address": address.pk})["Location"]


def test_a_binding_act_waits_for_a_code(awa: Client, cast: make.Cast) -> None:
    page = ask_proof(awa, cast.awa.addresses.get())
    [letter] = letters()
    assert letter.code not in letter.subject
    assert "/link/" not in letter.text  # nothing to press: the code alone, on the page that waits
    answer = awa.post(page, {"code": f"{letter.code[:3]} {letter.code[3:]}"})
    assert answer["Location"] == SUBMIT
    assert awa.post(SUBMIT).content == b"POST by Awa"
    assert Entry.objects.get(deed="access.proved").facts == {"how": "code"}


def test_proof_lasts_a_quarter_of_an_hour(awa: Client, cast: make.Cast) -> None:
    page = ask_proof(awa, cast.awa.addresses.get())
    awa.post(page, {"code": letters()[0].code})
    for minutes, answer in ((14, 200), (15, 302), (-1, 302)):
        session = awa.session
        moment = timezone.now() - timedelta(minutes=minutes, seconds=1)
        session["proved"] = [cast.awa.pk, moment.timestamp()]
        session.save()
        assert awa.get(SUBMIT).status_code == answer, minutes


def test_a_wrong_code_and_a_used_code_prove_nothing(awa: Client, cast: make.Cast) -> None:
    page = ask_proof(awa, cast.awa.addresses.get())
    code = letters()[0].code
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert "not the code" in awa.post(page, {"code": wrong}).content.decode()
    assert awa.get(SUBMIT).status_code == 302
    awa.post(page, {"code": code})
    session = awa.session
    del session["proved"]
    session.save()
    assert "no longer works" in awa.post(page, {"code": code}).content.decode()
    assert awa.get(SUBMIT).status_code == 302


def test_a_code_to_prove_does_not_sign_in(awa: Client, cast: make.Cast) -> None:
    ask_proof(awa, cast.awa.addresses.get())
    key = Key.objects.get()
    code = letters()[0].code
    stranger = Client()
    assert stranger.post(f"/code/{key.uid}", {"code": code, "phone": "own"}).status_code == 404
    stranger.force_login(cast.bakary)
    assert stranger.post(f"/prove/{key.uid}", {"code": code}).status_code == 404


def test_only_ones_own_proved_addresses_are_offered(awa: Client, cast: make.Cast) -> None:
    unproved = Address.objects.create(person=cast.awa, kind="email", value="new@example.org")
    other = cast.bakary.addresses.get()
    asked = awa.get(SUBMIT)["Location"]
    assert "ne•••@example.org" not in awa.get(asked).content.decode()
    for address in (unproved, other):
        assert awa.post(asked, {"address": address.pk}).status_code == 422
    assert not Key.objects.exists()


def test_somebody_whom_nothing_reaches_is_told(client: Client, cast: make.Cast) -> None:
    cast.awa.addresses.all().delete()
    client.force_login(cast.awa)
    page = client.get("/prove").content
    assert b"No code can reach you" in page
    assert b"told to a facilitator on the telephone" in page


def test_messages_for_proof_are_slowed(awa: Client, cast: make.Cast) -> None:
    address = cast.awa.addresses.get()
    for _ in range(5):
        ask_proof(awa, address)
    answer = awa.post("/prove", {"address": address.pk})
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 15 * 60


def test_one_person_asks_for_twenty_codes_a_day(awa: Client, cast: make.Cast) -> None:
    then = timezone.now() - timedelta(hours=5)
    for n in range(20):
        Key.objects.create(
            purpose=Key.VERIFY,
            kind="email",
            address=f"{n}@example.org",
            person=cast.awa,
            language="en",
            made_at=then,
            code_until=then,
            link_until=then,
        )
    answer = awa.post("/prove", {"address": cast.awa.addresses.get().pk})
    assert answer.status_code == 429
    assert "many codes today" in answer.content.decode()


def test_the_next_page_is_one_of_ours(awa: Client, cast: make.Cast) -> None:
    page = awa.post("/prove", {"address": cast.awa.addresses.get().pk, "next": "//evil.example"})[
        "Location"
    ]
    assert awa.post(page, {"code": letters()[0].code})["Location"] == "/"


def test_an_address_that_somebody_adds_is_confirmed_by_its_code(
    awa: Client, cast: make.Cast
) -> None:
    by = Actor(person=cast.awa, at=timezone.now())
    address = add_address(cast.awa, Address.EMAIL, "awa.b@example.org", by=by)
    letter = letters()[0]
    assert letter.to == "awa.b@example.org"
    page = f"/verify/{address.pk}"
    assert (
        "Type the code that was sent to <b>awa.b@example.org</b>" in awa.get(page).content.decode()
    )
    awa.post(page, {"code": letter.code})
    address.refresh_from_db()
    assert address.verified_at
    assert "is confirmed" in awa.get(page).content.decode()


def test_another_code_can_be_asked_for(awa: Client, cast: make.Cast) -> None:
    address = Address.objects.create(person=cast.awa, kind="email", value="awa.b@example.org")
    page = f"/verify/{address.pk}"
    assert b"Send me a code" in awa.get(page).content
    awa.post(page)
    assert letters()[-1].to == "awa.b@example.org"
    awa.post(page, {"code": letters()[-1].code})
    address.refresh_from_db()
    assert address.verified_at


def test_nobody_confirms_the_address_of_another(client: Client, cast: make.Cast) -> None:
    address = Address.objects.create(person=cast.awa, kind="email", value="x@example.org")
    client.force_login(cast.bakary)
    assert client.post(f"/verify/{address.pk}").status_code == 404


def test_what_facilitators_add_gets_no_code(cast: make.Cast) -> None:
    by = Actor(person=cast.daouda, at=timezone.now())
    add_address(cast.awa, Address.EMAIL, "awa.b@example.org", by=by)
    assert letters() == []


def test_a_removed_address_takes_its_codes_along(cast: make.Cast) -> None:
    by = Actor(person=cast.awa, at=timezone.now())
    address = add_address(cast.awa, Address.EMAIL, "awa.b@example.org", by=by)
    remove_address(address, by=by)
    assert not Key.objects.filter(address="awa.b@example.org").exists()
