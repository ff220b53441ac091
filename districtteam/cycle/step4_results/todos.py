"""What the fourth step asks of its readers."""

from django.utils.translation import gettext as _

from districtteam.cycle.core.models import RESULTS
from districtteam.cycle.core.queries import Asked, asked, told_apart
from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.todo import Todo

from .models import Edition
from .queries import preview_ends, to_answer, to_tell


def of_teams(here: Here) -> list[Todo]:
    """The preview of one's own figures, and talks to answer or to tell of: a few queries."""
    if not here.teams:
        return []
    return [*_previews(here), *_answers(here), *_tellings(here)]


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


def _answers(here: Here) -> list[Todo]:
    return [
        Todo(
            _("Another team would like to talk to yours"), path("cycle:talks"), minutes=2, weight=65
        )
        for _talk in to_answer(here)[:1]
    ]


def _tellings(here: Here) -> list[Todo]:
    return [
        Todo(_("Did you talk, and what did you take from it?"), path("cycle:talks"), minutes=3)
        for _talk in to_tell(here)[:1]
    ]
