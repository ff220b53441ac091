"""Telling people what a step asks: once each, with their own link, at most three a week."""

from districtteam.cycle.actions.moving import open_step
from districtteam.cycle.core.models import Cycle, Notice
from districtteam.cycle.core.notices import Call, tell, tell_teams
from districtteam.messaging.models import Message
from districtteam.people.actions import record_mandate
from districtteam.people.models import Team
from tests import make

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
