from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction

from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import ISSUE, Cycle
from districtteam.cycle.core.queries import is_open, takes_part
from districtteam.cycle.core.sessions import held
from districtteam.people.models import Person, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .errors import (
    AlreadyProposed,
    HasVotes,
    NoDots,
    NothingPrepared,
    NotInCycle,
    ProposalIncomplete,
    TooManyDots,
    VoteClosed,
    VoteConfirmed,
    VoteOpen,
)
from .models import Ballot, Choice, Poll, Proposal
from .queries import vote_is_closed

DOTS = 3


def propose(
    cycle: Cycle,
    team: Team | None,
    titles: Mapping[str, str],
    reasons: Mapping[str, str],
    *,
    topic: str = "",
    by: Actor,
) -> Proposal:
    """Put a problem to the vote. team: whose proposal it is, None for the facilitators' own."""
    if not any(titles.values()) or not any(reasons.values()):
        raise ProposalIncomplete
    proposal = Proposal(cycle=cycle, team=team, titles=dict(titles), reasons=dict(reasons))
    proposal.topic, proposal.proposed_by, proposal.proposed_at = topic, by.person, by.at
    try:
        with transaction.atomic():
            _check_open(held(cycle), team)
            proposal.save()
            record("cycle.propose", cycle, *_named(team), by=by, proposal=str(proposal))
    except IntegrityError as error:
        raise AlreadyProposed from error
    return proposal


def _named(team: Team | None) -> list[Team]:
    return [team] if team else []


def _check_open(cycle: Cycle, team: Team | None) -> None:
    if not is_open(cycle, ISSUE):
        raise StepClosed
    if vote_is_closed(cycle):
        raise VoteClosed
    if team is not None and not takes_part(cycle, team):
        raise NotInCycle


@transaction.atomic
def withdraw_proposal(proposal: Proposal, *, by: Actor) -> None:
    """Take a proposal back, as long as no team has voted for it."""
    _check_open(held(proposal.cycle), proposal.team)
    if proposal.ballots.exists():
        raise HasVotes
    proposal.withdrawn_at = by.at
    proposal.save(update_fields=["withdrawn_at"])
    named = _named(proposal.team)
    record("cycle.withdraw_proposal", proposal.cycle, *named, by=by, proposal=str(proposal))


@transaction.atomic
def prepare_vote(
    cycle: Cycle, team: Team, dots: Iterable[Proposal], *, replaces: bool = False, by: Actor
) -> Ballot:
    """Give the team's votes, to be confirmed by its lead; a later one replaces an earlier one.

    replaces: also one that is confirmed; else VoteConfirmed is raised, since any member, and
    whoever holds their link, could undo the lead's word.
    """
    cycle = held(cycle)
    _check_open(cycle, team)
    confirmed = Ballot.objects.filter(cycle=cycle, team=team, confirmed_at__isnull=False)
    if not replaces and confirmed.exists():
        raise VoteConfirmed
    wanted = {dot.pk: dot for dot in dots if dot.cycle_id == cycle.pk and dot.withdrawn_at is None}
    if not wanted:
        raise NoDots
    if len(wanted) > DOTS:
        raise TooManyDots(most=DOTS)
    fields = {"prepared_by": by.person, "prepared_at": by.at, "channel": by.channel}
    fields |= {"confirmed_by": None, "confirmed_at": None}
    ballot, _new = Ballot.objects.update_or_create(cycle=cycle, team=team, defaults=fields)
    ballot.dots.set(wanted.values())
    ballot.present.clear()
    record("cycle.prepare_vote", team, cycle, by=by)
    return ballot


@transaction.atomic
def confirm_vote(
    cycle: Cycle, team: Team, present: Iterable[Person], *, seen: str = "", by: Actor
) -> Ballot:
    """The lead or acting lead stands by what was prepared; once, however often it is sent.

    seen: of the ballot that was read. Raises NothingPrepared, ChangedMeanwhile.
    """
    cycle = held(cycle)
    _check_open(cycle, team)
    ballot = Ballot.objects.select_for_update().filter(cycle=cycle, team=team).first()
    if ballot is None:
        raise NothingPrepared
    ballot.check_seen(seen)
    if ballot.confirmed_at is None:
        ballot.confirmed_by, ballot.confirmed_at = by.person, by.at
        ballot.save(update_fields=["confirmed_by", "confirmed_at"])
        ballot.present.set(present)
        record("cycle.confirm_vote", team, cycle, by=by)
    return ballot


@transaction.atomic
def close_vote(cycle: Cycle, *, by: Actor) -> Poll:
    """No more votes; from now on everybody reads how it went."""
    cycle = held(cycle)
    if not is_open(cycle, ISSUE):
        raise StepClosed
    return _closed(cycle, by)


def _closed(cycle: Cycle, by: Actor) -> Poll:
    poll, new = Poll.objects.get_or_create(cycle=cycle, defaults={"closed_at": by.at})
    if new:
        record("cycle.close_vote", cycle, cycle.network, by=by)
    return poll


@transaction.atomic
def choose_issue(
    proposal: Proposal,
    whys: Mapping[str, str],
    decisions: Mapping[str, str],
    *,
    signal: str = "",
    sponsor: str = "",
    by: Actor,
) -> Choice:
    """Say which issue the cycle looks into, why, and which decision the answers will feed."""
    cycle = held(proposal.cycle)
    if not is_open(cycle, ISSUE):
        raise StepClosed
    if not vote_is_closed(cycle):
        raise VoteOpen
    if not any(whys.values()) or not any(decisions.values()):
        raise ProposalIncomplete
    fields = {"proposal": proposal, "whys": dict(whys), "decisions": dict(decisions)}
    fields |= {"signal": signal.strip(), "sponsor": sponsor.strip()}
    fields |= {"chosen_by": by.person, "chosen_at": by.at}
    choice, _new = Choice.objects.update_or_create(cycle=cycle, defaults=fields)
    record("cycle.choose_issue", cycle, cycle.network, by=by, issue=str(proposal))
    return choice


def end_issue(cycle: Cycle, by: Actor) -> None:
    """The step closes, and the vote with it."""
    _closed(cycle, by)
