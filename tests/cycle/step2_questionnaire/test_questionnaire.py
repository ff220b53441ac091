"""What a cycle asks: chosen, tried, published."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from districtteam.cycle import machine
from districtteam.cycle.actions import (
    found_joint_cycle,
    join_cycle,
    leave_step,
    plan_cycle,
    take_leave,
)
from districtteam.cycle.core.errors import CannotLeave, StepClosed
from districtteam.cycle.core.models import Agreement, Notice
from districtteam.cycle.step1_issue.actions import choose_issue, close_vote
from districtteam.cycle.step2_questionnaire.actions import begin_from_topic, use_version
from districtteam.cycle.step2_questionnaire.errors import NotYours
from districtteam.cycle.step2_questionnaire.models import Questionnaire
from districtteam.cycle.step2_questionnaire.queries import version_of, versions_for
from districtteam.messaging.models import Message
from districtteam.people.models import Team
from districtteam.questionnaires import pilots
from districtteam.questionnaires.actions import ask_pilots, finish_trial, publish_version
from districtteam.questionnaires.models import Version
from tests import make
from tests.cycle import story
from tests.cycle.browse import Browser
from tests.questionnaires.browse import Browser as OfForms
from tests.questionnaires.make_forms import WARDS, draft, published

BY = make.actor()


def test_the_step_is_left_with_a_published_questionnaire(cast: make.Cast) -> None:
    cycle = story.at_questionnaire(cast)
    by = make.actor(cast.daouda)
    with pytest.raises(CannotLeave) as refused:
        leave_step(cycle, despite="x", by=by)
    assert [str(one.words) for one in refused.value.obstacles] == [
        "No questionnaire is chosen yet."
    ]
    version = begin_from_topic(cycle, "04_stock_outs", by=by)
    assert version_of(cycle) is None
    assert [str(one.words) for one in machine.obstacles(cycle, make.NOW)] == [
        "The questionnaire is not published yet.",
        "0 teams have tried the questionnaire; 3 should.",
    ]
    publish_version(version, by=by)
    assert version_of(cycle) == version
    leave_step(cycle, despite="No time to try it.", by=by)
    assert Agreement.objects.filter(cycle=cycle).exists()


def test_a_cycle_asks_what_is_its_networks(cast: make.Cast) -> None:
    cycle = story.at_questionnaire(cast)
    theirs = published(cast.issa.memberships.get().network)
    with pytest.raises(NotYours):
        use_version(cycle, theirs, by=BY)
    with pytest.raises(StepClosed):
        use_version(story.started(cast), published(cast.network), by=BY)


def test_a_joint_cycle_shares_what_is_published(cast: make.Cast) -> None:
    cycle = story.at_questionnaire(cast)
    ours = draft(cast.network)
    use_version(cycle, ours, by=BY)
    joint = found_joint_cycle(cycle, by=BY)
    abroad = cast.issa.memberships.get().network
    theirs = join_cycle(plan_cycle(abroad, story.TITLES, by=BY), joint.key, by=BY)
    assert ours not in versions_for(theirs)
    publish_version(ours, by=BY)
    assert ours in versions_for(theirs)


def test_a_facilitator_begins_from_a_topic_or_a_file(cast: make.Cast) -> None:
    cycle = story.at_questionnaire(cast)
    browser = Browser(cast.daouda)
    page = browser.read("choose_questionnaire", cycle.pk)
    assert "Stock-outs and supply chain" in page
    given = {"how": "topic", "topic": "04_stock_outs"}
    landed = browser.send("choose_questionnaire", cycle.pk, **given)
    assert landed == f"/forms/{Version.objects.get().pk}"
    file = SimpleUploadedFile("wards.md", WARDS.encode())
    landed = browser.send("choose_questionnaire", cycle.pk, how="file", file=file)
    version = Version.objects.latest("pk")
    assert landed == f"/forms/{version.pk}"
    assert Questionnaire.objects.get().version == version
    done = published(cast.network)
    landed = browser.send("choose_questionnaire", cycle.pk, how="version", version=done.pk)
    assert landed == f"/cycles/{cycle.pk}/questionnaire"
    assert "Choose one." in browser.refused("choose_questionnaire", cycle.pk, how="version")


def test_before_its_step_nothing_is_said_to_be_closed_or_to_be_done(cast: make.Cast) -> None:
    cycle, browser = story.started(cast), Browser(cast.daouda)
    assert "This step is not open." in browser.read("choose_questionnaire", cycle.pk)
    page = browser.read("questionnaire", cycle.pk)
    assert "It is chosen while this step is open." in page
    assert "Take a starter topic" not in page


def test_the_pages_of_the_form_lead_back_to_the_cycle(cast: make.Cast) -> None:
    cycle = story.at_questionnaire(cast)
    browser = Browser(cast.daouda, language="fr")
    assert "Aucun questionnaire n’est encore choisi" in browser.read("questionnaire", cycle.pk)
    browser.send("choose_questionnaire", cycle.pk, how="topic", topic="04_stock_outs")
    version = Version.objects.get()
    page = browser.client.get(f"/forms/{version.pk}").content.decode()
    assert f'<a href="/cycles/{cycle.pk}">' in page
    page = browser.client.get(f"/forms/{version.pk}/classes").content.decode()
    assert 'value="Ruptures de stock"' in page
    browser.client.post(f"/forms/{version.pk}/publish")
    assert "Retour au cycle" in browser.client.get(f"/forms/{version.pk}").content.decode()


def test_pilot_teams_are_written_to_once_with_a_link(cast: make.Cast) -> None:
    cycle = story.at_questionnaire(cast)
    version = draft(cast.network)
    use_version(cycle, version, by=BY)
    Message.objects.all().delete()
    Notice.objects.all().delete()
    ask_pilots(version, [cast.team], by=make.actor(cast.daouda))
    ask_pilots(version, [cast.team], by=make.actor(cast.daouda))
    told = Message.objects.values_list("person__name", "subject")
    words = "Try the questionnaire before everybody is asked"
    assert set(told) == {(name, words) for name in ("Awa", "Bakary", "Celestine")}
    assert Message.objects.count() == 3


def test_nobody_is_written_to_for_a_draft_of_no_cycle(cast: make.Cast) -> None:
    ask_pilots(draft(cast.network), [cast.team], by=make.actor(cast.daouda))
    assert not Message.objects.exists()


def test_everybody_reads_what_is_asked_once_it_is_published(cast: make.Cast) -> None:
    cycle = story.at_questionnaire(cast)
    version = draft(cast.network)
    use_version(cycle, version, by=BY)
    assert "The questionnaire is being written." in Browser(cast.awa).read(
        "questionnaire", cycle.pk
    )
    assert "This is a draft" in Browser(cast.daouda).read("questionnaire", cycle.pk)
    publish_version(version, by=BY)
    page = Browser(cast.awa, language="fr").read("questionnaire", cycle.pk)
    assert "Combien de lits" in page
    assert "Le plan d’équipement" in page
    assert '<td data-label="Classe">chiffres de routine</td>' in page
    assert "Qui voit quelle réponse" in page
    assert Browser(cast.issa).get("questionnaire", cycle.pk).status_code == 404
    assert Browser(cast.bakary).get("choose_questionnaire", cycle.pk).status_code == 403


@pytest.mark.parametrize(
    "proposed",
    [
        {"topic": "06_zero_dose"},
        {"topic": "06_zero_dose", "title": "The children whom no session sees"},
        {"title": "immunisation and zero-dose children"},
    ],
)
def test_the_topic_that_was_chosen_as_the_issue_is_picked_already(
    cast: make.Cast, proposed: dict[str, str]
) -> None:
    cycle, by = story.started(cast), make.actor(cast.daouda)
    Browser(cast.awa).send("propose", cycle.pk, reason="Too many.", **proposed)
    close_vote(cycle, by=by)
    choose_issue(cycle.proposals.get(), story.TITLES, story.TITLES, by=by)
    leave_step(cycle, despite="A test.", by=by)
    page = Browser(cast.daouda).read("choose_questionnaire", cycle.pk)
    assert '<option value="06_zero_dose" selected>' in page


def test_what_is_missing_is_counted_in_good_grammar(cast: make.Cast) -> None:
    cycle = story.at_questionnaire(cast)
    version = draft(cast.network)
    use_version(cycle, version, by=BY)
    ask_pilots(version, [cast.team], by=make.actor(cast.daouda))
    finish_trial(version, cast.team, by=make.actor(cast.awa))
    page = Browser(cast.daouda).read("leave", cycle.pk)
    assert "1 team has tried the questionnaire; 3 should." in page
    page = Browser(cast.daouda, language="fr").read("leave", cycle.pk)
    assert "1 équipe a essayé le questionnaire\xa0; il en faudrait 3." in page


def test_only_teams_that_take_part_are_offered_to_try_it(cast: make.Cast) -> None:
    make.team(cast.network, "Dalaba", cast.lola)
    cycle = story.at_questionnaire(cast)
    take_leave(cycle.participations.get(team__name="Dalaba"), "Floods", by=BY)
    version = draft(cast.network)
    use_version(cycle, version, by=BY)
    browser = OfForms(cast.daouda)
    page = browser.read("pilots", version.pk)
    assert "Koubia (Haute-Kadou)" in page
    assert "Lola (Haute-Kadou)" in page
    for name in ("Direction nationale", "> Haute-Kadou", "Dalaba"):
        assert name not in page
    assert "Koubia" in browser.read("pilots", version.pk, q="KOÛBIA")
    found = browser.read("pilots", version.pk, q="nationale")
    assert "Direction nationale" not in found
    refused = {"teams": [cast.esther.memberships.get().team_id]}
    browser.refused("pilots", version.pk, given=refused)


def test_pilots_are_drawn_by_lot_the_least_asked_first(cast: make.Cast) -> None:
    far = make.place("Basse-Kadou", cast.country)
    teams = [make.team(cast.network, f"B{n}", make.place(f"B{n}", far)) for n in range(9)]
    teams += [make.team(cast.network, f"H{n}", make.place(f"H{n}", cast.region)) for n in range(9)]
    version, asked = draft(cast.network), draft(cast.network)
    asked.pilots.set([*teams[:8], *teams[9:17]])
    candidates = Team.objects.filter(pk__in=[team.pk for team in teams])
    offer = pilots.offered(version, candidates)
    assert {str(one) for one in offer[:2]} == {"B8 (Basse-Kadou)", "H8 (Haute-Kadou)"}
    assert [one.part for one in offer[2:6]] == [one.part for one in offer[4:8]]
    assert len({one.part for one in offer[2:4]}) == 2
    assert pilots.offered(version, candidates) == offer
    lots = {tuple(pilots.offered(draft(cast.network), candidates)[2:]) for _ in range(5)}
    assert len(lots) > 1
