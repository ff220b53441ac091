from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.cycle.core.errors import CycleError
from districtteam.cycle.core.models import COMPLETION, Cycle
from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page
from districtteam.cycle.core.queries import is_open, step_of
from districtteam.questionnaires.models import Sheet
from districtteam.questionnaires.queries import progress, sheets_of
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request

from . import actions
from .queries import counts_of


@door(SIGNED_IN)
def completion(request: Request, pk: int) -> HttpResponse:
    """One's own answers; how many teams have answered; for facilitators, which."""
    cycle = cycle_or_404(request, pk)
    facilitates = "facilitator" in request.here.roles
    sheets = sheets_of(cycle.subject)
    shown = page_of(request, sheets if facilitates else Sheet.objects.none())
    ours = list(sheets.filter(team__in=[team.pk for team in request.here.teams]))
    return page(
        request,
        "step3/completion",
        cycle=cycle,
        step=step_of(cycle, COMPLETION),
        opened=is_open(cycle, COMPLETION),
        facilitates=facilitates,
        ours=list(progress(ours).values()),
        counts=counts_of(cycle),
        lines=list(progress(shown.object_list).values()),
        page=shown,
    )


@door(*FACILITATING, methods="POST")
def remind(request: Request, pk: int) -> HttpResponse:
    """Write to everybody in the teams that have neither answered nor said why."""
    cycle: Cycle = cycle_or_404(request, pk)
    try:
        told = actions.remind_silent(cycle, by=actor_of(request))
    except CycleError as error:
        messages.warning(request, error.message)
        return redirect("cycle:completion", pk)
    words = ngettext("%(count)d person was reminded.", "%(count)d people were reminded.", told)
    messages.success(request, words % {"count": told})
    if not told:
        messages.info(request, _("Nobody gets more than three messages a week."))
    return redirect("cycle:completion", pk)
