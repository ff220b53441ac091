"""What everybody meets first: the site's own words, or what is asked of the reader."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from districtteam.access.step_links import way_back
from districtteam.desk.steps import SIX
from districtteam.lib.later import Later
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request

parts = Later("districtteam.desk.demo.parts")
first_page = Later("districtteam.desk.first_page")


@door(ANYONE)
def home(request: Request) -> HttpResponse:
    if request.here.person is None:
        return front(request)
    return render(request, "desk/home.html", first_page.shown_to(request.here))


def front(request: Request) -> HttpResponse:
    """What somebody meets who is not signed in."""
    asked = way_back(request)
    context = {
        "told": SIX,
        "guises": parts.guises_of() if settings.DEMO else (),
        "asked": asked,
        "public": True,
    }
    answer = render(request, "desk/front.html", context)
    patch_vary_headers(answer, ["Cookie"])
    return answer
