"""Recommendations with their answers, commitments with what came of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import keys_of_teams
from districtteam.people.models import Membership, Team
from districtteam.ui.http import Here

from .models import ENDED, CheckIn, Commitment, Progress, Recommendation, Reply


def recommendations_of(cycle: Cycle) -> QuerySet[Recommendation]:
    """With addressee, lessons and answers: three queries."""
    replies = Reply.objects.select_related("by")
    found = Recommendation.objects.filter(cycle=cycle).select_related(
        "cycle__network", "addressee", "focal_point"
    )
    return found.prefetch_related(Prefetch("replies", queryset=replies), "points")


def unanswered(cycle: Cycle) -> QuerySet[Recommendation]:
    open_ones = Recommendation.objects.filter(cycle=cycle, replies=None)
    return open_ones.select_related("cycle__network", "addressee")


def may_reply(here: Here, recommendation: Recommendation) -> bool:
    """Its focal point, whoever leads the addressee, or a facilitator who writes for them."""
    if "facilitator" in here.roles or recommendation.focal_point_id == here.person.pk:
        return True
    posts = Membership.objects.on(here.today).leading().filter(person=here.person)
    return posts.filter(team=recommendation.addressee_id).exists()


def commitments_of(cycle: Cycle) -> QuerySet[Commitment]:
    found = Commitment.objects.filter(cycle=cycle).select_related(
        "team", "prepared_by", "confirmed_by", "support_from", "cycle__network"
    )
    return found.prefetch_related(
        Prefetch("check_ins", queryset=CheckIn.objects.select_related("by"))
    )


def confirmed_of(cycle: Cycle) -> QuerySet[Commitment]:
    """What the teams stand by, which everybody in the network reads."""
    return commitments_of(cycle).exclude(confirmed_at=None)


def of_teams(cycle: Cycle, teams: list[Team]) -> QuerySet[Commitment]:
    """Those of these teams, also what their lead has not confirmed yet."""
    return commitments_of(cycle).filter(team__in=[team.pk for team in teams])


def teams_missing(cycle: Cycle) -> set[int]:
    """The teams that have committed to nothing."""
    done = Commitment.objects.filter(cycle=cycle).exclude(confirmed_at=None)
    return keys_of_teams(cycle) - set(done.values_list("team", flat=True))


@dataclass(frozen=True)
class Standing:
    """How far a cycle's commitments have come, in counts; teams: that made them."""

    teams: int
    all: int
    done: int
    under_way: int
    blocked: int
    dropped: int
    late: int
    reported: int


def standing_of(cycle: Cycle, today: date) -> Standing:
    """Two queries."""
    rows = Commitment.objects.filter(cycle=cycle).exclude(confirmed_at=None)
    late = Count("pk", filter=Q(due_on__lt=today) & ~Q(progress__in=ENDED), distinct=True)
    reported = Count("pk", filter=Q(check_ins__isnull=False), distinct=True)
    found = rows.aggregate(
        teams=Count("team", distinct=True),
        all=Count("pk", distinct=True),
        late=late,
        reported=reported,
    )
    by = Counter(rows.values_list("progress", flat=True))
    return Standing(
        **found,
        done=by[Progress.DONE],
        under_way=by[Progress.UNDER_WAY],
        blocked=by[Progress.BLOCKED],
        dropped=by[Progress.DROPPED],
    )
