"""Support that a commitment needs: asked of who can give it, answered in a word, passed on."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from districtteam.cycle.actions import cancel_cycle, invite_team, pause_cycle, resume_cycle
from districtteam.cycle.core.models import Cycle, Notice
from districtteam.cycle.step6_translation import actions, errors
from districtteam.cycle.step6_translation.levels import teams_above
from districtteam.cycle.step6_translation.models import Commitment, SupportRequest
from districtteam.messaging.models import Message
from districtteam.people.here import Here
from districtteam.people.models import Membership, Person, Team
from districtteam.people.roles import Role
from districtteam.ui import todo
from tests import browse, make
from tests.cycle.browse import Browser
from tests.cycle.story import at_translation, later

from .scene import committed, letters_to, link_of, ministry

ASKED = "Koubia asks for your support"


class FirstPage(browse.Browser):
    room = "desk"


@pytest.fixture
def cycle(cast: make.Cast) -> Cycle:
    """Esther leads the region, Fanta the ministry."""
    Membership.objects.filter(person__in=[cast.esther, cast.fanta]).update(role=Role.LEAD)
    found = at_translation(cast)
    Message.objects.all().delete()
    return found


def region(cast: make.Cast) -> Team:
    return cast.esther.memberships.get().team


def asking(cycle: Cycle, cast: make.Cast) -> Commitment:
    return committed(cycle, cast, support="Fuel for the boat", support_from=region(cast))


def tasks_of(person: Person) -> list[str]:
    return [str(it.title) for it in todo.todos_for(Here(person, make.NOW)) if it.state == "open"]


def test_who_is_asked_gets_a_letter_and_a_task_and_answers_in_a_word(
    cast: make.Cast, cycle: Cycle
) -> None:
    held = asking(cycle, cast)
    assert letters_to(cast.esther) == [ASKED]
    letter = Message.objects.get(person=cast.esther)
    assert "It needs from you: Fuel for the boat" in letter.text
    assert "It works until 3\u00a0March 2027." in letter.text
    assert ASKED in tasks_of(cast.esther)
    assert "asked on 2\u00a0November 2026, has not answered yet" in Browser(cast.awa).read(
        "commitment", cycle.pk, held.pk
    )
    phone = Client()
    page = phone.get(link_of(letter), follow=True)
    assert "Fuel for the boat" in page.content.decode()
    answer = phone.post(page.request["PATH_INFO"], {"verdict": "will"}, follow=True)
    assert answer.status_code == 200
    assert "Change your answer" in answer.content.decode()
    assert ASKED not in tasks_of(cast.esther)
    assert "will help" in Browser(cast.jeanne).read("commitment", cycle.pk, held.pk)
    assert "Haute-Kadou: will help" in Browser(cast.awa).read("translation", cycle.pk)
    told = "Haute-Kadou has answered what you need"
    assert told in letters_to(cast.bakary)
    assert told in letters_to(cast.awa)


def test_a_facilitator_reads_who_asks_whom(cast: make.Cast, cycle: Cycle) -> None:
    asking(cycle, cast)
    asked = SupportRequest.objects.get().pk
    assert f"<h1>{ASKED}</h1>" in Browser(cast.esther).read("support", cycle.pk, asked)
    page = Browser(cast.daouda).read("support", cycle.pk, asked)
    assert "<h1>Koubia asks Haute-Kadou for support</h1>" in page
    assert "asks for your support" not in page
    french = Browser(cast.daouda, language="fr").read("support", cycle.pk, asked)
    assert "Koubia demande un appui\u00a0: Haute-Kadou" in french


def test_a_draft_asks_nobody(cast: make.Cast, cycle: Cycle) -> None:
    committed(cycle, cast, support="Fuel", support_from=region(cast), confirmed=False)
    assert letters_to(cast.esther) == []
    assert not SupportRequest.objects.exists()


def test_what_is_blocked_asks_again(cast: make.Cast, cycle: Cycle) -> None:
    held = asking(cycle, cast)
    actions.answer_support(SupportRequest.objects.get(), "will", by=make.actor(cast.esther))
    assert ASKED not in tasks_of(cast.esther)
    actions.check_in(held, "under_way", "", by=make.actor(cast.awa, at=later(days=8).at))
    assert ASKED not in tasks_of(cast.esther)
    actions.check_in(held, "blocked", "No boat", by=make.actor(cast.awa, at=later(days=9).at))
    assert ASKED in tasks_of(cast.esther)
    assert letters_to(cast.esther) == [ASKED, ASKED]
    letter = Message.objects.filter(person=cast.esther).order_by("-pk").first()
    assert "It is blocked: No boat" in letter.text
    actions.check_in(held, "blocked", "No boat yet", by=make.actor(cast.awa, at=later(days=20).at))
    assert SupportRequest.objects.filter(verdict="").count() == 1
    assert len(letters_to(cast.esther)) == 3


def test_a_cycle_that_rests_asks_nobody_for_support(cast: make.Cast, cycle: Cycle) -> None:
    held = asking(cycle, cast)
    actions.answer_support(SupportRequest.objects.get(), "will", by=make.actor(cast.esther))
    Cycle.objects.filter(pk=cycle.pk).update(state="cancelled")
    held = Commitment.objects.get(pk=held.pk)
    actions.check_in(held, "blocked", "No boat", by=make.actor(cast.awa, at=later(days=9).at))
    assert letters_to(cast.esther) == [ASKED]


def test_it_stands_on_the_first_page_of_the_region(cast: make.Cast, cycle: Cycle) -> None:
    asking(cycle, cast)
    page = FirstPage(cast.esther, language="fr").read("home")
    assert "appui demandé, jusqu’au 1er\u00a0févr.\u00a02027" in page
    assert "appui demandé" not in FirstPage(cast.fanta, language="fr").read("home")


def test_it_is_passed_on_to_the_level_above(cast: make.Cast, cycle: Cycle) -> None:
    asking(cycle, cast)
    asked = SupportRequest.objects.get()
    esther = Browser(cast.esther, language="fr")
    page = esther.refused("support", cycle.pk, asked.pk, verdict="above")
    assert "Dites à quelle équipe vous demandez." in page
    esther.send("support", cycle.pk, asked.pk, verdict="above", passed_to=ministry(cast).pk)
    assert letters_to(cast.fanta) == [ASKED]
    assert ASKED in tasks_of(cast.fanta)
    assert ASKED not in tasks_of(cast.esther)
    page = Browser(cast.awa, language="fr").read("commitment", cycle.pk, asked.commitment_id)
    assert "demande au niveau supérieur (Direction nationale)" in page
    assert "demandé le" in page
    page = Browser(cast.fanta).read("support", cycle.pk, SupportRequest.objects.last().pk)
    assert 'value="above"' not in page  # there is nobody above the ministry here
    assert "passed_to" not in page


def test_only_who_stands_above_is_offered(cast: make.Cast, cycle: Cycle) -> None:
    make.team(cast.network, "Basse-Kadou", make.place("Basse-Kadou", cast.country), kind="region")
    make.team(cast.network, "Une ONG", kind="partner")
    make.team(cast.network, "Programme Sida", cast.country, kind="national")
    held = asking(cycle, cast)
    asked, by = SupportRequest.objects.get(), make.actor(cast.esther)
    page = Browser(cast.esther, language="fr").read("support", cycle.pk, asked.pk)
    names = ["Haute-Kadou", "Basse-Kadou", "Une ONG", "Direction nationale", "Programme Sida"]
    offered = [name for name in names if f"{name}</option>" in page]
    assert offered == ["Direction nationale", "Programme Sida"]
    actions.answer_support(asked, "above", passed_to=ministry(cast), by=by)
    last = SupportRequest.objects.last()
    page = Browser(cast.fanta, language="fr").read("support", cycle.pk, last.pk)
    assert "passed_to" not in page  # another national team is beside them
    assert "demande au niveau supérieur" not in page
    with pytest.raises(errors.SayToWhom):
        actions.answer_support(last, "above", passed_to=region(cast), by=make.actor(cast.fanta))
    assert held.support_requests.count() == 2


def test_above_a_hospital_stand_its_region_and_the_ministry(cast: make.Cast, cycle: Cycle) -> None:
    other = make.place("Basse-Kadou", cast.country)
    make.team(cast.network, "Basse-Kadou", other, kind="region")
    hospital = make.team(cast.network, "Hôpital", cast.koubia, kind="hospital")
    names = [it.name for it in teams_above(hospital, make.TODAY)]
    assert names == ["Haute-Kadou", "Direction nationale"]
    assert [it.name for it in teams_above(region(cast), make.TODAY)] == ["Direction nationale"]
    assert not teams_above(make.team(cast.network, "Une ONG", kind="partner"), make.TODAY)
    assert cycle.network == cast.network


def test_a_team_does_not_ask_itself(cast: make.Cast, cycle: Cycle) -> None:
    page = Browser(cast.daouda).read("commit", cycle.pk, team=cast.team.pk)
    assert "Haute-Kadou</option>" in page
    invite_team(cycle, region(cast), by=make.actor(cast.daouda))
    page = Browser(cast.esther).read("commit", cycle.pk)
    assert "Haute-Kadou</option>" not in page
    assert "Direction nationale</option>" in page


def test_it_cannot_be_passed_on_to_oneself(cast: make.Cast, cycle: Cycle) -> None:
    asking(cycle, cast)
    asked, by = SupportRequest.objects.get(), make.actor(cast.esther)
    with pytest.raises(errors.SayToWhom):
        actions.answer_support(asked, "above", passed_to=region(cast), by=by)
    with pytest.raises(errors.SayToWhom):
        actions.answer_support(asked, "will", passed_to=ministry(cast), by=by)
    asked.refresh_from_db()
    assert asked.verdict == ""


def test_pressed_twice_it_is_one_answer(cast: make.Cast, cycle: Cycle) -> None:
    asking(cycle, cast)
    asked = SupportRequest.objects.get()
    for _again in range(2):
        actions.answer_support(asked, "will", "In March", by=make.actor(cast.esther))
    told = "Haute-Kadou has answered what you need"
    assert letters_to(cast.bakary).count(told) == 1


def test_who_answers(cast: make.Cast, cycle: Cycle) -> None:
    asking(cycle, cast)
    asked = SupportRequest.objects.get()
    for person in (cast.awa, cast.bakary, cast.jeanne, cast.fanta, cast.gilbert):
        answer = Browser(person).post("support", cycle.pk, asked.pk, verdict="will")
        assert answer.status_code == 403
    assert Browser(cast.issa).get("support", cycle.pk, asked.pk).status_code == 404
    assert Browser(cast.esther).get("support", cycle.pk, 999_999).status_code == 404
    Browser(cast.esther).refused("support", cycle.pk, asked.pk, verdict="perhaps")
    Browser(cast.daouda).send(
        "support",
        cycle.pk,
        asked.pk,
        verdict="cannot",
        text="No budget line",
        channel="phone",
        told_by=cast.esther.pk,
    )
    asked.refresh_from_db()
    assert (asked.verdict, asked.channel) == ("cannot", "phone")
    assert asked.answered_by == cast.esther


def test_of_a_team_that_nobody_leads_the_facilitator_is_told(cast: make.Cast, cycle: Cycle) -> None:
    Membership.objects.filter(person=cast.esther).update(role=Role.MEMBER)
    asking(cycle, cast)
    assert letters_to(cast.esther) == []
    assert "Name a lead for Haute-Kadou" in tasks_of(cast.daouda)
    Membership.objects.filter(person=cast.esther).update(role=Role.LEAD)
    assert "Name a lead for Haute-Kadou" not in tasks_of(cast.daouda)
    assert ASKED in tasks_of(cast.esther)


def test_from_somebody_something_is_asked(cast: make.Cast, cycle: Cycle) -> None:
    given = {"text": "Buy", "due_on": "2027-02-01", "sign": "Seen"}
    uid = "7b1c5a52-6a3c-4c39-9c0a-4a7f2e2d1f10"
    page = Browser(cast.awa, language="fr").refused(
        "commit", cycle.pk, uid=uid, support_from=region(cast).pk, **given
    )
    assert "Dites ce qu’il vous faut d’elle." in page


# A commitment that waits for its lead


def test_the_lead_is_told_of_a_draft_and_confirms_by_the_link(
    cast: make.Cast, cycle: Cycle
) -> None:
    held = committed(cycle, cast, confirmed=False)
    waits = "A commitment of your team waits for your confirmation"
    assert letters_to(cast.bakary) == [waits]
    assert letters_to(cast.celestine) == [waits]
    assert letters_to(cast.awa) == []
    letter = Message.objects.get(person=cast.bakary)
    assert "Awa has written down what your team will do." in letter.text
    page = Client().get(link_of(letter), follow=True).content.decode()
    assert "Buy a spare fridge" in page
    assert f"/commitments/{held.pk}/confirm" in page
    assert f"/translation/commit?team={held.team_id}" not in page


def test_whoever_leads_need_not_be_told(cast: make.Cast, cycle: Cycle) -> None:
    actions.prepare_commitment(
        cycle,
        cast.team,
        "Buy",
        uuid4(),
        due_on=later(days=30).at.date(),
        sign="Seen",
        by=make.actor(cast.bakary),
    )
    assert letters_to(cast.celestine) == []


def test_the_first_pages_say_that_it_waits(cast: make.Cast, cycle: Cycle) -> None:
    assert "Commit to one thing" in tasks_of(cast.awa)
    held = committed(cycle, cast, confirmed=False)
    found = todo.todos_for(Here(cast.awa, make.NOW))
    (waiting,) = [it for it in found if str(it.title) == "Your team’s commitment"]
    assert (waiting.state, waiting.why) == ("waiting", "It waits for your lead, who confirms it.")
    assert "Commit to one thing" not in tasks_of(cast.awa)
    assert "Commit to one thing" not in tasks_of(cast.bakary)
    assert f"Confirm: {held}" in tasks_of(cast.bakary)
    page = Browser(cast.daouda).read("translation", cycle.pk)
    assert "1 commitment waits for its lead." in page
    assert "No commitment is confirmed yet." in page
    page = Browser(cast.jeanne, language="fr").read("translation", cycle.pk)
    assert "attend son responsable" not in page
    assert "1 commitment waits for its lead." in Browser(cast.daouda).read("leave", cycle.pk)


# A recommendation to a team that nobody leads


def test_where_nobody_can_be_written_to_it_is_said_and_mended(
    cast: make.Cast, cycle: Cycle
) -> None:
    Membership.objects.filter(person=cast.esther).update(role=Role.MEMBER)
    daouda = Browser(cast.daouda)
    there = daouda.send(
        "recommend",
        cycle.pk,
        text_en="Pay the fuel",
        level="above",
        addressee=region(cast).pk,
        answer_by="2027-02-01",
    )
    assert there.endswith("/focal-point")
    made = cycle.recommendations.get()
    page = daouda.read("focal_point", cycle.pk, made.pk)
    assert "Nobody of Haute-Kadou can be written to yet: say who answers." in page
    assert "Say who answers for Haute-Kadou" in tasks_of(cast.daouda)
    assert "Nobody of Haute-Kadou can be written to yet." in Browser(cast.awa).read(
        "recommendation", cycle.pk, made.pk
    )
    daouda.refused("focal_point", cycle.pk, made.pk, person=cast.awa.pk)
    daouda.send("focal_point", cycle.pk, made.pk, person=cast.esther.pk)
    assert letters_to(cast.esther) == ["The districts recommend something to you"]
    assert "Say who answers for Haute-Kadou" not in tasks_of(cast.daouda)
    assert "can be written to" not in daouda.read("recommendation", cycle.pk, made.pk)


def test_an_empty_team_is_enrolled_first(cast: make.Cast, cycle: Cycle) -> None:
    empty = make.team(cast.network, "Caisse", kind="finance")
    made = actions.recommend(
        cycle,
        {"en": "Pay"},
        empty,
        later(days=30).at.date(),
        level="above",
        by=make.actor(cast.daouda),
    )
    page = Browser(cast.daouda, language="fr").read("focal_point", cycle.pk, made.pk)
    assert "Personne n’a encore de poste dans cette équipe." in page
    assert Browser(cast.awa).get("focal_point", cycle.pk, made.pk).status_code == 403
    assert Browser(cast.issa).get("focal_point", cycle.pk, made.pk).status_code in (403, 404)
    assert Browser(cast.daouda).get("focal_point", cycle.pk, 999_999).status_code == 404


@pytest.mark.parametrize("state", ["paused", "cancelled"])
def test_nobody_is_written_to_while_the_cycle_stands_still(
    cast: make.Cast, cycle: Cycle, state: str
) -> None:
    held = asking(cycle, cast)
    by = make.actor(cast.daouda)
    if state == "paused":
        pause_cycle(cycle, "A strike", by=by)
    else:
        cancel_cycle(cycle, "No funds", by=by)
    Message.objects.all().delete()
    fresh = Commitment.objects.get(pk=held.pk)
    actions.check_in(fresh, "blocked", "No boat", by=make.actor(cast.awa))
    asked = SupportRequest.objects.get()
    actions.answer_support(asked, "above", passed_to=ministry(cast), by=make.actor(cast.esther))
    assert not Message.objects.exists()


def test_what_is_passed_on_in_a_pause_is_asked_when_the_cycle_goes_on(
    cast: make.Cast, cycle: Cycle
) -> None:
    asking(cycle, cast)
    pause_cycle(cycle, "A strike", by=make.actor(cast.daouda))
    asked = SupportRequest.objects.get()
    actions.answer_support(asked, "above", passed_to=ministry(cast), by=make.actor(cast.esther))
    assert ASKED not in tasks_of(cast.fanta)
    resume_cycle(cycle, by=make.actor(cast.daouda))
    assert ASKED in tasks_of(cast.fanta)


def test_who_answers_is_told_first_who_reads_it(cast: make.Cast, cycle: Cycle) -> None:
    asking(cycle, cast)
    asked = SupportRequest.objects.get()
    page = Browser(cast.esther, language="fr").read("support", cycle.pk, asked.pk)
    assert "Toutes les équipes lisent votre réponse à côté de l’engagement." in page


def test_nobody_is_said_to_be_told_who_has_had_three_letters_this_week(
    cast: make.Cast, cycle: Cycle
) -> None:
    for mark in "abc":
        told = {"cycle": cycle, "number": 6, "kind": "answer", "mark": mark}
        Notice.objects.create(person=cast.fanta, told_at=timezone.now(), **told)
    daouda = Browser(cast.daouda)
    given = {"text_en": "Pay the fuel", "level": "above", "answer_by": "2027-02-01"}
    daouda.send("recommend", cycle.pk, addressee=ministry(cast).pk, **given)
    assert letters_to(cast.fanta) == []
    page = daouda.read("translation", cycle.pk)
    assert "Written down. It waits for their answer." in page
    assert "have been told" not in page
