from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from districtteam.indicators import actions
from districtteam.indicators.errors import IndicatorError
from districtteam.indicators.forms import ImportForm
from districtteam.indicators.models import Import, Value
from districtteam.indicators.reading.plan import Plan
from districtteam.indicators.words import count_words, fault_words, period_words
from districtteam.jobs.growth import have_grown
from districtteam.lib.tables import TableError
from districtteam.people.rights import KEEPING
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.format import number
from districtteam.ui.http import Request
from districtteam.ui.table_words import table_words

SHOWN = 50  # faults, and changes


@door(*KEEPING, methods="GET POST", files=True)
def send(request: Request) -> HttpResponse:
    """Send a file of values, to look at before anything is written."""
    network = request.here.network
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_valid():
        name, data = form.cleaned_data["file"]
        source = form.cleaned_data["source"]
        try:
            draft = actions.read_values(
                network, data, file_name=name, source=source, by=actor_of(request)
            )
            return redirect("indicators:check", draft.pk)
        except TableError as fault:
            form.add_error("file", table_words(fault))
    earlier = network.indicator_imports.exclude(taken_at=None).select_related("by").defer("content")
    context = {"form": form, "page": page_of(request, earlier)}
    return render(request, "indicators/send.html", context, status=422 if form.errors else 200)


@door(*KEEPING, methods="GET POST")
def check(request: Request, pk: int) -> HttpResponse:
    """What a file would change; once taken in, what it changed."""
    shown = get_object_or_404(Import, pk=pk, network=request.here.network)
    if shown.taken_at:
        context = {"shown": shown, "counts": count_words(shown.counts)}
        return render(request, "indicators/taken.html", context)
    if request.method == "POST":
        try:
            taken = actions.take_values(shown, by=actor_of(request))
            have_grown(taken.values.count(), Value)
            messages.success(request, _("The values are taken in."))
            return redirect("indicators:check", pk)
        except IndicatorError as refused:
            messages.warning(request, refused.message)
    plan = actions.planned(shown)
    return render(request, "indicators/check.html", {"shown": shown, **_said(plan)})


def _said(plan: Plan) -> dict[str, object]:
    blocking = plan.blocking
    remarks = [fault for fault in plan.faults if fault not in blocking]
    return {
        "counts": count_words(plan.counts),
        "blocking": [fault_words(fault) for fault in blocking[:SHOWN]],
        "more_blocking": max(0, len(blocking) - SHOWN),
        "remarks": [fault_words(fault) for fault in remarks[:SHOWN]],
        "makes": list(plan.makes.items())[:SHOWN],
        "changes": [
            (
                change.row.name or change.row.indicator,
                change.place.name,
                period_words(change.row.period),
                "–" if change.before is None else number(change.before, 2),
                number(change.value, 2),
            )
            for change in plan.changes[:SHOWN]
        ],
        "more_changes": max(0, len(plan.changes) - SHOWN),
        "has_changes": bool(plan.changes),
    }


@door(*KEEPING, methods="POST")
def drop(request: Request, pk: int) -> HttpResponse:
    """Forget a file that was only looked at."""
    shown = get_object_or_404(Import, pk=pk, network=request.here.network)
    if shown.taken_at is None:
        actions.drop_values(shown, by=actor_of(request))
        messages.info(request, _("The file is forgotten; nothing was written."))
    return redirect("indicators:send")
