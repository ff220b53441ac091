"""The list of teams and people, as each reader has it."""

import pytest

from districtteam.people.actions import amend_person, name_acting_lead
from tests import make
from tests.people.browse import Browser


def test_a_member_finds_the_teams_and_who_leads_them(cast: make.Cast) -> None:
    page = Browser(cast.awa).read("directory")
    assert "Koubia" in page
    assert "Lola" in page
    assert "Jeanne" in page
    assert "Porga" not in page
    assert "Issa" not in page
    assert "Form a team" not in page


def test_both_the_lead_and_who_stands_in_are_listed(cast: make.Cast) -> None:
    day = make.NOW.date()
    name_acting_lead(
        cast.other_team, cast.awa, starts=day, ends=day.replace(year=2099), by=make.actor()
    )
    page = Browser(cast.hawa).read("directory", q="lola")
    assert "Jeanne</a>" in page
    assert "Awa</a> <small>acting</small>" in page


@pytest.mark.parametrize("words", ["bàkary", "BAKARY", "  bakary "])
def test_people_are_found_without_accents_or_case(cast: make.Cast, words: str) -> None:
    page = Browser(cast.jeanne).read("directory", q=words)
    assert "Bakary</a>" in page
    assert "bakary@example.org" not in page


def test_a_team_is_found_by_its_place(cast: make.Cast) -> None:
    cast.other_team.places.set([make.place("Nzérékoré", cast.region, code="NZE-3")])
    for words in ("nzerek", "NZE 3"):
        page = Browser(cast.awa).read("directory", q=words)
        assert "Lola</a>" in page
        assert "Koubia</a>" not in page
    assert "Lola</a>" not in Browser(cast.awa).read("directory", q="!?")


def test_a_name_with_marks_is_harmless(cast: make.Cast) -> None:
    amend_person(cast.awa, "<b>Awa</b>", by=make.actor())
    page = Browser(cast.hawa).read("directory", q="<script>")
    assert "<script>" not in page.replace("<script defer", "")
    assert "Nobody and no team is called “&lt;script&gt;”." in page


def test_somebody_who_works_on_pseudonyms_sees_no_names(cast: make.Cast) -> None:
    page = Browser(cast.gilbert).read("directory")
    assert "Lola" in page
    assert "Jeanne" not in page
    assert "Jeanne" not in Browser(cast.gilbert).read("directory", q="jeanne")


def test_who_keeps_the_list_has_the_tools(cast: make.Cast) -> None:
    page = Browser(cast.daouda, language="fr").read("directory")
    for words in ("Importer une liste", "Créer une équipe", "Appel de rentrée"):
        assert words in page


def test_an_empty_network_says_what_will_come(cast: make.Cast) -> None:
    cast.issa.memberships.update(role="expert", team=None)
    team = cast.issa.memberships.get().network.teams.get()
    team.delete()
    page = Browser(cast.issa, language="fr").read("directory")
    assert "Il n’y a pas encore d’équipe." in page
