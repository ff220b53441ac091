"""Teams that would talk to each other are told by message, with a link to that page alone."""

from datetime import timedelta

import pytest

from districtteam.cycle.core.models import Notice
from districtteam.cycle.step4_results.actions import (
    answer_talk,
    ask_after_talks,
    ask_to_talk,
    tell_of_talk,
)
from districtteam.cycle.step4_results.models import Talk
from districtteam.cycle.tasks import ask_after
from districtteam.messaging.models import Message
from districtteam.people.models import Person
from tests import make

from .scene import Scene, scene


@pytest.fixture
def told(cast: make.Cast) -> Scene:
    found = scene(cast)
    found.published()
    Person.objects.filter(pk=cast.jeanne.pk).update(language="fr")
    Notice.objects.all().delete()
    Message.objects.all().delete()
    return found


def asked(told: Scene) -> Talk:
    cast = told.cast
    by = make.actor(cast.awa, at=make.NOW + timedelta(days=9))
    return ask_to_talk(
        told.cycle, "delay", asking=cast.team, asked=cast.other_team, why="offer", by=by
    )


def answered(told: Scene, talk: Talk, *, agrees: bool) -> Talk:
    by = make.actor(told.cast.jeanne, at=make.NOW + timedelta(days=10))
    return answer_talk(talk, agrees=agrees, by=by)


def test_the_team_that_is_asked_gets_a_link_and_no_name(told: Scene, client: object) -> None:
    asked(told)
    message = Message.objects.get(person=told.cast.jeanne)
    assert message.subject == "Une autre équipe voudrait échanger avec la vôtre"
    assert "Koubia" not in message.text
    link = next(line for line in message.text.splitlines() if line.startswith("http"))
    landed = client.get("/" + link.split("/", 3)[3], follow=True)  # type: ignore[attr-defined]
    page = landed.content.decode()
    assert landed.redirect_chain or "/k/" in link
    assert 'name="agrees"' in page or landed.status_code == 200


def test_a_yes_tells_the_team_that_asked_whom_to_call(told: Scene) -> None:
    answered(told, asked(told), agrees=True)
    message = Message.objects.get(person=told.cast.awa)
    assert message.subject == "Lola would talk to you"


def test_a_no_names_nobody(told: Scene) -> None:
    answered(told, asked(told), agrees=False)
    message = Message.objects.get(person=told.cast.awa)
    assert "Lola" not in message.subject + message.text


def test_two_weeks_later_the_team_that_asked_is_asked_once(told: Scene) -> None:
    talk = answered(told, asked(told), agrees=True)
    Message.objects.all().delete()
    ask_after(make.NOW + timedelta(days=23))
    assert not Message.objects.exists()
    for days in (24, 25):
        ask_after(make.NOW + timedelta(days=days))
    subjects = set(Message.objects.values_list("subject", flat=True))
    assert subjects == {"Did you talk to Lola?"}
    assert Message.objects.filter(person=told.cast.awa).count() == 1
    tell_of_talk(talk, talked=True, took="Weekly counts.", by=told.by(days=26))
    assert ask_after_talks(make.NOW + timedelta(days=27), by=make.actor()) == 0


def test_who_has_had_three_messages_this_week_is_asked_on_a_later_day(told: Scene) -> None:
    answered(told, asked(told), agrees=True)
    Message.objects.all().delete()
    for mark in "abc":
        Notice.objects.create(
            cycle=told.cycle,
            number=4,
            person=told.cast.awa,
            kind="reminder",
            mark=mark,
            told_at=make.NOW + timedelta(days=23),
        )
    ask_after(make.NOW + timedelta(days=24))
    assert not Message.objects.filter(person=told.cast.awa).exists()
    ask_after(make.NOW + timedelta(days=31))
    assert Message.objects.filter(person=told.cast.awa).exists()


def test_after_four_weeks_only_the_page_asks(told: Scene) -> None:
    answered(told, asked(told), agrees=True)
    Message.objects.all().delete()
    ask_after(make.NOW + timedelta(days=39))
    assert not Message.objects.exists()
