from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from districtteam.people.models import Team
from districtteam.people.rights import KEEPING, LEADING, keeps, leads
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import sent

from . import actions, queries
from .errors import DisclosureError
from .forms import CharterForm
from .models import Charter, Purpose
from .reader import PEER_KINDS
from .words import policy_rows


@door(SIGNED_IN)
def charter(request: Request) -> HttpResponse:
    """Who sees what in this network, and what is proposed to change it."""
    here = request.here
    if here.network is None:
        raise Http404
    in_force = queries.charter_of(here.network)
    proposed = queries.proposed_in(here)
    context = {
        "rows": list(policy_rows(queries.policy_of(here.network))),
        "in_force": in_force,
        "least": in_force.least if in_force else 5,
        "proposed": [_proposal(request, one) for one in proposed],
        "keeps": keeps(here),
        "has_team": any(team.kind in PEER_KINDS for team in here.teams),
    }
    return render(request, "disclosure/charter.html", context)


def _proposal(request: Request, proposed: Charter) -> dict[str, object]:
    return {
        "charter": proposed,
        "rows": list(policy_rows(proposed.policy)),
        "votes": queries.votes_of(proposed),
        "said": queries.said_by(proposed, request.here.teams),
        "votes_here": _team_of_lead(request) is not None,
    }


def _team_of_lead(request: Request) -> Team | None:
    """The team that the reader speaks for in this vote."""
    mine = [team for team in request.here.teams if team.kind in PEER_KINDS]
    return next((team for team in mine if leads(request.here, team)), None)


@door(*KEEPING, methods="GET POST")
def propose_charter(request: Request) -> HttpResponse:
    """Put another table before the teams."""
    network = request.here.network
    in_force = queries.charter_of(network)
    least = in_force.least if in_force else 5
    form = CharterForm(queries.policy_of(network), least, sent(request))
    if form.is_valid():
        least = form.cleaned_data["least"]
        actions.propose_charter(network, form.policy, least=least, by=actor_of(request))
        messages.success(request, _("The teams can now vote on it."))
        return redirect("disclosure:charter")
    status = 422 if form.errors else 200
    return render(request, "disclosure/propose_charter.html", {"form": form}, status=status)


@door(*LEADING, methods="GET POST", fresh=True)
def vote(request: Request, pk: int) -> HttpResponse:
    """What one's team says to a proposed table."""
    proposed = _charter_or_404(request, pk)
    team = _team_of_lead(request)
    if team is None:
        raise PermissionDenied(_("The charter is voted on by the teams whose answers it protects."))
    if request.method == "POST" and request.POST.get("agrees") in {"yes", "no"}:
        agrees = request.POST["agrees"] == "yes"
        try:
            actions.vote_on_charter(proposed, team, agrees=agrees, by=actor_of(request))
            messages.success(request, _("Your team’s word is recorded."))
        except DisclosureError as refused:
            messages.warning(request, refused.message)
        return redirect("disclosure:charter")
    context = {**_proposal(request, proposed), "team": team}
    return render(request, "disclosure/vote.html", context)


@door("administrator", methods="POST")
def adopt_charter(request: Request, pk: int) -> HttpResponse:
    """Put a proposed table in force."""
    try:
        actions.adopt_charter(_charter_or_404(request, pk), by=actor_of(request))
        messages.success(request, _("The charter is in force for what is collected from now on."))
    except DisclosureError as refused:
        messages.warning(request, refused.message)
    return redirect("disclosure:charter")


def _charter_or_404(request: Request, pk: int) -> Charter:
    return get_object_or_404(Charter.objects.visible_to(request.here), pk=pk)


@door("member", *LEADING)
def looks(request: Request) -> HttpResponse:
    """Who has read one's team's figures beside its name: institution, purpose, month."""
    page = page_of(request, queries.looks_at_any(request.here.teams))
    purposes = dict(Purpose.choices)
    lines = [{**line, "purpose": purposes[line["purpose"]]} for line in page]
    return render(request, "disclosure/looks.html", {"page": page, "lines": lines})
