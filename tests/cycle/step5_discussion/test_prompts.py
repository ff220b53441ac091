"""What the box under a chart asks of whom; who is said to have been told of being cited."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from districtteam.cycle.core.models import DISCUSSION, Cycle, Notice
from districtteam.cycle.step5_discussion.actions import open_discussion
from districtteam.deliberation.actions import write_post
from districtteam.deliberation.models import Thread
from districtteam.people.models import Person, Team
from tests import make
from tests.cycle.browse import Browser
from tests.cycle.step4_results.scene import Scene, scene
from tests.cycle.story import at_discussion

EXPLAIN = "What explains your figure"
STRIKES = "What strikes you here, and what works in your place?"
SEEN = "What have you seen work, and what can you do about it?"


@pytest.fixture
def told(cast: make.Cast) -> Scene:
    """Koubia has said how long it waits and nothing of its blood; Lola has said nothing."""
    found = scene(cast)
    found.answer(cast.team, delay=3)
    found.published()
    open_discussion(found.cycle, found.by(days=8))
    return found


def page_under(told: Scene, chart: str, person: Person) -> str:
    topic = told.cycle.topics.get(chart=chart)
    return Browser(person).read("topic", told.cycle.pk, topic.pk)


@pytest.mark.parametrize("chart", ["delay", ""])
def test_whoever_has_a_figure_is_asked_to_explain_it(told: Scene, chart: str) -> None:
    page = page_under(told, chart, told.cast.awa)
    assert EXPLAIN in page
    assert "What strikes you" not in page


@pytest.mark.parametrize(("chart", "who"), [("blood", "awa"), ("delay", "jeanne"), ("", "jeanne")])
def test_a_team_without_a_figure_there_is_asked_what_strikes_it(
    told: Scene, chart: str, who: str
) -> None:
    page = page_under(told, chart, getattr(told.cast, who))
    assert STRIKES in page
    assert EXPLAIN not in page


def test_whoever_is_no_team_of_the_cycle_is_asked_what_they_have_seen(told: Scene) -> None:
    page = page_under(told, "delay", told.cast.daouda)
    assert SEEN in page
    assert EXPLAIN not in page


def test_the_first_conversation_asks_the_same_and_says_who_reads(told: Scene) -> None:
    cycle, cast = told.cycle, told.cast
    Thread.objects.update(peers_until=timezone.now() + timedelta(days=1))
    page = Browser(cast.jeanne).read("discussion", cycle.pk)
    assert STRIKES in page
    assert EXPLAIN not in page
    before, _box, _rest = page.partition('name="text"')
    assert "Peers first: region, ministry and experts read what is said here from" in before
    page = Browser(cast.jeanne, language="fr").read("discussion", cycle.pk)
    assert "Qu’est-ce qui vous frappe ici, et qu’est-ce qui marche chez vous\u00a0?" in page


def cite(cycle: Cycle, cast: make.Cast, *said: tuple[Person, Team], language: str = "en") -> str:
    thread = cycle.topics.get(chart="").thread
    posts = [
        write_post(thread, "A fridge", uuid4(), team=team, by=make.actor(person)).pk
        for person, team in said
    ]
    daouda = Browser(cast.daouda, language=language)
    daouda.send("write_point", cycle.pk, text_en="A spare fridge", posts=posts)
    return daouda.read("synthesis", cycle.pk)


def had_enough(cycle: Cycle, person: Person) -> None:
    """Three letters this week."""
    for number in range(3):
        Notice.objects.create(
            cycle=cycle,
            number=DISCUSSION,
            person=person,
            kind="answer",
            mark=f"post:{number}",
            told_at=timezone.now() - timedelta(days=1),
        )


def test_who_could_not_be_written_to_is_not_said_to_have_been_told(cast: make.Cast) -> None:
    cycle = at_discussion(cast)
    lola = cast.jeanne.memberships.get().team
    assert "Those who are cited have been told." in cite(cycle, cast, (cast.awa, cast.team))
    had_enough(cycle, cast.jeanne)
    page = cite(cycle, cast, (cast.awa, cast.team), (cast.jeanne, lola))
    assert "Told by letter: 1 of 2. The others find it on their first page" in page
    assert "Those who are cited have been told." not in page
    page = cite(cycle, cast, (cast.jeanne, lola), language="fr")
    assert "Prévenues par message\u00a0: 0 sur 1." in page
