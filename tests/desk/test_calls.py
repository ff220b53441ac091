"""Whom to call in an open step, and the log of the calls."""

from datetime import date, timedelta

import pytest
from django.test import Client

from districtteam.cycle.core.models import Notice
from districtteam.cycle.standing import standing_of
from districtteam.cycle.step1_issue.actions import prepare_vote, propose
from districtteam.cycle.step6_translation.actions import recommend
from districtteam.evaluation.models import Call
from districtteam.trail.models import Entry
from tests import browse, make
from tests.cycle.story import at_completion, at_translation, planned, started

from .test_home import first_page


class Browser(browse.Browser):
    room = "desk"


def test_the_silent_come_first_with_the_leads_number(cast: make.Cast) -> None:
    cycle, by = started(cast), make.actor(cast.awa)
    cast.jeanne.addresses.create(kind="phone", value="+224620000002")
    words = {"en": "Cold chain"}
    prepare_vote(cycle, cast.team, [propose(cycle, cast.team, words, words, by=by)], by=by)
    page = Browser(cast.daouda).read("calls", cycle.pk)
    rows = page[page.index("<tbody>") :]
    assert rows.index("Lola") < rows.index("Koubia")
    assert 'href="tel:+224620000002"' in rows
    assert "Begun, not confirmed: 1. Silent: 1." in page
    assert "0 of 2" in page


def test_a_call_is_logged_in_two_taps(cast: make.Cast) -> None:
    cycle = started(cast)
    browser = Browser(cast.daouda)
    landed = browser.send("call", cycle.pk, cast.team.pk, outcome="no_answer", minutes="2")
    assert landed == f"/calls/{cycle.pk}"
    call = Call.objects.get()
    assert (call.team, call.number, call.outcome, call.minutes) == (cast.team, 1, "no_answer", 2)
    assert call.by == cast.daouda
    assert "nobody answered, " in browser.read("calls", cycle.pk)
    entry = Entry.objects.get(deed="evaluation.log_call")
    assert entry.facts == {"outcome": "no_answer", "minutes": 2}


@pytest.mark.parametrize("given", [{}, {"outcome": "bribed"}, {"outcome": "back", "minutes": "-1"}])
def test_what_is_no_outcome_is_refused(cast: make.Cast, given: dict[str, str]) -> None:
    cycle = started(cast)
    Browser(cast.daouda).refused("call", cycle.pk, cast.team.pk, **given)
    assert not Call.objects.exists()


def test_only_facilitators_of_the_network_call(cast: make.Cast) -> None:
    cycle = started(cast)
    for person in (cast.awa, cast.bakary, cast.fanta, cast.issa):
        assert Browser(person).get("calls", cycle.pk).status_code == 403
        assert Browser(person).post("call", cycle.pk, cast.team.pk).status_code == 403
    abroad = cast.issa.memberships.get()
    make.member(cast.issa, abroad.network, "facilitator")
    assert Browser(cast.issa).get("calls", cycle.pk).status_code == 404
    assert Browser(cast.issa).post("call", cycle.pk, cast.team.pk).status_code == 404
    assert Browser(cast.daouda).get("call", cycle.pk, abroad.team_id).status_code == 404
    assert Browser(cast.daouda).get("calls", 999_999).status_code == 404


def test_a_facilitators_first_page_says_who_has_done_what(client: Client, cast: make.Cast) -> None:
    cycle = started(cast)
    shown = first_page(client, cast.daouda)
    assert "Who has done what" in shown
    assert f'href="/calls/{cycle.pk}/{cast.team.pk}"' in shown
    assert "Who has done what" not in first_page(client, cast.awa)


def test_in_french(cast: make.Cast) -> None:
    cycle = started(cast)
    page = Browser(cast.daouda, language="fr").read("call", cycle.pk, cast.team.pk)
    assert "Comment l’appel s’est-il terminé" in page
    assert "personne n’a répondu" in page


@pytest.mark.parametrize("at", [at_completion, at_translation])
def test_every_step_knows_who_is_silent(cast: make.Cast, at) -> None:
    cycle = at(cast)
    assert standing_of(cycle).silent == {cast.team.pk, cast.other_team.pk}
    assert standing_of(planned(cast)).all == 0


def test_from_the_calling_day_on_it_is_a_task(client: Client, cast: make.Cast) -> None:
    started(cast)  # long ago, by the clock of this test
    assert "Call 2 teams that have not begun" in first_page(client, cast.daouda)
    assert "have not begun" not in first_page(client, cast.bakary)


def test_what_was_recommended_waits_on_the_ministrys_page(client: Client, cast: make.Cast) -> None:
    cycle, ministry = at_translation(cast), cast.fanta.memberships.get().team
    by, words = make.actor(cast.daouda), {"en": "Pay for spare fridges"}
    recommend(cycle, words, ministry, date(2026, 12, 1), level="above", by=by)
    assert "Pay for spare fridges" in first_page(client, cast.fanta)
    assert "No recommendation waits for your answer." in first_page(client, cast.esther)


def test_the_next_reminder_is_told_and_one_can_be_sent_now(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = started(cast)
    Notice.objects.all().delete()
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW + timedelta(days=1))
    browser = Browser(cast.daouda)
    page = browser.read("calls", cycle.pk).replace("\u00a0", " ")
    assert "The next reminder goes out by itself on 6 November 2026." in page
    assert f'action="/cycles/{cycle.pk}/remind"' in page
    browser.client.post(f"/cycles/{cycle.pk}/remind")
    assert Notice.objects.filter(kind="reminder", mark="J1").count() == 4
    planning = planned(cast)
    assert "Write to them now" not in browser.read("calls", planning.pk)
