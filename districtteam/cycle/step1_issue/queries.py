"""What is proposed, who has voted, and, once the vote is closed, how it went."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from districtteam.cycle.core.models import Cycle, Participation
from districtteam.cycle.core.pauses import before, pauses_of
from districtteam.cycle.core.queries import invited
from districtteam.lib.statistics.proportions import wilson_bounds
from districtteam.people.models import Person, Team
from districtteam.ui.kept import Kept

from .models import Ballot, Choice, Proposal

STANDS_AFTER = timedelta(hours=48)  # of the cycle's own clock


def proposals_of(cycle: Cycle) -> QuerySet[Proposal]:
    """What stands for the vote, the oldest first."""
    return cycle.proposals.filter(withdrawn_at=None).select_related("team")


def shuffled_for(person: Person, cycle: Cycle) -> list[Proposal]:
    """In an order that is each reader's own and stays: what stands on top is voted for more."""
    cards = list(proposals_of(cycle))
    random.Random(f"{cycle.pk}:{person.pk}").shuffle(cards)  # noqa: S311  (no secret)
    return cards


def vote_is_closed(cycle: Cycle) -> bool:
    return hasattr(cycle, "poll")


def ballot_of(cycle: Cycle, team: Team) -> Ballot | None:
    ballots = Ballot.objects.filter(cycle=cycle, team=team)
    return ballots.select_related("prepared_by", "confirmed_by").first()


def choice_of(cycle: Cycle) -> Choice | None:
    return Choice.objects.filter(cycle=cycle).select_related("proposal").first()


def standing(cycle: Cycle, now: datetime) -> QuerySet[Ballot]:
    """The ballots that count: confirmed, or left unconfirmed for 48 hours; of teams that stay."""
    stands = Q(confirmed_at__lte=now) | Q(prepared_at__lte=_stands_since(cycle, now))
    teams = cycle.participations.active().values("team")
    return Ballot.objects.filter(stands, cycle=cycle, team__in=teams)


def _stands_since(cycle: Cycle, now: datetime) -> datetime:
    """What was prepared until then stands by itself: no lead could confirm during a pause."""
    return before(now, STANDS_AFTER, pauses_of(cycle))


def waiting(cycle: Cycle, now: datetime) -> QuerySet[Ballot]:
    """Prepared, not confirmed, and not old enough to stand by themselves."""
    fresh = Ballot.objects.filter(
        cycle=cycle, confirmed_at=None, prepared_at__gt=_stands_since(cycle, now)
    )
    return fresh.filter(team__in=cycle.participations.active().values("team"))


def _without_ballot(cycle: int) -> QuerySet[Participation, int]:
    voted = Ballot.objects.filter(cycle_id=cycle).values("team")
    taking = Participation.objects.active().filter(cycle_id=cycle)
    return taking.exclude(team__in=voted).order_by().values_list("team", flat=True)


MISSING: Kept[int] = Kept(_without_ballot, int)


def teams_missing(cycle: Cycle) -> set[int]:
    """The teams that could still vote and have not: nobody of theirs has prepared anything."""
    if vote_is_closed(cycle):
        return set()
    return set(MISSING.rows(cycle.pk))


@dataclass(frozen=True)
class Turnout:
    """How many of the invited teams have a vote that counts."""

    voted: int
    invited: int

    @property
    def share(self) -> float:
        return self.voted / self.invited if self.invited else 0.0


def turnout(cycle: Cycle, now: datetime) -> Turnout:
    return Turnout(standing(cycle, now).count(), invited(cycle).count())


@dataclass(frozen=True)
class Tally:
    """The votes for one proposal, out of the teams that voted.

    close: the difference to the first is one that chance could have made (the intervals, Wilson
    1927 at 95 %, overlap).
    """

    proposal: Proposal
    votes: int
    voted: int
    close: bool

    @property
    def share(self) -> float:
        return self.votes / self.voted if self.voted else 0.0


def tallies(cycle: Cycle) -> list[Tally]:
    """How the closed vote went, the most voted first; nothing while it is open."""
    if not vote_is_closed(cycle):
        return []
    counted = standing(cycle, cycle.poll.closed_at)
    voted = counted.count()
    votes = Count("ballots", filter=Q(ballots__in=counted.values("pk")))
    found = proposals_of(cycle).annotate(votes=votes).order_by("-votes", "proposed_at", "id")
    rows = [(proposal, proposal.votes) for proposal in found]
    best = wilson_bounds(rows[0][1], voted)[0] if rows and voted else 0.0
    return [
        Tally(it, count, voted, close=bool(voted) and wilson_bounds(count, voted)[1] >= best)
        for it, count in rows
    ]
