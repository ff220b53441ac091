"""Whom one may be in a demonstration, and what was said to whom."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from districtteam.access import arrival
from districtteam.desk import queries
from districtteam.desk.demo.parts import guises_of
from districtteam.desk.forms import EnterForm
from districtteam.people.models import Membership, Person
from districtteam.ui import clock
from districtteam.ui.components import page_of
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request


@door(ANYONE)
def demo(request: Request) -> HttpResponse:
    """Whom one may be in a demonstration; there is no such page on a real site."""
    if not settings.DEMO:
        raise Http404
    part, wanted = request.GET.get("as", ""), _wanted(request)
    chosen = [guise for guise in guises_of() if guise.part == part]
    found = queries.somebody(clock.now().date(), wanted) if wanted else Membership.objects.none()
    context = {
        "guises": chosen or guises_of(),
        "chosen": bool(chosen),
        "page": page_of(request, found),
        "wanted": wanted,
    }
    return render(request, "desk/demo.html", context)


def _wanted(request: Request) -> str:
    return request.GET.get("q", "").strip()[:80]


@door(ANYONE, methods="POST")
def enter(request: Request) -> HttpResponse:
    """Come in as anybody of a demonstration, by a button beside their name."""
    if not settings.DEMO:
        raise Http404
    form = EnterForm(request.POST)
    if not form.is_valid():
        raise Http404
    person = get_object_or_404(Person, pk=form.cleaned_data["person"], is_active=True)
    return arrival.begin(request, person, how="demo", shared=False, to="")


@door(ANYONE)
def letters(request: Request) -> HttpResponse:
    """What a demonstration has said to whom: there, nothing is sent to anybody."""
    if not settings.DEMO:
        raise Http404
    wanted = _wanted(request)
    page = page_of(request, queries.last_messages(clock.now().date(), wanted))
    return render(request, "desk/letters.html", {"page": page, "wanted": wanted})


@door(ANYONE, methods="GET POST")
def later(request: Request) -> HttpResponse:
    """Let days pass in a demonstration, where some steps would have to be waited for."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        clock.let_pass({"1": 1, "7": 7, "28": 28}.get(request.POST.get("days", ""), 0))
        messages.success(request, _("Time has passed. What was due by now is done in a minute."))
        return redirect("desk:later")
    return render(request, "desk/later.html")
