"""Whom one may be in a demonstration, and what was said to whom."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from districtteam.desk import queries
from districtteam.desk.demo.parts import guises_of
from districtteam.ui import clock
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
    wanted = request.GET.get("q", "").strip()[:80]
    page = page_of(request, queries.last_messages(clock.now().date(), wanted))
    return render(request, "desk/letters.html", {"page": page, "wanted": wanted})


@door(ANYONE, methods="GET POST")
def later(request: Request) -> HttpResponse:
    """Let days pass in a demonstration, where some steps would have to be waited for."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        clock.let_pass({"1": 1, "7": 7}.get(request.POST.get("days", ""), 0))
        messages.success(request, _("Time has passed. What was due by now is done in a minute."))
        return redirect("desk:later")
    return render(request, "desk/later.html")
