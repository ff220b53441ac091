"""Our own pages around allauth's: signing in by passkey, and being asked for a second factor."""

from datetime import UTC, datetime

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from districtteam.access import sessions
from districtteam.access.actions import factors
from districtteam.access.factor_rows import passkey_of
from districtteam.access.forms.sign_in import PasskeyForm
from districtteam.access.redirects import HOME, next_of
from districtteam.access.secret import secret
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import ANYONE, SIGNED_IN, door
from districtteam.ui.http import Request

from .answers import answer


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


@door(SIGNED_IN, methods="GET POST", own=True)
@secret
def rename_passkey(request: Request, pk: int) -> HttpResponse:
    passkey = passkey_of(request.here.person, pk)
    if passkey is None:
        raise Http404
    form = PasskeyForm(request.POST or None, initial={"name": passkey.data.get("name", "")})
    if form.is_valid():
        factors.rename_passkey(passkey, form.cleaned_data["name"], by=actor_of(request))
        return redirect("mfa_index")
    return answer(request, "access/rename_passkey.html", form)
