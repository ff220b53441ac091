"""Slowing down floods and guesses without shutting anybody out."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from districtteam.access import limits, rules
from districtteam.access.errors import TooOftenError
from tests import make
from tests.access.door import AWA, ask, letters, reader

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def request_from(ip: str, forwarded: str = ""):
    return RequestFactory().get("/", REMOTE_ADDR=ip, HTTP_X_FORWARDED_FOR=forwarded)


@pytest.mark.parametrize(
    ("ip", "forwarded", "expected"),
    [
        ("41.0.0.1", "", "41.0.0.1"),
        ("41.0.0.1", "1.2.3.4", "41.0.0.1"),  # nobody asked this visitor
        ("127.0.0.1", "41.0.0.9", "41.0.0.9"),
        ("127.0.0.1", "1.2.3.4, 41.0.0.9", "41.0.0.9"),  # the first is what the visitor claims
        ("127.0.0.1", "41.0.0.9, ::1", "41.0.0.9"),
        ("127.0.0.1", "41.0.0.9, 10.0.0.7", "10.0.0.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "garbage", "garbage"),
    ],
)
def test_the_visitor_is_who_our_proxies_say(ip: str, forwarded: str, expected: str) -> None:
    assert limits.client_ip(request_from(ip, forwarded)) == expected


def test_a_network_of_proxies(settings) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert limits.client_ip(request_from("10.1.2.3", "41.0.0.9, 10.0.0.7")) == "41.0.0.9"
    assert limits.client_ip(request_from("127.0.0.1", "41.0.0.9")) == "127.0.0.1"


@pytest.mark.django_db
def test_a_flood_from_one_network_is_stopped_until_the_hour_is_over(monkeypatch) -> None:
    monkeypatch.setattr(rules, "FLOOD_PER_IP", 3)
    cache.clear()
    for _ in range(3):
        limits.stop_flood(request_from("41.0.0.1"), NOON + timedelta(minutes=20))
    with pytest.raises(TooOftenError) as refused:
        limits.stop_flood(request_from("41.0.0.1"), NOON + timedelta(minutes=59))
    assert refused.value.until == NOON + timedelta(hours=1)
    limits.stop_flood(request_from("41.0.0.2"), NOON + timedelta(minutes=59))
    limits.stop_flood(request_from("41.0.0.1"), NOON + timedelta(minutes=60))


@pytest.mark.django_db
def test_ipv4_seen_by_ipv6_is_not_one_network(monkeypatch, settings) -> None:
    monkeypatch.setattr(rules, "FLOOD_PER_IP", 1)
    cache.clear()
    for visitor in ("::ffff:41.0.0.1", "::ffff:41.0.0.2"):
        limits.stop_flood(request_from(visitor), NOON)
    with pytest.raises(TooOftenError):
        limits.stop_flood(request_from("41.0.0.1"), NOON)
    assert limits.client_ip(request_from("::ffff:127.0.0.1", "41.0.0.9")) == "41.0.0.9"


@pytest.mark.django_db
def test_a_home_is_one_network_in_ipv6(monkeypatch) -> None:
    monkeypatch.setattr(rules, "FLOOD_PER_IP", 1)
    cache.clear()
    limits.stop_flood(request_from("2001:db8:1:2::1"), NOON)
    with pytest.raises(TooOftenError):
        limits.stop_flood(request_from("2001:db8:1:2:ffff::9"), NOON)
    limits.stop_flood(request_from("2001:db8:1:3::1"), NOON)


def test_a_country_behind_one_carrier_still_comes_in(client: Client, cast: make.Cast) -> None:
    """Each address has its own count, and one carrier may send hundreds an hour."""
    for n in range(60):
        assert client.post("/sign-in", {"address": f"p{n}@example.org"}).status_code == 302
    assert rules.FLOOD_PER_IP >= 500


def test_a_flood_is_told_when_to_come_back(client: Client, cast: make.Cast, monkeypatch) -> None:
    monkeypatch.setattr(rules, "FLOOD_PER_IP", 0)
    answer = client.post("/sign-in", {"address": AWA})
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60 * 60
    assert "from your network" in answer.content.decode()


def test_a_flood_of_asking_keeps_nobody_from_typing_a_code(
    client: Client, cast: make.Cast, monkeypatch
) -> None:
    page = ask(client)
    monkeypatch.setattr(rules, "FLOOD_PER_IP", 1)
    assert client.post("/sign-in", {"address": AWA}).status_code == 429
    client.post(page, {"code": letters()[-1].code, "phone": "own"})
    assert reader(client) == cast.awa


def test_nobody_is_kept_from_binding_acts_by_who_asks_and_guesses_at_the_door(
    client: Client, cast: make.Cast, steps: None
) -> None:
    """All that a stranger needs for that is the address."""
    stranger = Client()
    pages = [ask(stranger) for _ in range(rules.KEYS_PER_ADDRESS)]
    for page in pages:
        for _ in range(rules.CODE_TRIES):
            stranger.post(page, {"code": "12345x", "phone": "own"})
    assert stranger.post("/sign-in", {"address": AWA}).status_code == 429
    client.force_login(cast.awa)
    asked = client.get("/steps/7/submit")["Location"]
    page = client.post(asked, {"address": cast.awa.addresses.get().pk})["Location"]
    client.post(page, {"code": letters()[-1].code})
    assert client.post("/steps/7/submit").content == b"POST by Awa"
