"""Step 1 as its people live it: proposals, three votes a team, the close, the choice."""

from datetime import timedelta

import pytest

from districtteam.cycle import machine
from districtteam.cycle.actions import (
    cancel_cycle,
    go_back,
    leave_step,
    pause_cycle,
    plan_cycle,
    resume_cycle,
    start_cycle,
)
from districtteam.cycle.core import agenda
from districtteam.cycle.core.errors import CannotLeave, StepClosed
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step1_issue import actions, errors, queries
from districtteam.cycle.step1_issue.models import Ballot, Proposal
from districtteam.messaging.models import Message
from districtteam.people.here import Here
from districtteam.trail.models import Entry
from districtteam.ui import todo
from tests import make
from tests.cycle.browse import Browser
from tests.cycle.story import at_questionnaire, later, started

WHY = {"fr": "Les votes", "en": "The votes"}


def proposed(cycle: Cycle, cast: make.Cast, *titles: str) -> list[Proposal]:
    return [
        actions.propose(
            cycle, cast.team, {"en": title}, {"en": "It hurts."}, by=make.actor(cast.awa)
        )
        for title in titles
    ]


def test_every_team_is_told_with_a_link_of_its_own(cast: make.Cast) -> None:
    started(cast)
    told = Message.objects.filter(purpose="step")
    assert {it.person.name for it in told} == {"Awa", "Bakary", "Celestine", "Jeanne"}
    message = told.get(person=cast.awa)
    assert message.subject == "Which problem should we look into together?"
    assert "Until 9 November 2026." in message.text.replace("\u00a0", " ")
    assert len({it.text for it in told}) == 4


def test_a_member_proposes_and_prepares_and_the_lead_confirms(cast: make.Cast) -> None:
    cycle = started(cast)
    awa = Browser(cast.awa)
    awa.send("propose", cycle.pk, title="No oxytocin", reason="Three deaths in May.")
    awa.send("propose", cycle.pk, topic="05_malaria", title="", reason="The rains come.")
    first, second = Proposal.objects.all()
    assert (str(first), second.topic) == ("No oxytocin", "05_malaria")
    assert awa.send("vote", cycle.pk, dots=[first.pk, second.pk]) == f"/cycles/{cycle.pk}/issue"
    bakary = Browser(cast.bakary)
    assert "No oxytocin" in bakary.read("confirm_vote", cycle.pk)
    bakary.send("confirm_vote", cycle.pk, present=[cast.awa.pk, cast.bakary.pk])
    ballot = Ballot.objects.get()
    assert (ballot.prepared_by, ballot.confirmed_by) == (cast.awa, cast.bakary)
    assert {person.name for person in ballot.present.all()} == {"Awa", "Bakary"}


def test_a_topic_in_a_teams_own_words_says_where_it_comes_from(cast: make.Cast) -> None:
    cycle = started(cast)
    awa = Browser(cast.awa, language="fr")
    awa.send("propose", cycle.pk, topic="05_malaria", title="Trop de TDR", reason="Les pluies.")
    page = awa.read("issue", cycle.pk)
    assert "Trop de TDR" in page
    assert "De la bibliothèque\u00a0: " in page
    awa.send("propose", cycle.pk, topic="02_maternal_deaths", reason="Les pluies.")
    assert awa.read("issue", cycle.pk).count("De la bibliothèque\u00a0: ") == 1


def test_confirming_asks_for_a_code_and_members_may_not(cast: make.Cast) -> None:
    cycle = started(cast)
    answer = Browser(cast.bakary, fresh=False).get("confirm_vote", cycle.pk)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/prove")
    assert Browser(cast.awa).post("confirm_vote", cycle.pk).status_code == 403
    assert Browser(cast.celestine).get("confirm_vote", cycle.pk).status_code == 200


def test_no_team_votes_for_another(cast: make.Cast) -> None:
    cycle = started(cast)
    (dot,) = proposed(cycle, cast, "Cold chain")
    answer = Browser(cast.jeanne).post("vote", cycle.pk, team=cast.team.pk, dots=[dot.pk])
    assert answer.status_code == 404
    assert Browser(cast.esther).post("vote", cycle.pk, dots=[dot.pk]).status_code == 403
    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    ("chosen", "words"),
    [(0, "Ce champ est obligatoire."), (4, "Une équipe dispose de 3 voix. Retirez-en.")],
)
def test_three_votes_at_most_and_one_at_least(cast: make.Cast, chosen: int, words: str) -> None:
    cycle = started(cast)
    dots = proposed(cycle, cast, "A", "B", "C", "D")
    given = [dot.pk for dot in dots[:chosen]]
    assert words in Browser(cast.awa, language="fr").refused("vote", cycle.pk, dots=given)


def test_a_dot_of_another_cycle_is_none(cast: make.Cast) -> None:
    cycle, other = started(cast), started(cast)
    (dot,) = proposed(other, cast, "Elsewhere")
    with pytest.raises(errors.NoDots):
        actions.prepare_vote(cycle, cast.team, [dot], by=make.actor(cast.awa))


def test_votes_are_hidden_until_the_close(cast: make.Cast) -> None:
    cycle = started(cast)
    (dot,) = proposed(cycle, cast, "Cold chain")
    actions.prepare_vote(cycle, cast.team, [dot], by=make.actor(cast.awa))
    actions.confirm_vote(cycle, cast.team, [], by=make.actor(cast.bakary))
    assert queries.tallies(cycle) == []
    for person in (cast.jeanne, cast.daouda, cast.fanta):
        assert "How the teams voted" not in Browser(person).read("issue", cycle.pk)
    assert "votes confirmed by Bakary" in Browser(cast.awa).read("issue", cycle.pk)
    assert "votes confirmed by" not in Browser(cast.jeanne).read("issue", cycle.pk)
    french = Browser(cast.daouda, language="fr")
    assert "Équipes dont le vote compte\u00a0: 1 sur 2." in french.read("close_vote", cycle.pk)
    Browser(cast.daouda).send("close_vote", cycle.pk)
    assert "Équipes ayant voté\u00a0: 1 sur 2." in Browser(cast.jeanne, language="fr").read(
        "issue", cycle.pk
    )
    page = Browser(cast.jeanne).read("issue", cycle.pk)
    assert "1 of 2 teams voted." in page
    with pytest.raises(errors.VoteClosed):
        actions.prepare_vote(Cycle.objects.get(), cast.team, [dot], by=later(days=1))


def test_an_unconfirmed_vote_stands_after_two_days(cast: make.Cast) -> None:
    cycle = started(cast)
    (dot,) = proposed(cycle, cast, "Cold chain")
    actions.prepare_vote(cycle, cast.team, [dot], by=make.actor(cast.awa))
    assert queries.turnout(cycle, make.NOW + timedelta(hours=47)).voted == 0
    assert queries.waiting(cycle, make.NOW + timedelta(hours=47)).count() == 1
    assert queries.turnout(cycle, make.NOW + timedelta(hours=48)).voted == 1


def test_no_vote_comes_to_stand_during_a_pause(cast: make.Cast) -> None:
    cycle = started(cast)
    (dot,) = proposed(cycle, cast, "Cold chain")
    actions.prepare_vote(cycle, cast.team, [dot], by=make.actor(cast.awa))
    pause_cycle(cycle, "Strike", by=later(hours=40))
    assert queries.turnout(cycle, later(days=9).at).voted == 0
    assert queries.waiting(cycle, later(days=9).at).count() == 1
    resume_cycle(cycle, by=later(days=10))
    assert queries.turnout(cycle, later(days=10, hours=7).at).voted == 0
    pause_cycle(cycle, "Floods", by=later(days=10, hours=7))
    resume_cycle(cycle, by=later(days=12))
    assert queries.waiting(cycle, later(days=12, minutes=59).at).count() == 1
    assert queries.turnout(cycle, later(days=12, hours=1).at).voted == 1
    assert Ballot.objects.get().prepared_at == make.NOW


def test_a_vote_that_stood_before_a_pause_goes_on_standing(cast: make.Cast) -> None:
    cycle = started(cast)
    (dot,) = proposed(cycle, cast, "Cold chain")
    actions.prepare_vote(cycle, cast.team, [dot], by=make.actor(cast.awa))
    pause_cycle(started(cast), "Of another cycle", by=later(hours=1))
    pause_cycle(cycle, "Strike", by=later(hours=48))
    assert queries.turnout(cycle, later(days=3).at).voted == 1
    resume_cycle(cycle, by=later(days=10))
    assert queries.turnout(cycle, later(days=10).at).voted == 1
    actions.close_vote(cycle, by=later(days=10))
    pause_cycle(cycle, "Floods", by=later(days=11))
    assert [it.votes for it in queries.tallies(Cycle.objects.get(pk=cycle.pk))] == [1]


def test_a_changed_vote_waits_for_its_lead_again(cast: make.Cast) -> None:
    cycle = started(cast)
    one, two = proposed(cycle, cast, "A", "B")
    by = make.actor(cast.bakary)
    actions.prepare_vote(cycle, cast.team, [one], by=by)
    actions.confirm_vote(cycle, cast.team, [], by=by)
    actions.prepare_vote(cycle, cast.team, [two], replaces=True, by=by)
    ballot = Ballot.objects.get()
    assert (ballot.confirmed_at, list(ballot.dots.all())) == (None, [two])


def test_nobody_but_the_lead_undoes_what_the_lead_has_confirmed(cast: make.Cast) -> None:
    cycle = started(cast)
    one, two = proposed(cycle, cast, "A", "B")
    actions.prepare_vote(cycle, cast.team, [one], by=make.actor(cast.awa))
    actions.confirm_vote(cycle, cast.team, [], by=make.actor(cast.bakary))
    awa = Browser(cast.awa)
    assert "Change the votes" not in awa.read("issue", cycle.pk)
    assert "Only the lead can change them" in awa.refused("vote", cycle.pk, dots=[two.pk])
    ballot = Ballot.objects.get()
    assert (ballot.confirmed_by, list(ballot.dots.all())) == (cast.bakary, [one])


def test_the_lead_gives_a_code_before_undoing_the_vote(cast: make.Cast) -> None:
    cycle = started(cast)
    one, two = proposed(cycle, cast, "A", "B")
    actions.prepare_vote(cycle, cast.team, [one], by=make.actor(cast.awa))
    actions.confirm_vote(cycle, cast.team, [], by=make.actor(cast.bakary))
    there = Browser(cast.bakary, fresh=False).send("vote", cycle.pk, dots=[two.pk])
    assert "/issue/confirm-vote?team=" in there
    assert list(Ballot.objects.get().dots.all()) == [one]
    bakary = Browser(cast.bakary)
    assert "Change the votes" in bakary.read("confirm_vote", cycle.pk)
    bakary.send("vote", cycle.pk, dots=[two.pk])
    assert list(Ballot.objects.get().dots.all()) == [two]


def test_a_lead_confirms_what_they_have_read(cast: make.Cast) -> None:
    cycle = started(cast)
    one, two = proposed(cycle, cast, "A", "B")
    actions.prepare_vote(cycle, cast.team, [one], by=make.actor(cast.awa))
    bakary = Browser(cast.bakary)
    read = Ballot.objects.get().seen
    assert f'name="seen" value="{read}"' in bakary.read("confirm_vote", cycle.pk)
    actions.prepare_vote(cycle, cast.team, [two], by=later(minutes=1))
    page = bakary.refused("confirm_vote", cycle.pk, seen=read)
    assert "Somebody has changed it meanwhile" in page
    assert "<li>B</li>" in page
    now = Ballot.objects.get().seen
    assert f'name="seen" value="{now}"' in page
    bakary.send("confirm_vote", cycle.pk, seen=now)
    assert Ballot.objects.get().confirmed_by == cast.bakary


def test_a_closed_vote_asks_nothing_of_anybody(cast: make.Cast) -> None:
    cycle = started(cast)
    actions.close_vote(cycle, by=make.actor(cast.daouda))
    assert machine.rules_of(1).silent(Cycle.objects.get(pk=cycle.pk)) == set()
    asked = [str(it.title) for it in todo.todos_for(Here(cast.awa, make.NOW))]
    assert not [words for words in asked if "votes" in words]


def test_a_first_step_opened_again_after_its_vote_asks_for_no_votes(cast: make.Cast) -> None:
    cycle = at_questionnaire(cast)
    Message.objects.all().delete()
    go_back(cycle, "Another issue", by=later(days=30))
    assert Message.objects.count() == 4
    assert not Message.objects.filter(text__contains="votes").exists()


def test_a_vote_on_a_page_that_was_opened_before_the_close_is_too_late(cast: make.Cast) -> None:
    cycle = started(cast)
    (dot,) = proposed(cycle, cast, "A")
    stale = Cycle.objects.get(pk=cycle.pk)
    cancel_cycle(cycle, "Elections", by=make.actor(cast.daouda))
    with pytest.raises(StepClosed):
        actions.prepare_vote(stale, cast.team, [dot], by=make.actor(cast.awa))
    with pytest.raises(StepClosed):
        actions.choose_issue(dot, {"en": "x"}, {"en": "x"}, by=make.actor(cast.daouda))


def test_the_same_topic_is_proposed_once(cast: make.Cast) -> None:
    cycle = started(cast)
    browser = Browser(cast.awa)
    browser.send("propose", cycle.pk, topic="05_malaria", reason="Rain")
    page = browser.refused("propose", cycle.pk, topic="05_malaria", reason="More rain")
    assert "This topic of the library is proposed already." in page
    assert "More rain" in page
    assert "Choose a topic" in browser.refused("propose", cycle.pk, reason="No topic")


def test_a_proposal_is_withdrawn_unless_somebody_voted_for_it(cast: make.Cast) -> None:
    cycle = started(cast)
    one, two = proposed(cycle, cast, "A", "B")
    actions.prepare_vote(cycle, cast.other_team, [one], by=make.actor(cast.jeanne))
    browser = Browser(cast.awa)
    browser.send("withdraw", cycle.pk, one.pk)
    browser.send("withdraw", cycle.pk, two.pk)
    assert list(queries.proposals_of(cycle)) == [one]
    assert Browser(cast.jeanne).post("withdraw", cycle.pk, one.pk).status_code == 403


def test_each_reader_has_an_order_of_their_own_that_stays(cast: make.Cast) -> None:
    cycle = started(cast)
    proposed(cycle, cast, *"ABCDEFGH")
    orders = {
        person.name: [str(it) for it in queries.shuffled_for(person, cycle)]
        for person in (cast.awa, cast.bakary, cast.jeanne)
    }
    assert orders["Awa"] == [str(it) for it in queries.shuffled_for(cast.awa, cycle)]
    assert len({tuple(order) for order in orders.values()}) > 1


def test_a_facilitator_writes_down_what_a_team_said_by_telephone(cast: make.Cast) -> None:
    cycle = started(cast)
    (dot,) = proposed(cycle, cast, "Cold chain")
    told = {"team": cast.team.pk, "channel": "phone", "told_by": cast.bakary.pk}
    browser = Browser(cast.daouda)
    browser.send("vote", cycle.pk, dots=[dot.pk], **told)
    browser.send("confirm_vote", cycle.pk, **told)
    entry = Entry.objects.get(deed="cycle.confirm_vote")
    assert (entry.by, entry.on_behalf_of, entry.channel) == (cast.daouda, cast.bakary, "phone")
    assert "This field is required." in browser.refused(
        "vote", cycle.pk, team=cast.team.pk, dots=[dot.pk]
    )


def test_the_choice_needs_the_close_a_reason_and_a_decision(cast: make.Cast) -> None:
    cycle = started(cast)
    (dot,) = proposed(cycle, cast, "Cold chain")
    with pytest.raises(errors.VoteOpen):
        actions.choose_issue(dot, WHY, WHY, by=make.actor(cast.daouda))
    browser = Browser(cast.daouda)
    browser.send("close_vote", cycle.pk)
    page = browser.refused("choose", cycle.pk, proposal=dot.pk, why_fr="")
    assert "Write this in one language at least." in page
    browser.send(
        "choose", cycle.pk, proposal=dot.pk, why_fr="Les votes", decision_fr="Acheter des frigos"
    )
    page = Browser(cast.jeanne).read("issue", cycle.pk)
    assert "Les votes" in page
    assert "Acheter des frigos" in page


def test_the_step_is_left_once_chosen_and_voted(cast: make.Cast) -> None:
    cycle = started(cast)
    with pytest.raises(CannotLeave) as refused:
        leave_step(cycle, despite="Hurry", by=later(days=7))
    assert [it.soft for it in refused.value.obstacles] == [False, False, True]
    (dot,) = proposed(cycle, cast, "Cold chain")
    actions.close_vote(cycle, by=later(days=6))
    cycle = Cycle.objects.get()
    actions.choose_issue(dot, WHY, WHY, by=later(days=6))
    with pytest.raises(CannotLeave):
        leave_step(cycle, by=later(days=7))
    assert leave_step(cycle, despite="Two teams only", by=later(days=7)).at_step == 2


def test_too_close_to_call_is_said(cast: make.Cast) -> None:
    cycle = started(cast)
    one, two = proposed(cycle, cast, "A", "B")
    for team, dots in ((cast.team, [one, two]), (cast.other_team, [one])):
        actions.prepare_vote(cycle, team, dots, by=make.actor(cast.awa))
        actions.confirm_vote(cycle, team, [], by=make.actor(cast.bakary))
    actions.close_vote(cycle, by=later(days=1))
    tallies = queries.tallies(Cycle.objects.get())
    assert [(str(it.proposal), it.votes, it.close) for it in tallies] == [
        ("A", 2, True),
        ("B", 1, True),
    ]


def test_what_the_last_cycle_left_open_is_on_the_agenda(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = started(cast)
    Cycle.objects.filter(pk=before.pk).update(state="finished", ended_at=make.NOW)
    long = "Buy fuel for the ambulances of " + "every district, " * 10
    ends = [agenda.OpenEnd("Buy fuel", key="a-1"), agenda.OpenEnd(long, key="a-2")]
    monkeypatch.setattr(agenda, "_providers", [lambda _cycles, _day, _teams: ends])
    cycle = plan_cycle(cast.network, WHY, by=later(days=1))
    start_cycle(cycle, [cast.team], by=later(days=1))
    page = Browser(cast.awa).read("issue", cycle.pk)
    assert f"/cycles/{cycle.pk}/issue/propose?end=a-1" in page
    assert long in page
    assert "Propose it" not in Browser(cast.fanta).read("issue", cycle.pk)
    page = Browser(cast.awa).read("propose", cycle.pk, end="a-1")
    assert 'value="Buy fuel"' in page
    page = Browser(cast.awa).read("propose", cycle.pk, end="a-2")
    assert 'every district, every…"' in page
    assert f"{long}</textarea>" in page
    assert "Buy fuel" not in Browser(cast.awa).read("propose", cycle.pk, end="'; --")


def test_the_first_page_asks_for_the_vote(cast: make.Cast) -> None:
    cycle = started(cast)
    asked = [str(it.title) for it in todo.todos_for(Here(cast.awa, make.NOW))]
    assert "Propose a problem, and give your team’s three votes" in asked
    (dot,) = proposed(cycle, cast, "Cold chain")
    actions.prepare_vote(cycle, cast.team, [dot], by=make.actor(cast.awa))
    asked = [str(it.title) for it in todo.todos_for(Here(cast.bakary, make.NOW))]
    assert "Confirm your team’s three votes" in asked


def test_a_stranger_sees_nothing(cast: make.Cast) -> None:
    cycle = started(cast)
    for name in ("issue", "propose", "vote", "confirm_vote"):
        assert Browser(cast.issa).get(name, cycle.pk).status_code == 404
