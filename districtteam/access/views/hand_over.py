"""Leaving a post, and reading what the one before left."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from districtteam.access.actions import hand_overs
from districtteam.access.errors import AccessError
from districtteam.access.forms.hand_over import HandOverForm
from districtteam.access.queries import hand_overs_for, may_hand_over, posts_to_leave
from districtteam.access.redirects import HOME
from districtteam.people.errors import PeopleError
from districtteam.people.models import Membership, Person
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request

from .answers import answer


@door(SIGNED_IN, methods="GET POST", fresh=True)
def hand_over(request: Request, pk: int) -> HttpResponse:
    posts = Membership.objects.visible_to(request.here).not_over(request.here.today)
    membership = get_object_or_404(posts.select_related("person", "team", "network"), pk=pk)
    if not may_hand_over(request.here, membership):
        raise PermissionDenied(_("This post is for others to hand over."))
    today = request.here.today
    form = HandOverForm(membership, _near(membership, today), today, request.POST or None)
    if form.is_valid() and _done(request, membership, form):
        return HttpResponseRedirect(HOME)
    return answer(request, "access/hand_over.html", form, membership=membership)


def _near(membership: Membership, today: date) -> list[Person]:
    """Those of the same team, or with a post in the network itself: the likely successors."""
    same = Membership.objects.not_over(today).filter(
        network=membership.network, team=membership.team
    )
    return list(Person.objects.filter(pk__in=same.values("person"), is_active=True)[:50])


def _done(request: Request, membership: Membership, form: HandOverForm) -> bool:
    try:
        hand_overs.hand_over(
            membership,
            form.day,
            to=form.next_person,
            note=form.cleaned_data["note"],
            by=actor_of(request),
        )
    except (AccessError, PeopleError) as error:
        form.add_error(None, str(error.message))
        return False
    messages.success(request, _("The hand-over is noted."))
    return True


@door(SIGNED_IN, own=True)
def note(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(hand_overs_for(request.here.person), pk=pk)
    return render(request, "access/note.html", {"hand_over": found})


@door(SIGNED_IN)
def my_posts(request: Request) -> HttpResponse:
    """One's own posts and, for leads, those of the team: who is leaving?"""
    posts = list(posts_to_leave(request.here)[:100])
    if len(posts) == 1:
        return redirect("access:hand_over", posts[0].pk)
    return render(request, "access/my_posts.html", {"posts": posts})
