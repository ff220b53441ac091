"""What every page of this room does in the same way."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from districtteam.people.models import Membership, Person, Team
from districtteam.ui.http import Request
from districtteam.ui.pages import show


def page(request: Request, template: str, form: Any = None, **context: Any) -> HttpResponse:
    """A page of this room, by the name of its template."""
    return show(request, f"people/{template}.html", form, **context)


def team_or_404(request: Request, pk: int) -> Team:
    teams = Team.objects.visible_to(request.here).select_related("network")
    return get_object_or_404(teams, pk=pk)


def person_or_404(request: Request, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.here), pk=pk)


def membership_or_404(request: Request, pk: int) -> Membership:
    """A post in the network that the reader works in."""
    posts = Membership.objects.visible_to(request.here).filter(network=request.here.network)
    return get_object_or_404(posts.select_related("person", "team", "network"), pk=pk)
