"""Every team answers, or says why it cannot."""

from datetime import timedelta
from uuid import uuid4

import pytest

from districtteam.cycle import machine
from districtteam.cycle.actions import (
    cancel_cycle,
    extend_step,
    go_back,
    invite_team,
    leave_step,
    pause_cycle,
    remind_now,
    resume_cycle,
)
from districtteam.cycle.core.errors import CannotLeave, StepClosed
from districtteam.cycle.core.models import Cycle, Notice
from districtteam.cycle.step2_questionnaire.actions import use_version
from districtteam.cycle.step2_questionnaire.errors import AlreadyAnswered
from districtteam.cycle.step3_completion.queries import (
    answered_teams,
    counts_of,
    is_filled,
    submissions_of,
)
from districtteam.cycle.step3_completion.sheets import silent_teams
from districtteam.indicators.actions import make_indicator, read_values, take_values
from districtteam.messaging.models import Message
from districtteam.people.here import Here
from districtteam.people.models import Mandate, Person
from districtteam.people.roles import TeamKind
from districtteam.questionnaires.actions import (
    decline_sheet,
    hand_section,
    offer_sheet,
    save_section,
)
from districtteam.questionnaires.models import Field, Sheet
from districtteam.ui import todo
from tests import make
from tests.cycle import story
from tests.cycle.browse import Browser
from tests.questionnaires.browse import Browser as OfSheets
from tests.questionnaires.make_forms import answered, confirmed, published


@pytest.fixture
def cycle(cast: make.Cast) -> Cycle:
    return story.at_completion(cast)


@pytest.fixture(autouse=True)
def _at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


def sheet_of(cycle: Cycle, team: object) -> Sheet:
    return Sheet.objects.get(subject=cycle.subject, team=team)


def test_every_team_gets_a_sheet_and_a_letter(cast: make.Cast, cycle: Cycle) -> None:
    sheets = Sheet.objects.of(cycle.subject)
    assert {sheet.team for sheet in sheets} == {cast.team, cast.other_team}
    step = cycle.steps.get(number=3)
    assert {sheet.due_at for sheet in sheets} == {step.due_at}
    notice = Notice.objects.get(cycle=cycle, number=3, person=cast.awa)
    assert notice.kind == "opening"
    text = Message.objects.filter(person=cast.awa).latest("pk").text
    assert "Filling it in takes your team about 15 minutes." in text
    assert "What the other teams see:\npractices: each answer with the name" in text
    assert "sensitive answers: each answer without a name" in text


def test_the_pages_of_a_sheet_say_for_what_it_is(cast: make.Cast, cycle: Cycle) -> None:
    Mandate.objects.create(
        network=cast.network, authority="Ministère", kind="ministry", starts=make.TODAY
    )
    Cycle.objects.update(mandate=Mandate.objects.get())
    page = OfSheets(cast.awa).read("sheet", sheet_of(cycle, cast.team).pk)
    assert f'<a href="/cycles/{cycle.pk}">Stock-outs</a>' in page
    assert "Mandated by Ministère" in page
    assert "The answers will feed this decision: Stock-outs" in page
    assert f"/cycles/{cycle.pk}/questionnaire#policy" in page


def test_late_answers_are_taken_until_the_step_is_closed(cast: make.Cast, cycle: Cycle) -> None:
    sheet = sheet_of(cycle, cast.team)
    late = make.actor(cast.awa, at=sheet.due_at + timedelta(days=2))
    assert save_section(sheet, "story", {"/data/story/why": "Tard."}, by=late).written
    confirmed(sheet, cast.bakary)
    leave_step(cycle, despite="Enough.", by=make.actor(cast.daouda))
    other = sheet_of(cycle, cast.other_team)
    assert (other.state, other.takes_answers(make.NOW)) == ("closed", False)


def test_it_is_left_when_nine_in_ten_have_spoken(cast: make.Cast, cycle: Cycle) -> None:
    by = make.actor(cast.daouda)
    with pytest.raises(CannotLeave):
        leave_step(cycle, despite="x", by=by)
    confirmed(sheet_of(cycle, cast.team), cast.bakary)
    assert [(str(one.words), one.soft) for one in machine.obstacles(cycle, make.NOW)] == [
        ("1 of 2 teams has neither answered nor said why.", True)
    ]
    decline_sheet(sheet_of(cycle, cast.other_team), "no_power", by=make.actor(cast.jeanne))
    assert machine.obstacles(cycle, make.NOW) == []
    assert silent_teams(cycle) == set()


def test_who_has_filled_it_in(cast: make.Cast, cycle: Cycle) -> None:
    ours = sheet_of(cycle, cast.team)
    confirmed(ours, cast.bakary)
    assert answered_teams(cycle) == {cast.team.pk}
    assert submissions_of(cycle).get().sheet == ours
    counts = counts_of(cycle)
    assert (counts.confirmed, counts.declined, counts.begun, counts.silent) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("answered", "asked", "filled"), [(8, 10, True), (7, 9, False), (0, 10, False), (0, 0, True)]
)
def test_four_fifths_of_what_was_asked_are_enough(answered: int, asked: int, filled: bool) -> None:
    assert is_filled(answered, asked) is filled


def test_more_time_and_a_new_team_reach_the_sheets(cast: make.Cast, cycle: Cycle) -> None:
    by = make.actor(cast.daouda)
    day = make.TODAY + timedelta(days=40)
    extend_step(cycle, day, "The rains.", by=by)
    assert sheet_of(cycle, cast.team).due_at.date() == day
    late = make.team(cast.network, "Tougué", kind=TeamKind.HDMT)
    make.member(cast.gilbert, late)
    invite_team(cycle, late, by=by)
    assert sheet_of(cycle, late).due_at.date() == day
    assert Notice.objects.filter(cycle=cycle, number=3, person=cast.gilbert).exists()


def test_going_back_to_it_opens_the_sheets_again(cast: make.Cast, cycle: Cycle) -> None:
    by = make.actor(cast.daouda)
    confirmed(sheet_of(cycle, cast.team), cast.bakary)
    leave_step(cycle, despite="Enough.", by=by)
    go_back(cycle, "Too early.", by=by)
    assert sheet_of(cycle, cast.other_team).takes_answers(make.NOW)
    assert sheet_of(cycle, cast.team).state == "confirmed"


def test_a_cancelled_cycle_takes_no_answers(cast: make.Cast, cycle: Cycle) -> None:
    cancel_cycle(cycle, "An outbreak.", by=make.actor(cast.daouda))
    assert not sheet_of(cycle, cast.team).takes_answers(make.NOW)


def test_those_who_have_said_nothing_are_reminded(cast: make.Cast, cycle: Cycle) -> None:
    confirmed(sheet_of(cycle, cast.team), cast.bakary)
    browser = Browser(cast.daouda)
    assert browser.send("remind", cycle.pk) == f"/cycles/{cycle.pk}/completion"
    told = Notice.objects.filter(kind="reminder")
    assert [notice.person for notice in told] == [cast.jeanne]
    assert "1 person was reminded." in browser.read("completion", cycle.pk)
    assert remind_now(cycle, by=make.actor(cast.daouda)) == 0
    assert Browser(cast.bakary).post("remind", cycle.pk).status_code == 403
    cancel_cycle(cycle, "An outbreak.", by=make.actor(cast.daouda))
    cycle.refresh_from_db()
    with pytest.raises(StepClosed):
        remind_now(cycle, by=make.actor(cast.daouda))
    assert "This step is closed." in follow(browser, cycle)


def follow(browser: Browser, cycle: Cycle) -> str:
    """What is said to a facilitator who presses the button too late."""
    return browser.client.get(browser.send("remind", cycle.pk)).content.decode()


def test_the_page_of_the_step(cast: make.Cast, cycle: Cycle) -> None:
    confirmed(sheet_of(cycle, cast.team), cast.bakary)
    page = Browser(cast.awa, language="fr").read("completion", cycle.pk)
    assert "Reçu ZAL3-G5BN" in page
    assert "Lola" not in page
    page = Browser(cast.daouda).read("completion", cycle.pk)
    assert "Lola" in page
    assert "Nothing yet" in page
    assert Browser(cast.issa).get("completion", cycle.pk).status_code == 404


def test_the_routine_figure_stands_beside_the_answer(cast: make.Cast, cycle: Cycle) -> None:
    by = make.actor(cast.daouda)
    make_indicator(cast.network, "beds", {"en": "Beds"}, by=by)
    table = "Indicator;Place;Period;Value\nbeds;Koubia;2025;1150\n"
    take_values(read_values(cast.network, table.encode(), source="DHIS2", by=by), by=by)
    confirmed(sheet_of(cycle, cast.team), cast.bakary)
    page = OfSheets(cast.awa).read("receipt", sheet_of(cycle, cast.team).pk)
    assert "1,150 (2025)" in page
    assert "DHIS2" in page


def test_another_questionnaire_is_chosen_only_before_anybody_wrote(
    cast: make.Cast, cycle: Cycle
) -> None:
    by = make.actor(cast.daouda)
    save_section(
        sheet_of(cycle, cast.team), "story", {"/data/story/why": "Oui."}, by=make.actor(cast.awa)
    )
    back = go_back(cycle, "Another one.", by=by)
    with pytest.raises(AlreadyAnswered):
        use_version(back, published(cast.network), by=by)
    Sheet.objects.update(revision=0)
    Field.objects.all().delete()
    use_version(back, published(cast.network), by=by)
    assert not Sheet.objects.of(cycle.subject).exists()
    leave_step(back, despite="x", by=by)
    assert Sheet.objects.of(cycle.subject).count() == 2


def letters_to(person: object) -> list[str]:
    written = Message.objects.filter(person=person).order_by("pk")
    return list(written.values_list("subject", flat=True))


def test_a_colleague_is_told_of_the_section_in_their_hands(cast: make.Cast, cycle: Cycle) -> None:
    sheet = sheet_of(cycle, cast.team)
    Message.objects.all().delete()
    Notice.objects.all().delete()
    hand_section(sheet, "story", cast.awa, by=make.actor(cast.bakary))
    hand_section(sheet, "story", cast.awa, by=make.actor(cast.bakary))
    assert letters_to(cast.awa) == ["A part of your team’s answers is for you to fill in"]
    hand_section(sheet, "story", cast.awa, by=make.actor(cast.bakary, at=story.later(days=1).at))
    assert len(letters_to(cast.awa)) == 2
    hand_section(sheet, "story", cast.bakary, by=make.actor(cast.bakary))
    assert letters_to(cast.bakary) == []


def test_the_lead_is_told_that_answers_wait(cast: make.Cast, cycle: Cycle) -> None:
    sheet = sheet_of(cycle, cast.team)
    Message.objects.all().delete()
    Person.objects.filter(pk=cast.bakary.pk).update(language="fr")
    offer_sheet(answered(sheet, cast.awa), by=make.actor(cast.awa))
    assert letters_to(cast.bakary) == ["Les réponses de votre équipe attendent votre confirmation"]
    assert letters_to(cast.awa) == []


def test_in_a_pause_drafts_are_kept_and_nothing_is_confirmed(cast: make.Cast, cycle: Cycle) -> None:
    sheet = sheet_of(cycle, cast.team)
    answered(sheet, cast.awa)
    pause_cycle(cycle, "A strike", by=make.actor(cast.daouda))
    page = OfSheets(cast.bakary).read("sheet", sheet.pk)
    assert "Paused since 2 November 2026: nothing is asked of your team." in page
    assert "Review and confirm" not in page
    assert "We cannot fill it in" not in page
    answered(sheet, cast.awa)
    form = {"instance_id": str(uuid4()), "present": [cast.bakary.pk]}
    refused = OfSheets(cast.bakary).refused("confirm", sheet.pk, given=form)
    assert "What you wrote is kept" in refused
    assert "nothing is asked" in OfSheets(cast.bakary).read("confirm", sheet.pk)
    OfSheets(cast.bakary).refused("decline", sheet.pk, given={"reason": "no_time"})
    sheet.refresh_from_db()
    assert (sheet.state, sheet.submissions.count()) == ("open", 0)
    assert sheet.fields.exists()


def test_after_a_pause_the_same_answers_are_confirmed(cast: make.Cast, cycle: Cycle) -> None:
    sheet = sheet_of(cycle, cast.team)
    answered(sheet, cast.awa)
    due = sheet.due_at
    pause_cycle(cycle, "A strike", by=make.actor(cast.daouda))
    resume_cycle(cycle, by=story.later(days=5))
    sheet = sheet_of(cycle, cast.team)
    assert (sheet.paused_at, sheet.due_at - due) == (None, timedelta(days=5))
    form = {"instance_id": str(uuid4()), "present": [cast.bakary.pk]}
    assert OfSheets(cast.bakary).send("confirm", sheet.pk, given=form).endswith("/receipt")


def test_a_paused_questionnaire_is_on_nobodys_first_page_and_nobody_is_written_to(
    cast: make.Cast, cycle: Cycle
) -> None:
    asked = "Answer: Beds and wards"
    assert asked in [str(it.title) for it in todo.todos_for(Here(cast.awa, make.NOW))]
    pause_cycle(cycle, "A strike", by=make.actor(cast.daouda))
    Message.objects.all().delete()
    assert asked not in [str(it.title) for it in todo.todos_for(Here(cast.awa, make.NOW))]
    sheet = sheet_of(cycle, cast.team)
    hand_section(sheet, "beds_group", cast.bakary, by=make.actor(cast.awa))
    make.member(make.person("Kadi", email="kadi@example.org"), late := make.team(cast.network, "X"))
    invite_team(cycle, late, by=make.actor(cast.daouda))
    assert not Message.objects.exists()
    resume_cycle(cycle, by=story.later(days=1))
    assert Message.objects.get().person.name == "Kadi"
    assert sheet_of(cycle, late).paused_at is None


def test_a_cycle_cancelled_in_a_pause_takes_nothing_more(cast: make.Cast, cycle: Cycle) -> None:
    pause_cycle(cycle, "A strike", by=make.actor(cast.daouda))
    cancel_cycle(cycle, "No funds", by=make.actor(cast.daouda))
    sheet = sheet_of(cycle, cast.team)
    assert not sheet.takes_drafts(make.NOW)
    assert "takes no more answers" in OfSheets(cast.awa).read("sheet", sheet.pk)
    for name in ("review", "confirm", "decline", "sheet"):
        page = OfSheets(cast.bakary).read(name, sheet.pk)
        assert "aused" not in page, name
