"""What this room asks of people on the first page."""

from datetime import timedelta

import pytest
from django.test import Client

from districtteam.people.actions import call_roll, confirm_roll
from districtteam.people.models import Person
from tests import make


def tasks(client: Client, person: Person) -> str:
    client.force_login(person)
    return client.get("/").content.decode()


@pytest.fixture
def called(cast: make.Cast) -> make.Cast:
    call_roll(cast.network, by=make.actor(cast.daouda, at=make.NOW - timedelta(days=2)))
    return cast


@pytest.mark.parametrize("part", ["lead", "acting_lead"])
def test_who_speaks_for_a_team_is_asked_to_confirm_it(
    client: Client, called: make.Cast, part: str
) -> None:
    shown = tasks(client, called.by_part()[part])
    assert "Confirm who is in the team of Koubia" in shown
    assert f'class="button start" href="/people/teams/{called.team.pk}/roll-call"' in shown


@pytest.mark.parametrize("part", ["member", "stranger", "evaluator"])
def test_others_are_not(client: Client, called: make.Cast, part: str) -> None:
    assert "Confirm who is in the team" not in tasks(client, called.by_part()[part])


def test_a_team_that_has_confirmed_is_left_in_peace(client: Client, called: make.Cast) -> None:
    confirm_roll(called.team, [], by=make.actor(called.bakary))
    assert "Confirm who is in the team" not in tasks(client, called.bakary)


def test_a_page_without_a_confirmed_address_is_to_be_completed(
    client: Client, cast: make.Cast
) -> None:
    assert "Complete your page" not in tasks(client, cast.awa)
    cast.awa.addresses.update(verified_at=None)
    assert "Complete your page" in tasks(client, cast.awa)
    cast.awa.language = "fr"
    cast.awa.save()
    assert "Compléter votre page" in tasks(client, cast.awa)
