"""The outbox: how far each message has come. Its text is for the person it was written to."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request

from . import queries
from .actions import send_again
from .errors import CannotSendAgain
from .models import Delivery, Message


@door("administrator")
def outbox(request: Request) -> HttpResponse:
    """Every message of the network, or those in one state."""
    everything = queries.messages_in(request.here.network)
    state = request.GET.get("state", "")
    known = state in dict(Delivery.STATES)
    chosen = queries.in_state(everything, state) if known else everything
    return render(
        request,
        "messaging/outbox.html",
        {
            "page": page_of(request, chosen),
            "states": states_of(everything),
            "state": state if known else "",
        },
    )


def states_of(everything: "QuerySet[Message]") -> list[tuple[str, str, int]]:
    """Each state with its name and how many deliveries are in it."""
    counts = queries.counts(everything)
    return [(code, str(name), counts[code]) for code, name in Delivery.STATES]


@door("administrator", methods="POST")
def again(request: Request, pk: int) -> HttpResponse:
    delivery = get_object_or_404(queries.deliveries_in(request.here.network), pk=pk)
    try:
        send_again(delivery, by=actor_of(request))
        messages.success(request, _("The message is on its way again."))
    except CannotSendAgain as error:
        messages.warning(request, error.message)
    return redirect("messaging:outbox")
