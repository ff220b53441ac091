"""The frame's own addresses: language, components, and what a telephone keeps of the site."""

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from . import samples
from . import worker as service
from .charts.gallery import GALLERY
from .components import path
from .doors import ANYONE, door
from .http import Request
from .language import chosen, codes

YEAR = 60 * 60 * 24 * 365
A_DAY = {"Cache-Control": "max-age=86400"}


@csrf_exempt  # changes a taste, nothing else; the token would cost every page 100 bytes
@door(ANYONE, methods="POST")
def language(request: Request) -> HttpResponse:
    code = request.POST.get("language", "")
    if code not in codes():
        raise SuspiciousOperation("no such language")
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    chosen(request, code)
    return response


@door(ANYONE)
def look(request: Request) -> HttpResponse:
    return render(request, "ui/look.html", samples.everything(request))


@door(ANYONE)
def charts(request: Request, chart: str) -> HttpResponse:
    if chart not in GALLERY:
        raise Http404
    name, samples_of = GALLERY[chart]
    links = [
        {"url": path("ui:charts", key), "name": gettext(title)}
        for key, (title, _) in GALLERY.items()
    ]
    return render(
        request,
        "ui/charts.html",
        {"name": gettext(name), "links": links, "samples": samples_of()},
    )


@door(ANYONE)
def worker(request: Request) -> HttpResponse:
    return HttpResponse(
        service.script(),
        content_type="text/javascript; charset=utf-8",
        headers=A_DAY,
    )


@door(ANYONE)
def offline(request: Request) -> HttpResponse:
    return render(request, "ui/offline.html", {"public": True})


@door(ANYONE)
def manifest(request: Request) -> HttpResponse:
    return JsonResponse(service.manifest(), content_type="application/manifest+json", headers=A_DAY)


@door(ANYONE)
def icon(request: Request) -> HttpResponse:
    """The picture of a browser's tab: the script asks for it once, then it is kept for a year."""
    return HttpResponse(
        service.mark(),
        content_type="image/svg+xml",
        headers={"Cache-Control": f"public, max-age={YEAR}"},
    )
