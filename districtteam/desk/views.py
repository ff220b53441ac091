from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from districtteam.trail.actor import actor_of
from districtteam.ui import todo
from districtteam.ui.components import page_of
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request

from . import queries, setup_steps
from .actions import try_mail
from .demo.parts import guises_of
from .errors import DeskError
from .panels import panels_for, team_panel
from .steps import SIX, stepper


@door(ANYONE)
def home(request: Request) -> HttpResponse:
    if request.here.person is None:
        return front(request)
    here, today = request.here, request.here.now.date()
    todos = todo.todos_for(here)
    first = todo.first_of(todos)
    context = {
        "first": first,
        "first_hint": todo.hint_of(first, today) if first else "",
        "lines": [todo.line_of(it, today, now=it is first) for it in todos],
        "panels": panels_for(here),
        "team": team_panel(here),
        "steps": stepper(),
    }
    return render(request, "desk/home.html", context)


def front(request: Request) -> HttpResponse:
    """What somebody meets who is not signed in."""
    context = {"told": SIX, "guises": guises_of(), "public": True}
    return render(request, "desk/front.html", context)


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


@door("facilitator", "administrator", "national", "region")
def roll_call(request: Request) -> HttpResponse:
    """Team by team: who was asked, who has confirmed, whom to call."""
    here = request.here
    state = request.GET.get("state", "")
    teams = queries.called_by(here, state)
    page = page_of(request, teams)
    context = {
        "page": page,
        "lines": queries.with_leads(page, here.now.date()),
        "count": queries.roll_call_count(queries.called_by(here)),
        "state": state,
        "reached": bool(here.roles & {"facilitator", "administrator"}),
    }
    return render(request, "desk/roll_call.html", context)


@door("administrator")
def setup(request: Request) -> HttpResponse:
    """The guided way from an empty installation to a network that works."""
    steps = setup_steps.steps_of(request.here)
    context = {
        "lines": setup_steps.lines_of(steps),
        "done": sum(done for _step, done in steps),
        "total": len(steps),
    }
    return render(request, "desk/setup.html", context)


@door("administrator", methods="GET POST")
def test_mail(request: Request) -> HttpResponse:
    """Send oneself a message, and see what became of it."""
    if request.method == "POST":
        try:
            try_mail(request.here.network, request.here.person, by=actor_of(request))
            messages.success(request, _("The message is on its way. Look into your mailbox."))
        except DeskError as error:
            messages.warning(request, str(error))
        return redirect("desk:test_mail")
    context = {"deliveries": queries.test_mails(request.here.network)}
    return render(request, "desk/test_mail.html", context)
