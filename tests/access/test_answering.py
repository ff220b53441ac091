"""A shared telephone: it forgets soon, and its readers say who they are."""

import pytest
from django.core import signing
from django.test import Client

from districtteam.people.actions import end_membership
from districtteam.people.roles import Role
from tests import make
from tests.access.door import enter, letters, reader

pytestmark = pytest.mark.usefixtures("steps")


@pytest.fixture
def phone(client: Client, cast: make.Cast) -> Client:
    """The telephone of Koubia's team, on which Awa has signed in."""
    answer = enter(client, phone="shared", next="/steps/7")
    assert answer["Location"] == "/answering?next=%2Fsteps%2F7"
    return client


def read(client: Client, path: str = "/steps/7") -> str:
    return client.get(path).content.decode()


def test_the_session_ends_with_the_browser(phone: Client) -> None:
    assert phone.cookies["s"]["max-age"] == ""
    assert phone.cookies["i"]["max-age"] == ""
    assert phone.cookies["i"]["httponly"]


def test_ones_own_telephone_is_remembered_for_half_a_year(client: Client, cast: make.Cast) -> None:
    enter(client)
    assert client.cookies["s"]["max-age"] == 180 * 24 * 60 * 60
    assert "i" not in client.cookies


def test_half_an_hour_without_a_touch_signs_out(phone: Client, monkeypatch) -> None:
    assert read(phone).startswith("GET Awa")
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 29 * 60)
    assert read(phone).startswith("GET Awa")  # and begins the half hour again
    monkeypatch.setattr(signing.time, "time", lambda: now + 58 * 60)
    assert read(phone).startswith("GET Awa")
    monkeypatch.setattr(signing.time, "time", lambda: now + 89 * 60)
    assert phone.get("/steps/7")["Location"].startswith("/sign-in")


def test_the_idle_cookie_of_another_session_is_worth_nothing(phone: Client) -> None:
    other = Client()
    enter(other, "bakary@example.org", phone="shared")
    phone.cookies["i"] = other.cookies["i"].value
    assert phone.get("/steps/7").status_code == 302
    del phone.cookies["i"]
    assert phone.get("/steps/7").status_code == 302


def test_a_reader_picks_their_name_from_the_team(phone: Client, cast: make.Cast) -> None:
    page = phone.get("/answering").content.decode()
    assert all(name in page for name in ("Awa", "Bakary", "Celestine"))
    assert "Jeanne" not in page
    answer = phone.post("/answering", {"person": cast.bakary.pk, "next": "/steps/7"})
    assert answer["Location"] == "/steps/7"
    assert read(phone) == "GET Bakary ['lead'] False"
    phone.post("/answering", {"person": cast.awa.pk})
    assert read(phone) == "GET Awa ['member'] True"


def test_nobody_outside_the_team_can_be_picked(phone: Client, cast: make.Cast) -> None:
    for person in (cast.jeanne, cast.hawa, cast.issa):
        assert phone.post("/answering", {"person": person.pk}).status_code == 422
    assert reader(phone) == cast.awa


def test_a_picked_name_opens_nothing_of_theirs_alone(phone: Client, cast: make.Cast) -> None:
    make.member(cast.bakary, cast.network, Role.FACILITATOR)
    phone.post("/answering", {"person": cast.bakary.pk})
    assert read(phone) == "GET Bakary ['lead'] False"
    assert phone.get("/steps/7/steering").status_code == 403
    for own in ("/devices", "/people/me", "/people/me/knowledge"):
        assert phone.get(own)["Location"].startswith("/prove"), own
    assert phone.get(f"/trail/people.person/{cast.bakary.pk}").status_code == 404
    phone.post("/sign-out/everywhere")
    assert reader(phone) == cast.bakary  # nothing happened


def test_what_binds_asks_for_the_code_of_the_one_who_was_picked(
    phone: Client, cast: make.Cast
) -> None:
    phone.post("/answering", {"person": cast.bakary.pk})
    asked = phone.get("/steps/7/submit")["Location"]
    page = phone.post(asked, {"address": cast.bakary.addresses.get().pk})["Location"]
    letter = letters()[-1]
    assert letter.to == "bakary@example.org"
    phone.post(page, {"code": letter.code})
    assert phone.post("/steps/7/submit").content == b"POST by Bakary"
    phone.post("/answering", {"person": cast.celestine.pk})
    assert phone.post("/steps/7/submit").status_code == 302


def test_whoever_leaves_the_team_cannot_be_picked_any_more(phone: Client, cast: make.Cast) -> None:
    phone.post("/answering", {"person": cast.bakary.pk})
    here = phone.get("/").wsgi_request.here
    end_membership(cast.bakary.memberships.get(), here.today, by=make.actor(at=here.now))
    assert reader(phone) == cast.awa


def test_ones_own_telephone_has_no_list(client: Client, cast: make.Cast) -> None:
    enter(client)
    assert client.get("/answering")["Location"] == "/"
    client.post("/answering", {"person": cast.bakary.pk})
    assert reader(client) == cast.awa


def test_in_french(phone: Client, cast: make.Cast) -> None:
    cast.awa.language = "fr"
    cast.awa.save()
    assert "Qui répond\u00a0?" in phone.get("/answering").content.decode()
