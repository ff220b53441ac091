"""Invitations: the page that the invited open, and the list of those who invite."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from districtteam.access import arrival, tasks
from districtteam.access.actions.invitations import (
    accept_invitation,
    decline_invitation,
    invite,
)
from districtteam.access.errors import NoAddressError, SpentKeyError
from districtteam.access.forms.sign_in import PhoneForm
from districtteam.access.models import Invitation
from districtteam.access.queries import (
    hand_overs_for,
    never_invited,
    open_invitation,
    posts_to_invite,
)
from districtteam.access.redirects import HOME
from districtteam.access.secret import secret
from districtteam.people.models import Membership, Person
from districtteam.people.queries import mandate_of, named
from districtteam.trail.actor import Actor, actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request

from .answers import answer

KEEPERS = ("facilitator", "administrator")


@door(ANYONE, methods="GET POST")
@secret
def invitation(request: Request, token: str) -> HttpResponse:
    """GET shows who invites to what; POST accepts and signs in."""
    offer = open_invitation(token)
    if offer is None or not offer.is_open(request.here.now):
        return render(request, "access/invitation_closed.html", {"offer": offer}, status=410)
    form = PhoneForm(request.POST or None)
    if form.is_valid():
        return _accepted(request, offer, shared=form.shared)
    today = request.here.today
    return answer(
        request,
        "access/invitation.html",
        form,
        offer=offer,
        mandate=mandate_of(offer.membership.network, today),
        token=token,
    )


def _accepted(request: Request, offer: Invitation, *, shared: bool) -> HttpResponse:
    person = offer.membership.person
    try:
        accept_invitation(offer, by=Actor(person=person, at=request.here.now))
    except SpentKeyError:
        return render(request, "access/invitation_closed.html", {"offer": offer}, status=410)
    note = hand_overs_for(person).filter(next_membership=offer.membership).first()
    to = reverse("access:note", args=[note.pk]) if note else HOME
    return arrival.begin(request, person, how="invitation", shared=shared, to=to)


@door(ANYONE, methods="POST")
@secret
def decline(request: Request, token: str) -> HttpResponse:
    offer = open_invitation(token)
    try:
        if offer is not None:
            by = Actor(person=offer.membership.person, at=request.here.now)
            decline_invitation(offer, by=by)
    except SpentKeyError:
        offer = None
    status = 410 if offer is None else 200
    return render(request, "access/invitation_closed.html", {"offer": offer}, status=status)


@door(*KEEPERS)
def invitations(request: Request) -> HttpResponse:
    """Everybody with a post, and how far they have come: not invited, invited, declined, in."""
    network, today = request.here.network, request.here.today
    posts = posts_to_invite(network, today)
    words = request.GET.get("q", "").strip()[:100]
    waiting = request.GET.get("show") != "all" and not words
    if waiting:
        posts = posts.filter(person__last_login=None, invitation__accepted_at=None)
    if words:
        posts = posts.filter(
            person__in=named(Person.objects.filter(pk__in=posts.values("person")), words)
        )
    return render(
        request,
        "access/invitations.html",
        {
            "page": page_of(request, posts),
            "waiting": waiting,
            "words": words,
            "never": never_invited(network, today).count(),
            "now": request.here.now,
        },
    )


@door(*KEEPERS, methods="POST")
def send(request: Request, pk: int) -> HttpResponse:
    """Invite the holder of a post, or remind them with the same link."""
    posts = posts_to_invite(request.here.network, request.here.today)
    membership: Membership = get_object_or_404(posts, pk=pk)
    try:
        invite(membership, by=actor_of(request))
        messages.success(request, _("The invitation is on its way."))
    except NoAddressError as error:
        messages.warning(request, str(error.message))
    return redirect("access:invitations")


@door(*KEEPERS, methods="POST")
def send_all(request: Request) -> HttpResponse:
    tasks.invite_everybody.enqueue(request.here.network.pk, request.here.person.pk)
    messages.success(request, _("The invitations are going out, one after the other."))
    return HttpResponseRedirect(reverse("access:invitations"))
