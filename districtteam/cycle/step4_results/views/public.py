"""What everybody may read. Frozen, so rendered once in a process, and asked for anew at times."""

from datetime import datetime, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import get_language

from districtteam.cycle.step4_results import queries
from districtteam.cycle.step4_results.charts import companions_of, course
from districtteam.cycle.step4_results.models import Edition
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request

from .common import lines_in, shown

LASTS = timedelta(seconds=5)  # until a correction is seen by everybody
MOST = 500  # pages of some 10 kB remembered by a process
Key = tuple[int, int, str]  # cycle, position (0 for the list), language
_kept: dict[Key, tuple[datetime, bytes]] = {}


@door(ANYONE)
def public(request: Request, pk: int) -> HttpResponse:
    """What everybody may read of a cycle, once its facilitators have opened it."""
    return _page(request, pk, 0)


@door(ANYONE)
def public_chart(request: Request, pk: int, position: int) -> HttpResponse:
    """One question, as everybody may read it."""
    return _page(request, pk, position)


def _page(request: Request, pk: int, position: int) -> HttpResponse:
    """Nothing on it is about the reader: no name, no menu, no message, nobody to call."""
    if request.META.get("QUERY_STRING"):
        return HttpResponse(_rendered(request, pk, position))
    key, now = (pk, position, get_language() or ""), request.here.now
    until, html = _kept.get(key, (now, b""))
    if until <= now:
        html = _rendered(request, pk, position).encode()
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = (now + LASTS, html)
    return HttpResponse(html)


def _rendered(request: Request, pk: int, position: int) -> str:
    edition = _public_or_404(pk)
    if not position:
        lines = lines_in(edition, "public")
        context = {"cycle": edition.cycle, "edition": edition, "lines": lines}
        return render_to_string("cycle/step4/public.html", context | {"public": True}, request)
    found = queries.panels_of(edition, "public", get_language() or "")
    panel = get_object_or_404(found, position=position)
    context = shown(edition.cycle, edition, panel)
    context["beside"] = companions_of(edition, panel, None)
    context["course"] = course(edition, panel, None)
    return render_to_string("cycle/step4/public_chart.html", context | {"public": True}, request)


def _public_or_404(pk: int) -> Edition:
    opened = Edition.objects.filter(cycle=pk, public_at__isnull=False).defer("data")
    edition = opened.select_related("cycle__network").order_by("-number").first()
    if edition is None:
        raise Http404
    return edition
