"""The list of conversations: what waits for the reader first, the silent ones folded."""

from datetime import timedelta
from uuid import uuid4

import pytest

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results.queries import differs
from districtteam.cycle.step5_discussion import queries
from districtteam.cycle.step5_discussion.actions import open_discussion
from districtteam.deliberation.actions import write_post
from districtteam.deliberation.models import Post, Thread
from districtteam.people.here import Here
from districtteam.people.models import Person, Team
from tests import make
from tests.cycle.browse import Browser
from tests.cycle.step4_results.scene import Scene, scene

LATER = make.NOW + timedelta(days=9)


@pytest.fixture
def told(cast: make.Cast) -> Scene:
    """Conversations under six charts; Koubia's reviewed deaths are far from the others'."""
    found = scene(cast)
    for n, team in enumerate(found.teams[2:]):
        found.answer(team, delay=n, deaths=20, reviewed=500 + n, reviewed_of=1000, blood="no")
    found.answer(cast.team, delay=7, deaths=990, reviewed=980, reviewed_of=1000, blood="yes")
    found.published()
    open_discussion(found.cycle, found.by(days=8))
    return found


def said(
    cycle: Cycle, key: str, person: Person, team: Team, text: str, to: Post | None = None, **g: int
) -> Post:
    thread = Thread.objects.get(subject=cycle.subject, key=key)
    by = make.actor(person, at=LATER + timedelta(**g))
    return write_post(thread, text, uuid4(), team=team, reply_to=to, by=by)


def order(told: Scene, person: Person) -> list[str]:
    here = Here(person, LATER + timedelta(days=1))
    return [line.topic.chart for line in queries.topics_of(told.cycle, here)]


def test_before_anybody_speaks_where_ones_own_figure_differs(told: Scene) -> None:
    assert differs(told.cycle, told.cast.team) == {"reviewed": "higher"}
    assert order(told, told.cast.awa)[0] == "reviewed"
    assert order(told, told.cast.jeanne)[0] == "delay"


def test_what_gives_little_to_talk_about_comes_last(cast: make.Cast) -> None:
    found = scene(cast, answered=0)
    for n, team in enumerate(found.teams[2:]):
        found.answer(team, delay=7, deaths=20 + n, reviewed=5 + n, reviewed_of=20, blood="no")
    found.published()
    open_discussion(found.cycle, found.by(days=8))
    last = ["delay", "blood", "help_wanted", "help_offered"]
    charts = [topic.chart for topic in found.cycle.topics.order_by("position")]
    assert charts == ["deaths", "reviewed", *last, ""]
    said(found.cycle, "chart:deaths", cast.jeanne, cast.other_team, "We count weekly.")
    said(found.cycle, "chart:reviewed", cast.jeanne, cast.other_team, "We review all.")
    said(found.cycle, "whole", cast.jeanne, cast.other_team, "Thank you.")
    assert order(found, cast.jeanne) == ["deaths", "reviewed", "", *last]


def test_what_is_new_first_then_who_asks_then_where_one_differs(told: Scene) -> None:
    cast = told.cast
    asked = said(told.cycle, "chart:blood", cast.jeanne, cast.other_team, "Who has a fridge?")
    said(told.cycle, "chart:deaths", cast.awa, cast.team, "We count weekly.", hours=1)
    assert order(told, cast.awa)[:2] == ["blood", "reviewed"]
    said(told.cycle, "chart:delay", cast.jeanne, cast.other_team, "The road.", hours=2)
    assert order(told, cast.awa)[:3] == ["delay", "blood", "reviewed"]
    said(told.cycle, "chart:blood", cast.awa, cast.team, "We have.", asked, hours=3)
    assert order(told, cast.awa)[0] == "reviewed"
    assert order(told, cast.jeanne)[0] == "blood"


def test_the_page_joins_three_and_folds_the_silent_in_one_line_each(told: Scene) -> None:
    cast = told.cast
    for key in ("delay", "blood", "deaths", "reviewed"):
        said(told.cycle, f"chart:{key}", cast.jeanne, cast.other_team, "How do you do it?")
    page = Browser(cast.awa, language="fr").read("discussion", told.cycle.pk)
    top = page[page.index("<h1>") : page.index("<h2>")]
    assert top.count("une question attend") == 3
    assert "soyez les premiers" in page
    assert page.index('name="text"') < page.index("<details><summary>3")


def test_facilitators_have_no_figure_that_differs(told: Scene) -> None:
    assert differs(told.cycle, None) == {}
    assert "your figure differs" not in Browser(told.cast.daouda).read("discussion", told.cycle.pk)
    assert "your figure differs" in Browser(told.cast.awa).read("discussion", told.cycle.pk)


def test_what_the_ministry_may_not_read_is_not_new_to_it(told: Scene) -> None:
    cast = told.cast
    said(told.cycle, "chart:blood", cast.jeanne, cast.other_team, "Who has a fridge?")
    Thread.objects.update(peers_until=LATER + timedelta(hours=1))
    here = Here(cast.fanta, LATER + timedelta(days=1))
    lines = queries.topics_of(told.cycle, here)
    assert [line.waiting.news for line in lines] == [0] * 7
