"""What the method as a whole asks of those who look after it; the steps ask for themselves."""

from datetime import timedelta

from django.utils.translation import gettext as _

from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.todo import Todo

from .core.models import Cycle, State, Step
from .core.queries import under_way
from .machine import first_obstacle

PRESSING = timedelta(days=2)  # so near its last day, a step comes before calls and invitations


def of_facilitators(here: Here) -> list[Todo]:
    """For each cycle that runs: what stands between its open step and the next one."""
    if "facilitator" not in here.roles:
        return []
    running = [cycle for cycle in under_way(here) if cycle.state == State.RUNNING]
    return [
        _next_in(cycle, step, here)
        for cycle in running
        for step in cycle.steps.all()
        if step.number == cycle.at_step and step.closed_at is None
    ]


def _next_in(cycle: Cycle, step: Step, here: Here) -> Todo:
    missing = first_obstacle(cycle, here.now)
    given = {"step": step.get_number_display(), "cycle": cycle}
    near = step.due_at - here.now < PRESSING
    words, why, url = _("%(step)s: %(cycle)s"), "", path("cycle:leave", cycle.pk)
    if missing:
        why, url = str(missing.words), missing.url or path("cycle:cycle", cycle.pk)
    else:
        words, why = _("Close the step “%(step)s”: %(cycle)s"), _("Nothing is missing.")
    due = cycle.network.day_at(step.due_at)
    return Todo(words % given, url, due=due, weight=90 if near else 55, why=why)
