"""What everybody may read. Frozen, so rendered once in a process, and asked for anew at times."""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

import brotli
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from districtteam.cycle.step4_results import queries
from districtteam.cycle.step4_results.charts import companions_of, course
from districtteam.cycle.step4_results.models import Edition
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request
from districtteam.ui.middleware import takes_brotli

from .common import lines_in, shown

LASTS = timedelta(seconds=5)  # until a correction is seen by everybody
MOST = 500  # pages of some 10 kB remembered by a process
QUALITY = 9  # of brotli: 1.3 ms once in five seconds
Key = tuple[int, int, str]  # cycle, position (0 for the list), language


class Page(NamedTuple):
    """As it is sent. tag: of its content, whichever way it is packed."""

    until: datetime
    html: bytes
    packed: bytes
    tag: str


_kept: dict[Key, Page] = {}


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
    key = (pk, position, get_language() or "")
    found = _kept.get(key)
    if found is None or found.until <= request.here.now:
        found = _made(request, pk, position)
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = found
    if "HTTP_IF_NONE_MATCH" in request.META:
        known = get_conditional_response(request, etag=found.tag)
        if known is not None:
            return known
    return _sent(request, found)


def _made(request: Request, pk: int, position: int) -> Page:
    html = _rendered(request, pk, position).encode()
    packed = brotli.compress(html, mode=brotli.MODE_TEXT, quality=QUALITY)
    tag = f'W/"{sha256(html).hexdigest()[:20]}"'
    return Page(request.here.now + LASTS, html, packed, tag)


def _sent(request: Request, page: Page) -> HttpResponse:
    """Packed beforehand, so the middleware has nothing left to do."""
    packed = takes_brotli(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    response = HttpResponse(page.packed if packed else page.html)
    response.headers["ETag"], response.headers["Cache-Control"] = page.tag, "no-cache"
    if packed:
        response.headers["Content-Encoding"], response.headers["Vary"] = "br", "Accept-Encoding"
    return response


def _rendered(request: Request, pk: int, position: int) -> str:
    edition = _public_or_404(pk)
    if not position:
        lines = lines_in(edition, "public")
        context = {"cycle": edition.cycle, "edition": edition, "lines": lines}
        return render_to_string("cycle/step4/public.html", context | {"public": True}, request)
    found = queries.panels_of(edition, "public", get_language() or "")
    panel = get_object_or_404(found, position=position)
    context = shown(edition.cycle, edition, panel)
    context["beside"] = companions_of(edition, panel, None, "public")
    context["course"] = course(edition, panel, None)
    return render_to_string("cycle/step4/public_chart.html", context | {"public": True}, request)


def _public_or_404(pk: int) -> Edition:
    """The newest, once it is opened: what it corrects may be more than teams still agree to."""
    published = Edition.objects.filter(cycle=pk, state=Edition.PUBLISHED).defer("data")
    edition = published.select_related("cycle__network").order_by("-number").first()
    if edition is None or edition.public_at is None:
        raise Http404
    return edition
