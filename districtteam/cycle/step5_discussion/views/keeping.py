from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page
from districtteam.cycle.step5_discussion.forms import HideForm, ReportForm
from districtteam.deliberation import actions
from districtteam.deliberation import queries as deliberation
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import back_to, frame, post_or_404


@door(SIGNED_IN, methods="GET POST")
def report(request: Request, pk: int, post: int) -> HttpResponse:
    """Ask the facilitators to look at a post."""
    cycle, shown = post_or_404(request, pk, post)
    form = ReportForm(sent(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.report_post(shown, given["reason"], given["text"], by=actor_of(request))
        messages.success(request, _("The facilitators will look at it. Thank you."))
        return back_to(shown, cycle)
    return page(request, "step5/report", form, post=shown, **frame(request, cycle))


@door(*FACILITATING)
def reports(request: Request, pk: int) -> HttpResponse:
    """What readers have asked the facilitators to look at."""
    cycle = cycle_or_404(request, pk)
    found = page_of(request, deliberation.reported(cycle.subject))
    return page(request, "step5/reports", page=found, **frame(request, cycle))


@door(*FACILITATING, methods="GET POST")
def hide(request: Request, pk: int, post: int) -> HttpResponse:
    """Take a post out of sight, with the reason that its author reads."""
    cycle, shown = post_or_404(request, pk, post)
    form = HideForm(sent(request))
    by = actor_of(request)
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: actions.hide_post(shown, form.cleaned_data["why"], by=by)):
        messages.success(request, _("Hidden. Its author reads why; you can bring it back."))
        return back_to(shown, cycle)
    return page(request, "step5/hide", form, post=shown, **frame(request, cycle))


@door(*FACILITATING, methods="POST")
def show(request: Request, pk: int, post: int) -> HttpResponse:
    """Bring a hidden post back."""
    cycle, shown = post_or_404(request, pk, post)
    actions.show_post(shown, by=actor_of(request))
    return back_to(shown, cycle)


@door(*FACILITATING, methods="POST")
def keep(request: Request, pk: int, post: int) -> HttpResponse:
    """A reported post stays as it is."""
    cycle, shown = post_or_404(request, pk, post)
    actions.settle_reports(shown, by=actor_of(request))
    return redirect("cycle:reports", cycle.pk)
