"""The page /roll-call: who was asked, who has confirmed, whom to call."""

from datetime import timedelta

import pytest
from django.test import Client

from districtteam.people.actions import call_roll, confirm_roll
from districtteam.people.models import Person, Team
from tests import make


def read(client: Client, person: Person, query: str = "") -> str:
    client.force_login(person)
    answer = client.get(f"/roll-call{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def called(cast: make.Cast) -> make.Cast:
    """Everybody was asked; Koubia has confirmed."""
    call_roll(cast.network, by=make.actor(cast.daouda, at=make.NOW - timedelta(days=4)))
    confirm_roll(cast.team, [], by=make.actor(cast.bakary))
    return cast


def test_nothing_opened_yet_says_what_will_come(client: Client, cast: make.Cast) -> None:
    assert "No roll call has been opened." in read(client, cast.daouda)


def test_a_facilitator_reads_every_team_the_silent_first(client: Client, called: make.Cast) -> None:
    shown = read(client, called.daouda)
    assert "1 of 4" in shown
    assert shown.index(">Lola<") < shown.index(">Koubia<")
    assert "Confirmed 2\u00a0Nov\u00a02026" in shown
    assert "Asked 29\u00a0Oct\u00a02026" in shown
    assert "jeanne@example.org" in shown


@pytest.mark.parametrize(
    ("state", "there", "not_there"),
    [("silent", "Lola", "Koubia"), ("confirmed", "Koubia", "Lola")],
)
def test_one_may_look_at_the_silent_or_the_confirmed_alone(
    client: Client, called: make.Cast, state: str, there: str, not_there: str
) -> None:
    shown = read(client, called.daouda, f"?state={state}")
    assert f">{there}<" in shown
    assert f">{not_there}<" not in shown


def test_an_unknown_state_shows_all(client: Client, called: make.Cast) -> None:
    assert ">Koubia<" in read(client, called.daouda, "?state=<script>")


def test_the_ministry_sees_teams_and_names_but_no_numbers(
    client: Client, called: make.Cast
) -> None:
    shown = read(client, called.fanta)
    assert "Jeanne" in shown
    assert "jeanne@example.org" not in shown


def test_a_region_sees_its_own_area_alone(client: Client, cast: make.Cast) -> None:
    elsewhere = make.place("Basse-Kadou", cast.country)
    make.team(cast.network, "Tondon", make.place("Tondon", elsewhere))
    call_roll(cast.network, by=make.actor(cast.daouda))
    confirm_roll(cast.team, [], by=make.actor(cast.bakary))
    assert ">Tondon<" in read(client, cast.fanta)
    shown = read(client, cast.esther)
    assert ">Lola<" in shown
    assert ">Tondon<" not in shown
    assert "1 of 3" in shown


def test_a_new_roll_call_asks_everybody_again(client: Client, called: make.Cast) -> None:
    call_roll(called.network, by=make.actor(called.daouda, at=make.NOW + timedelta(hours=1)))
    assert "0 of 4" in read(client, called.daouda)


def test_a_facilitator_abroad_sees_nothing_of_ours(client: Client, called: make.Cast) -> None:
    abroad = called.issa.memberships.get().network
    other = make.person("Kokou", email="kokou@example.org")
    make.member(other, abroad, "facilitator")
    assert "Lola" not in read(client, other)


@pytest.mark.parametrize("part", ["member", "lead", "acting_lead", "evaluator", "stranger"])
def test_who_does_not_follow_the_roll_call(client: Client, called: make.Cast, part: str) -> None:
    client.force_login(called.by_part()[part])
    assert client.get("/roll-call").status_code == 403


def test_the_list_is_cut_at_fifty(client: Client, cast: make.Cast) -> None:
    Team.objects.bulk_create(
        Team(network=cast.network, name=f"Team {number:03}") for number in range(60)
    )
    call_roll(cast.network, by=make.actor(cast.daouda))
    assert read(client, cast.daouda).count("<tr>") == 51
    assert read(client, cast.daouda, "?page=2").count("<tr>") == 15
