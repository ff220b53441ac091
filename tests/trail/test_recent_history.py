"""The fragment `{% recent_history_of thing %}` in a corner of an object's page."""

from django.template import Context, Template
from django.test import RequestFactory

from districtteam.people.here import Here
from districtteam.people.models import Person
from tests import make
from tests.trail.make_trail import paint, paint_often

FRAGMENT = Template("{% load trail %}{% recent_history_of team %}")


def shown_to(person: Person | None, cast: make.Cast) -> str:
    request = RequestFactory().get("/")
    request.here = Here(person=person, now=make.NOW)
    return FRAGMENT.render(Context({"request": request, "team": cast.team}))


def test_the_last_five_deeds(cast: make.Cast) -> None:
    paint_often(cast.team, cast.bakary, 7)
    shown = shown_to(cast.awa, cast)
    assert shown.count("painted") == 5
    assert "grey 6." in shown
    assert f'href="/trail/people.team/{cast.team.pk}"' in shown


def test_nothing_for_who_may_not_read(cast: make.Cast) -> None:
    paint(cast.team, cast.bakary)
    assert shown_to(cast.jeanne, cast).strip() == ""
    assert shown_to(None, cast).strip() == ""
