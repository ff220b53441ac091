"""What this room asks of those who look after a network. Other rooms add their own (ui.todo)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.access.queries import never_invited
from districtteam.cycle.core.models import Cycle, State
from districtteam.cycle.reminders import call_day
from districtteam.people.queries import mandate_of
from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.todo import Todo

from . import calls, queries, setup_steps


def of_administrator(here: Here) -> list[Todo]:
    """The set-up, as long as a step of it is open."""
    if "administrator" not in here.roles:
        return []
    steps = setup_steps.steps_of(here)
    if _nobody_facilitates(here):
        return [_name_a_facilitator()]
    open_steps = [step for step, done in steps if not done]
    if not open_steps:
        return []
    words = _("Set-up: %(step)s") % {"step": open_steps[0].title}
    done = _("Steps done: %(done)s of %(all)s") % {
        "done": len(steps) - len(open_steps),
        "all": len(steps),
    }
    return [Todo(words, open_steps[0].url, minutes=5, weight=70, why=done)]


def _nobody_facilitates(here: Here) -> bool:
    """A last facilitator may go: keeping them would only make the list untrue. But somebody must
    follow while a cycle is under way."""
    if here.once("desk.facts", lambda: setup_steps.facts_of(here))["has_facilitator"]:
        return False
    return Cycle.objects.filter(network=here.network, state=State.RUNNING).exists()


def _name_a_facilitator() -> Todo:
    page = path("people:enrol") + "?role=facilitator"
    why = _("A cycle is under way, and nobody can lead it on.")
    return Todo(_("Name a facilitator"), page, minutes=5, weight=92, why=why)


def of_facilitator(here: Here) -> list[Todo]:
    """Whom to call, whom to remind, and a mandate that is missing."""
    if "facilitator" not in here.roles:
        return []
    return [*_calls(here), *_roll_call(here), *_invitations(here), *_mandate(here)]


def _calls(here: Here) -> list[Todo]:
    """From a step's calling day on: the teams of which nothing has come, not even a beginning."""
    return [
        _call(cycle, len(standing.silent))
        for cycle, standing in calls.standings(here)
        for step in cycle.steps.all()
        if step.number == cycle.at_step
        and standing.silent
        and call_day(cycle, step) <= cycle.network.day_at(here.now)
    ]


def _call(cycle: Cycle, number: int) -> Todo:
    words = ngettext(
        "Call %(number)d team that has not begun",
        "Call %(number)d teams that have not begun",
        number,
    )
    page = path("desk:calls", cycle.pk)
    return Todo(words % {"number": number}, page, weight=78, why=str(cycle))


def _roll_call(here: Here) -> list[Todo]:
    silent = queries.roll_call_of(here).silent
    if not silent:
        return []
    words = ngettext(
        "Call %(number)d team that has not confirmed",
        "Call %(number)d teams that have not confirmed",
        silent,
    )
    return [
        Todo(
            words % {"number": silent},
            path("desk:roll_call") + "?state=silent",
            weight=65,
            why=_("A wrong number today is an answer missed tomorrow."),
        )
    ]


def _invitations(here: Here) -> list[Todo]:
    uninvited = never_invited(here.network, here.today).count()
    if not uninvited:
        return []
    words = ngettext("Invite %(number)d person", "Invite %(number)d people", uninvited)
    return [
        Todo(
            words % {"number": uninvited},
            path("access:invitations"),
            minutes=1,
            weight=62,
            why=_("They have a post and have not heard of it."),
        )
    ]


def _mandate(here: Here) -> list[Todo]:
    """Facilitators worry about it; districts are never told."""
    if mandate_of(here.network, here.today):
        return []
    return [
        Todo(
            _("Have the mandate recorded"),
            path("people:mandate"),
            weight=60,
            why=_("No letter covers the work today. Without one, teams cannot know who asks."),
        )
    ]
