"""Signing out, here or everywhere, and the page of devices."""

from django.contrib.sessions.models import Session
from django.test import Client

from districtteam.access.models import Device
from districtteam.trail.models import Entry
from tests import make
from tests.access.door import enter, reader

PHONE = "Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36"


def test_signing_out_ends_this_device_only(client: Client, cast: make.Cast) -> None:
    other = Client()
    enter(client)
    enter(other)
    assert b"Sign out here" in client.get("/sign-out").content
    assert reader(client) == cast.awa  # looking at the page does nothing
    old = client.cookies["s"].value
    assert client.post("/sign-out")["Location"] == "/"
    assert reader(client) is None
    assert reader(other) == cast.awa
    thief = Client()
    thief.cookies["s"] = old
    assert reader(thief) is None
    assert Device.objects.count() == 1


def test_signing_out_everywhere(client: Client, cast: make.Cast) -> None:
    others = [Client(), Client()]
    for browser in (client, *others):
        enter(browser)
    client.post("/sign-out/everywhere")
    assert [reader(browser) for browser in (client, *others)] == [None, None, None]
    assert not Device.objects.exists()
    assert not Session.objects.exists()
    assert Entry.objects.get(deed="access.signed_out_everywhere").facts == {"devices": 3}


def test_the_devices_with_this_one_marked(client: Client, cast: make.Cast) -> None:
    enter(Client(headers={"user-agent": PHONE}), phone="shared")
    enter(client)
    page = client.get("/devices").content.decode()
    assert "Chrome, Android" in page
    assert "Unknown device" in page
    assert page.count("this device") == 1
    assert page.count("shared") == 1
    assert page.count("/end") == 1


def test_ending_another_device(client: Client, cast: make.Cast) -> None:
    lost = Client()
    enter(lost)
    enter(client)
    device = Device.objects.order_by("pk").first()
    assert client.post(f"/devices/{device.pk}/end")["Location"] == "/devices"
    assert reader(lost) is None
    assert reader(client) == cast.awa


def test_nobody_ends_the_device_of_another(client: Client, cast: make.Cast) -> None:
    enter(client)
    device = Device.objects.get()
    for person in (cast.bakary, cast.hawa, cast.issa):
        other = Client()
        other.force_login(person)
        assert other.post(f"/devices/{device.pk}/end").status_code == 404
    assert reader(client) == cast.awa


def test_signing_in_again_on_the_same_browser_replaces_its_device(
    client: Client, cast: make.Cast
) -> None:
    enter(client)
    first = client.cookies["s"].value
    enter(client)
    assert Device.objects.count() == 1
    assert not Session.objects.filter(session_key=first).exists()


def test_signing_in_as_another_ends_the_first(client: Client, cast: make.Cast) -> None:
    enter(client)
    enter(client, "bakary@example.org")
    assert reader(client) == cast.bakary
    assert Device.objects.get().person == cast.bakary


def test_a_personal_link_is_forgotten_on_a_borrowed_phone(client: Client, cast: make.Cast) -> None:
    assert b"Forget the link on this device" in client.get("/sign-out").content
    assert client.post("/sign-out")["Clear-Site-Data"] == '"storage", "cookies"'


def test_a_forged_sign_out_does_nothing(cast: make.Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.awa)
    assert strict.post("/sign-out").status_code == 403
    assert strict.post("/sign-out/everywhere").status_code == 403


def test_in_french(client: Client, cast: make.Cast) -> None:
    cast.awa.language = "fr"
    cast.awa.save()
    enter(client)
    assert "Mes appareils" in client.get("/devices").content.decode()
    assert "Téléphone perdu ou volé\u00a0?" in client.get("/sign-out").content.decode()
