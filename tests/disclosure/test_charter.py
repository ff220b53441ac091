"""The pages of who sees what: read by everybody, proposed, voted on, put in force; and of looks."""

import pytest

from districtteam.disclosure import actions, queries
from districtteam.disclosure.models import Charter, Look
from districtteam.disclosure.policy import STARTING, Audience, ContentClass, Detail
from tests import browse, make
from tests.disclosure.things import charter


class Browser(browse.Browser):
    room = "disclosure"


def table(**changes: str) -> dict[str, str]:
    rows = STARTING.to_json().items()
    given = {f"{kind}-{who}": word for kind, row in rows for who, word in row.items()}
    return {**given, "least": "8", **{name.replace("_", "-"): w for name, w in changes.items()}}


@pytest.mark.parametrize("part", ["member", "region", "national", "evaluator", "administrator"])
def test_everybody_reads_the_starting_table(cast: make.Cast, part: str) -> None:
    page = Browser(cast.by_part()[part], language="fr").read("charter")
    assert "Aucune charte n’est encore adoptée." in page
    assert "chaque réponse avec le nom" in page
    assert "Moins de 5 personnes" in page


def test_a_table_is_proposed_voted_on_and_put_in_force(cast: make.Cast) -> None:
    Browser(cast.daouda).send("propose_charter", **table(A_peers="code", C_national="named"))
    proposed = Charter.objects.get()
    assert "For: 0. Against: 0." in Browser(cast.awa).read("charter")
    Browser(cast.bakary, fresh=True).send("vote", proposed.pk, agrees="yes")
    assert "Your team agrees" in Browser(cast.awa).read("charter")
    Browser(cast.hawa).send("adopt_charter", proposed.pk)
    assert queries.charter_of(cast.network).least == 8
    policy = queries.policy_of(cast.network)
    assert policy.cell(ContentClass.PRACTICE, Audience.PEERS) is Detail.CODE
    assert "This charter is in force since" in Browser(cast.jeanne).read("charter")


def test_a_table_with_a_word_that_is_none_changes_nothing(cast: make.Cast) -> None:
    refused = Browser(cast.daouda, language="fr").refused("propose_charter", **table(A_peers="all"))
    assert "choix valide" in refused or "choix" in refused
    assert not Charter.objects.exists()


@pytest.mark.parametrize("part", ["member", "facilitator", "region"])
def test_only_a_lead_votes_and_only_an_administrator_puts_in_force(
    cast: make.Cast, part: str
) -> None:
    pk = charter(cast).pk
    browser = Browser(cast.by_part()[part], fresh=True)
    assert browser.post("vote", pk, agrees="yes").status_code == 403
    assert browser.post("adopt_charter", pk).status_code == 403
    assert not queries.votes_of(Charter.objects.get())["yes"]


def test_a_charter_of_another_country_is_not_there(cast: make.Cast) -> None:
    pk = charter(cast).pk
    assert Browser(cast.issa, fresh=True).post("vote", pk, agrees="yes").status_code == 404
    assert Browser(cast.bakary, fresh=True).get("vote", 0).status_code == 404


def test_a_refused_charter_is_told_so(cast: make.Cast) -> None:
    proposed = charter(cast)
    actions.vote_on_charter(proposed, cast.team, agrees=False, by=make.actor(cast.bakary))
    browser = Browser(cast.hawa)
    browser.send("adopt_charter", proposed.pk)
    assert "More teams voted against" in browser.read("charter")
    assert queries.charter_of(cast.network) is None


def test_a_team_reads_who_looked_by_institution_and_month_never_by_person(cast: make.Cast) -> None:
    assert "Nobody has looked so far." in Browser(cast.awa).read("looks")
    Look.objects.create(
        person=cast.fanta,
        institution="Direction nationale",
        team=cast.team,
        purpose="decide",
        subject="cycle:1",
        day=make.TODAY,
        at=make.NOW,
    )
    page = Browser(cast.awa, language="fr").read("looks")
    assert "Direction nationale" in page
    assert "préparer une décision" in page
    assert "novembre 2026" in page
    assert "Fanta" not in page
    assert "Direction nationale" not in Browser(cast.jeanne).read("looks")
