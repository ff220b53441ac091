"""What this room asks of people: that teams confirm who is in them, that people are reached."""

from django.utils.translation import gettext as _

from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.kept import Kept
from districtteam.ui.todo import Todo

from .models import Address, RollCall
from .rights import LEADING

MINUTES = 5
REACHED: Kept[int] = Kept(
    lambda person: (
        Address.objects.filter(person_id=person, stopped_at=None)
        .exclude(verified_at=None)
        .values_list("pk", flat=True)[:1]
    ),
    int,
)

ASKED: Kept[int] = Kept(
    lambda team: (
        RollCall.objects.filter(team_id=team, confirmed_at=None)
        .order_by()
        .values_list("team", flat=True)
    ),
    int,
)


def of_leads(here: Here) -> list[Todo]:
    """The roll call of each team that the reader leads or stands in for: a query a team."""
    if not here.roles & set(LEADING):
        return []
    asked = {team for mine in here.teams for team in ASKED.rows(mine.pk)}
    return [
        Todo(
            _("Confirm who is in the team of %(team)s") % {"team": team.name},
            path("people:roll_call", team.pk),
            minutes=MINUTES,
            weight=75,
            why=_("So that messages reach the right people."),
        )
        for team in here.teams
        if team.pk in asked
    ]


def of_everybody(here: Here) -> list[Todo]:
    """Nothing sent to somebody is known to arrive until one number or mailbox is confirmed."""
    if REACHED.rows(here.person.pk):
        return []
    return [
        Todo(
            _("Complete your page"),
            path("people:me"),
            minutes=2,
            weight=40,
            why=_("No number or mailbox of yours is confirmed yet."),
        )
    ]
