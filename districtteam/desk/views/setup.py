"""The way from an empty installation to a network that works."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from districtteam.desk import queries, setup_steps
from districtteam.desk.actions import try_mail
from districtteam.desk.errors import DeskError
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request


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
            messages.warning(request, error.message)
        return redirect("desk:test_mail")
    context = {"deliveries": queries.test_mails(request.here.network)}
    return render(request, "desk/test_mail.html", context)
