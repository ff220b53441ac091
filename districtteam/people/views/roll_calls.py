from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.people import actions, queries
from districtteam.people.forms.roll_call import HowForm, RollForm
from districtteam.people.guard import guarded_people
from districtteam.people.models import Membership, Person, Team
from districtteam.people.queries import shown_addresses
from districtteam.people.rights import (
    KEEPING,
    LEADING,
    keeps,
    leads,
    refuse_unless,
    speaks_for,
)
from districtteam.trail.actor import Actor, actor_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import page, team_or_404

MOST_POSTS = 60  # on one page
MOST_NAMED = 50  # teams that have not answered


@door(*LEADING, *KEEPING, methods="GET POST", fresh=True)
def roll_call(request: Request, pk: int) -> HttpResponse:
    """Appel de rentrée: posts, names and numbers of one team, confirmed on one page."""
    shown = team_or_404(request, pk)
    refuse_unless(speaks_for(request.here, shown))
    form = _form_of(request, shown)
    if request.method == "POST" and form.is_valid():
        lines, newcomers = form.said(request.here.today)
        by = _actor(request, form.how)
        if done(form, lambda: actions.confirm_roll(shown, lines, newcomers, by=by)):
            messages.success(request, _("Confirmed. Thank you."))
            return redirect("people:team", pk)
    return page(request, "roll_call", form, team=shown)


@door(*KEEPING, methods="GET POST")
def call_roll(request: Request) -> HttpResponse:
    """Ask every team to confirm its posts, names and numbers."""
    here = request.here
    today = here.today
    if request.method == "POST":
        asked = actions.call_roll(here.network, by=actor_of(request))
        words = ngettext("%(teams)d team was asked.", "%(teams)d teams were asked.", asked)
        messages.success(request, words % {"teams": asked})
        return redirect("people:call_roll")
    missing = queries.missing_roll_calls(here.network, today)
    number = missing.count()
    return page(
        request,
        "call_roll",
        teams=queries.teams_of(here.network, today).count(),
        missing=number,
        more=max(0, number - MOST_NAMED),
        first=list(missing[:MOST_NAMED]),
    )


def _form_of(request: Request, team: Team) -> RollForm:
    here = request.here
    today = here.today
    posts = list(
        Membership.objects.on(today)
        .filter(team=team)
        .select_related("person", "network")
        .prefetch_related(shown_addresses(here.network))[:MOST_POSTS]
    )
    data = sent(request)
    how = None
    if keeps(here) and not leads(here, team):
        people = Person.objects.filter(pk__in=[post.person_id for post in posts])
        how = HowForm(people, data)
    closed = guarded_people(here, [post.person_id for post in posts])
    return RollForm(team, queries.lead_first(posts), data=data, closed=closed, how=how)


def _actor(request: Request, how: HowForm | None) -> Actor:
    """Who writes for a team says by which way they heard it, and from whom."""
    by = actor_of(request)
    if how is None or how.cleaned_data["channel"] == "web":
        return by
    return by.on_behalf(how.cleaned_data["told_by"], how.cleaned_data["channel"])
