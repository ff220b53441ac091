"""The history of a conversation says no more than the conversation."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from districtteam.deliberation.actions import open_thread, report_post, write_post
from districtteam.deliberation.models import Thread
from districtteam.people.models import Person
from tests import make
from tests.house.visits import sign_in


def read(person: Person, thread: Thread) -> str:
    client = Client()
    sign_in(client, person)
    url = reverse("trail:history", args=["deliberation.thread", thread.pk])
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nobody_learns_who_reported_a_post(cast: make.Cast) -> None:
    by = make.actor(cast.daouda)
    thread = open_thread(cast.network, "cycle:1", "whole", {"en": "Stock"}, by=by)
    post = write_post(thread, "Dr K.", uuid4(), team=cast.team, by=make.actor(cast.awa))
    report_post(post, "names", by=make.actor(cast.jeanne))
    told = "Jeanne asked the facilitators to look"
    assert told not in read(cast.awa, thread)
    assert told not in read(cast.fanta, thread)
    assert told in read(cast.daouda, thread)


def test_who_spoke_among_peers_is_not_told_to_those_above(cast: make.Cast) -> None:
    start = make.NOW - timedelta(days=30)
    until = start + timedelta(days=7)
    by = make.actor(cast.daouda, at=start)
    thread = open_thread(
        cast.network, "cycle:1", "whole", {"en": "Stock"}, peers_until=until, by=by
    )
    early, late = make.actor(cast.awa, at=start), make.actor(cast.jeanne, at=until)
    write_post(thread, "We have none", uuid4(), team=cast.team, by=early)
    write_post(thread, "Nor have we", uuid4(), team=cast.other_team, by=late)
    above = read(cast.fanta, thread)
    assert "Awa wrote" not in above
    assert "Jeanne wrote" in above
    assert "Awa wrote" in read(cast.jeanne, thread)
