"""Opening a step link, and who answers on a shared telephone."""

from typing import cast

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from districtteam.access import sessions
from districtteam.access.forms.sign_in import WhoForm
from districtteam.access.queries import teammates
from districtteam.access.redirects import HOME, next_of
from districtteam.access.secret import secret
from districtteam.access.step_links import WAY_COOKIE, hand_out, open_link
from districtteam.people.models import Person
from districtteam.ui.doors import ANYONE, SIGNED_IN, door
from districtteam.ui.http import Request

from .answers import answer


@door(ANYONE, methods="GET POST")
@secret
def step_link(request: Request, token: str) -> HttpResponse:
    """GET sets a cookie for the step's own pages and leads there: nothing is used up or written.

    Where somebody else is signed in, it asks first: a link in a message must not make them
    answer under another name without their noticing.
    """
    link = open_link(token, request.here.now)
    if link is None:
        return render(request, "access/step_link_closed.html", status=410)
    reader = request.here.person
    if reader is not None and reader != link.person and request.method != "POST":
        return render(request, "access/step_link_other.html", {"link": link})
    response = HttpResponseRedirect(link.path)
    if reader != link.person or WAY_COOKIE in request.COOKIES:  # another link was opened before
        hand_out(response, link, token, request.here.now)
    return response


@door(SIGNED_IN, methods="POST")
def as_myself(request: Request) -> HttpResponse:
    """Whoever is signed in goes on under their own name, where a link of another was opened."""
    sessions.note_arrival(request.session, request.here.now)
    return HttpResponseRedirect(next_of(request) or HOME)


@door(SIGNED_IN, methods="GET POST")
def answering(request: Request) -> HttpResponse:
    """Who of the team is in front of this shared telephone?"""
    if not request.here.shared:
        return HttpResponseRedirect(HOME)
    owner = cast(Person, request.user)
    people = teammates(owner, request.here.today)
    form = WhoForm(people, request.POST or None, initial={"person": str(request.here.person.pk)})
    if form.is_valid():
        sessions.answer_as(
            request.session, int(form.cleaned_data["person"]), owner.pk, request.here.now
        )
        return HttpResponseRedirect(next_of(request) or HOME)
    return answer(request, "access/answering.html", form, next=next_of(request))
