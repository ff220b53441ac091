"""Telling people what a step asks: once each, with their own link, at most three a week."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from districtteam.access.models import StepLink
from districtteam.cycle.actions import cancel_cycle, extend_step
from districtteam.cycle.actions.moving import open_step
from districtteam.cycle.core import notices, tasks
from districtteam.cycle.core.models import Cycle, Notice
from districtteam.cycle.core.notices import Call, alike, tell, tell_teams
from districtteam.jobs.process import run_next_task
from districtteam.messaging.models import Delivery, Message
from districtteam.people.actions import record_mandate
from districtteam.people.models import Team
from tests import make

from . import eight
from .story import later, started


def compose(cycle: Cycle, team: Team | None, link: str) -> tuple[str, str]:
    return f"{cycle}: {team}", f"Open {link}"


def call(cycle: Cycle, mark: str = "") -> Call:
    closes = cycle.steps.get(number=1).due_at
    return Call(cycle, 1, "reminder", f"/cycles/{cycle.pk}", closes, compose, mark)


def test_everybody_of_a_team_is_told_once_in_their_language(cast: make.Cast) -> None:
    cast.awa.language = "fr"
    cast.awa.save()
    cycle = started(cast)
    Notice.objects.all().delete()
    Message.objects.all().delete()
    assert tell_teams(call(cycle), [cast.team], by=later(hours=1)) == 3
    assert tell_teams(call(cycle), [cast.team], by=later(hours=2)) == 0
    message = Message.objects.get(person=cast.awa)
    assert (message.subject, message.language) == ("Ruptures de stock: Koubia", "fr")
    assert message.text.startswith("Open http://testserver/") or "/k/" in message.text
    assert Message.objects.get(person=cast.bakary).subject == "Stock-outs: Koubia"


def test_nobody_is_pushed_more_than_three_times_a_week(cast: make.Cast) -> None:
    cycle = started(cast)
    Notice.objects.all().delete()
    told = [
        tell(call(cycle, mark), cast.awa, cast.team, by=later(hours=hour))
        for hour, mark in enumerate("abcd")
    ]
    assert told == [True, True, True, False]
    assert tell(call(cycle, "d"), cast.awa, cast.team, by=later(days=8))


def test_a_mandate_that_came_after_the_start_heads_what_is_sent_next(cast: make.Cast) -> None:
    cycle = started(cast)
    text = Message.objects.get(person=cast.awa).text
    assert "Mandated" not in text
    given = {"reference": "N° 12", "starts": make.TODAY, "by": make.actor(cast.daouda)}
    record_mandate(cast.network, "Ministry of Health", "ministry", **given)
    open_step(cycle, 5, later(days=8))
    text = Message.objects.filter(person=cast.awa).order_by("pk").last().text
    assert "Mandated by Ministry of Health, N° 12" in text


def test_many_cost_as_many_queries_as_few(cast: make.Cast) -> None:
    cycle = started(cast)
    for number in range(40):
        member = make.person(f"Membre {number}", email=f"m{number}@example.org")
        make.member(member, cast.other_team)
    make.member(make.person("Nouvelle", email="n@example.org"), cast.team)
    with CaptureQueriesContext(connection) as few:
        assert tell_teams(call(cycle, "few"), [cast.team], by=later(days=30)) == 4
    with CaptureQueriesContext(connection) as many:
        assert tell_teams(call(cycle, "all"), [cast.team, cast.other_team], by=later(days=40)) == 45
    assert len(many) <= len(few) + 2  # SQLite takes a thousand values at a time
    links = [one.text for one in Message.objects.filter(occasion__contains=":all:")]
    assert len(set(links)) == 45
    assert Delivery.objects.filter(message__occasion__contains=":all:").count() == 45


def test_somebody_in_two_teams_is_told_once(cast: make.Cast) -> None:
    make.member(cast.awa, cast.other_team)
    cycle = started(cast)
    Notice.objects.all().delete()
    assert tell_teams(call(cycle), [cast.team, cast.other_team], by=later(hours=1)) == 4
    assert Notice.objects.filter(person=cast.awa).count() == 1


def test_the_link_of_somebody_in_two_teams_opens_the_step_for_both(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)
    make.member(cast.awa, cast.other_team)
    cycle = started(cast)
    assert StepLink.objects.get(person=cast.awa).team is None
    assert StepLink.objects.get(person=cast.bakary).team == cast.team
    link = next(it for it in Message.objects.get(person=cast.awa).text.split() if "/k/" in it)
    reader = Client()
    reader.post(link.removeprefix("https://testserver"))
    page = reader.get(f"/cycles/{cycle.pk}/issue").content.decode()
    assert "Koubia" in page
    assert "Lola" in page


@pytest.mark.django_db(transaction=True)
def test_letters_written_at_one_moment_are_three_a_week(tmp_path: Path) -> None:
    """By web and worker, whatever their kind, while the cycle is moved."""
    if connection.vendor == "sqlite":  # the tests' own is in memory, where nobody waits in line
        told = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "tests.cycle.eight"],
            env=os.environ | {"DISTRICTTEAM_DATABASE": f"sqlite:///{tmp_path}/file.sqlite3"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert told.split()[-4:] == ["3", "3", "3", "3"]
    else:
        assert eight.write_at_once() == [3, 3, 3, 3]


def test_a_letter_that_is_the_same_for_all_is_written_once(cast: make.Cast) -> None:
    cycle = started(cast)
    written: list[Team | None] = []

    def counted(cycle: Cycle, team: Team | None, link: str) -> tuple[str, str]:
        written.append(team)
        return compose(cycle, team, link)

    same = replace(call(cycle, "same"), compose=alike(counted))
    assert tell_teams(same, [cast.team, cast.other_team], by=later(days=20)) == 4
    assert written == [None]


def test_more_teams_than_fit_are_written_to_by_tasks_once_each(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both read what was written at the opening, in their languages, each with their own link."""
    monkeypatch.setattr(notices, "AT_ONCE", 1)
    cast.jeanne.language = "fr"
    cast.jeanne.save()
    started(cast)
    told = Message.objects.values_list("person__name", flat=True)
    assert sorted(told) == ["Awa", "Bakary", "Celestine"]
    assert run_next_task("w1")
    assert not run_next_task("w1")
    letter = Message.objects.get(person=cast.jeanne)
    assert letter.subject == "Quel problème examiner ensemble\u00a0?"
    assert "/k/" in letter.text
    assert notices.LINK not in letter.text
    assert Notice.objects.get(person=cast.jeanne).told_at == make.NOW
    tasks.tell_rest.call(DBTaskResult.objects.get().args_kwargs["args"][0])
    assert Message.objects.count() == 4


def test_no_task_is_left_by_a_deed_that_was_refused(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "AT_ONCE", 1)
    monkeypatch.setattr(notices, "tell_now", lambda *_args, **_by: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        started(cast)
    assert not DBTaskResult.objects.exists()
    assert not Cycle.objects.filter(state="running").exists()


def test_letters_put_off_do_not_go_out_when_the_step_is_over(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that was down must not send links to what is closed."""
    monkeypatch.setattr(notices, "AT_ONCE", 1)
    cycle = started(cast)
    cancel_cycle(cycle, "No funds", by=make.actor(cast.daouda))
    assert run_next_task("w1")
    assert not Message.objects.filter(person=cast.jeanne).exists()
    assert not StepLink.objects.filter(closes_at__gt=make.NOW).exists()


def test_a_link_put_off_lasts_as_long_as_the_step(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "AT_ONCE", 1)
    cycle = started(cast)
    extend_step(cycle, date(2026, 11, 30), "A holiday", by=make.actor(cast.daouda))
    assert run_next_task("w1")
    assert StepLink.objects.values("closes_at").distinct().count() == 1
