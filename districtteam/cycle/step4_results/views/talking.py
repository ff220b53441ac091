from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from districtteam.cycle.core.errors import CycleError
from districtteam.cycle.core.pages import TEAMS, cycle_or_404, page
from districtteam.cycle.core.queries import team_here
from districtteam.cycle.step4_results import actions, queries
from districtteam.cycle.step4_results.errors import NotAPeer
from districtteam.cycle.step4_results.forms import TellForm
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.people.models import Team
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import sent

from .common import panel_or_404


@door(*TEAMS, methods="POST")
def ask(request: Request, pk: int, position: int) -> HttpResponse:
    """Ask to be put in touch with one of the teams that the chart's page suggests."""
    cycle = cycle_or_404(request, pk)
    edition, panel = panel_or_404(request, cycle, position)
    team = team_here(cycle, request.here)
    if team is None:
        raise Http404
    try:
        _ask(request, edition, panel, team)
        messages.success(
            request, _("Asked. When they say yes, you learn who it is, and they how to reach you.")
        )
    except CycleError as refused:
        messages.warning(request, refused.message)
    return redirect("cycle:chart", cycle.pk, position)


def _ask(request: Request, edition: Edition, panel: Panel, team: Team) -> None:
    """Ask the one that was picked of those suggested, which the page counts from 0."""
    peers = queries.peers_here(queries.frozen_of(edition), panel, team)
    wanted = request.POST.get("peer", "")
    peer = next((peer for at, peer in enumerate(peers) if str(at) == wanted), None)
    if peer is None:
        raise NotAPeer
    asked, by = Team.objects.get(pk=peer.key), actor_of(request)
    actions.ask_to_talk(
        edition.cycle, panel.question, asking=team, asked=asked, why=peer.why, by=by
    )


@door(*TEAMS)
def talks(request: Request) -> HttpResponse:
    """Teams that would talk to ours, and those that ours would talk to."""
    ours = {team.pk for team in request.here.teams}
    rows = page_of(request, queries.talks_of(request.here))
    told = [(talk, talk.asked_id in ours) for talk in rows]
    them = {talk.pk: talk.asked_by if to_us else talk.answered_by for talk, to_us in told}
    reach = queries.reach_of([it for it in them.values() if it], request.here)
    lines = [
        {"talk": talk, "to_us": to_us, "them": them[talk.pk], "reach": reach[them[talk.pk]]}
        for talk, to_us in told
    ]
    return page(request, "step4/talks", page=rows, lines=lines)


@door(*TEAMS, methods="POST")
def answer_talk(request: Request, pk: int) -> HttpResponse:
    """Yes, and names are exchanged; or no, and they are not."""
    asked = queries.talks_of(request.here).filter(asked__in=[t.pk for t in request.here.teams])
    talk = get_object_or_404(asked, pk=pk)
    if request.POST.get("agrees") in {"yes", "no"}:
        try:
            agrees = request.POST["agrees"] == "yes"
            actions.answer_talk(talk, agrees=agrees, by=actor_of(request))
            messages.success(request, _("Your answer is passed on."))
        except CycleError as refused:
            messages.warning(request, refused.message)
    return redirect("cycle:talks")


@door(*TEAMS, methods="GET POST")
def tell_of_talk(request: Request, pk: int) -> HttpResponse:
    """Whether the two teams talked, and what ours took from it."""
    ours = queries.talks_of(request.here).filter(asking__in=[t.pk for t in request.here.teams])
    talk = get_object_or_404(ours, pk=pk, agrees=True)
    form = TellForm(sent(request))
    if form.is_valid():
        given = form.cleaned_data
        talked = given["talked"] == "yes"
        actions.tell_of_talk(talk, talked=talked, took=given["took"], by=actor_of(request))
        messages.success(request, _("Thank you. It is recorded."))
        return redirect("cycle:talks")
    return page(request, "step4/tell_of_talk", form, talk=talk)
