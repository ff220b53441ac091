"""Authenticator apps and recovery codes: asked for, set up, asked at sign-in, removed."""

import base64
import hashlib
import hmac
import re
import struct
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from districtteam.access import rules
from districtteam.access.models import Stewardship
from districtteam.messaging.models import Message
from districtteam.people.models import Person
from districtteam.people.roles import Role
from districtteam.trail.models import Entry
from tests import make
from tests.access import keys
from tests.access.door import ask, enter, letters, reader

MADE_UP = [
    "",
    "{}",
    "[]",
    "null",
    "7",
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "MQ",'
    ' "clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "MQ",'
    ' "clientDataJSON": "e30", "attestationObject": "oA"}}',
    '{"id": "é", "rawId": [], "type": {}, "response": 5}',
    "[" * 50_000,
    "x" * 50_000,
]
DAOUDA, HAWA = "daouda@example.org", "hawa@example.org"


def app_code(secret: str, *, steps: int = 0) -> str:
    """What an authenticator app shows (RFC 6238: SHA-1, 30 s, six digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    tag = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + steps), hashlib.sha1).digest()
    offset = tag[-1] & 15
    number = struct.unpack(">I", tag[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def set_up_app(client: Client) -> str:
    """Add an authenticator app; its secret."""
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>(\w+)</code>", page)[1]
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return secret


@pytest.fixture
def secret(client: Client, cast: make.Cast) -> str:
    """Daouda is signed in and has just set up an app."""
    enter(client, DAOUDA)
    return set_up_app(client)


def test_a_facilitator_is_asked_at_the_first_sign_in(client: Client, cast: make.Cast) -> None:
    answer = enter(client, DAOUDA, next="/places/")
    assert answer["Location"] == "/second-factor/welcome?next=%2Fplaces%2F"
    page = client.get(answer["Location"]).content.decode()
    assert 'href="/places/"' in page
    assert "You can go on without it until" in page
    assert Entry.objects.filter(deed="access.asked_for_second_factor").count() == 1
    assert enter(Client(), DAOUDA, next="/places/")["Location"] == "/places/"


def test_a_member_is_not_asked(client: Client, cast: make.Cast) -> None:
    assert enter(client)["Location"] == "/"
    assert not Stewardship.objects.exists()


def test_after_the_days_of_grace_the_pages_of_the_role_wait(
    client: Client, cast: make.Cast, steps: None
) -> None:
    Stewardship.objects.create(person=cast.daouda, asked_at=timezone.now() - timedelta(days=15))
    answer = enter(client, DAOUDA)
    assert answer["Location"].startswith("/second-factor/welcome")
    assert "wait for it since" in client.get(answer["Location"]).content.decode()
    waits = client.get("/steps/7/steering")
    assert waits["Location"] == "/second-factor?next=%2Fsteps%2F7%2Fsteering"
    assert client.get("/devices").status_code == 200  # what is one's own stays open
    set_up_app(client)
    assert client.get("/steps/7/steering").content == b"for facilitators"


def test_grace_runs_out_within_a_long_session_too(
    client: Client, cast: make.Cast, steps: None
) -> None:
    enter(client, DAOUDA)
    assert client.get("/steps/7/steering").status_code == 200
    session = client.session
    session["second_factor_by"] = timezone.now().timestamp() - 1
    session.save()
    assert client.get("/steps/7/steering").status_code == 302


def test_whoever_is_given_the_role_within_a_long_session_is_asked_too(
    client: Client, cast: make.Cast, steps: None
) -> None:
    enter(client)
    make.member(cast.awa, cast.network, Role.FACILITATOR)
    assert client.get("/steps/7/steering").status_code == 200
    session = client.session
    session["day"] = "2026-11-01"
    session.save()
    client.get("/devices")
    assert Stewardship.objects.get().person == cast.awa
    session = client.session
    session["second_factor_by"] -= rules.SECOND_FACTOR_GRACE.total_seconds() + 1
    session.save()
    assert client.get("/steps/7/steering")["Location"].startswith("/second-factor?")


def test_a_demo_does_not_ask(client: Client, cast: make.Cast, settings) -> None:
    settings.DEMO = True
    assert enter(client, DAOUDA)["Location"] == "/"


def test_a_link_alone_no_longer_signs_in(client: Client, cast: make.Cast, secret: str) -> None:
    thief = Client()
    ask(thief, DAOUDA)
    answer = thief.post(letters()[-1].path, {"phone": "own"})
    assert answer["Location"] == reverse("mfa_authenticate")
    assert reader(thief) is None
    assert "Now your second factor" in thief.get(answer["Location"]).content.decode()
    wrong = thief.post(answer["Location"], {"code": "000000"})
    assert "Incorrect code." in wrong.content.decode()
    right = thief.post(answer["Location"], {"code": app_code(secret, steps=1)})
    assert right["Location"] == "/"
    assert reader(thief) == cast.daouda


def test_the_choice_of_a_shared_phone_survives_the_second_factor(
    client: Client, cast: make.Cast, secret: str
) -> None:
    phone = Client()
    enter(phone, DAOUDA, phone="shared", next="/places/")
    answer = phone.post(reverse("mfa_authenticate"), {"code": app_code(secret, steps=1)})
    assert answer["Location"] == "/answering?next=%2Fplaces%2F"
    assert cast.daouda.devices.get(shared=True)


def test_a_recovery_code_works_once(client: Client, cast: make.Cast, secret: str) -> None:
    codes = re.findall(r"<code>(\d{8})</code>", client.get("/second-factor/codes").content.decode())
    assert len(codes) == 10
    for browser, works in ((Client(), True), (Client(), False)):
        enter(browser, DAOUDA)
        browser.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert (reader(browser) == cast.daouda) is works


def test_guessing_the_second_factor_is_slowed(client: Client, cast: make.Cast, secret: str) -> None:
    thief = Client()
    enter(thief, DAOUDA)
    for _ in range(10):
        thief.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = thief.post(reverse("mfa_authenticate"), {"code": app_code(secret, steps=1)})
    assert "Too many failed login attempts" in answer.content.decode()
    assert reader(thief) is None


def test_the_secret_is_sealed_in_the_database(cast: make.Cast, secret: str) -> None:
    rows = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in rows


def test_proof_is_shown_by_the_second_factor(
    client: Client, cast: make.Cast, secret: str, steps: None
) -> None:
    session = client.session
    del session["proved"]
    session.save()
    asked = client.get("/steps/7/submit")["Location"]
    page = client.get(asked)["Location"]
    assert page == "/prove/second-factor?next=%2Fsteps%2F7%2Fsubmit"
    answer = client.post(page, {"code": app_code(secret, steps=1)})
    assert answer["Location"] == "/steps/7/submit"
    assert client.post("/steps/7/submit").content == b"POST by Daouda"
    assert Entry.objects.get(deed="access.proved").facts == {"how": "second factor"}


def test_changing_a_factor_asks_for_proof_and_is_told(
    client: Client, cast: make.Cast, secret: str
) -> None:
    said = Message.objects.filter(purpose="security", person=cast.daouda)
    assert said.first().subject == "A second factor was added on District.Team"
    session = client.session
    del session["proved"]
    session.save()
    assert client.post(reverse("mfa_deactivate_totp"))["Location"].startswith("/prove")
    client.post(reverse("mfa_reauthenticate"), {"code": app_code(secret, steps=1)})
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert said.filter(subject="A second factor was removed on District.Team").exists()
    assert Entry.objects.filter(deed="access.removed_second_factor", by=cast.daouda).exists()


@pytest.mark.parametrize("part", ["member", "lead", "acting_lead"])
def test_members_cannot_add_one(cast: make.Cast, part: str) -> None:
    client = Client()
    client.force_login(cast.by_part()[part])
    for name in ("mfa_add_webauthn", "mfa_activate_totp"):
        assert client.get(reverse(name)).status_code == 403


@pytest.mark.parametrize(
    "part", ["facilitator", "evaluator", "administrator", "region", "national"]
)
def test_facilitators_and_above_may(cast: make.Cast, part: str) -> None:
    client = Client()
    person = cast.by_part()[part]
    enter(client, person.addresses.get().value)
    for name in ("mfa_add_webauthn", "mfa_activate_totp"):
        assert client.get(reverse(name)).status_code == 200


def test_a_lent_name_reaches_nobodys_factors(client: Client, cast: make.Cast) -> None:
    make.member(cast.daouda, cast.team)
    enter(client, phone="shared")
    client.post("/answering", {"person": cast.daouda.pk})
    assert reader(client) == cast.daouda
    assert client.get("/second-factor")["Location"].startswith("/prove")
    session = client.session
    session["proved"] = [cast.daouda.pk, timezone.now().timestamp()]
    session.save()
    assert client.get("/second-factor").status_code == 403


def test_inactive_people_do_not_pass_the_second_factor(
    client: Client, cast: make.Cast, secret: str
) -> None:
    thief = Client()
    enter(thief, DAOUDA)
    Person.objects.filter(pk=cast.daouda.pk).update(is_active=False)
    thief.post(reverse("mfa_authenticate"), {"code": app_code(secret, steps=1)})
    assert reader(thief) is None


def test_the_options_of_a_passkey_name_the_site_by_its_settings(
    client: Client, cast: make.Cast, settings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    enter(client, HAWA)
    page = client.get(reverse("mfa_add_webauthn"), headers={"host": "evil.example"})
    assert "evil.example" not in page.content.decode()
    assert "&quot;rp&quot;:{&quot;name&quot;:&quot;District.Team&quot;" in page.content.decode()


@pytest.mark.parametrize("credential", MADE_UP)
def test_a_made_up_passkey_signs_nobody_in(cast: make.Cast, credential: str) -> None:
    client = Client()
    client.get(reverse("mfa_login_webauthn"), headers={"x-requested-with": "XMLHttpRequest"})
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": credential})
    assert answer["Location"].startswith("/sign-in")
    assert reader(client) is None


@pytest.mark.parametrize("credential", MADE_UP)
def test_a_made_up_passkey_is_not_added(client: Client, cast: make.Cast, credential: str) -> None:
    enter(client, HAWA)
    client.get(reverse("mfa_add_webauthn"))
    answer = client.post(
        reverse("mfa_add_webauthn"), {"credential": credential, "passwordless": "on"}
    )
    assert "This passkey was not accepted." in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_in_french(client: Client, cast: make.Cast) -> None:
    cast.hawa.language = "fr"
    cast.hawa.save()
    answer = enter(client, HAWA)
    assert "Protégez votre accès" in client.get(answer["Location"]).content.decode()
    assert "Clés d’accès" in client.get("/second-factor").content.decode()
    assert "clé d’accès" in client.get(reverse("mfa_add_webauthn")).content.decode()


def test_a_passkey_is_renamed_by_its_owner_only(client: Client, cast: make.Cast) -> None:
    page = f"/second-factor/passkeys/{keys.passkey(cast.gilbert).pk}/rename"
    client.force_login(cast.gilbert)
    assert 'value="Telephone"' in client.get(page).content.decode()
    assert client.post(page, {"name": " "}).status_code == 422
    assert client.post(page, {"name": "x" * 61}).status_code == 422
    assert client.post(page, {"name": "Office laptop"})["Location"] == "/second-factor"
    assert keys.passkey(cast.gilbert).data["name"] == "Office laptop"
    assert Entry.objects.filter(deed="access.renamed_passkey", by=cast.gilbert).exists()
    assert client.delete(page).status_code == 405
    assert client.get("/second-factor/passkeys/999999/rename").status_code == 404
    client.force_login(cast.hawa)
    assert client.post(page, {"name": "Mine"}).status_code == 404
