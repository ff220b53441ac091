"""Deeds for the tests of the trail."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Person, Team
from districtteam.trail import sentences
from districtteam.trail.actions import record
from tests import make

sentences.register({"tests.paint": _("%(by)s painted the office of %(team)s %(colour)s.")})


def paint(
    team: Team,
    by: Person | None,
    colour: str = "blue",
    at: datetime = make.NOW,
    channel: str = "web",
    on_behalf_of: Person | None = None,
) -> None:
    actor = make.actor(by, at=at, channel=channel)
    if on_behalf_of:
        actor = actor.on_behalf(on_behalf_of, channel)
    record("tests.paint", team, by=actor, colour=colour)


def paint_often(team: Team, by: Person, times: int) -> None:
    for minute in range(times):
        paint(team, by, colour=f"grey {minute}", at=make.NOW + timedelta(minutes=minute))
