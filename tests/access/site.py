"""The real site with three pages of a made-up step, for what needs one."""

from django.http import HttpResponse
from django.urls import include, path

from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request


@door(SIGNED_IN, methods="GET POST")
def answers(request: Request, pk: int) -> HttpResponse:
    here = request.here
    return HttpResponse(f"{request.method} {here.person} {sorted(here.roles)} {here.fresh}")


@door(SIGNED_IN, methods="GET POST", fresh=True)
def submit(request: Request, pk: int) -> HttpResponse:
    return HttpResponse(f"{request.method} by {request.here.person}")


@door("facilitator")
def steering(request: Request, pk: int) -> HttpResponse:
    return HttpResponse("for facilitators")


step = [
    path("", answers, name="answers"),
    path("/submit", submit, name="submit"),
    path("/steering", steering, name="steering"),
]
urlpatterns = [
    path("steps/<int:pk>", include((step, "steps"))),
    path("", include("districtteam.config.urls")),
]
