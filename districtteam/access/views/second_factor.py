"""Our own pages around allauth's: signing in by passkey, and being asked for a second factor."""

from datetime import UTC, datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from districtteam.access import sessions
from districtteam.access.redirects import HOME, next_of
from districtteam.access.secret import secret
from districtteam.ui.doors import ANYONE, SIGNED_IN, door
from districtteam.ui.http import Request


@door(ANYONE)
@secret
def passkey(request: Request) -> HttpResponse:
    if request.here.person is not None:
        return HttpResponseRedirect(next_of(request) or HOME)
    return render(request, "access/passkey.html", {"next": next_of(request)})


@door(SIGNED_IN, own=True)
@secret
def protect(request: Request) -> HttpResponse:
    """Why a second factor, and until when one may go on without."""
    due = request.session.get(sessions.SECOND_FACTOR_BY)
    until = datetime.fromtimestamp(due, UTC) if due else None
    return render(
        request,
        "access/protect.html",
        {
            "until": until,
            "over": until is not None and until < request.here.now,
            "next": next_of(request) or HOME,
        },
    )
