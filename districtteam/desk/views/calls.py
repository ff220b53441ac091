"""Telephoning the teams that have not done what the open step asks, and logging it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import State
from districtteam.cycle.core.pages import FACILITATING, cycle_or_404
from districtteam.cycle.core.queries import open_step
from districtteam.cycle.reminders import next_day
from districtteam.cycle.standing import standing_of
from districtteam.desk.calls import lines_of, to_call
from districtteam.desk.forms import CallForm
from districtteam.desk.queries import with_leads
from districtteam.evaluation.actions import log_call
from districtteam.evaluation.models import Outcome
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import sent


@door(*FACILITATING)
def calls(request: Request, pk: int) -> HttpResponse:
    """Who has done what; the silent first, then those who have begun, each with a number."""
    cycle = cycle_or_404(request, pk)
    standing = standing_of(cycle)
    page = page_of(request, to_call(standing))
    lines = lines_of(cycle, with_leads(page.object_list, request.here.today), standing)
    step = open_step(cycle) if cycle.state == State.RUNNING else None
    context = {
        "cycle": cycle,
        "standing": standing,
        "page": page,
        "lines": lines,
        "reminds": step is not None and bool(lines),
        "next_reminder": next_day(cycle, step, request.here.now) if step else None,
    }
    return render(request, "desk/calls.html", context)


@door(*FACILITATING, methods="GET POST")
def call(request: Request, pk: int, team: int) -> HttpResponse:
    """How a call ended, in two taps."""
    cycle = cycle_or_404(request, pk)
    part = get_object_or_404(cycle.participations.select_related("team"), team=team)
    form = CallForm(sent(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        log_call(
            cycle,
            part.team,
            Outcome(given["outcome"]),
            minutes=given["minutes"] or 0,
            note=given["note"],
            by=actor_of(request),
        )
        messages.success(request, _("The call is logged."))
        return redirect("desk:calls", cycle.pk)
    context = {"cycle": cycle, "team": part.team, "form": form}
    return render(request, "desk/call.html", context, status=422 if form.errors else 200)
