"""What every page of this room does in the same way."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from districtteam.people.errors import PeopleError
from districtteam.people.models import Membership, Person, Team
from districtteam.ui.http import Request


def page(request: Request, template: str, form: Any = None, **context: Any) -> HttpResponse:
    """The page; a form that found something wrong answers 422 with what was typed."""
    status = 422 if form is not None and form.errors else 200
    return render(request, f"people/{template}.html", {"form": form, **context}, status=status)


def sent(request: Request) -> QueryDict | None:
    """What was posted, also when it is nothing: an empty form has faults to tell."""
    return request.POST if request.method == "POST" else None


def files_of(request: Request) -> Any:
    """The files that were posted, None where nothing was."""
    return request.FILES if request.method == "POST" else None


def done(form: Any, deed: Callable[[], object]) -> bool:
    """Do it; what is refused is said above the form, and nothing has changed."""
    try:
        deed()
    except PeopleError as error:
        form.add_error(None, error.message)
        return False
    return True


def team_or_404(request: Request, pk: int) -> Team:
    teams = Team.objects.visible_to(request.here).select_related("network")
    return get_object_or_404(teams, pk=pk)


def person_or_404(request: Request, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.here), pk=pk)


def membership_or_404(request: Request, pk: int) -> Membership:
    """A post in the network that the reader works in."""
    posts = Membership.objects.visible_to(request.here).filter(network=request.here.network)
    return get_object_or_404(posts.select_related("person", "team", "network"), pk=pk)
