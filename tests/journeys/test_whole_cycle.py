"""One cycle from its plan to its follow-up, on pages alone, with real places and a real form."""

import io
import random
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as WordFile

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step1_issue.models import Proposal
from districtteam.cycle.step4_results.actions import draw_edition
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.cycle.step5_discussion.models import Topic
from districtteam.cycle.step6_translation.actions import ask_due_follow_ups
from districtteam.cycle.step6_translation.models import Commitment, Recommendation
from districtteam.deliberation.models import Post
from districtteam.messaging.models import Message
from districtteam.people.models import Person
from districtteam.questionnaires.models import Question, Sheet, Submission, Version
from tests import make
from tests.cycle.browse import Browser
from tests.questionnaires import browse as sheets
from tests.questionnaires.test_every_form import Inputs, walk

from .salone import Salone, settle

FORM = "iaso__default_forms_for_other_level_than_health_facility.xlsx"
SILENT = "Bonthe"
DECLINES = "Koinadugu"


class Clock:
    """The time of the whole house."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock(make.NOW)
    monkeypatch.setattr("django.utils.timezone.now", made)
    return made


@pytest.mark.data
def test_a_cycle_of_thirteen_districts(db: None, data: Path, clock: Clock) -> None:
    salone = settle(data)
    cycle = begin(salone)
    choose_issue(salone, cycle, clock)
    ask(salone, cycle, clock, (data / "forms" / FORM).read_bytes())
    answer(salone, cycle, clock)
    publish(salone, cycle, clock)
    discuss(salone, cycle, clock)
    commit(salone, cycle, clock)
    follow_up(salone, cycle, clock)


def facilitator(salone: Salone) -> Browser:
    return Browser(salone.facilitator)


def leave(salone: Salone, cycle: Cycle, step: int, despite: str = "") -> None:
    browser = facilitator(salone)
    given = {"despite": despite} if despite else {}
    assert browser.send("leave", cycle.pk, **given) == f"/cycles/{cycle.pk}"
    cycle.refresh_from_db()
    assert cycle.at_step == step


def begin(salone: Salone) -> Cycle:
    browser = facilitator(salone)
    browser.send("plan", title_en="Facilities that serve", template="full")
    cycle = Cycle.objects.get()
    browser.send("start", cycle.pk, kinds=["hdmt"])
    assert "13 teams take part" in browser.read("cycle", cycle.pk)
    assert Message.objects.filter(purpose="step").count() == 26
    return cycle


def choose_issue(salone: Salone, cycle: Cycle, clock: Clock) -> None:
    Browser(salone.members["Bo"]).send(
        "propose", cycle.pk, title="What facilities lack", reason="No list is up to date."
    )
    Browser(salone.leads["Kono"]).send("propose", cycle.pk, topic="05_malaria", reason="Rain.")
    first, second = Proposal.objects.order_by("pk")
    for number, (name, member) in enumerate(salone.members.items()):
        if name == SILENT:
            continue
        dots = [first.pk] if number % 3 else [first.pk, second.pk]
        Browser(member).send("vote", cycle.pk, dots=dots)
        Browser(salone.leads[name]).send("confirm_vote", cycle.pk, present=[member.pk])
    clock.pass_days(6)
    browser = facilitator(salone)
    browser.send("close_vote", cycle.pk)
    assert "12 of 13 teams voted." in browser.read("issue", cycle.pk)
    browser.send(
        "choose", cycle.pk, proposal=first.pk, why_en="Most votes", decision_en="What to buy"
    )
    leave(salone, cycle, 2)


def ask(salone: Salone, cycle: Cycle, clock: Clock, form: bytes) -> None:
    browser = facilitator(salone)
    sent = SimpleUploadedFile(FORM, form)
    browser.send("choose_questionnaire", cycle.pk, how="file", file=sent)
    version = Version.objects.get()
    writer = sheets.Browser(salone.facilitator)
    if any(one["level"] == "stop" for one in version.findings):
        writer.send("mend", version.pk)
    Question.objects.filter(version=version).update(feeds={"en": "What to buy"})
    writer.send("publish", version.pk, given={"reason": "A form of the field."})
    clock.pass_days(10)
    leave(salone, cycle, 3, despite="The form has been in use for years.")


def answer(salone: Salone, cycle: Cycle, clock: Clock) -> None:
    clock.pass_days(3)
    chance = random.Random(7)
    for name, lead in salone.leads.items():
        sheet = Sheet.objects.get(subject=cycle.subject, team=salone.teams[name])
        if name == SILENT:
            continue
        browser = sheets.Browser(lead)
        if name == DECLINES:
            browser.send("decline", sheet.pk, given={"reason": "no_power"})
            continue
        fill(browser, lead, sheet, chance)
    assert Submission.objects.count() == 11
    outsider = sheets.Browser(salone.leads["Bo"])
    other = Sheet.objects.get(subject=cycle.subject, team=salone.teams["Kono"])
    assert outsider.client.get(f"/sheets/{other.pk}").status_code == 404
    clock.pass_days(18)
    assert "12" in facilitator(salone).read("completion", cycle.pk)
    leave(salone, cycle, 4)


def fill(browser: sheets.Browser, lead: Person, sheet: Sheet, chance: random.Random) -> None:
    for _again in range(6):
        walk(browser, sheet, chance)
        fields = Inputs(browser.read("confirm", sheet.pk)).fields
        if "instance_id" in fields:
            made = {"instance_id": fields["instance_id"][0]["value"], "present": [lead.pk]}
            browser.send("confirm", sheet.pk, given=made)
            browser.send("confirm", sheet.pk, given=made)  # sent twice, counted once
            return
    pytest.fail("the sheet is never whole")


def publish(salone: Salone, cycle: Cycle, clock: Clock) -> None:
    bo = Browser(salone.members["Bo"])
    assert bo.get("preview", cycle.pk).status_code == 200
    browser = facilitator(salone)
    assert "11 of 13" in browser.read("checks", cycle.pk) or "13" in browser.read(
        "checks", cycle.pk
    )
    clock.pass_days(8)
    browser.send("prepare", cycle.pk)
    draw_edition(Edition.objects.get(), by=make.actor(salone.facilitator, at=clock.now))
    browser.send("publish", cycle.pk)
    assert Panel.objects.filter(audience="peers", language="en").exists()
    for person in (salone.members["Bo"], salone.leads[SILENT], salone.region, salone.national):
        assert Browser(person).get("results", cycle.pk).status_code == 200
        assert Browser(person).get("chart", cycle.pk, 1).status_code == 200
    leave(salone, cycle, 5)


def discuss(salone: Salone, cycle: Cycle, clock: Clock) -> None:
    topic = Topic.objects.filter(cycle=cycle).exclude(chart="").first()
    assert topic is not None, "no conversation hangs under a chart"
    for name, member in list(salone.members.items())[:8]:
        browser = Browser(member)
        assert "<svg" in browser.read("topic", cycle.pk, topic.pk) or topic.chart
        browser.send("topic", cycle.pk, topic.pk, text=f"In {name} we count.", uid=uuid4())
    for person in (salone.region, salone.national):
        assert Browser(person).get("topic", cycle.pk, topic.pk).status_code == 404
    clock.pass_days(8)
    page = Browser(salone.national).read("topic", cycle.pk, topic.pk)
    assert "In Bo we count." not in page
    browser = facilitator(salone)
    post = Post.objects.order_by("pk").first()
    browser.send("write_point", cycle.pk, text_en="Counting helps.", posts=[post.pk])
    browser.send("publish_synthesis", cycle.pk, intro_en="Who counts, buys well.")
    assert "Counting helps." in Browser(salone.national).read("synthesis", cycle.pk)
    clock.pass_days(10)
    leave(salone, cycle, 6)


def commit(salone: Salone, cycle: Cycle, clock: Clock) -> None:
    browser = facilitator(salone)
    until = (clock.now + timedelta(days=12)).date().isoformat()
    ministry = salone.national.memberships.get().team
    browser.send(
        "recommend",
        cycle.pk,
        text_en="Print the lists",
        level="above",
        addressee=ministry.pk,
        focal_point=salone.national.pk,
        answer_by=until,
    )
    made = Recommendation.objects.get()
    Browser(salone.national).send(
        "recommendation", cycle.pk, made.pk, verdict="accepted", text="In March"
    )
    for name, member in list(salone.members.items())[:9]:
        given = {"text": f"{name} keeps a list", "due_on": until, "sign": "A list on the wall"}
        Browser(member).send("commit", cycle.pk, uid=uuid4(), **given)
        held = Commitment.objects.get(team=salone.teams[name])
        Browser(salone.leads[name]).send("confirm_commitment", cycle.pk, held.pk)
    brief = browser.get("brief_file", cycle.pk, 1)
    words = "\n".join(it.text for it in WordFile(io.BytesIO(brief.content)).paragraphs)
    assert "Counting helps." in words
    clock.pass_days(13)
    assert browser.send("leave", cycle.pk) == f"/cycles/{cycle.pk}"
    cycle.refresh_from_db()
    assert cycle.state == "finished"


def follow_up(salone: Salone, cycle: Cycle, clock: Clock) -> None:
    clock.pass_days(95)
    assert ask_due_follow_ups(clock.now, by=make.actor(at=clock.now)) == 1
    held = Commitment.objects.get(team=salone.teams["Bo"])
    Browser(salone.members["Bo"]).send(
        "check_in", cycle.pk, held.pk, progress="blocked", note="No paper"
    )
    browser = facilitator(salone)
    browser.send("plan", title_en="Next", template="full")
    following = Cycle.objects.get(titles__en="Next")
    browser.send("start", following.pk, kinds=["hdmt"])
    page = Browser(salone.members["Bo"]).read("issue", following.pk)
    assert "Bo keeps a list" in page
