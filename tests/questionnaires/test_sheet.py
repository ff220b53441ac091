"""A team's questionnaire from its list of tasks to its receipt."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from districtteam.access.actions.step_links import make_step_link
from districtteam.people.here import Here
from districtteam.people.knowledge import everything_about
from districtteam.questionnaires import hooks
from districtteam.questionnaires.actions import confirm_sheet, reopen_sheet, save_section
from districtteam.questionnaires.errors import NotOpen
from districtteam.questionnaires.hooks import Beside, Heading
from districtteam.questionnaires.models import Field, Refusal, Sheet, Submission
from districtteam.trail.readers import may_read
from tests import make

from .browse import Browser, plain
from .conftest import Listening
from .make_forms import ID, answered, confirmed, published, sheet

WHY = "/data/story/why"


@pytest.fixture
def ours(cast: make.Cast) -> Sheet:
    return sheet(published(cast.network), cast.team)


@pytest.fixture(autouse=True)
def _at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


def test_a_task_list_says_what_is_done_by_whom(cast: make.Cast, ours: Sheet) -> None:
    save_section(ours, "story", {WHY: "x"}, by=make.actor(cast.awa))
    page = Browser(cast.bakary, language="fr").read("sheet", ours.pk)
    assert "<h1>Lits et services</h1>" in page
    assert "1 réponse donnée sur 3 · environ 15 minutes · jusqu’au 23 novembre 2026 à 09:00" in page
    assert "1 réponse donnée sur 2 · Awa, 2 novembre 2026 à 09:00" in page
    assert f'<a class="button start" href="/sheets/{ours.pk}/section/beds_group">' in page
    assert "Le plan d’équipement" in page
    assert "Classe C, sensible" in page


def test_the_room_above_says_what_stands_over_it(cast: make.Cast, ours: Sheet) -> None:
    def heading(sheet: Sheet, language: str) -> Heading:
        return Heading("Cycle 12", "/cycles/12/", ("Mandated by the ministry.",), "/policy")

    hooks.heading.add(heading)
    page = Browser(cast.awa).read("sheet", ours.pk)
    hooks.heading.remove(heading)
    assert '<a href="/cycles/12/">Cycle 12</a>' in page
    assert "Mandated by the ministry." in page
    assert '<a href="/policy">' in page


def test_a_member_prepares_and_the_lead_confirms(
    cast: make.Cast, ours: Sheet, listening: Listening
) -> None:
    awa, bakary = Browser(cast.awa), Browser(cast.bakary)
    assert "How many beds?</a> – Give an answer." in awa.read("review", ours.pk)
    assert awa.send("offer", ours.pk) == f"/sheets/{ours.pk}/review"
    answered(ours, cast.awa)
    told = listening(hooks.prepared)
    assert "Ask the lead to confirm" in awa.read("review", ours.pk)
    assert awa.send("offer", ours.pk) == f"/sheets/{ours.pk}"
    assert told == [ours]
    assert awa.get("confirm", ours.pk).status_code == 403
    page = bakary.read("sheet", ours.pk)
    assert "Awa asked the lead to confirm" in page
    assert "Review and confirm" in page
    assert "Review and confirm" not in awa.read("sheet", ours.pk)
    assert "Confirm for the team" in bakary.read("review", ours.pk)
    given = {"instance_id": str(ID), "present": [cast.bakary.pk, cast.awa.pk]}
    assert bakary.send("confirm", ours.pk, given=given) == f"/sheets/{ours.pk}/receipt"
    assert bakary.send("confirm", ours.pk, given=given) == f"/sheets/{ours.pk}/receipt"
    assert Submission.objects.get().present.count() == 2
    page = awa.read("receipt", ours.pk)
    assert 'Receipt <span class="number">ZAL3-G5BN</span>' in page
    assert "Your answers" in page
    told = Browser(cast.daouda).read("receipt", ours.pk)
    assert "<h2>The answers</h2>" in told
    assert "Your answer" not in told
    assert "confirmed by Bakary on 2 November 2026 at 09:00" in page
    assert "Receipt ZAL3-G5BN" in awa.read("sheet", ours.pk)
    assert bakary.get("confirm", ours.pk)["Location"] == f"/sheets/{ours.pk}/receipt"


def test_only_the_lead_with_a_code_confirms(cast: make.Cast, ours: Sheet) -> None:
    answered(ours, cast.awa)
    given = {"instance_id": str(ID), "present": [cast.awa.pk]}
    asked = Browser(cast.bakary, fresh=False).post("confirm", ours.pk, given=given)
    assert asked["Location"].startswith("/prove")
    for person, status in ((cast.awa, 403), (cast.jeanne, 404), (cast.issa, 404)):
        assert Browser(person).post("confirm", ours.pk, given=given).status_code == status
    assert not Submission.objects.exists()


def test_a_lead_confirms_the_answers_that_they_have_read(cast: make.Cast, ours: Sheet) -> None:
    answered(ours, cast.awa)
    bakary = Browser(cast.bakary)
    read = Sheet.objects.get(pk=ours.pk).revision
    assert f'name="seen" value="{read}"' in bakary.read("confirm", ours.pk)
    Sheet.objects.filter(pk=ours.pk).update(revision=read + 1)
    given = {"instance_id": str(ID), "present": [cast.bakary.pk], "seen": str(read)}
    page = bakary.refused("confirm", ours.pk, given=given)
    assert "Meanwhile somebody has changed answers" in page
    assert f'name="seen" value="{read + 1}"' in page
    assert not Submission.objects.exists()
    bakary.send("confirm", ours.pk, given=given | {"seen": str(read + 1)})
    assert bakary.send("confirm", ours.pk, given=given) == f"/sheets/{ours.pk}/receipt"
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(
    "given",
    [
        {"instance_id": str(ID)},
        {"instance_id": str(ID), "present": ["0"]},
        {"instance_id": "1", "present": ["awa"]},
        {},
    ],
)
def test_a_confirmation_that_lacks_something(
    cast: make.Cast, ours: Sheet, given: dict[str, str]
) -> None:
    answered(ours, cast.awa)
    Browser(cast.bakary).refused("confirm", ours.pk, given=given)
    assert not Submission.objects.exists()


def test_a_facilitator_confirms_what_the_lead_said(cast: make.Cast, ours: Sheet) -> None:
    answered(ours, cast.awa)
    given = {
        "instance_id": str(ID),
        "present": [cast.bakary.pk],
        "channel": "phone",
        "told_by": cast.bakary.pk,
    }
    Browser(cast.daouda).send("confirm", ours.pk, given=given)
    submission = Submission.objects.get()
    assert (submission.confirmed_by, submission.on_behalf_of) == (cast.daouda, cast.bakary)
    assert submission.channel == "phone"


def test_at_once_something_back(cast: make.Cast, ours: Sheet) -> None:
    confirmed(ours, cast.bakary)
    later = make.NOW + timedelta(days=100)
    again = sheet(ours.version, cast.team, subject="cycle:2", opens_at=later)
    by = make.actor(cast.bakary, at=later)
    save_section(again, "beds_group", {"/data/beds_group/beds": "1200"}, by=by)
    submission = confirm_sheet(again, make_id(2), [cast.bakary], by=by)

    def routine(submission: Submission, language: str) -> dict[str, Beside]:
        return {"beds_group/beds": Beside(routine="1,150", source="DHIS2, 2026")}

    hooks.beside.add(routine)
    page = Browser(cast.awa).read("receipt", again.pk)
    hooks.beside.remove(routine)
    assert submission.receipt in page
    assert "Your answers beside your last round" in page
    assert '<td data-label="Your answer">1,200</td><td data-label="Last time">40</td>' in page
    assert "1,150 <small>DHIS2, 2026</small>" in page


def make_id(number: int) -> UUID:
    return UUID(f"00000000-0000-4000-8000-{number:012}")


def test_a_team_says_why_it_cannot_answer(cast: make.Cast, ours: Sheet) -> None:
    browser = Browser(cast.awa, language="fr")
    page = browser.read("decline", ours.pk)
    assert "notre hiérarchie a dit non" in page
    browser.refused("decline", ours.pk, given={})
    browser.refused("decline", ours.pk, given={"reason": "other"})
    browser.send("decline", ours.pk, given={"reason": "no_power", "text": "Depuis lundi"})
    assert Refusal.objects.get().text == "Depuis lundi"
    page = browser.read("sheet", ours.pk)
    assert "parce que nous n’avons pas d’électricité." in page
    browser.refused("reopen", ours.pk, given={"reason": " "})
    browser.send("reopen", ours.pk, given={"reason": "Le courant est là."})
    assert "Commencer" in browser.read("sheet", ours.pk)


def test_confirmed_answers_are_opened_by_those_who_confirm(cast: make.Cast, ours: Sheet) -> None:
    confirmed(ours, cast.bakary)
    assert Browser(cast.awa).post("reopen", ours.pk, given={"reason": "x"}).status_code == 403
    Browser(cast.celestine).send("reopen", ours.pk, given={"reason": "A ward was forgotten."})
    page = Browser(cast.awa).read("sheet", ours.pk)
    assert "Until you confirm again, the answers of receipt ZAL3-G5BN count." in page


def test_a_sheet_before_and_after_its_time(cast: make.Cast, ours: Sheet) -> None:
    soon = sheet(ours.version, cast.team, subject="cycle:2", opens_at=make.NOW + timedelta(days=1))
    browser = Browser(cast.awa)
    assert "It opens on 3 November 2026 at 09:00." in browser.read("sheet", soon.pk)
    answered(ours, cast.awa)
    Sheet.objects.update(closes_at=make.NOW, opens_at=make.NOW - timedelta(days=1))
    assert "It takes no more answers." in browser.read("sheet", ours.pk)
    assert "It takes no more answers." in Browser(cast.bakary).read("confirm", ours.pk)
    given = {"instance_id": str(ID), "present": [cast.bakary.pk]}
    Browser(cast.bakary).refused("confirm", ours.pk, given=given)


def test_a_step_link_opens_the_pages_and_only_confirming_asks_for_a_code(
    cast: make.Cast, ours: Sheet
) -> None:
    by = make.actor(cast.daouda)
    path = reverse("questionnaires:sheet", args=[ours.pk])
    url = make_step_link(
        cast.bakary, "cycle:1:answers", path, ours.closes_at, by=by, team=cast.team
    )
    client = Client()
    link = url.removeprefix("https://testserver")
    landed = client.post(link)
    assert landed["Location"] == path
    assert "Beds and wards" in plain(client.get(path))
    section = reverse("questionnaires:section", args=[ours.pk, "story"])
    assert client.post(section, {WHY: "From a link.", "seen": "0"}).status_code == 302
    assert Field.objects.get().by == cast.bakary
    confirm = reverse("questionnaires:confirm", args=[ours.pk])
    assert client.get(confirm)["Location"].startswith("/prove")
    other = sheet(ours.version, cast.other_team)
    elsewhere = client.get(reverse("questionnaires:sheet", args=[other.pk]))
    assert elsewhere["Location"].startswith("/sign-in")


def test_nothing_is_offered_once_the_questionnaire_is_closed(
    cast: make.Cast, ours: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(ours, cast.awa)
    awa = Browser(cast.awa)
    late = ours.closes_at + timedelta(hours=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: late)
    assert awa.send("offer", ours.pk) == f"/sheets/{ours.pk}"
    assert NotOpen().message in awa.read("sheet", ours.pk)
    ours.refresh_from_db()
    assert ours.ready_at is None


def test_a_sheet_costs_the_same_for_many_answers(
    cast: make.Cast, ours: Sheet, django_assert_max_num_queries
) -> None:
    for number in range(30):
        save_section(ours, "story", {WHY: str(number)}, by=make.actor(cast.awa))
    reopen_sheet(confirmed(ours, cast.bakary).sheet, "x", by=make.actor(cast.bakary))
    browser = Browser(cast.awa)
    browser.read("sheet", ours.pk)
    with django_assert_max_num_queries(16):
        browser.read("sheet", ours.pk)


def test_an_open_questionnaire_is_on_the_first_page(cast: make.Cast, ours: Sheet) -> None:
    answered(ours, cast.awa)
    assert "Answer: Beds and wards" in plain(Browser(cast.bakary).client.get("/"))
    assert "Beds and wards" not in plain(Browser(cast.jeanne).client.get("/"))
    Browser(cast.awa).send("offer", ours.pk)
    assert "Confirm the answers: Beds and wards" in plain(Browser(cast.bakary).client.get("/"))
    page = plain(Browser(cast.awa, language="fr").client.get("/"))
    assert "Confirmer les réponses : Lits et services" in page
    assert "En attente" in page


def test_somebody_reads_what_is_known_of_their_answers(cast: make.Cast, ours: Sheet) -> None:
    save_section(ours, "story", {WHY: "Deux infirmiers partis."}, by=make.actor(cast.awa))
    facts = [fact for provider, fact in everything_about(cast.awa) if "why" in fact.value]
    assert [fact.value for fact in facts] == ["/data/story/why: Deux infirmiers partis."]


def test_the_history_of_a_sheet_is_its_teams(cast: make.Cast, ours: Sheet) -> None:
    key = str(ours.pk)
    readable = {
        part: may_read(Here(person=person, now=make.NOW), "questionnaires.sheet", key)
        for part, person in cast.by_part().items()
    }
    assert [part for part, may in readable.items() if may] == [
        "member",
        "lead",
        "acting_lead",
        "facilitator",
    ]
