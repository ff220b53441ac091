"""A rapid cycle on an outbreak in ten days, and a joint cycle of two countries, on pages."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step1_issue.models import Proposal
from districtteam.cycle.step4_results.actions import draw_edition
from districtteam.cycle.step4_results.models import Edition
from districtteam.cycle.step5_discussion.models import Topic
from districtteam.cycle.step6_translation.models import Commitment, FollowUp
from districtteam.deliberation.models import Post
from districtteam.people.models import Person
from districtteam.people.roles import Role
from districtteam.questionnaires.models import Question, Sheet, Version
from tests import make
from tests.cycle.browse import Browser
from tests.questionnaires import browse as sheets
from tests.questionnaires.make_forms import WARDS
from tests.questionnaires.test_every_form import Inputs

from .test_whole_cycle import Clock

SHORT = """| survey |
| | type | name | label::Français (fr) | label::English (en) | class |
| | integer | cases | Cas suspects ? | Suspected cases? | A |
| | select_one yn | stock | Tests en stock ? | Tests in stock? | A |
| choices |
| | list_name | name | label::Français (fr) | label::English (en) |
| | yn | yes | Oui | Yes |
| | yn | no | Non | No |
| settings |
| | form_title | form_id | default_language |
| | Cas | cases | Français (fr) |
"""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock(make.NOW)
    monkeypatch.setattr("django.utils.timezone.now", made)
    return made


def begin(facilitator: Person, **given: str) -> Cycle:
    browser = Browser(facilitator)
    browser.send("plan", title_fr="Fièvre", **{"template": "full", **given})
    cycle = Cycle.objects.order_by("-pk")[0]
    browser.send("start", cycle.pk, kinds=["hdmt"])
    return cycle


def choose(cycle: Cycle, facilitator: Person, member: Person, lead: Person) -> None:
    Browser(member).send("propose", cycle.pk, title="Fièvre", reason="Trois décès.")
    dot = Proposal.objects.get(cycle=cycle)
    Browser(member).send("vote", cycle.pk, dots=[dot.pk])
    Browser(lead).send("confirm_vote", cycle.pk)
    browser = Browser(facilitator)
    browser.send("close_vote", cycle.pk)
    browser.send("choose", cycle.pk, proposal=dot.pk, why_fr="Urgent", decision_fr="Où aller")
    browser.send("leave", cycle.pk)


def write(cycle: Cycle, facilitator: Person, source: str) -> Version:
    sent = SimpleUploadedFile("form.md", source.encode())
    Browser(facilitator).send("choose_questionnaire", cycle.pk, how="file", file=sent)
    version = Version.objects.order_by("-pk")[0]
    Question.objects.filter(version=version).update(feeds={"fr": "Où aller"})
    sheets.Browser(facilitator).send("publish", version.pk, given={"reason": "Urgence"})
    return version


def answer(cycle: Cycle, person: Person, cases: int) -> None:
    sheet = Sheet.objects.of(cycle.subject).get(team__memberships__person=person)
    browser = sheets.Browser(person)
    page = browser.client.get(f"/sheets/{sheet.pk}").content.decode()
    url = page.split('class="button start" href="')[1].split('"')[0].partition("#")[0]
    seen = Inputs(browser.client.get(url).content.decode()).fields["seen"][0]["value"]
    given = {"seen": seen, "/data/cases": str(cases), "/data/stock": "yes"}
    assert browser.client.post(url, given).status_code == 302
    fields = Inputs(browser.read("confirm", sheet.pk)).fields
    made = {"instance_id": fields["instance_id"][0]["value"], "present": [person.pk]}
    browser.send("confirm", sheet.pk, given=made)


def publish(cycle: Cycle, facilitator: Person, clock: Clock) -> None:
    browser = Browser(facilitator)
    browser.send("prepare", cycle.pk)
    edition = Edition.objects.get(cycle=cycle)
    draw_edition(edition, by=make.actor(facilitator, at=clock.now))
    browser.send("publish", cycle.pk)
    browser.send("leave", cycle.pk)


def test_a_rapid_cycle_is_done_in_ten_days(cast: make.Cast, clock: Clock) -> None:
    daouda = Browser(cast.daouda)
    cycle = begin(cast.daouda, template="rapid")
    choose(cycle, cast.daouda, cast.awa, cast.celestine)
    clock.pass_days(1)
    write(cycle, cast.daouda, WARDS)
    page = daouda.read("leave", cycle.pk)
    assert "A rapid cycle asks 6 questions at most" in page
    version = write(cycle, cast.daouda, SHORT)
    assert version.questions.count() == 2
    daouda.send("leave", cycle.pk, despite="An outbreak does not wait.")
    clock.pass_days(1)
    answer(cycle, cast.bakary, 4)
    answer(cycle, cast.jeanne, 0)
    assert Browser(cast.issa).get("completion", cycle.pk).status_code == 404
    clock.pass_days(2)
    daouda.send("leave", cycle.pk)
    clock.pass_days(1)
    publish(cycle, cast.daouda, clock)
    for person in (cast.awa, cast.jeanne, cast.esther, cast.fanta, cast.gilbert):
        assert Browser(person).get("results", cycle.pk).status_code == 200
    topic = Topic.objects.filter(cycle=cycle).exclude(chart="").first()
    for person in (cast.awa, cast.jeanne):
        Browser(person).send("topic", cycle.pk, topic.pk, text="We called at night", uid=uuid4())
    daouda.send("write_point", cycle.pk, text_fr="Appeler", posts=[Post.objects.first().pk])
    daouda.send("publish_synthesis", cycle.pk, intro_fr="Appeler la nuit")
    clock.pass_days(3)
    daouda.send("leave", cycle.pk)
    given = {"text": "Call every night", "due_on": "2026-11-30", "sign": "A list of calls"}
    Browser(cast.awa).send("commit", cycle.pk, uid=uuid4(), **given)
    held = Commitment.objects.get()
    assert Browser(cast.awa).post("confirm_commitment", cycle.pk, held.pk).status_code == 403
    Browser(cast.celestine).send("confirm_commitment", cycle.pk, held.pk)
    clock.pass_days(1)
    daouda.send("leave", cycle.pk, despite="Nothing depends on the level above.")
    cycle.refresh_from_db()
    assert (cycle.state, (clock.now - make.NOW).days) == ("finished", 9)
    assert FollowUp.objects.get().due_on.isoformat() == "2026-12-11"


def test_two_countries_ask_the_same_and_keep_their_figures(cast: make.Cast, clock: Clock) -> None:
    abroad = cast.issa.memberships.get().network
    moussa = make.person("Moussa", email="moussa@example.org")
    make.member(moussa, abroad, Role.FACILITATOR)
    ours = begin(cast.daouda)
    Browser(cast.daouda).send("joint", ours.pk)
    ours.refresh_from_db()
    Browser(moussa).send("plan", title_fr="Fièvre", template="full")
    theirs = Cycle.objects.get(network=abroad)
    Browser(moussa).send("joint", theirs.pk, key=ours.joint.key)
    Browser(moussa).send("start", theirs.pk, kinds=["hdmt"])
    choose(ours, cast.daouda, cast.awa, cast.bakary)
    choose(theirs, moussa, cast.issa, cast.issa)
    version = write(ours, cast.daouda, SHORT)
    Browser(cast.daouda).send("leave", ours.pk, despite="Tried elsewhere.")
    Browser(moussa).send("choose_questionnaire", theirs.pk, how="version", version=version.pk)
    Browser(moussa).send("leave", theirs.pk, despite="Tried elsewhere.")
    answer(ours, cast.bakary, 41)
    answer(ours, cast.jeanne, 17)
    answer(theirs, cast.issa, 3)
    assert {sheet.version for sheet in Sheet.objects.all()} == {version}
    clock.pass_days(1)
    Browser(cast.daouda).send("leave", ours.pk)
    clock.pass_days(9)
    publish(ours, cast.daouda, clock)
    for name in ("cycle", "results", "discussion", "completion", "issue"):
        assert Browser(cast.issa).get(name, ours.pk).status_code == 404
        assert Browser(moussa).get(name, ours.pk).status_code == 404
        assert Browser(cast.daouda).get(name, theirs.pk).status_code == 404
    figures = Edition.objects.get(cycle=ours).data
    assert "Porga" not in str(figures)
