"""Leaving a post, and what the next person finds."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from districtteam.access.actions.hand_overs import Successor, hand_over
from districtteam.access.errors import HandOverError
from districtteam.access.models import HandOver
from districtteam.people.actions import erase_person
from districtteam.people.models import Membership, Person
from districtteam.people.roles import Role
from districtteam.trail.models import Entry
from districtteam.trail.words import line_of
from tests import make
from tests.access.door import enter, letters, reader

NOTE = "The cold chain of Lola needs a call each Monday."


def today() -> date:
    return timezone.now().date()


@pytest.fixture
def bakary(client: Client, cast: make.Cast) -> Client:
    """The lead's browser, just proved."""
    enter(client, "bakary@example.org")
    return client


def page_of(person: Person) -> str:
    return f"/hand-over/{person.memberships.get().pk}"


def leave(client: Client, person: Person, **given: object):
    fields = {"last_day": today(), "successor": "nobody", "note": NOTE, **given}
    return client.post(page_of(person), fields)


def test_whoever_has_left_the_team_is_not_proposed(bakary: Client, cast: make.Cast) -> None:
    gone, here = make.person("Sira"), make.person("Tidiane")
    make.member(gone, cast.team, ends=today() - timedelta(days=1))
    make.member(here, cast.team)
    shown = bakary.get(page_of(cast.bakary)).content.decode()
    assert "Tidiane" in shown
    assert "Sira" not in shown


def test_a_lead_hands_over_to_somebody_new_who_finds_the_note(
    bakary: Client, cast: make.Cast
) -> None:
    answer = leave(
        bakary, cast.bakary, successor="new", name="Mariama Bah", address="Mariama@Example.org"
    )
    assert answer["Location"] == "/"
    left = cast.bakary.memberships.get()
    following = left.hand_over.next_membership
    tomorrow = today() + timedelta(days=1)
    assert (left.ends, following.starts) == (tomorrow, tomorrow)
    assert (following.person.name, following.role, following.team) == (
        "Mariama Bah",
        "lead",
        cast.team,
    )
    letter = letters()[-1]
    assert letter.to == "mariama@example.org"
    phone = Client()
    note = phone.post(letter.path, {"phone": "own"})["Location"]
    assert note == f"/hand-over/{left.hand_over.pk}/note"
    assert NOTE in phone.get(note).content.decode()
    assert reader(phone) == following.person


def test_a_team_mate_follows_and_is_told(bakary: Client, cast: make.Cast) -> None:
    leave(bakary, cast.bakary, successor=cast.awa.pk, last_day=today() + timedelta(days=20))
    assert cast.awa.memberships.filter(role=Role.LEAD, team=cast.team).exists()
    assert letters()[-1].to == "awa@example.org"
    entry = Entry.objects.get(deed="access.handed_over_to")
    assert line_of(entry).sentence == "Bakary noted that Bakary leaves their post; Awa follows."


def test_the_name_of_whoever_followed_goes_when_they_are_forgotten(
    bakary: Client, cast: make.Cast
) -> None:
    leave(bakary, cast.bakary, successor=cast.awa.pk)
    erase_person(cast.awa, by=make.actor(cast.awa))
    entry = Entry.objects.get(deed="access.handed_over_to")
    assert "Awa" not in line_of(entry).sentence
    assert "Awa" not in str(entry.facts)


def test_the_successor_may_not_be_known_yet(bakary: Client, cast: make.Cast) -> None:
    leave(bakary, cast.bakary)
    assert HandOver.objects.get().next_membership is None
    assert Entry.objects.filter(deed="access.handed_over").exists()


def test_somebody_of_that_name_and_address_is_not_doubled(bakary: Client, cast: make.Cast) -> None:
    people = Person.objects.count()
    leave(bakary, cast.awa, successor="new", name="jeanne", address="jeanne@example.org")
    assert Person.objects.count() == people
    assert cast.jeanne.memberships.filter(team=cast.team).exists()


@pytest.mark.parametrize(
    ("part", "may"),
    [
        ("lead", True),
        ("acting_lead", True),
        ("member", True),
        ("facilitator", True),
        ("administrator", True),
        ("region", False),
        ("national", False),
        ("neighbour", False),
        ("evaluator", False),
    ],
)
def test_who_may_hand_over_awas_post(cast: make.Cast, part: str, may: bool) -> None:
    client = Client()
    enter(client, cast.by_part()[part].addresses.get().value)
    assert client.get(page_of(cast.awa)).status_code in ({200} if may else {403, 404})
    leave(client, cast.awa)
    assert HandOver.objects.exists() is may


def test_a_member_does_not_hand_over_for_the_lead(client: Client, cast: make.Cast) -> None:
    enter(client)
    assert leave(client, cast.bakary).status_code == 403


@pytest.mark.parametrize(("part", "may"), [("facilitator", False), ("administrator", True)])
def test_posts_in_the_network_are_for_administrators(cast: make.Cast, part: str, may: bool) -> None:
    client = Client()
    enter(client, cast.by_part()[part].addresses.get().value)
    leave(client, cast.daouda, successor="new", name="Mallory", address="m@example.org")
    assert Membership.objects.filter(person__name="Mallory").exists() is may


def test_a_stranger_finds_nothing(cast: make.Cast) -> None:
    client = Client()
    enter(client, "issa@example.org")
    assert leave(client, cast.awa).status_code == 404
    made = hand_over(cast.awa.memberships.get(), today(), note=NOTE, by=make.actor(cast.awa))
    assert client.get(f"/hand-over/{made.pk}/note").status_code == 404


def test_it_asks_for_a_code_first(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.bakary)
    assert client.get(page_of(cast.bakary))["Location"].startswith("/prove")
    assert leave(client, cast.bakary)["Location"].startswith("/prove")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"last_day": "yesterday"}, "Enter a valid date."),
        ({"last_day": date(2020, 1, 1)}, "This is before the first day in the post."),
        ({"last_day": date(2050, 1, 1)}, "Choose a day within a year from today."),
        ({"successor": "new", "address": "m@example.org"}, "Enter the name of the new person."),
        ({"successor": "new", "name": "M", "address": "m@"}, "Example: example.org"),
        ({"successor": "999"}, "Select a valid choice."),
        ({"note": "x" * 5000}, "at most 4000 characters"),
    ],
)
def test_bad_input_says_where_and_changes_nothing(
    bakary: Client, cast: make.Cast, given: dict[str, object], words: str
) -> None:
    page = leave(bakary, cast.bakary, **given).content.decode()
    assert words in page
    assert cast.bakary.memberships.get().ends is None
    assert not HandOver.objects.exists()


def test_the_action_refuses_what_cannot_be(cast: make.Cast) -> None:
    post, by = cast.awa.memberships.get(), make.actor(cast.awa, at=timezone.now())
    with pytest.raises(HandOverError, match="Nobody is their own successor"):
        hand_over(post, today(), to=Successor(person=cast.awa), by=by)
    post.refresh_from_db()
    assert post.ends is None
    hand_over(post, today(), by=by)
    with pytest.raises(HandOverError, match="handed over already"):
        hand_over(post, today(), by=by)


def test_ones_own_post_leads_there(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.awa)
    assert client.get("/hand-over")["Location"] == page_of(cast.awa)
    second = make.member(cast.awa, cast.other_team)
    assert f"/hand-over/{second.pk}" in client.get("/hand-over").content.decode()


def test_a_lead_sees_who_of_the_team_may_be_leaving(bakary: Client, cast: make.Cast) -> None:
    page = bakary.get("/hand-over").content.decode()
    for person in (cast.awa, cast.bakary, cast.celestine):
        assert page_of(person) in page
    assert page_of(cast.jeanne) not in page


def test_in_french(bakary: Client, cast: make.Cast) -> None:
    cast.bakary.language = "fr"
    cast.bakary.save()
    page = bakary.get(page_of(cast.bakary)).content.decode()
    assert "Je quitte mon poste" in page
    assert "Qui prend la suite\u00a0?" in page
