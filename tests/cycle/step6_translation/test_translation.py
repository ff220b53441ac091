"""Step 6 as its people live it: asked and answered, promised and reported back."""

import io
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import translation
from docx import Document as WordFile

from districtteam.access.here import Visit
from districtteam.cycle.actions import extend_step, leave_step, plan_cycle, start_cycle
from districtteam.cycle.core import errors as core_errors
from districtteam.cycle.core.agenda import open_ends
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import earlier_of
from districtteam.cycle.step1_issue.errors import NotInCycle
from districtteam.cycle.step5_discussion import actions as discussion
from districtteam.cycle.step6_translation import actions, errors, queries
from districtteam.cycle.step6_translation.brief import brief_of
from districtteam.cycle.step6_translation.models import Commitment, FollowUp, Recommendation
from districtteam.deliberation.actions import hide_post, write_post
from districtteam.deliberation.models import Thread
from districtteam.lib.documents import as_chat, as_docx
from districtteam.messaging.models import Message
from districtteam.people.actions import erase_person
from districtteam.people.here import Here
from districtteam.people.models import Person, Team
from districtteam.people.roles import Role
from districtteam.trail.models import Entry
from districtteam.trail.words import line_of
from districtteam.ui import todo
from tests import make
from tests.cycle.browse import Browser
from tests.cycle.story import LESSON, at_translation, later

from .scene import SOON, committed, link_of, ministry, recommended, told_lessons

PLAN = {"text": "Buy a spare fridge", "due_on": "2027-02-01", "sign": "No day without vaccine"}


@pytest.fixture
def cycle(cast: make.Cast) -> Cycle:
    return at_translation(cast)


def test_the_focal_point_is_told_and_answers(cast: make.Cast, cycle: Cycle) -> None:
    Browser(cast.daouda).send(
        "recommend",
        cycle.pk,
        text_en="Pay the fuel",
        level="above",
        addressee=ministry(cast).pk,
        focal_point=cast.fanta.pk,
        answer_by="2027-02-01",
    )
    made = Recommendation.objects.get()
    message = Message.objects.get(person=cast.fanta)
    assert message.subject == "The districts recommend something to you"
    assert "“Pay the fuel”" in message.text
    asked = [str(it.title) for it in todo.todos_for(Here(cast.fanta, make.NOW))]
    assert "Answer a recommendation of the districts" in asked
    page = Browser(cast.fanta).refused("recommendation", cycle.pk, made.pk, verdict="accepted")
    assert "This field is required." in page
    Browser(cast.fanta).send(
        "recommendation", cycle.pk, made.pk, verdict="accepted", text="From March on"
    )
    assert "From March on" in Browser(cast.jeanne).read("recommendation", cycle.pk, made.pk)


def test_who_answers_is_of_the_team_that_is_asked(cast: make.Cast, cycle: Cycle) -> None:
    daouda = Browser(cast.daouda)
    cast.fanta.memberships.update(post="Sous-directrice")
    page = daouda.read("recommend", cycle.pk)
    assert '<optgroup label="Direction nationale">' in page
    assert ">Fanta, Sous-directrice, Direction nationale</option>" in page
    given = {"text_en": "Pay", "level": "above", "answer_by": "2027-02-01"}
    page = daouda.refused(
        "recommend",
        cycle.pk,
        addressee=ministry(cast).pk,
        focal_point=cast.esther.pk,
        **given,
    )
    assert "Choose somebody of that team, or leave it open." in page
    assert not Recommendation.objects.exists()


def test_an_answer_told_on_the_telephone_is_that_of_who_told_it(
    cast: make.Cast, cycle: Cycle
) -> None:
    made, daouda = recommended(cycle, cast), Browser(cast.daouda)
    given = {"verdict": "accepted", "text": "In March"}
    assert "Who told you?" in daouda.refused("recommendation", cycle.pk, made.pk, **given)
    given |= {"channel": "phone", "told_by": cast.fanta.pk}
    daouda.send("recommendation", cycle.pk, made.pk, **given)
    told = made.replies.get()
    assert (told.by, told.channel) == (cast.fanta, "phone")
    assert "Who told you?" not in Browser(cast.fanta).read("recommendation", cycle.pk, made.pk)


def test_what_is_answered_can_be_changed_and_asks_no_more(cast: make.Cast, cycle: Cycle) -> None:
    made = recommended(cycle, cast)
    fanta = Browser(cast.fanta, language="fr")
    page = fanta.read("recommendation", cycle.pk, made.pk)
    assert "Modifier votre réponse" not in page
    assert "Réponse attendue au plus tard le 1er\u00a0février 2027" in page
    fanta.send("recommendation", cycle.pk, made.pk, verdict="later", text="Le budget")
    assert "Modifier votre réponse" not in fanta.read("recommendation", cycle.pk, made.pk)
    fanta.send("recommendation", cycle.pk, made.pk, verdict="accepted", text="En mars")
    page = fanta.read("recommendation", cycle.pk, made.pk)
    assert "<summary>Modifier votre réponse</summary>" in page
    assert ">En mars</textarea>" in page.replace("\n", "")
    assert page.index("<h2>Acceptée</h2>") < page.index("<h3>Délai nécessaire</h3>")
    page = fanta.refused("recommendation", cycle.pk, made.pk, verdict="accepted", text=" ")
    assert "<details open><summary>Modifier votre réponse</summary>" in page
    assert "Modifier" not in Browser(cast.jeanne, language="fr").read(
        "recommendation", cycle.pk, made.pk
    )


def test_without_a_focal_point_it_stands_on_the_first_page_of_the_lead(
    cast: make.Cast, cycle: Cycle
) -> None:
    made = actions.recommend(
        cycle, LESSON, cast.team, SOON, level="reach", by=make.actor(cast.daouda)
    )

    def asked(person: Person) -> list[str]:
        return [str(it.why) for it in todo.todos_for(Here(person, make.NOW))]

    assert str(made) in asked(cast.bakary)
    assert str(made) not in asked(cast.awa)
    actions.reply(made, "accepted", "From March on", by=make.actor(cast.bakary))
    assert str(made) not in asked(cast.bakary)


def test_a_name_picked_in_one_team_answers_for_no_other(cast: make.Cast, cycle: Cycle) -> None:
    made = recommended(cycle, cast)
    make.member(cast.bakary, made.addressee, Role.LEAD)
    lent = Visit(cast.bakary, make.NOW, shared=True, lent=True, owner_id=cast.awa.pk)
    assert queries.may_reply(Here(cast.bakary, make.NOW), made)
    assert not queries.may_reply(lent, made)


def test_nobody_else_answers(cast: make.Cast, cycle: Cycle) -> None:
    made = recommended(cycle, cast)
    for person in (cast.awa, cast.esther, cast.hawa):
        answer = Browser(person).post(
            "recommendation", cycle.pk, made.pk, verdict="accepted", text="x"
        )
        assert answer.status_code == 403
    assert Browser(cast.issa).get("recommendation", cycle.pk, made.pk).status_code == 404
    assert not made.replies.exists()


def test_a_day_that_has_passed_is_none_to_answer_by(cast: make.Cast, cycle: Cycle) -> None:
    with pytest.raises(errors.PastDay):
        actions.recommend(
            cycle, LESSON, ministry(cast), make.TODAY, level="above", by=make.actor(cast.daouda)
        )


def test_the_last_day_of_all_calendars_is_none_to_answer_by(cast: make.Cast, cycle: Cycle) -> None:
    given = {"text_en": "Pay", "level": "above", "addressee": ministry(cast).pk}
    Browser(cast.daouda).refused("recommend", cycle.pk, answer_by="9999-12-31", **given)


def test_a_member_writes_a_commitment_and_the_lead_confirms(cast: make.Cast, cycle: Cycle) -> None:
    uid = uuid4()
    Browser(cast.awa).send("commit", cycle.pk, uid=uid, **PLAN)
    held = Commitment.objects.get()
    assert Browser(cast.jeanne).get("commitment", cycle.pk, held.pk).status_code == 404
    asked = [str(it.title) for it in todo.todos_for(Here(cast.bakary, make.NOW))]
    assert "Confirm: Buy a spare fridge" in asked
    answer = Browser(cast.bakary, fresh=False).get("confirm_commitment", cycle.pk, held.pk)
    assert answer["Location"].split("?")[0] == "/prove"
    assert Browser(cast.awa).post("confirm_commitment", cycle.pk, held.pk).status_code == 403
    told = Browser(cast.daouda).read("confirm_commitment", cycle.pk, held.pk)
    assert "The team stands by it" in told
    assert "Your team stands by it" in Browser(cast.bakary).read(
        "confirm_commitment", cycle.pk, held.pk
    )
    Browser(cast.bakary).send("confirm_commitment", cycle.pk, held.pk, present=[cast.awa.pk])
    held.refresh_from_db()
    assert held.confirmed_by == cast.bakary
    assert "Buy a spare fridge" in Browser(cast.jeanne).read("translation", cycle.pk)


def test_the_same_form_sent_twice_is_one_commitment(cast: make.Cast, cycle: Cycle) -> None:
    browser, uid = Browser(cast.awa), uuid4()
    for _again in range(2):
        browser.send("commit", cycle.pk, uid=uid, **PLAN)
    assert Commitment.objects.count() == 1


def test_the_uid_of_another_team_amends_nothing(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast, confirmed=False)
    answer = Browser(cast.jeanne).post(
        "commit", cycle.pk, uid=held.uid, **{**PLAN, "text": "Mine now"}
    )
    assert answer.status_code == 422
    held.refresh_from_db()
    assert (held.team, held.text) == (cast.team, "Buy a spare fridge")


def test_what_is_confirmed_is_reported_on_not_changed(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast)
    page = Browser(cast.awa).refused("commit", cycle.pk, uid=held.uid, **PLAN)
    assert "This commitment is confirmed." in page
    with pytest.raises(errors.Confirmed):
        actions.drop_draft(held, by=make.actor(cast.awa))


def test_a_draft_is_corrected_or_taken_back(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast, confirmed=False)
    browser = Browser(cast.awa)
    page = browser.read("commit", cycle.pk, draft=str(held.pk))
    assert str(held.uid) in page
    browser.send("commit", cycle.pk, uid=held.uid, **{**PLAN, "text": "Borrow a fridge"})
    held.refresh_from_db()
    assert held.text == "Borrow a fridge"
    assert Browser(cast.jeanne).post("drop_draft", cycle.pk, held.pk).status_code == 404
    browser.send("drop_draft", cycle.pk, held.pk)
    assert not Commitment.objects.exists()


def test_what_came_of_it_is_reported_with_a_reason_where_it_failed(
    cast: make.Cast, cycle: Cycle
) -> None:
    held = committed(cycle, cast)
    browser = Browser(cast.awa, language="fr")
    page = browser.refused("check_in", cycle.pk, held.pk, progress="blocked")
    assert "Dites pourquoi en quelques mots." in page
    browser.send("check_in", cycle.pk, held.pk, progress="blocked", note="Pas d’argent")
    assert "Pas d’argent" in Browser(cast.jeanne).read("commitment", cycle.pk, held.pk)
    assert Browser(cast.jeanne).post("check_in", cycle.pk, held.pk).status_code == 403
    standing = queries.standing_of(cycle, SOON + timedelta(days=1))
    assert (standing.all, standing.blocked, standing.late, standing.reported) == (1, 1, 1, 1)


def test_a_facilitator_reports_what_was_said_by_telephone(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast)
    Browser(cast.daouda).send(
        "check_in",
        cycle.pk,
        held.pk,
        progress="done",
        channel="phone",
        told_by=cast.bakary.pk,
    )
    assert held.check_ins.get().channel == "phone"


def test_follow_up_is_asked_on_its_day_once(cast: make.Cast, cycle: Cycle) -> None:
    committed(cycle, cast)
    leave_step(cycle, despite="Nothing above", by=later(days=1))
    days = list(FollowUp.objects.values_list("due_on", flat=True))
    assert days == [date(2027, 2, 2), date(2027, 5, 4)]
    Message.objects.all().delete()
    assert actions.ask_due_follow_ups(make.NOW + timedelta(days=90), by=later(days=90)) == 0
    assert actions.ask_due_follow_ups(make.NOW + timedelta(days=93), by=later(days=93)) == 1
    assert actions.ask_due_follow_ups(make.NOW + timedelta(days=94), by=later(days=94)) == 0
    told = {it.person.name for it in Message.objects.all()}
    assert told == {"Awa", "Bakary", "Celestine"}


def test_a_rapid_cycle_asks_after_thirty_days(cast: make.Cast) -> None:
    cycle = at_translation(cast, template="rapid")
    leave_step(cycle, despite="Outbreak", by=later(days=1))
    assert list(FollowUp.objects.values_list("due_on", flat=True)) == [date(2026, 12, 3)]


def next_cycle(cast: make.Cast, *teams: Team) -> Cycle:
    """Begun a day later, with these teams."""
    plan = plan_cycle(cast.network, {"en": "Next"}, by=later(days=1))
    return start_cycle(plan, teams or [cast.team], by=later(days=1))


def test_what_stayed_open_is_on_the_next_agenda(cast: make.Cast, cycle: Cycle) -> None:
    recommended(cycle, cast)
    held = committed(cycle, cast)
    after = next_cycle(cast)
    day = cycle.network.day_at(make.NOW)
    assert [it.text for it in open_ends(after, day)] == ["Pay the fuel"]
    late = held.due_on + timedelta(days=1)
    assert [it.text for it in open_ends(after, late)] == ["Pay the fuel", "Buy a spare fridge"]
    actions.check_in(held, "blocked", "No money", by=make.actor(cast.awa))
    assert [it.text for it in open_ends(after, day)] == ["Pay the fuel", "Buy a spare fridge"]
    actions.check_in(held, "done", "Bought", by=make.actor(cast.awa))
    assert [it.text for it in open_ends(after, late)] == ["Pay the fuel"]


def test_a_commitment_is_on_the_agenda_of_cycles_with_its_team(
    cast: make.Cast, cycle: Cycle
) -> None:
    recommended(cycle, cast)
    late = committed(cycle, cast).due_on + timedelta(days=1)
    after = next_cycle(cast, cast.other_team)
    assert [it.text for it in open_ends(after, late)] == ["Pay the fuel"]


@pytest.mark.parametrize(
    ("language", "late", "blocked"),
    [
        ("en", "was due on 1\u00a0February 2027", "blocked, due on 1\u00a0February 2027"),
        (
            "fr",
            "était prévu pour le 1er\u00a0février 2027",
            "bloqué, prévu pour le 1er\u00a0février 2027",
        ),
    ],
)
def test_the_agenda_says_the_day_that_was_set(
    cast: make.Cast, cycle: Cycle, language: str, late: str, blocked: str
) -> None:
    held, after = committed(cycle, cast), next_cycle(cast)
    colon = {"en": ": ", "fr": "\u00a0: "}[language]
    with translation.override(language):
        (end,) = open_ends(after, held.due_on + timedelta(days=1))
        assert (end.about, end.note) == (f"{cast.team}{colon}{late}", "")
        actions.check_in(held, "under_way", "Ordered", by=make.actor(cast.awa))
        actions.check_in(held, "blocked", "No money", by=later(days=2))
        (end,) = open_ends(after, held.due_on)
    assert (end.about, end.note) == (f"{cast.team}{colon}{blocked}", "No money")


def test_the_last_report_is_read_by_who_may_open_the_commitment(
    cast: make.Cast, cycle: Cycle
) -> None:
    actions.check_in(committed(cycle, cast), "blocked", "No money", by=make.actor(cast.awa))
    after = next_cycle(cast, cast.team, cast.other_team)
    assert "No money" in Browser(cast.jeanne).read("issue", after.pk)
    extend_step(after, date(2027, 10, 1), "Rain", by=later(days=1))
    letter = Message.objects.filter(person=cast.jeanne).latest("pk")
    by_link = Client().get(link_of(letter), follow=True).content.decode()
    assert "blocked, due on" in by_link
    assert "No money" not in by_link


def test_the_agenda_remembers_cycles_before_the_last(cast: make.Cast, cycle: Cycle) -> None:
    recommended(cycle, cast)
    second = plan_cycle(cast.network, {"en": "Second"}, by=later(days=1))
    Cycle.objects.filter(pk=second.pk).update(state="finished", ended_at=later(days=2).at)
    third = plan_cycle(cast.network, {"en": "Third"}, by=later(days=3))
    assert [it.pk for it in earlier_of(third)] == [second.pk, cycle.pk]
    assert earlier_of(cycle) == []


def test_the_agenda_begins_with_the_newest_cycle(cast: make.Cast, cycle: Cycle) -> None:
    newer = at_translation(cast)
    first, last = recommended(cycle, cast), recommended(newer, cast)
    Recommendation.objects.filter(pk=last.pk).update(texts={"en": "Words " * 60})
    Cycle.objects.filter(pk=newer.pk).update(planned_at=later(days=1).at)
    Cycle.objects.filter(pk=cycle.pk).update(state="finished", ended_at=make.NOW)
    after = plan_cycle(cast.network, {"en": "Next"}, by=later(days=2))
    told = open_ends(after, cycle.network.day_at(make.NOW))
    assert [it.url.rpartition("/")[2] for it in told] == [str(last.pk), str(first.pk)]
    assert told[0].text == "Words " * 60


def test_nothing_is_committed_once_the_step_is_closed(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast, confirmed=False)
    leave_step(cycle, despite="Enough", by=later(days=1))
    with pytest.raises(core_errors.StepClosed):
        actions.confirm_commitment(held, [], by=make.actor(cast.bakary))


def test_what_was_said_among_peers_is_not_in_a_brief_before_its_author_agrees(
    cast: make.Cast, cycle: Cycle
) -> None:
    told_lessons(cycle, cast)
    citation = cycle.synthesis.points.get().citations.get()
    assert "two fridges" not in str(brief_of(cycle, make.TODAY, pages=3, language="en"))
    discussion.answer_citation(citation, citation.quote, by=make.actor(cast.awa))
    assert "two fridges" in str(brief_of(cycle, make.TODAY, pages=3, language="en"))
    hide_post(citation.post, "It names a patient", by=make.actor(cast.daouda))
    assert "two fridges" not in str(brief_of(cycle, make.TODAY, pages=3, language="en"))


def test_the_brief_names_only_those_who_agreed(cast: make.Cast, cycle: Cycle) -> None:
    with pytest.raises(errors.NothingPublished):
        brief_of(cycle, make.TODAY, pages=1, language="en")
    told_lessons(cycle, cast)
    Thread.objects.update(peers_until=make.NOW)
    recommended(cycle, cast)
    committed(cycle, cast)
    answer = Browser(cast.daouda).get("brief_file", cycle.pk, 3)
    word = WordFile(io.BytesIO(answer.content))
    text = "\n".join(it.text for it in word.paragraphs)
    assert "Koubia has two fridges\na district" in text
    citation = cycle.synthesis.points.get().citations.get()
    discussion.answer_citation(citation, citation.quote, by=make.actor(cast.awa))
    answer = Browser(cast.daouda).get("brief_file", cycle.pk, 3)
    word = WordFile(io.BytesIO(answer.content))
    text = "\n".join(it.text for it in word.paragraphs)
    assert "Koubia has two fridges\nKoubia" in text
    assert word.tables[0].rows[1].cells[1].text == "Direction nationale"


def test_the_brief_in_french_says_what_is_english_and_nothing_twice(
    cast: make.Cast, cycle: Cycle
) -> None:
    thread = Thread.objects.filter(subject=cycle.subject).first()
    post = write_post(thread, "Two", uuid4(), team=cast.team, by=make.actor(cast.awa))
    only = {"en": "A spare fridge changes everything."}
    discussion.write_point(cycle, only, [post], limits=only, by=make.actor(cast.daouda))
    discussion.publish_synthesis(cycle, only, by=make.actor(cast.daouda))
    actions.reply(recommended(cycle, cast), "partly", "En mars", by=make.actor(cast.fanta))
    committed(cycle, cast)
    with translation.override("fr"):
        made = brief_of(cycle, make.TODAY, pages=3, language="fr")
    word = WordFile(io.BytesIO(as_docx(made)))
    texts = [it.text for it in word.paragraphs]
    (lesson,) = [it for it in word.paragraphs if "spare fridge changes" in it.text]
    assert lesson.text == "A spare fridge changes everything. (écrit en anglais)"
    assert 'w:lang w:val="en"' in lesson._p.xml
    assert word.tables[0].rows[1].cells[2].text == "acceptée en partie\u00a0: En mars"
    assert (
        "Koubia, d’ici au 1er\u00a0février 2027\u00a0: Buy a spare fridge (écrit en anglais)"
    ) in texts
    chat = as_chat(made)
    assert chat.count("A spare fridge changes everything") == 1
    assert "Payer le carburant\u00a0; Direction nationale\u00a0; acceptée en partie\u00a0: " in chat


def test_a_lesson_in_another_language_is_marked(cast: make.Cast, cycle: Cycle) -> None:
    thread = Thread.objects.filter(subject=cycle.subject).first()
    post = write_post(thread, "Two", uuid4(), team=cast.team, by=make.actor(cast.awa))
    point = discussion.write_point(cycle, {"en": "Two & more"}, [post], by=make.actor(cast.daouda))
    discussion.publish_synthesis(cycle, LESSON, by=make.actor(cast.daouda))
    made = recommended(cycle, cast)
    made.points.add(point)
    marked = '<span lang="en">Two &amp; more</span> <small>(écrit en anglais)</small>'
    french = Browser(cast.awa, language="fr")
    assert marked in french.read("synthesis", cycle.pk)
    assert marked in french.read("recommendation", cycle.pk, made.pk)
    assert LESSON["fr"] in french.read("synthesis", cycle.pk)
    assert 'lang="en">Two' not in Browser(cast.awa).read("synthesis", cycle.pk)


def test_the_brief_for_a_chat_fits(cast: make.Cast, cycle: Cycle) -> None:
    told_lessons(cycle, cast)
    chat = as_chat(brief_of(cycle, make.TODAY, pages=1, language="en"))
    assert len(chat) <= 1200
    assert "A spare fridge changes everything." in chat
    assert "*What we learned*" in Browser(cast.fanta).read("brief", cycle.pk)
    assert Browser(cast.awa).get("brief", cycle.pk).status_code == 403


def test_a_lead_confirms_the_words_that_they_have_read(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast, confirmed=False)
    bakary = Browser(cast.bakary)
    read = held.seen
    assert f'name="seen" value="{read}"' in bakary.read("confirm_commitment", cycle.pk, held.pk)
    Browser(cast.awa).send("commit", cycle.pk, uid=held.uid, **PLAN | {"text": "Buy nothing"})
    page = bakary.refused("confirm_commitment", cycle.pk, held.pk, seen=read)
    assert "Somebody has changed it meanwhile" in page
    assert "Buy nothing" in page
    assert Commitment.objects.get().confirmed_at is None


def test_what_was_confirmed_meanwhile_is_not_dropped(cast: make.Cast, cycle: Cycle) -> None:
    stale = committed(cycle, cast, confirmed=False)
    actions.confirm_commitment(Commitment.objects.get(), [cast.awa], by=make.actor(cast.bakary))
    with pytest.raises(errors.Confirmed):
        actions.drop_draft(stale, by=make.actor(cast.awa))
    assert Commitment.objects.get().confirmed_by == cast.bakary


def test_a_team_that_has_left_commits_to_nothing(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast, confirmed=False)
    cycle.participations.filter(team=cast.team).update(left_at=make.NOW)
    with pytest.raises(NotInCycle):
        actions.confirm_commitment(held, [cast.awa], by=make.actor(cast.bakary))


def test_a_button_pressed_twice_reports_once(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast)
    made = recommended(cycle, cast)
    for _ in range(2):
        actions.check_in(held, "under_way", "One bought", by=make.actor(cast.awa))
        actions.reply(made, "accepted", "From March on", by=make.actor(cast.fanta))
    actions.check_in(held, "under_way", "One bought", by=make.actor(cast.awa, at=later(days=30).at))
    assert (held.check_ins.count(), made.replies.count()) == (2, 1)


def test_a_stranger_sees_nothing(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast)
    stranger = Browser(cast.issa)
    assert stranger.get("translation", cycle.pk).status_code == 404
    assert stranger.get("commitment", cycle.pk, held.pk).status_code == 404
    assert stranger.post("check_in", cycle.pk, held.pk).status_code == 404


def test_whoever_answered_and_is_forgotten_stands_nowhere_by_name(
    cast: make.Cast, cycle: Cycle
) -> None:
    made = recommended(cycle, cast)
    actions.name_focal_point(made, cast.fanta, by=make.actor(cast.daouda))
    said = line_of(Entry.objects.get(deed="cycle.name_focal_point")).sentence
    assert said == "Daouda said who answers for Direction nationale in “Stock-outs”: Fanta."
    erase_person(cast.fanta, by=make.actor(cast.fanta))
    kept = Entry.objects.get(deed="cycle.name_focal_point")
    assert "Fanta" not in line_of(kept).sentence
    assert "Fanta" not in str(kept.facts)
