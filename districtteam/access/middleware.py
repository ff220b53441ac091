"""Fills `request.here`: who is reading, where, and in which language and time zone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from districtteam.people.here import Here

GetResponse = Callable[[HttpRequest], HttpResponse]


def here(get_response: GetResponse) -> GetResponse:
    def add_here(request: HttpRequest) -> HttpResponse:
        person = request.user if request.user.is_authenticated else None
        request.here = Here(  # type: ignore[attr-defined]
            person=person,
            now=timezone.now(),
            chosen=request.session.get("network", "") if person else "",
        )
        return get_response(request)

    return add_here
