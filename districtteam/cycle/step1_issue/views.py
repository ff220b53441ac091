from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from districtteam.cycle.core.agenda import open_ends
from districtteam.cycle.core.errors import CycleError
from districtteam.cycle.core.forms import unsaid
from districtteam.cycle.core.models import ISSUE, Cycle
from districtteam.cycle.core.pages import FACILITATING, LEADING, TEAMS, cycle_or_404, page
from districtteam.cycle.core.queries import is_open, step_of, teams_here
from districtteam.cycle.core.speaking import ConfirmForm, is_own, may_confirm, team_of
from districtteam.lib.words import shortened
from districtteam.people.models import Team
from districtteam.people.rights import refuse_unless
from districtteam.trail.actor import actor_of
from districtteam.ui.components import path
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from . import actions, queries
from .errors import NothingPrepared
from .forms import LONGEST_TITLE, ChooseForm, ProposeForm, VoteForm


@door(SIGNED_IN)
def issue(request: Request, pk: int) -> HttpResponse:
    """What is proposed, what one's own team voted, and, once closed, how the vote went."""
    cycle = cycle_or_404(request, pk)
    teams = teams_here(cycle, request.here)
    closed = queries.vote_is_closed(cycle)
    context = {
        **_frame(request, cycle),
        "cards": queries.shuffled_for(request.here.person, cycle),
        "ballots": [(team, queries.ballot_of(cycle, team)) for team in teams],
        "tallies": queries.tallies(cycle),
        "turnout": queries.turnout(cycle, cycle.poll.closed_at if closed else request.here.now),
        "waiting": 0 if closed else queries.waiting(cycle, request.here.now).count(),
        "choice": queries.choice_of(cycle),
        "open_ends": open_ends(cycle, request.here.today),
        "proposes": bool(teams) or "facilitator" in request.here.roles,
    }
    return page(request, "step1/issue", **context)


def _frame(request: Request, cycle: Cycle) -> dict[str, Any]:
    """What every page of this step says above the rest."""
    return {
        "cycle": cycle,
        "step": step_of(cycle, ISSUE),
        "votes": is_open(cycle, ISSUE) and not queries.vote_is_closed(cycle),
        "opened": is_open(cycle, ISSUE),
        "closed": queries.vote_is_closed(cycle),
        "facilitates": "facilitator" in request.here.roles,
        "leads": bool(request.here.roles & set(LEADING)),
    }


@door(*TEAMS, *FACILITATING, methods="GET POST")
def propose(request: Request, pk: int) -> HttpResponse:
    """Put a problem to the vote: for one's team, or as a facilitator for nobody in particular."""
    cycle = cycle_or_404(request, pk)
    team = _team_or_none(request, cycle)
    form = ProposeForm(request, team, sent(request), initial=_left_open(request, cycle))
    if request.method == "POST" and form.is_valid():
        made = (cycle, team, form.titles(), form.reasons())
        if done(form, lambda: actions.propose(*made, topic=form.topic_code, by=form.by)):
            messages.success(request, _("Proposed. The other teams can read it now."))
            return redirect("cycle:issue", cycle.pk)
    return page(request, "step1/propose", form, team=team, **_frame(request, cycle))


def _left_open(request: Request, cycle: Cycle) -> dict[str, str]:
    """What ?end= names on the agenda, as a title; in whole as the reason, where it is longer."""
    wanted = request.GET.get("end", "")
    ends = open_ends(cycle, request.here.today) if wanted else []
    found = next((end.text for end in ends if end.key == wanted), "")
    title = shortened(" ".join(found.split()), LONGEST_TITLE)
    return {"title": title, "reason": "" if title == found else found}


def _team_or_none(request: Request, cycle: Cycle) -> Team | None:
    named = request.GET.get("team") or request.POST.get("team")
    if "facilitator" in request.here.roles and not named and not teams_here(cycle, request.here):
        return None
    return team_of(request, cycle)


@door(*TEAMS, *FACILITATING, methods="POST")
def withdraw(request: Request, pk: int, proposal: int) -> HttpResponse:
    """Take back a proposal of one's own team that nobody has voted for."""
    cycle = cycle_or_404(request, pk)
    wanted = get_object_or_404(queries.proposals_of(cycle), pk=proposal)
    own = wanted.team is not None and is_own(request.here, wanted.team)
    refuse_unless(own or "facilitator" in request.here.roles)
    try:
        actions.withdraw_proposal(wanted, by=actor_of(request))
        messages.success(request, _("Withdrawn."))
    except CycleError as error:
        messages.warning(request, error.message)
    return redirect("cycle:issue", cycle.pk)


@door(*TEAMS, *FACILITATING, methods="GET POST")
def vote(request: Request, pk: int) -> HttpResponse:
    """Prepare the team's three votes; its lead confirms them."""
    cycle = cycle_or_404(request, pk)
    team = team_of(request, cycle)
    ballot = queries.ballot_of(cycle, team)
    replaces = may_confirm(request.here, team)
    if replaces and ballot and ballot.confirmed_at and not request.here.fresh:
        return _to_confirm(cycle, team)
    cards = queries.shuffled_for(request.here.person, cycle)
    initial = {"dots": [str(dot.pk) for dot in ballot.dots.all()] if ballot else []}
    form = VoteForm(request, team, sent(request), cards=cards, initial=initial)
    if request.method == "POST" and form.is_valid():
        dots = form.cleaned_data["dots"]
        given = (cycle, team, dots)
        if done(form, lambda: actions.prepare_vote(*given, replaces=replaces, by=form.by)):
            return _after_vote(request, cycle, team)
    return page(request, "step1/vote", form, team=team, **_frame(request, cycle))


def _after_vote(request: Request, cycle: Cycle, team: Team) -> HttpResponse:
    """Who may confirm goes on to that page; the others are told who will."""
    if may_confirm(request.here, team):
        return _to_confirm(cycle, team)
    words = _("Prepared. Your lead confirms it; after 48 hours it stands by itself.")
    messages.success(request, words)
    return redirect("cycle:issue", cycle.pk)


def _to_confirm(cycle: Cycle, team: Team) -> HttpResponse:
    return redirect(path("cycle:confirm_vote", cycle.pk) + f"?team={team.pk}")


@door(*LEADING, *FACILITATING, methods="GET POST", fresh=True)
def confirm_vote(request: Request, pk: int) -> HttpResponse:
    """The lead or acting lead stands by the team's votes."""
    cycle = cycle_or_404(request, pk)
    team = team_of(request, cycle)
    refuse_unless(may_confirm(request.here, team))
    ballot = queries.ballot_of(cycle, team)
    form = ConfirmForm(request, team, sent(request))
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: _confirm(cycle, team, form)):
        messages.success(request, _("Confirmed. Your team’s votes count."))
        return redirect("cycle:issue", cycle.pk)
    nothing = NothingPrepared().message if ballot is None else ""
    context = {"team": team, "ballot": ballot, "nothing": nothing, **_frame(request, cycle)}
    return page(request, "step1/confirm_vote", form, **context)


def _confirm(cycle: Cycle, team: Team, form: ConfirmForm) -> object:
    return actions.confirm_vote(cycle, team, form.present, seen=form.seen, by=form.by)


@door(*FACILITATING, methods="GET POST")
def close_vote(request: Request, pk: int) -> HttpResponse:
    """End the vote; the page before says how many votes still wait for their lead."""
    cycle = cycle_or_404(request, pk)
    form = Form(sent(request))
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: actions.close_vote(cycle, by=actor_of(request))):
        messages.success(request, _("The vote is closed. Everybody can read how it went."))
        return redirect("cycle:choose", cycle.pk)
    context = {
        "turnout": queries.turnout(cycle, request.here.now),
        "waiting": queries.waiting(cycle, request.here.now).count(),
        **_frame(request, cycle),
    }
    return page(request, "step1/close_vote", form, **context)


@door(*FACILITATING, methods="GET POST")
def choose(request: Request, pk: int) -> HttpResponse:
    """Choose the issue, beside how the teams voted, and say why."""
    cycle = cycle_or_404(request, pk)
    held = queries.choice_of(cycle)
    initial = {
        **unsaid("why", held.whys if held else {}),
        **unsaid("decision", held.decisions if held else {}),
        "proposal": held.proposal_id if held else None,
        "signal": held.signal if held else "",
        "sponsor": held.sponsor if held else "",
    }
    form = ChooseForm(cycle, sent(request), initial=initial)
    wanted = request.method == "POST" and form.is_valid()
    if wanted and done(form, lambda: _choose(form, request)):
        messages.success(request, _("The issue is chosen. The teams can read why."))
        return redirect("cycle:cycle", cycle.pk)
    context = {"tallies": queries.tallies(cycle), **_frame(request, cycle)}
    return page(request, "step1/choose", form, **context)


def _choose(form: ChooseForm, request: Request) -> object:
    given = form.cleaned_data
    return actions.choose_issue(
        given["proposal"],
        form.said("why"),
        form.said("decision"),
        signal=given["signal"],
        sponsor=given["sponsor"],
        by=actor_of(request),
    )
