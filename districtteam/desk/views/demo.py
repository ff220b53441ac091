"""Whom one may be in a demonstration, and what was said to whom."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from districtteam.desk import queries
from districtteam.desk.demo.parts import guises_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request


@door(ANYONE)
def demo(request: Request) -> HttpResponse:
    """Whom one may be in a demonstration; there is no such page on a real site."""
    if not settings.DEMO:
        raise Http404
    wanted = request.GET.get("as", "")
    chosen = [guise for guise in guises_of() if guise.part == wanted]
    context = {"guises": chosen or guises_of(), "chosen": bool(chosen)}
    return render(request, "desk/demo.html", context)


@door(ANYONE)
def letters(request: Request) -> HttpResponse:
    """What a demonstration has said to whom: there, nothing is sent to anybody."""
    if not settings.DEMO:
        raise Http404
    page = page_of(request, queries.last_messages())
    return render(request, "desk/letters.html", {"page": page})
