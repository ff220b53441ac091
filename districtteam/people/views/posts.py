from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from districtteam.people import actions
from districtteam.people.forms.posts import (
    ROLES_OF_A_TEAM,
    AppointForm,
    EnrolForm,
    LeaveForm,
    PostForm,
    TransferForm,
    choices_of,
    network_roles,
)
from districtteam.people.models import Membership, Network, Person, Team
from districtteam.people.rights import KEEPING, may_change_post, refuse_unless
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import door
from districtteam.ui.http import Here, Request
from districtteam.ui.pages import done, sent

from .common import membership_or_404, page, person_or_404, team_or_404


@door(*KEEPING, methods="GET POST")
def enrol(request: Request) -> HttpResponse:
    """Put somebody new on the list, with a role in the network itself."""
    network = request.here.network
    return _enrolled(request, network, _roles(request.here))


@door(*KEEPING, methods="GET POST")
def enrol_member(request: Request, pk: int) -> HttpResponse:
    """Put somebody new on the list, with a post in this team."""
    return _enrolled(request, team_or_404(request, pk), choices_of(ROLES_OF_A_TEAM))


@door(*KEEPING, methods="GET POST")
def appoint(request: Request, pk: int) -> HttpResponse:
    """Give a further post to somebody who is on the list."""
    here, shown = request.here, person_or_404(request, pk)
    start = {"starts": here.today}
    form = AppointForm(here.network, _roles(here), sent(request), initial=start)

    def deed() -> None:
        given = dict(form.cleaned_data)
        where = given.pop("team") or here.network
        actions.appoint(shown, where, **given, by=actor_of(request))

    if form.is_valid() and done(form, deed):
        return redirect("people:person", pk)
    return page(request, "appoint", form, person=shown)


@door(*KEEPING, methods="GET POST")
def amend_post(request: Request, pk: int) -> HttpResponse:
    """Correct what a post is called, or its role."""
    post = _changeable(request, pk)
    roles = choices_of(ROLES_OF_A_TEAM) if post.team else _roles(request.here)
    form = PostForm(post, roles, sent(request))
    if form.is_valid() and done(
        form, lambda: actions.amend_post(post, **form.cleaned_data, by=actor_of(request))
    ):
        return redirect("people:person", post.person_id)
    return page(request, "amend_post", form, post=post)


@door(*KEEPING, methods="GET POST")
def end_membership(request: Request, pk: int) -> HttpResponse:
    """Say that somebody leaves a post."""
    post = _changeable(request, pk)
    form = LeaveForm(sent(request), initial={"ends": request.here.today})
    if form.is_valid() and done(
        form, lambda: actions.end_membership(post, **form.cleaned_data, by=actor_of(request))
    ):
        return redirect("people:person", post.person_id)
    return page(request, "end_membership", form, post=post)


@door(*KEEPING, methods="GET POST")
def transfer(request: Request, pk: int) -> HttpResponse:
    """Somebody changes post: out of one team and into another on the same day."""
    post = _changeable(request, pk)
    start = {"day": request.here.today, "post": post.post}
    form = TransferForm(post.network, sent(request), initial=start)

    def deed() -> None:
        given = dict(form.cleaned_data)
        actions.transfer(post, given.pop("team"), given.pop("day"), **given, by=actor_of(request))

    if form.is_valid() and done(form, deed):
        return redirect("people:person", post.person_id)
    return page(request, "transfer", form, post=post)


def _roles(here: Here) -> list[tuple[str, Any]]:
    return network_roles(with_administrator="administrator" in here.roles)


def _changeable(request: Request, pk: int) -> Membership:
    post = membership_or_404(request, pk)
    refuse_unless(may_change_post(request.here, post))
    return post


def _enrolled(
    request: Request, where: Network | Team, roles: list[tuple[str, Any]]
) -> HttpResponse:
    network = request.here.network
    asked = request.GET.get("role")
    start = {"role": asked} if asked in dict(roles) else {}
    form = EnrolForm(network, roles, sent(request), initial=start)
    made: list[Person] = []
    if form.is_valid() and done(
        form,
        lambda: made.append(
            actions.enrol_in_post(where, **form.cleaned_data, by=actor_of(request))
        ),
    ):
        return redirect("people:person", made[0].pk)
    return page(request, "enrol", form, team=where if isinstance(where, Team) else None)
