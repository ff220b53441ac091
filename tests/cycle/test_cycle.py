"""The pages of a cycle as a whole."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step6_translation.actions import recommend
from tests import make

from .browse import Browser
from .story import at_translation, planned, started


def test_a_facilitator_plans_and_starts_a_cycle(cast: make.Cast) -> None:
    browser = Browser(cast.daouda, language="fr")
    landed = browser.send("plan", title_fr="Ruptures de stock", template="full")
    cycle = Cycle.objects.get()
    assert landed == f"/cycles/{cycle.pk}"
    assert "seuls les facilitateurs le voient" in browser.read("cycle", cycle.pk)
    assert browser.get("start", cycle.pk).status_code == 200
    browser.send("start", cycle.pk, kinds=["hdmt"])
    page = browser.read("cycle", cycle.pk)
    assert "Le cycle a commencé." in page
    assert f'href="/cycles/{cycle.pk}/letters"' in page
    assert "2 équipes participent" in page


def test_a_few_teams_are_named_at_the_start(cast: make.Cast) -> None:
    cycle, browser = planned(cast), Browser(cast.daouda, language="fr")
    page = browser.refused("start", cycle.pk, who="listed", listed="Koubiaa\nDirection nationale")
    page = page.replace("\xa0", " ")
    assert "Koubiaa : Aucune équipe ne porte ce nom. S’agit-il de Koubia" in page
    assert "Direction nationale</textarea>" in page
    cycle.refresh_from_db()
    assert cycle.state == "planned"
    browser.send("start", cycle.pk, who="listed", listed=" koubia ;Direction nationale\n\nKoubia")
    teams = cycle.participations.values_list("team__name", flat=True)
    assert list(teams) == ["Direction nationale", "Koubia"]


def test_one_part_of_the_country_takes_part(cast: make.Cast) -> None:
    far = make.place("Basse-Kadou", cast.country)
    make.team(cast.network, "Élé", make.place("Élé", far))
    cycle, browser = planned(cast), Browser(cast.daouda)
    page = browser.read("start", cycle.pk)
    assert page.index("Basse-Kadou") < page.index("Haute-Kadou")
    browser.send("start", cycle.pk, who="area", kinds=["hdmt", "region"], area=cast.region.pk)
    teams = cycle.participations.values_list("team__name", flat=True)
    assert list(teams) == ["Haute-Kadou", "Koubia", "Lola"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"who": "area", "kinds": ["hdmt"]}, "Choose the part of the country."),
        ({"who": "area", "kinds": ["hdmt"], "area": "9" * 30}, "Select a valid choice."),
        ({"who": "listed", "listed": " ; "}, "Name the teams that take part"),
        ({"who": "listed", "listed": "x" * 100_001}, "at most 100000"),
        ({"who": "listed", "listed": "\n".join(map(str, range(2001)))}, "Name 2000 teams at most."),
        ({"who": "kinds"}, "Choose at least one kind."),
        ({"who": "all", "kinds": ["hdmt"]}, "Select a valid choice."),
    ],
)
def test_who_takes_part_must_be_said(cast: make.Cast, sent: dict[str, str], said: str) -> None:
    cycle = planned(cast)
    assert said in Browser(cast.daouda).refused("start", cycle.pk, **sent)
    assert not cycle.participations.exists()


def test_the_page_of_the_start_costs_the_same_for_many_teams(cast: make.Cast) -> None:
    cycle, browser = planned(cast), Browser(cast.daouda)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.read("start", cycle.pk)
        return len(asked)

    few = queries()
    for number in range(30):
        make.team(cast.network, f"T{number}", make.place(f"P{number}", cast.region))
    assert queries() == few


def test_starting_asks_for_a_code_first(cast: make.Cast) -> None:
    answer = Browser(cast.daouda, fresh=False).get("start", planned(cast).pk)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/prove")


def test_a_plan_is_the_facilitators_own(cast: make.Cast) -> None:
    cycle = planned(cast)
    assert Browser(cast.daouda).get("cycle", cycle.pk).status_code == 200
    for person in (cast.awa, cast.fanta, cast.hawa, cast.issa):
        assert Browser(person).get("cycle", cycle.pk).status_code == 404
        assert "Stock-outs" not in Browser(person).read("cycles")


def test_a_member_reads_where_the_cycle_stands(cast: make.Cast) -> None:
    cycle = started(cast)
    page = Browser(cast.awa).read("cycle", cycle.pk)
    assert "9 November 2026" in page.replace("\u00a0", " ")
    assert "yours among them" in page
    assert "Close this step" not in page


def test_what_must_be_there_and_what_a_sentence_replaces_stand_apart(cast: make.Cast) -> None:
    cycle = started(cast)
    page = Browser(cast.daouda).read("cycle", cycle.pk)
    needed, wished = page.split("Good to have; without it, the step is closed with a reason:")
    assert "The vote is still open." in needed
    assert "Teams whose vote counts: 0 of 2." in wished
    assert "Before this step can be closed:" in needed
    assert "Go to this step" in needed


def test_the_days_of_steps_to_come_are_shown_as_planned(cast: make.Cast) -> None:
    cycle = started(cast)
    page = Browser(cast.awa).read("cycle", cycle.pk).replace("\u00a0", " ")
    assert page.count("<small>planned: ") == 5
    assert "<small>prévu : " in Browser(cast.awa, language="fr").read("cycle", cycle.pk).replace(
        "\u00a0", " "
    )


def test_a_plan_has_invited_nobody_yet(cast: make.Cast) -> None:
    page = Browser(cast.daouda).read("cycle", planned(cast).pk)
    assert "The teams are invited when you start it." in page
    assert "0 teams" not in page


def test_the_end_of_a_cycle_leads_on(cast: make.Cast) -> None:
    cycle = at_translation(cast)
    daouda = Browser(cast.daouda)
    recommend(
        cycle,
        {"en": "Pay the fuel"},
        cast.team,
        date(2027, 2, 1),
        level="reach",
        by=make.actor(cast.daouda),
    )
    assert "It is the last step" in daouda.read("leave", cycle.pk)
    daouda.send("leave", cycle.pk, step=6, despite="Two teams are enough.")
    page = daouda.read("cycle", cycle.pk)
    assert "The cycle is finished." in page
    assert f'href="/cycles/{cycle.pk}/translation/brief"' in page
    assert "Plan the next cycle" in page
    assert "Plan the next cycle" not in Browser(cast.awa).read("cycle", cycle.pk)


def test_a_stranger_sees_nothing_of_it(cast: make.Cast) -> None:
    cycle = started(cast)
    assert Browser(cast.issa).get("cycle", cycle.pk).status_code == 404
    assert Browser(cast.issa).get("teams", cycle.pk).status_code == 404
    assert Browser(cast.daouda).get("cycle", 999_999).status_code == 404


def test_only_facilitators_move_it(cast: make.Cast) -> None:
    cycle = started(cast)
    for name in ("leave", "extend", "pause", "cancel", "go_back", "invite"):
        assert Browser(cast.bakary).post(name, cycle.pk).status_code == 403
    assert Browser(cast.daouda).get("resume", cycle.pk).status_code == 405


def test_a_fault_keeps_what_was_typed(cast: make.Cast) -> None:
    browser = Browser(cast.daouda, language="fr")
    page = browser.refused("plan", title_fr="", purpose_fr="Pour apprendre", template="full")
    assert "Écrivez ceci dans une langue au moins." in page
    assert "Pour apprendre" in page
    page = browser.refused("extend", started(cast).pk, last_day="2026-11-03", reason="Pluie")
    assert "Le nouveau dernier jour doit venir après l’actuel." in page
    assert 'value="2026-11-03"' in page


def test_a_title_that_nobody_sees_is_none_and_others_lose_their_hidden_signs(
    cast: make.Cast,
) -> None:
    browser = Browser(cast.daouda)
    page = browser.refused("plan", title_fr="\u200b\u2060", template="full")
    assert "Write this in one language at least." in page
    browser.send("plan", title_fr=" Rup\u202etures\x01  de stock", template="full")
    assert Cycle.objects.latest("pk").titles == {"fr": "Ruptures de stock"}


def test_a_pause_is_said_and_ended(cast: make.Cast) -> None:
    cycle = started(cast)
    browser = Browser(cast.daouda)
    browser.send("pause", cycle.pk, reason="Strike")
    assert "Paused since" in Browser(cast.awa).read("cycle", cycle.pk)
    browser.send("resume", cycle.pk)
    assert "Paused since" not in Browser(cast.awa).read("cycle", cycle.pk)


def test_a_team_leaves_and_is_invited_again(cast: make.Cast) -> None:
    cycle = started(cast)
    browser = Browser(cast.daouda)
    browser.send("take_leave", cycle.pk, cast.team.pk, reason="Flood")
    assert "left on" in browser.read("teams", cycle.pk)
    assert "Flood" not in Browser(cast.jeanne).read("teams", cycle.pk)
    browser.send("invite", cycle.pk, team="Koubia")
    assert cycle.participations.active().count() == 2


def test_a_joint_cycle_is_opened_and_joined_by_its_key(cast: make.Cast) -> None:
    cycle = started(cast)
    browser = Browser(cast.daouda)
    browser.send("joint", cycle.pk)
    cycle.refresh_from_db()
    assert str(cycle.joint.key) in browser.read("joint", cycle.pk)
    assert "No joint cycle has this key" in browser.refused(
        "joint", planned(cast).pk, key=cycle.joint.key
    )
