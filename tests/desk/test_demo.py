"""The demonstration: two made-up countries told by the real actions, and whom one may be there."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, TestCase
from pytest_django import DjangoDbBlocker

from districtteam.access.models import Invitation
from districtteam.desk.demo import parts
from districtteam.desk.demo.build import build
from districtteam.desk.demo.parts import LABELS, Guise
from districtteam.messaging.actions import send
from districtteam.messaging.models import Delivery
from districtteam.people.models import Address, Mandate, Membership, Network, Person, RollCall
from districtteam.people.queries import mandate_of
from districtteam.people.roles import Role, TeamKind
from districtteam.places.models import Place
from districtteam.trail.models import Entry
from districtteam.ui import clock
from districtteam.ui.format import day as format_day
from tests import make
from tests.house.crowd import count_anew

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Guise]]:
    """Both countries, made once for this file and taken away afterwards."""
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        guises = build(NOW, len, cycles=False)
        count_anew()
        yield guises
        TestCase._rollback_atomics(atomics)


@pytest.fixture
def demo(told: list[Guise], db: None, settings, tmp_path: Path) -> list[Guise]:
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    parts.keep(told)
    return told


def zembara() -> Network:
    return Network.objects.get(slug="zembara")


def test_two_countries_of_38_and_12_districts(demo: list[Guise]) -> None:
    teams = Counter(
        Network.objects.filter(teams__kind=TeamKind.HDMT).values_list("slug", flat=True)
    )
    assert teams == {"zembara": 38, "mayelo": 12}
    assert Place.objects.of("zembara").filter(level=2).count() == 6


def test_nobody_real_can_be_reached(demo: list[Guise]) -> None:
    for kind, value in Address.objects.values_list("kind", "value"):
        if kind == Address.PHONE:
            assert value.startswith("+888"), value
        else:
            assert value.endswith(".example"), value


def test_no_two_people_share_a_name_but_some_share_a_telephone(demo: list[Guise]) -> None:
    names = Person.objects.values_list("name", flat=True)
    assert len(names) == len(set(names)) > 200
    phones = Counter(Address.objects.filter(kind="phone").values_list("value", flat=True))
    assert sum(1 for times in phones.values() if times > 1) >= 8


def test_the_gaps_of_a_real_network(demo: list[Guise]) -> None:
    network = zembara()
    posts = Membership.objects.on(NOW.date()).filter(network=network)
    led = set(posts.leading().values_list("team__name", flat=True))
    unled = {team.name for team in network.teams.filter(kind=TeamKind.HDMT) if team.name not in led}
    assert unled == {"Zinvémé", "Nianguébo", "Bankarou"}
    assert posts.filter(role=Role.ACTING_LEAD).count() == 4
    assert Membership.objects.filter(network=network, ends__lte=NOW.date()).count() >= 10
    remote = posts.filter(team__places__parent__name="Marches de l’Est")
    assert not Address.objects.filter(person__memberships__in=remote, kind="email").exists()


def test_who_answered_the_roll_call_and_who_is_silent(demo: list[Guise]) -> None:
    calls = RollCall.objects.filter(team__network__slug="zembara", team__kind=TeamKind.HDMT)
    assert calls.count() == 38
    silent = calls.filter(confirmed_at=None).count()
    assert 10 <= silent <= 16
    spoken_for = Entry.objects.filter(deed="people.confirm_roll", channel="phone")
    assert spoken_for.exclude(on_behalf_of=None).count() == 3


def test_one_country_has_a_mandate_and_the_other_has_not(demo: list[Guise]) -> None:
    assert mandate_of(zembara(), NOW.date()) is not None
    assert Mandate.objects.count() == 1


def test_nothing_happens_in_the_future(demo: list[Guise]) -> None:
    assert not Entry.objects.filter(at__gt=NOW).exists()
    oldest = Entry.objects.order_by("at")[0].at
    assert NOW - timedelta(days=140) < oldest < NOW - timedelta(days=110)


def test_everybody_whom_one_may_be_is_somebody_else(demo: list[Guise]) -> None:
    assert [guise.part for guise in demo] == list(LABELS)
    assert len({guise.name for guise in demo}) == 9


def test_invitations_accepted_and_waiting(demo: list[Guise]) -> None:
    invitations = Invitation.objects.filter(membership__network__slug="zembara")
    assert invitations.exclude(accepted_at=None).count() > 100
    assert invitations.filter(accepted_at=None, expires_at__gt=NOW).count() >= 5


# The page


@pytest.mark.parametrize("part", list(LABELS))
def test_one_click_and_one_is_there(demo: list[Guise], client: Client, part: str) -> None:
    guise = next(guise for guise in demo if guise.part == part)
    shown = client.get(f"/demo?as={part}").content.decode()
    assert f'action="{guise.link}"' in shown
    answer = client.post(guise.link, {"phone": "own"}, follow=True)
    assert answer.status_code == 200
    assert guise.name in answer.content.decode()


def test_a_link_opens_as_often_as_one_likes(demo: list[Guise]) -> None:
    for _time in range(2):
        client = Client()
        client.post(demo[0].link, {"phone": "own"})
        assert "_auth_user_id" in client.session


def test_the_front_page_offers_everybody(demo: list[Guise], client: Client) -> None:
    shown = client.get("/").content.decode()
    assert shown.count('action="/link/') == 9
    assert "Two countries that do not exist" in shown


def test_the_lead_finds_what_the_one_before_left(demo: list[Guise], client: Client) -> None:
    client.post(demo[0].link, {"phone": "own"})
    shown = client.get("/", headers={"Accept-Language": "en"}).content.decode()
    assert "left for you" in shown


def test_letters_are_read_on_a_page_and_reach_nobody(demo: list[Guise], client: Client) -> None:
    shown = client.get("/demo/letters").content.decode()
    assert shown.count("<summary>") == 50
    assert not Delivery.objects.exclude(state=Delivery.SENT).exists()


def test_a_code_asked_for_in_a_demonstration_can_be_read(demo: list[Guise], client: Client) -> None:
    person = Person.objects.get(name=demo[0].name)
    send(
        person,
        occasion="tests.code",
        purpose="sign_in",
        subject="Your code",
        text="123 456 http://localhost/link/abc",
        by=make.actor(at=NOW),
    )
    shown = client.get("/demo/letters").content.decode()
    assert shown.index("123 456") < shown.index(person.name) + 2000
    assert 'href="http://localhost/link/abc"' in shown


def test_letters_are_found_by_the_name_of_a_person_or_of_a_team(demo: list[Guise], client) -> None:
    of_person = client.get("/demo/letters", {"q": demo[0].name}).content.decode()
    assert of_person.count("<summary>") == of_person.count(f"<summary>{demo[0].name}") > 0
    of_team = client.get("/demo/letters?q=houékan").content.decode()
    assert f"<summary>{demo[0].name}" in of_team
    assert "Houékan-Plage)" in of_team
    past = NOW.date() - timedelta(days=40)
    Membership.objects.filter(person__name=demo[0].name).update(starts=date(2026, 1, 1), ends=past)
    of_person = client.get("/demo/letters", {"q": demo[0].name}).content.decode()
    assert "Houékan-Plage)" not in of_person  # a post that has ended is nobody's
    nobody = client.get("/demo/letters?q=zzz", headers={"Accept-Language": "en"})
    assert "Nothing was sent to anybody of that name." in nobody.content.decode()


def test_days_pass_in_a_demonstration_for_whoever_asks(demo: list[Guise], client: Client) -> None:
    before = clock.now()
    for days in ("7", "1", "-3", "many"):
        assert client.post("/demo/later", {"days": days}).status_code == 302
    assert timedelta(days=8) <= clock.now() - before < timedelta(days=8, minutes=5)
    day = format_day((before + timedelta(days=8)).date(), "en")
    shown = client.get("/demo/later", headers={"Accept-Language": "en"}).content.decode()
    assert f"it is {day}." in shown


def test_days_pass_on_no_real_site(client: Client, db: None, settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    assert client.post("/demo/later", {"days": "7"}).status_code == 404
    (tmp_path / "days-passed").write_text("7")
    assert clock.passed() == timedelta(days=7)
    assert clock.now() - datetime.now(UTC) < timedelta(minutes=5)


def test_every_page_of_a_demonstration_shows_where_the_letters_are(
    demo: list[Guise], client: Client, settings
) -> None:
    assert 'href="/demo/letters"' in client.get("/sign-in").content.decode()
    settings.DEMO = False
    assert "/demo/letters" not in client.get("/sign-in").content.decode()


def test_the_letters_of_a_real_site_are_nobody_s_to_read(client: Client, db: None) -> None:
    assert client.get("/demo/letters").status_code == 404


def test_there_is_no_such_page_on_a_real_site(client: Client, db: None) -> None:
    assert client.get("/demo").status_code == 404


def test_the_page_only_answers_questions(demo: list[Guise], client: Client) -> None:
    assert client.post("/demo").status_code == 405


def test_the_page_in_french(demo: list[Guise], client: Client) -> None:
    client.cookies["l"] = "fr"
    assert "Deux pays qui n’existent pas" in client.get("/demo").content.decode()


# What is kept


def test_data_of_another_version_are_not_used(demo: list[Guise], monkeypatch) -> None:
    assert parts.is_made()
    monkeypatch.setattr(parts, "stamp", lambda: "another")
    assert not parts.is_made()


def test_a_broken_file_is_not_used(demo: list[Guise]) -> None:
    parts.kept_in().write_text("{", encoding="utf-8")
    assert not parts.is_made()


def test_the_command_refuses_a_real_site(db: None) -> None:
    networks = Network.objects.count()
    with pytest.raises(CommandError, match="districtteam demo"):
        call_command("demo")
    assert Network.objects.count() == networks
