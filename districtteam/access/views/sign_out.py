"""Signing out, here or everywhere, and the devices one is signed in on."""

from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render

from districtteam.access import sessions
from districtteam.access.actions.devices import end_device, sign_out_everywhere
from districtteam.access.models import Device
from districtteam.access.queries import devices_of
from districtteam.access.redirects import HOME
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import ANYONE, SIGNED_IN, door
from districtteam.ui.http import Request


@door(ANYONE, methods="GET POST")
def sign_out(request: Request) -> HttpResponse:
    if request.method != "POST":
        return render(request, "access/sign_out.html")
    if request.user.is_authenticated:
        device = Device.objects.filter(session_key=request.session.session_key).first()
        if device:
            end_device(device, by=actor_of(request))
        logout(request)
    return _left()


@door(SIGNED_IN, methods="POST")
def everywhere(request: Request) -> HttpResponse:
    """Ends the other devices, then this one: also when a stolen telephone is the reason."""
    if request.here.person != request.user:
        return HttpResponseRedirect(HOME)
    sign_out_everywhere(request.here.person, by=actor_of(request))
    logout(request)
    return _left()


def _left() -> HttpResponse:
    """The first page; what the device kept is wiped: pages, words not yet sent, personal links,
    whose cookies only their own pages are sent."""
    response = HttpResponseRedirect(HOME)
    response.delete_cookie(sessions.IDLE_COOKIE)
    response.headers["Clear-Site-Data"] = '"storage", "cookies"'
    return response


@door(SIGNED_IN, own=True)
def devices(request: Request) -> HttpResponse:
    return render(
        request,
        "access/devices.html",
        {"devices": devices_of(request.here.person), "this": request.session.session_key},
    )


@door(SIGNED_IN, methods="POST", own=True)
def end(request: Request, pk: int) -> HttpResponse:
    device = get_object_or_404(request.here.person.devices, pk=pk)
    end_device(device, by=actor_of(request))
    return redirect("access:devices")
