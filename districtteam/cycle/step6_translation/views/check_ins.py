from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from districtteam.cycle.core.pages import FACILITATING, TEAMS, cycle_or_404, page
from districtteam.cycle.core.speaking import is_own
from districtteam.cycle.step6_translation import actions, queries
from districtteam.cycle.step6_translation.forms import CheckInForm
from districtteam.cycle.step6_translation.models import Commitment
from districtteam.people.rights import refuse_unless
from districtteam.ui.components import path
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import commitment_or_404, frame, writes


@door(*TEAMS)
def check_ins(request: Request, pk: int) -> HttpResponse:
    """How far one's own team is, and what the others say. What alone is asked is asked here."""
    cycle = cycle_or_404(request, pk)
    teams, today = request.here.teams, request.here.today
    own = queries.confirmed_of(cycle).filter(team__in=teams)
    lines = queries.followed(own, cycle, today)
    asked = [it.commitment for it in lines if it.question]
    only = asked[0] if len(asked) == 1 else None
    form = _form(request, only) if only else None
    context = {
        **frame(request, cycle),
        "lines": lines,
        "only": only,
        "heard": queries.heard_from_others(cycle, teams),
        "next_day": next((day for day in queries.follow_up_days(cycle) if day > today), None),
    }
    return page(request, "step6/check_ins", form, **context)


@door(*TEAMS, *FACILITATING, methods="GET POST")
def check_in(request: Request, pk: int, commitment: int) -> HttpResponse:
    """Report how far the team has come."""
    cycle, shown = commitment_or_404(request, pk, commitment)
    refuse_unless(writes(request, shown))
    form = _form(request, shown)
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: _report(shown, form)):
        messages.success(request, _("Thank you for reporting back."))
        return redirect(_back(request, shown))
    context = {**frame(request, cycle), "commitment": shown, "back": _back(request, shown)}
    return page(request, "step6/check_in", form, **context)


def _back(request: Request, shown: Commitment) -> str:
    """Where a personal link to reporting leads, too; a facilitator came from the commitment."""
    if is_own(request.here, shown.team):
        return path("cycle:check_ins", shown.cycle_id)
    return path("cycle:commitment", shown.cycle_id, shown.pk)


def _form(request: Request, shown: Commitment) -> CheckInForm:
    """What was said last is ticked; before anything was said, nothing is."""
    initial = {"progress": shown.progress} if shown.check_ins.all() else {}
    return CheckInForm(request, shown.team, sent(request), initial=initial)


def _report(shown: Commitment, form: CheckInForm) -> object:
    given = form.cleaned_data
    return actions.check_in(shown, given["progress"], given["note"], by=form.by)
