"""What the fourth step asks of its readers."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import RESULTS
from districtteam.cycle.core.queries import Asked, asked, told_apart
from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.kept import Kept
from districtteam.ui.todo import Todo

from .models import Edition, Talk
from .queries import ASK_AFTER, preview_ends


def of_teams(here: Here) -> list[Todo]:
    """The preview of one's own figures, and talks to answer or to tell of: a few queries."""
    if not here.teams:
        return []
    return [*_previews(here), *_talks(here)]


def _previews(here: Here) -> list[Todo]:
    open_now = asked(here, RESULTS)
    cycles = [it.cycle.pk for it in open_now]
    out = Edition.objects.filter(cycle__in=cycles, state=Edition.PUBLISHED)
    published = set(out.values_list("cycle", flat=True)) if cycles else set()
    return [_preview(it, here) for it in open_now if it.cycle.pk not in published]


def _preview(it: Asked, here: Here) -> Todo:
    until = preview_ends(it.cycle) or it.step.due_at
    return Todo(
        _("Read your own figures before the others do"),
        path("cycle:preview", it.cycle.pk),
        due=it.cycle.network.day_at(until),
        minutes=10,
        weight=70,
        why=_("You may add a note, or have a figure shown less."),
        about=told_apart(it.cycle, here),
    )


def _waiting(team: int, network: int, moment: datetime) -> "QuerySet[Talk, datetime | None]":
    """When each talk that waits for a team was answered: None where that is for the team to do."""
    to_answer = Q(asked=team, answered_at=None)
    to_tell = Q(asking=team, told_at=None, agrees=True, answered_at__lte=moment)
    rows = Talk.objects.filter(to_answer | to_tell, cycle__network=network)
    return rows.values_list("answered_at", flat=True)


WAITING: Kept[datetime | None] = Kept(_waiting, int, int, datetime)


def _talks(here: Here) -> list[Todo]:
    """At most one of each kind; a query for each of the reader's teams."""
    moment = here.now - ASK_AFTER
    found = {
        at is None for team in here.teams for at in WAITING.rows(team.pk, team.network_id, moment)
    }
    page = path("cycle:talks")
    answer = _("Another team would like to talk to yours")
    tell = _("Did you talk, and what did you take from it?")
    to_answer = [Todo(answer, page, minutes=2, weight=65)] if True in found else []
    return [*to_answer, *([Todo(tell, page, minutes=3)] if False in found else [])]
