from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from districtteam.people import actions, queries
from districtteam.people.forms.posts import ActingLeadForm
from districtteam.people.forms.teams import CloseForm, TeamForm
from districtteam.people.models import Address, Membership, Team
from districtteam.people.rights import KEEPING, LEADING, keeps, refuse_unless, speaks_for
from districtteam.people.sight import Sight
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import page, team_or_404

MOST_POSTS = 100  # in one team at a time
FORMER = 10  # former posts on a page


@door(SIGNED_IN)
def team(request: Request, pk: int) -> HttpResponse:
    """One team: who has which post today, who had one, and whether they have confirmed it."""
    here, shown = request.here, team_or_404(request, pk)
    today = here.today
    names = Sight.of(here).names
    posts = shown.memberships.visible_to(here) if names else Membership.objects.none()
    seen = Address.objects.visible_to(here).in_use()
    past = posts.over(today).select_related("person").order_by("-ends", "-id")
    return page(
        request,
        "team",
        team=shown,
        places=list(shown.places.all()[:MOST_POSTS]),
        posts=queries.lead_first(queries.with_addresses(posts.not_over(today), seen)[:MOST_POSTS]),
        past=page_of(request, past, FORMER),
        call=shown.roll_calls.select_related("confirmed_by").first(),
        names=names,
        speaks=speaks_for(here, shown),
        keeps=keeps(here),
    )


@door(*KEEPING, methods="GET POST")
def form_team(request: Request) -> HttpResponse:
    """Form a team."""
    network = request.here.network
    form = TeamForm(network, None, sent(request))
    made: list[Team] = []

    def deed() -> None:
        made.append(actions.form_team(network, **form.team(), by=actor_of(request)))

    if form.is_valid() and done(form, deed):
        return redirect("people:team", made[0].pk)
    return page(request, "form_team", form)


@door(*KEEPING, methods="GET POST")
def amend_team(request: Request, pk: int) -> HttpResponse:
    """Correct a team's name, kind or places."""
    shown = team_or_404(request, pk)
    form = TeamForm(shown.network, shown, sent(request))
    if form.is_valid() and done(
        form, lambda: actions.amend_team(shown, **form.team(), by=actor_of(request))
    ):
        return redirect("people:team", pk)
    return page(request, "amend_team", form, team=shown)


@door(*KEEPING, methods="GET POST")
def close_team(request: Request, pk: int) -> HttpResponse:
    """Say that a team is no more; its posts end on that day."""
    shown = team_or_404(request, pk)
    form = CloseForm(sent(request), initial={"day": request.here.today})
    if form.is_valid() and done(
        form,
        lambda: actions.close_team(shown, form.cleaned_data["day"], by=actor_of(request)),
    ):
        return redirect("people:team", pk)
    posts = shown.memberships.not_over(request.here.today).count()
    return page(request, "close_team", form, team=shown, posts=posts)


@door(*KEEPING, methods="POST")
def reopen_team(request: Request, pk: int) -> HttpResponse:
    """Take back a closure."""
    shown = team_or_404(request, pk)
    if shown.closed:
        actions.reopen_team(shown, by=actor_of(request))
    return redirect("people:team", pk)


@door(*LEADING, *KEEPING, methods="GET POST", fresh=True)
def acting_lead(request: Request, pk: int) -> HttpResponse:
    """Name who stands in for the lead, from which day to which."""
    here, shown = request.here, team_or_404(request, pk)
    refuse_unless(speaks_for(here, shown))
    form = ActingLeadForm(shown, here.today, sent(request))
    if form.is_valid() and done(
        form,
        lambda: actions.name_acting_lead(shown, **form.cleaned_data, by=actor_of(request)),
    ):
        words = _("%(name)s stands in for the lead.")
        messages.success(request, words % {"name": form.cleaned_data["person"].name})
        return redirect("people:team", pk)
    leads = queries.leads_today(shown, here.today)
    return page(request, "acting_lead", form, team=shown, leads=leads)
