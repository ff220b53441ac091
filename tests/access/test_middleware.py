"""Who is reading, in which language and time zone, and what it costs."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from districtteam.access.actions import devices
from districtteam.access.models import Device
from tests import make
from tests.access.door import enter

HOME = "/sign-in"


def test_a_visitor_without_session_costs_nothing(
    client: Client, cast: make.Cast, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        answer = client.get(HOME)
    assert "s" not in answer.cookies


@pytest.mark.parametrize(
    ("own", "cookie", "header", "expected"),
    [
        ("fr", "en", "en", "fr"),
        ("", "fr", "en", "fr"),
        ("", "", "fr-BJ,fr;q=0.9,en;q=0.5", "fr"),
        ("", "", "pt,en;q=0.5", "en"),
        ("", "", "pt", "fr"),  # the network's own, last
        ("", "xx", "", "fr"),
    ],
)
def test_the_language_of_somebody_signed_in(
    client: Client, cast: make.Cast, own: str, cookie: str, header: str, expected: str
) -> None:
    cast.awa.language = own
    cast.awa.save()
    client.force_login(cast.awa)
    client.cookies["l"] = cookie
    answer = client.get("/devices", headers={"accept-language": header})
    assert answer["Content-Language"] == expected
    assert f'lang="{expected}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("cookie", "header", "expected"),
    [("fr", "en", "fr"), ("", "fr", "fr"), ("", "", "en"), ("", "x" * 5000, "en"), ("é", "", "en")],
)
def test_the_language_of_a_visitor(
    client: Client, cast: make.Cast, cookie: str, header: str, expected: str
) -> None:
    client.cookies["l"] = cookie
    answer = client.get(HOME, headers={"accept-language": header})
    assert answer["Content-Language"] == expected
    assert "Accept-Language" in answer["Vary"]


def test_signing_in_brings_ones_language_to_the_device(client: Client, cast: make.Cast) -> None:
    cast.awa.language = "fr"
    cast.awa.save()
    enter(client)
    assert client.cookies["l"].value == "fr"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("", "Africa/Conakry"),
        ("Africa/Porto-Novo", "Africa/Porto-Novo"),
        ("Nowhere/Else", "Africa/Conakry"),
    ],
)
def test_times_are_told_in_the_readers_zone(
    client: Client, cast: make.Cast, own: str, expected: str, monkeypatch
) -> None:
    seen = []
    monkeypatch.setattr(
        "districtteam.access.views.sign_out.devices_of",
        lambda _person: seen.append(timezone.get_current_timezone_name()) or [],
    )
    cast.awa.time_zone = own
    cast.awa.save()
    client.force_login(cast.awa)
    client.get("/devices")
    assert seen == [expected]
    assert timezone.get_current_timezone_name() == "UTC"


def test_a_full_disk_keeps_nobody_from_reading_on_a_new_day(
    client: Client, cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(client)
    session = client.session
    session["day"] = "2026-11-01"
    session.save()
    full = Mock(side_effect=OperationalError("database or disk is full"))
    monkeypatch.setattr(devices, "see_device", full)
    assert client.get("/devices").status_code == 200
    assert full.called
    assert client.session["day"] == "2026-11-01"  # to be noted by another page


def test_a_page_writes_nothing_but_once_a_day(client: Client, cast: make.Cast) -> None:
    enter(client)
    client.get("/devices")
    with CaptureQueriesContext(connection) as queries:
        assert "s" not in client.get("/devices").cookies
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert len(queries) <= 5, queries.captured_queries
    yesterday = timezone.now() - timedelta(days=1)
    Device.objects.update(last_seen=yesterday)
    session = client.session
    session["day"] = yesterday.date().isoformat()
    session.save()
    assert "s" in client.get("/devices").cookies  # lives on for another half a year
    assert Device.objects.get().last_seen.date() == timezone.now().date()
    assert "s" not in client.get("/devices").cookies


def test_nobody_on_the_way_keeps_a_readers_page(client: Client, cast: make.Cast) -> None:
    shared = Client()
    enter(shared, phone="shared")
    assert shared.get("/answering")["Cache-Control"] == "no-store"
    enter(client)
    assert client.get("/devices")["Cache-Control"] == "private, no-cache"


def test_somebody_in_two_networks_reads_in_the_chosen_one(client: Client, cast: make.Cast) -> None:
    make.member(cast.awa, cast.issa.memberships.get().team)
    client.force_login(cast.awa)
    assert client.get("/").wsgi_request.here.network.slug == "kadou"
    session = client.session
    session["network"] = "palmeraie"
    session.save()
    assert client.get("/").wsgi_request.here.network.slug == "palmeraie"
