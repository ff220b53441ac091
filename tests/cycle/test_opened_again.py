"""A step that is opened a second time: everybody is told once, why and until when."""

from datetime import timedelta
from typing import Any

import pytest

from districtteam.access.models import StepLink
from districtteam.cycle.actions import go_back, leave_step, remind_teams, tell_the_rest
from districtteam.cycle.core.models import Cycle, Notice
from districtteam.cycle.core.notices import LINK, OPENING
from districtteam.cycle.core.opening import Asked, _Calls, once_a_language
from districtteam.cycle.core.reach import gaps_in
from districtteam.cycle.step4_results.queries import preview_ends
from districtteam.messaging.models import Message
from districtteam.people.here import Here
from districtteam.people.models import Person
from districtteam.questionnaires.models import Sheet
from tests import make
from tests.questionnaires.make_forms import confirmed

from .browse import Browser
from .story import at_completion, at_discussion, at_translation, later, started

WHY = "The figure for Koubia was typed in wrongly"


def last_letter(person: Person) -> Message:
    return Message.objects.filter(person=person).order_by("-pk")[0]


def written() -> int:
    return Message.objects.count()


@pytest.fixture
def cycle(cast: make.Cast) -> Cycle:
    """Koubia has answered, Lola has not; the results were open for a day, nine days ago."""
    cycle = at_completion(cast)
    confirmed(Sheet.objects.get(team=cast.team), cast.bakary)
    cycle = leave_step(cycle, despite="Enough.", by=make.actor(cast.daouda))
    Message.objects.all().delete()
    return cycle


def test_who_answered_and_who_did_not_are_told_each_in_their_way(
    cast: make.Cast, cycle: Cycle
) -> None:
    go_back(cycle, WHY, by=later(days=9))
    answered, silent = last_letter(cast.awa), last_letter(cast.jeanne)
    assert (answered.subject, silent.subject) == (
        "Open again: Completion",
        "Open again: Your team’s answers: Beds and wards",
    )
    why = f"The cycle has gone back to this step. The facilitators say why: “{WHY}”"
    for letter in (answered, silent):
        assert why in letter.text
        assert "Until 2 December 2026." in letter.text.replace("\u00a0", " ")
        assert "/k/" in letter.text
    stands = "What your team has said or answered stands. Nothing more is asked of it now."
    assert stands in answered.text
    assert "Filling it in takes" not in answered.text
    assert stands not in silent.text
    assert "Filling it in takes" in silent.text
    link = StepLink.objects.get(person=cast.jeanne, step=f"{cycle.subject}:3")
    assert link.closes_at > later(days=60).at


def test_it_is_said_in_french(cast: make.Cast, cycle: Cycle) -> None:
    cast.awa.language = "fr"
    cast.awa.save()
    go_back(cycle, WHY, by=later(days=9))
    letter = last_letter(cast.awa)
    assert letter.subject == "Étape rouverte\u00a0: Remplissage"
    assert "Le cycle est revenu à cette étape. Les facilitateurs en disent la raison" in letter.text
    assert "Ce que votre équipe a dit ou répondu reste acquis." in letter.text


def test_everybody_is_told_once_also_who_had_a_letter_the_first_time(
    cast: make.Cast, cycle: Cycle
) -> None:
    Notice.objects.filter(person=cast.awa).update(told_at=later(days=8).at)
    assert Notice.objects.filter(person=cast.awa).count() >= 3
    go_back(cycle, WHY, by=later(days=9))
    assert not Message.objects.filter(person=cast.awa).exists()
    assert Message.objects.filter(person=cast.jeanne).count() == 1
    tell_the_rest(cycle := Cycle.objects.get(pk=cycle.pk), by=later(days=10))
    assert not Message.objects.filter(person=cast.awa).exists()
    for day in (16, 17):
        tell_the_rest(cycle, by=later(days=day))
    assert last_letter(cast.awa).subject == "Open again: Completion"
    assert written() == 4


def test_opened_again_on_the_day_of_its_first_opening(cast: make.Cast) -> None:
    """Somebody pressed too early, and goes back within the hour."""
    cycle = at_completion(cast)
    Message.objects.all().delete()
    confirmed(Sheet.objects.get(team=cast.team), cast.bakary)
    cycle = leave_step(cycle, despite="Enough.", by=later(hours=1))
    Notice.objects.exclude(person=cast.jeanne).delete()
    go_back(cycle, WHY, by=later(hours=2))
    assert last_letter(cast.awa).subject == "Open again: Completion"
    assert Notice.objects.filter(person=cast.jeanne).count() == 3


def test_back_to_the_questionnaire_every_team_reads_why_its_answers_wait(cast: make.Cast) -> None:
    cycle = at_completion(cast)
    Message.objects.all().delete()
    go_back(cycle, "A question is wrong", by=later(days=9))
    letter = last_letter(cast.jeanne)
    assert letter.subject == "Open again: Questionnaire"
    assert "“A question is wrong”" in letter.text
    link = next(word for word in letter.text.split() if "/k/" in word)
    reader = Browser(cast.jeanne)
    path = link.removeprefix("https://testserver")
    assert reader.client.post(path).url == f"/cycles/{cycle.pk}/questionnaire"
    assert written() == 4


def test_forward_again_the_next_step_says_so(cast: make.Cast) -> None:
    cycle = at_completion(cast)
    cycle = go_back(cycle, "A question is wrong", by=later(days=9))
    Message.objects.all().delete()
    leave_step(cycle, despite="A test.", by=later(days=20))
    letter = last_letter(cast.jeanne)
    assert letter.subject == "Open again: Your team’s answers: Beds and wards"
    assert "The step before has been done again; this one is open again, too." in letter.text


def test_results_opened_again_after_the_preview_ask_for_no_reading(cast: make.Cast) -> None:
    """A letter that asks for something until a day that has passed makes nobody wiser."""
    cycle = at_discussion(cast)
    ends = preview_ends(cycle)
    assert ends is not None
    Message.objects.all().delete()
    go_back(cycle, WHY, by=later(days=30))
    letter = last_letter(cast.awa)
    assert letter.subject == "Open again: Results"
    assert WHY in letter.text
    assert "Read how your team" not in letter.text


def test_the_conversations_again(cast: make.Cast) -> None:
    cycle = at_translation(cast)
    Message.objects.all().delete()
    go_back(cycle, "One lesson is missing", by=later(days=9))
    assert (
        last_letter(cast.awa).subject == "Open again: Koubia: the others’ results, and what you do"
    )


def test_reminders_count_from_the_second_opening(cast: make.Cast, cycle: Cycle) -> None:
    go_back(cycle, WHY, by=later(days=30))
    Notice.objects.all().update(told_at=later(days=20).at)
    back = Cycle.objects.get(pk=cycle.pk)
    assert remind_teams(back, by=later(days=31)) == 0
    assert remind_teams(back, by=later(days=37)) == 1
    assert Notice.objects.get(kind="reminder").mark == "J7/2026-12-02"


def test_the_page_of_letters_is_about_the_second_opening(cast: make.Cast, cycle: Cycle) -> None:
    go_back(cycle, WHY, by=later(days=9))
    Notice.objects.filter(person=cast.jeanne, told_at=later(days=9).at).delete()
    step = cycle.steps.get(number=3)
    here = Here(cast.daouda, later(days=9).at + timedelta(hours=1))
    gaps = gaps_in(Cycle.objects.get(pk=cycle.pk), step, here)
    assert [(gap.team, [it.person for it in gap.missed]) for gap in gaps] == [
        (cast.other_team, [cast.jeanne])
    ]
    assert Notice.objects.filter(person=cast.jeanne, number=3, kind=OPENING).exists()


def test_whoever_goes_back_is_told_who_reads_the_reason(cast: make.Cast, cycle: Cycle) -> None:
    page = Browser(cast.daouda, language="fr").read("go_back", cycle.pk)
    assert "Chaque membre des équipes participantes est informé" in page.replace("\u00a0", " ")
    go_back(cycle, WHY, by=later(days=9))
    page = Browser(cast.awa).read("cycle", cycle.pk)
    assert f"Open again since 11 November 2026: “{WHY}”" in page.replace("\u00a0", " ")


def test_the_letters_of_an_opening_are_put_together_once(
    cast: make.Cast, django_assert_num_queries: Any
) -> None:
    """774 teams are told within the second that a transaction may last."""
    cycle = started(cast)
    step = cycle.steps.get(number=1)
    asks = once_a_language(lambda _cycle, _team: ("Which problem?", ["Say which."]))
    call = _Calls(step).to(Asked(cast.team, "/cycles", asks), waits=True)
    first = call.compose(cycle, cast.team, LINK)
    with django_assert_num_queries(0):
        assert call.compose(cycle, cast.other_team, LINK) == first
