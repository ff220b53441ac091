"""What facilitators do with a cycle as a whole."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.cycle import actions, machine, queries
from districtteam.cycle.core.errors import CycleError
from districtteam.cycle.core.forms import unsaid
from districtteam.cycle.core.models import TRANSLATION, Cycle
from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page
from districtteam.cycle.core.queries import open_step
from districtteam.cycle.forms import (
    CycleForm,
    ExtendForm,
    GoBackForm,
    InviteForm,
    JoinForm,
    LeaveForm,
    ReasonForm,
    StartForm,
)
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent


def _asked(
    request: Request,
    cycle: Cycle,
    template: str,
    form: Any,
    deed: Callable[[], object],
    said: str,
    **context: Any,
) -> HttpResponse:
    """Show the form; when it is sent and right, do the deed and go to the cycle's page."""
    if request.method == "POST" and form.is_valid() and done(form, deed):
        messages.success(request, said)
        return redirect("cycle:cycle", cycle.pk)
    return page(request, template, form, cycle=cycle, **context)


@door(*FACILITATING, methods="GET POST")
def amend(request: Request, pk: int) -> HttpResponse:
    cycle = cycle_or_404(request, pk)
    initial = unsaid("title", cycle.titles) | unsaid("purpose", cycle.purposes)
    form = CycleForm(cycle.network.languages, sent(request), initial=initial)
    by = actor_of(request)
    return _asked(
        request,
        cycle,
        "amend",
        form,
        lambda: actions.amend_cycle(cycle, form.said("title"), form.said("purpose"), by=by),
        _("Saved."),
    )


@door(*FACILITATING, methods="GET POST", fresh=True)
def start(request: Request, pk: int) -> HttpResponse:
    """Invite the teams and open the first step."""
    cycle = cycle_or_404(request, pk)
    teams = queries.teams_to_invite(cycle, request.here)
    form = StartForm(cycle.network, teams, sent(request))
    by = actor_of(request)
    return _asked(
        request,
        cycle,
        "start",
        form,
        lambda: actions.start_cycle(cycle, form.chosen(), by=by),
        _("The cycle has begun. Letters ask the teams for problems and votes."),
    )


@door(*FACILITATING, methods="GET POST")
def leave(request: Request, pk: int) -> HttpResponse:
    """Close the open step, once everything is there or a reason stands for what is not."""
    cycle = cycle_or_404(request, pk)
    missing = machine.obstacles(cycle, request.here.now)
    blocked = [it for it in missing if not it.soft]
    last = cycle.at_step == TRANSLATION
    form = LeaveForm(missing, sent(request), initial={"step": cycle.at_step})
    by = actor_of(request)
    return _asked(
        request,
        cycle,
        "leave",
        form,
        lambda: actions.leave_step(
            cycle,
            despite=form.cleaned_data.get("despite", ""),
            step=form.cleaned_data["step"],
            by=by,
        ),
        _("The cycle is finished.") if last else _("The step is closed."),
        missing=missing,
        blocked=blocked,
        step=open_step(cycle),
    )


@door(*FACILITATING, methods="GET POST")
def go_back(request: Request, pk: int) -> HttpResponse:
    cycle, by = cycle_or_404(request, pk), actor_of(request)
    form = GoBackForm(sent(request), initial={"step": cycle.at_step})
    return _asked(
        request,
        cycle,
        "go_back",
        form,
        lambda: actions.go_back(
            cycle, form.cleaned_data["reason"], step=form.cleaned_data["step"], by=by
        ),
        _("The step before is open again."),
    )


@door(*FACILITATING, methods="GET POST")
def extend(request: Request, pk: int) -> HttpResponse:
    cycle, form, by = cycle_or_404(request, pk), ExtendForm(sent(request)), actor_of(request)
    return _asked(
        request,
        cycle,
        "extend",
        form,
        lambda: actions.extend_step(
            cycle, form.cleaned_data["last_day"], form.cleaned_data["reason"], by=by
        ),
        _("The teams have more time."),
        step=open_step(cycle),
    )


@door(*FACILITATING, methods="GET POST")
def pause(request: Request, pk: int) -> HttpResponse:
    cycle, form, by = cycle_or_404(request, pk), ReasonForm(sent(request)), actor_of(request)
    return _asked(
        request,
        cycle,
        "pause",
        form,
        lambda: actions.pause_cycle(cycle, form.cleaned_data["reason"], by=by),
        _("The cycle is paused."),
    )


@door(*FACILITATING, methods="POST")
def resume(request: Request, pk: int) -> HttpResponse:
    cycle = cycle_or_404(request, pk)
    form = LeaveForm([], request.POST)
    if form.is_valid() and done(form, lambda: actions.resume_cycle(cycle, by=actor_of(request))):
        messages.success(request, _("The cycle goes on."))
    else:
        messages.warning(request, " ".join(map(str, form.non_field_errors())))
    return redirect("cycle:cycle", cycle.pk)


@door(*FACILITATING, methods="GET POST", fresh=True)
def cancel(request: Request, pk: int) -> HttpResponse:
    cycle, form, by = cycle_or_404(request, pk), ReasonForm(sent(request)), actor_of(request)
    return _asked(
        request,
        cycle,
        "cancel",
        form,
        lambda: actions.cancel_cycle(cycle, form.cleaned_data["reason"], by=by),
        _("The cycle is cancelled."),
    )


@door(*FACILITATING, methods="GET POST")
def joint(request: Request, pk: int) -> HttpResponse:
    """Open the cycle to other networks, or join it to one that another network has opened."""
    cycle = cycle_or_404(request, pk)
    joins = "key" in request.POST
    form = JoinForm(request.POST if joins else None)
    by = actor_of(request)
    if request.method == "POST" and not joins:
        actions.found_joint_cycle(cycle, by=by)
        return redirect("cycle:joint", cycle.pk)
    return _asked(
        request,
        cycle,
        "joint",
        form,
        lambda: actions.join_cycle(cycle, form.cleaned_data["key"], by=by),
        _("The cycle is part of a joint cycle."),
    )


@door(*FACILITATING, methods="GET POST")
def invite(request: Request, pk: int) -> HttpResponse:
    cycle = cycle_or_404(request, pk)
    form = InviteForm(cycle.network, sent(request))
    by = actor_of(request)
    return _asked(
        request,
        cycle,
        "invite",
        form,
        lambda: actions.invite_team(cycle, form.cleaned_data["team"], by=by),
        _("The team takes part."),
    )


@door(*FACILITATING, methods="GET POST")
def take_leave(request: Request, pk: int, team: int) -> HttpResponse:
    """Record that a team takes part no more, and why."""
    cycle = cycle_or_404(request, pk)
    part = get_object_or_404(cycle.participations.active().select_related("team"), team=team)
    form, by = ReasonForm(sent(request)), actor_of(request)
    return _asked(
        request,
        cycle,
        "take_leave",
        form,
        lambda: actions.take_leave(part, form.cleaned_data["reason"], by=by),
        _("Recorded."),
        part=part,
    )


@door(*FACILITATING, methods="POST")
def remind(request: Request, pk: int) -> HttpResponse:
    """Write to everybody in the teams that have not done what the open step asks."""
    cycle = cycle_or_404(request, pk)
    back = machine.rules_of(cycle.at_step).page
    try:
        told = actions.remind_now(cycle, by=actor_of(request))
    except CycleError as error:
        messages.warning(request, error.message)
        return redirect(back, pk)
    words = ngettext("%(count)d person was reminded.", "%(count)d people were reminded.", told)
    messages.success(request, words % {"count": told})
    if not told:
        limit = _("Nobody is reminded twice a day, or gets more than three messages a week.")
        messages.info(request, limit)
    return redirect(back, pk)
