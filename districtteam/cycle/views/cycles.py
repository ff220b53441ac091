from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from districtteam.cycle import actions, machine, queries
from districtteam.cycle.core.calendar import days_of
from districtteam.cycle.core.circular import circular_of
from districtteam.cycle.core.models import QUESTIONNAIRE, Cycle, State, StepName
from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page, word_file
from districtteam.cycle.core.queries import cycles_of, open_step, teams_here
from districtteam.cycle.core.reach import gaps_in
from districtteam.cycle.forms import PlanForm
from districtteam.cycle.step6_translation.queries import follow_up_days
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import sent

ANNOUNCING = (*FACILITATING, "national")


@door(SIGNED_IN)
def cycles(request: Request) -> HttpResponse:
    """Every cycle of the network, those under way first."""
    seen = cycles_of(request.here)
    running = seen.under_way()
    others = seen.exclude(state__in=[State.RUNNING, State.PAUSED])
    context = {
        "running": [(cycle, queries.stepper(lines)) for cycle, lines in queries.lines_of(running)],
        "page": page_of(request, others),
        "facilitates": "facilitator" in request.here.roles,
    }
    return page(request, "cycles", **context)


@door(*FACILITATING, methods="GET POST")
def plan(request: Request) -> HttpResponse:
    """Write down a cycle, which facilitators alone see until it starts."""
    network = request.here.network
    form = PlanForm(network.languages, sent(request))
    if request.method == "POST" and form.is_valid():
        cycle = actions.plan_cycle(
            network,
            form.said("title"),
            template=form.cleaned_data["template"],
            purposes=form.said("purpose"),
            by=actor_of(request),
        )
        messages.success(request, _("The cycle is planned. Start it when the teams may see it."))
        return redirect("cycle:cycle", cycle.pk)
    return page(request, "plan", form)


@door(SIGNED_IN)
def cycle(request: Request, pk: int) -> HttpResponse:
    """The six steps, where the cycle stands, and what is asked of the reader in it."""
    shown = cycle_or_404(request, pk)
    lines = queries.step_lines(shown)
    facilitates = "facilitator" in request.here.roles
    running = shown.state == State.RUNNING
    missing = machine.obstacles(shown, request.here.now) if facilitates and running else []
    context = {
        "cycle": shown,
        "lines": lines,
        "rows": list(zip(lines, _last_days(shown, request.here.now), strict=True)),
        "steps": queries.stepper(lines),
        "now": next((line for line in lines if line.state == "now"), None),
        "follow_ups": follow_up_days(shown) if shown.state == State.FINISHED else [],
        "ours": teams_here(shown, request.here),
        "teams": shown.participations.active().count(),
        "facilitates": facilitates,
        "announces": not request.here.roles.isdisjoint(ANNOUNCING),
        "needed": [it for it in missing if not it.soft],
        "wished": [it for it in missing if it.soft],
    }
    return page(request, "cycle", **context)


def _last_days(cycle: Cycle, now: datetime) -> list[date | None]:
    """When each step of a cycle that runs would end, as planned today."""
    if cycle.state != State.RUNNING:
        return [None] * len(StepName)
    return [last for _step, _first, last in days_of(cycle, now)]


@door(SIGNED_IN)
def teams(request: Request, pk: int) -> HttpResponse:
    """Which teams take part, and which have left."""
    shown = cycle_or_404(request, pk)
    parts = shown.participations.select_related("team")
    context = {
        "cycle": shown,
        "page": page_of(request, parts),
        "facilitates": "facilitator" in request.here.roles,
    }
    return page(request, "teams", **context)


@door(*FACILITATING)
def letters(request: Request, pk: int) -> HttpResponse:
    """Whom the letters that opened this step did not reach, why, and what to do about it."""
    shown = cycle_or_404(request, pk)
    step = open_step(shown)
    # the first letters about a questionnaire go to pilots alone
    writes = step is not None and (step.number != QUESTIONNAIRE or step.reopened_at is not None)
    gaps = gaps_in(shown, step, request.here) if step and writes else []
    context = {
        "cycle": shown,
        "step": step,
        "writes": writes,
        "page": page_of(request, gaps),
        "silent": sum(gap.whole for gap in gaps),
    }
    return page(request, "letters", **context)


@door(*ANNOUNCING)
def circular(request: Request, pk: int) -> HttpResponse:
    """The letter that goes before the cycle, for whoever signs it and sends it around."""
    shown = cycle_or_404(request, pk)
    made = circular_of(shown, request.here.now, language=get_language() or "")
    return word_file(made, f"circular-{shown.pk}")
