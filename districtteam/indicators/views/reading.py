from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from districtteam.disclosure.figures import Figures
from districtteam.disclosure.gate import Guard, release
from districtteam.disclosure.policy import Audience, Policy
from districtteam.disclosure.queries import charter_of, policy_of
from districtteam.disclosure.reader import Reader
from districtteam.disclosure.released import Released
from districtteam.indicators import actions, queries
from districtteam.indicators.errors import IndicatorError
from districtteam.indicators.figures import figures_of
from districtteam.indicators.forms import IndicatorForm
from districtteam.indicators.models import Indicator
from districtteam.indicators.words import period_words, signal_words
from districtteam.people.rights import KEEPING, keeps
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import sent

MOST_PERIODS = 24


@door(SIGNED_IN)
def indicators(request: Request) -> HttpResponse:
    """The routine figures that are known here; for those who keep them, what asks for attention."""
    network = request.here.network
    if network is None:
        raise Http404
    page = page_of(request, queries.indicators_of(network))
    lines = [(it, it.count, period_words(it.latest) if it.latest else "") for it in page]
    told = [signal_words(it) for it in queries.signals(network)] if keeps(request.here) else []
    context = {"page": page, "lines": lines, "signals": told, "keeps": keeps(request.here)}
    return render(request, "indicators/indicators.html", context)


@door(SIGNED_IN)
def indicator(request: Request, pk: int) -> HttpResponse:
    """One indicator in one period, as far as the reader may see it."""
    shown = _indicator_or_404(request, pk)
    here = request.here
    periods = queries.periods_of(shown)
    asked = request.GET.get("period", "")
    chosen = next((p for p in periods if p.code == asked), periods[0] if periods else None)
    context = {
        "indicator": shown,
        "keeps": keeps(here),
        "periods": [(p.code, period_words(p.code)) for p in periods[:MOST_PERIODS]],
    }
    if chosen:
        charter = charter_of(here.network)
        guard = Guard(charter.base, charter.least) if charter else Guard()
        reader = Reader.of(here, here.network)
        given = figures_of(shown, here.network, chosen.code)
        context |= {
            "chosen": chosen.code,
            "chosen_words": period_words(chosen.code),
            "released": _released(reader, policy_of(here.network), given, guard),
        }
    return render(request, "indicators/indicator.html", context)


def _released(reader: Reader, policy: Policy, given: Figures, guard: Guard) -> Released:
    """As far as the reader may see it; where that is more than peers may, as far as peers: a look
    at names is asked for, and written down, on the pages of a cycle's results alone.
    """
    released = release(reader, policy, given, guard=guard)
    if not released.privileged:
        return released
    peer = Reader(frozenset({Audience.PEERS}), own=reader.own, most=reader.most)
    return release(peer, policy, given, guard=guard)


def _indicator_or_404(request: Request, pk: int) -> Indicator:
    return get_object_or_404(Indicator.objects.visible_to(request.here), pk=pk)


@door(*KEEPING, methods="GET POST")
def make(request: Request) -> HttpResponse:
    """Describe a routine figure."""
    network = request.here.network
    form = IndicatorForm(network, sent(request))
    if form.is_valid():
        try:
            code = form.cleaned_data["code"]
            made = actions.make_indicator(
                network, code, form.names, by=actor_of(request), **form.rest
            )
            return redirect("indicators:indicator", made.pk)
        except IndicatorError as refused:
            form.add_error("code", refused.message)
    return _form(request, form, _("Describe an indicator"))


@door(*KEEPING, methods="GET POST")
def amend(request: Request, pk: int) -> HttpResponse:
    """Correct what is said of an indicator."""
    shown = _indicator_or_404(request, pk)
    form = IndicatorForm(request.here.network, sent(request), shown)
    if form.is_valid():
        actions.amend_indicator(shown, names=form.names, by=actor_of(request), **form.rest)
        return redirect("indicators:indicator", shown.pk)
    return _form(request, form, str(shown))


def _form(request: Request, form: IndicatorForm, title: str) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "indicators/form.html", {"form": form, "title": title}, status=status)
