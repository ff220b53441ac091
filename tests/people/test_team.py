"""A team's page, and the deeds on it."""

from datetime import date, timedelta

import pytest

from districtteam.people.actions import call_roll, close_team, confirm_roll, end_membership
from districtteam.people.models import Team
from districtteam.trail.actions import record
from tests import make
from tests.people.browse import Browser

BY = make.actor()
TODAY = date.today


def test_team_mates_see_how_to_reach_each_other(cast: make.Cast) -> None:
    page = Browser(cast.awa).read("team", cast.team.pk)
    assert "bakary@example.org" in page
    assert "acting lead" in page


def test_team_mates_read_what_happened_in_their_team(cast: make.Cast) -> None:
    record("people.form_team", cast.team, by=make.actor(cast.daouda))
    page = Browser(cast.awa).read("team", cast.team.pk)
    assert "Daouda formed the team Koubia." in page
    assert f'href="/trail/people.team/{cast.team.pk}"' in page
    assert "formed the team" not in Browser(cast.jeanne).read("team", cast.team.pk)


@pytest.mark.parametrize("part", ["neighbour", "region", "national"])
def test_others_of_the_network_see_posts_without_numbers(cast: make.Cast, part: str) -> None:
    page = Browser(cast.by_part()[part]).read("team", cast.team.pk)
    assert "Bakary" in page
    assert "bakary@example.org" not in page
    assert "Correct the list" not in page


def test_evaluators_see_the_team_without_people(cast: make.Cast) -> None:
    page = Browser(cast.gilbert).read("team", cast.team.pk)
    assert "Koubia" in page
    assert "Bakary" not in page


def test_another_country_sees_nothing(cast: make.Cast) -> None:
    assert Browser(cast.issa).get("team", cast.team.pk).status_code == 404
    assert Browser(cast.awa).get("team", 999_999).status_code == 404


def test_former_posts_stay_in_sight(cast: make.Cast) -> None:
    end_membership(cast.awa.memberships.get(), make.TODAY, by=BY)
    page = Browser(cast.jeanne, language="fr").read("team", cast.team.pk)
    former = page.split("Anciens postes")[1]
    assert "Awa" in former
    assert "1er janv. 2026 – 1er nov. 2026" in former.replace("\u00a0", " ")


def test_the_roll_call_shows_where_it_stands(cast: make.Cast) -> None:
    call_roll(cast.network, by=BY)
    assert "Confirm who is in the team" in Browser(cast.bakary).read("team", cast.team.pk)
    assert "Confirm who is in the team" not in Browser(cast.awa).read("team", cast.team.pk)
    confirm_roll(cast.team, [], by=make.actor(cast.bakary))
    page = Browser(cast.awa, language="fr").read("team", cast.team.pk)
    assert "Confirmé le 2 nov. 2026" in page.replace("\u00a0", " ")


def test_a_team_is_formed_of_places(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    landed = browser.send("form_team", name="Hôpital de Lola", kind="hospital", places="lola")
    team = Team.objects.get(name="Hôpital de Lola")
    assert landed == f"/people/teams/{team.pk}"
    assert list(team.places.all()) == [cast.lola]
    assert "hôpital" in Browser(cast.daouda, language="fr").read("team", team.pk).lower()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "Lola"}, "Une équipe de ce type s’appelle déjà « Lola » dans ce réseau."),
        ({"name": ""}, "Ce champ est obligatoire."),
        ({"places": "Conakry"}, "Aucun lieu ne s’appelle « Conakry »."),
        ({"places": "Porga"}, "Aucun lieu ne s’appelle « Porga »."),
        ({"places": "kadou"}, "Plusieurs lieux correspondent à « kadou »"),
        ({"kind": "army"}, "army"),
        ({"places": "lola;" * 51}, "Au plus 50 lieux."),
    ],
)
def test_a_team_that_cannot_be_formed(cast: make.Cast, given: dict[str, str], words: str) -> None:
    make.place("Kadou", cast.region, uid="kadou-ville")
    browser = Browser(cast.daouda, language="fr")
    page = browser.refused("form_team", **{"name": "Mali", "kind": "hdmt", "places": "", **given})
    assert words in page.replace("\u00a0", " ")
    assert Team.objects.count() == 5


def test_a_team_is_corrected(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    assert 'value="Koubia"' in browser.read("amend_team", cast.team.pk)
    browser.send("amend_team", cast.team.pk, name="Koubia-Centre", kind="hdmt", places="Koubia")
    cast.team.refresh_from_db()
    assert cast.team.name == "Koubia-Centre"
    assert list(cast.team.places.all()) == [cast.koubia]


def test_a_team_is_closed_and_reopened(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    assert "3 posts end on that day" in browser.read("close_team", cast.team.pk)
    browser.send("close_team", cast.team.pk, day="2026-11-02")
    assert "This team is closed since" in browser.read("team", cast.team.pk)
    assert "There are no" not in browser.read("directory")
    browser.send("reopen_team", cast.team.pk)
    browser.send("reopen_team", cast.team.pk)
    cast.team.refresh_from_db()
    assert cast.team.closed is None


def test_a_closed_team_is_not_closed_twice(cast: make.Cast) -> None:
    close_team(cast.team, make.TODAY, by=BY)
    page = Browser(cast.daouda).refused("close_team", cast.team.pk, day="2026-12-01")
    assert "This has ended already." in page


def test_an_acting_lead_is_named(cast: make.Cast) -> None:
    today = TODAY()
    browser = Browser(cast.bakary)
    landed = browser.send(
        "acting_lead",
        cast.team.pk,
        person=cast.awa.pk,
        starts=today.isoformat(),
        ends=(today + timedelta(days=14)).isoformat(),
    )
    assert landed == f"/people/teams/{cast.team.pk}"
    assert cast.awa.memberships.filter(role="acting_lead", starts=today).exists()
    assert "Awa stands in for the lead." in browser.read("team", cast.team.pk)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ends": "2020-01-01"}, "Le dernier jour ne peut pas précéder le premier."),
        ({"ends": ""}, "Ce champ est obligatoire."),
        ({"starts": "demain"}, "date"),
        ({"person": "0"}, "choix"),
    ],
)
def test_an_acting_lead_who_cannot_be(cast: make.Cast, given: dict[str, str], words: str) -> None:
    start = {"person": cast.awa.pk, "starts": "2026-11-02", "ends": "2026-11-20", **given}
    page = Browser(cast.bakary, language="fr").refused("acting_lead", cast.team.pk, **start)
    assert words in page
    assert cast.awa.memberships.count() == 1


def test_naming_who_stands_in_asks_for_a_code_first(cast: make.Cast) -> None:
    """Else whoever picks the lead's name on a shared telephone names themselves, and binds."""
    browser = Browser(cast.bakary, fresh=False)
    given = {"person": cast.awa.pk, "starts": "2026-11-02", "ends": "2026-11-20"}
    assert browser.get("acting_lead", cast.team.pk)["Location"].startswith("/prove?")
    assert browser.send("acting_lead", cast.team.pk, **given).startswith("/prove?")
    assert not cast.awa.memberships.filter(role="acting_lead").exists()


def test_somebody_of_another_team_cannot_stand_in(cast: make.Cast) -> None:
    start = {"person": cast.jeanne.pk, "starts": "2026-11-02", "ends": "2026-11-20"}
    Browser(cast.bakary).refused("acting_lead", cast.team.pk, **start)


def test_leads_name_nobody_elsewhere(cast: make.Cast) -> None:
    assert Browser(cast.bakary).get("acting_lead", cast.other_team.pk).status_code == 403
    assert Browser(cast.issa).get("acting_lead", cast.team.pk).status_code == 404
