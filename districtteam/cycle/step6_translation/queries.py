"""Recommendations with their answers, commitments with what came of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from districtteam.cycle.core.models import Cycle, State
from districtteam.cycle.core.queries import keys_of_teams
from districtteam.cycle.step5_discussion.models import Point
from districtteam.people.models import Membership, Network, Person, Team
from districtteam.people.queries import leads_today
from districtteam.people.rights import leads
from districtteam.ui.http import Here

from .asking import AHEAD, LATE, TO_ANSWER, TO_CALL, Question, question_of
from .models import (
    ENDED,
    CheckIn,
    Commitment,
    FollowUp,
    Progress,
    Recommendation,
    Reply,
    SupportRequest,
)

FOLLOWED = (State.RUNNING, State.FINISHED)  # in others nothing is asked
MOST_HEARD = 5  # reports of other teams that stand beside one's own


def recommendations_of(cycle: Cycle) -> QuerySet[Recommendation]:
    """With addressee, lessons and answers: three queries."""
    replies = Reply.objects.select_related("by")
    points = Point.objects.select_related("synthesis__cycle__network")
    found = Recommendation.objects.filter(cycle=cycle).select_related(
        "cycle__network", "addressee", "focal_point"
    )
    return found.prefetch_related(
        Prefetch("replies", queryset=replies), Prefetch("points", queryset=points)
    )


def unanswered(cycle: Cycle) -> QuerySet[Recommendation]:
    open_ones = Recommendation.objects.filter(cycle=cycle, replies=None)
    return open_ones.select_related("cycle__network", "addressee")


def may_reply(here: Here, recommendation: Recommendation) -> bool:
    """Its focal point, whoever leads the addressee, or a facilitator who writes for them."""
    if "facilitator" in here.roles or recommendation.focal_point_id == here.person.pk:
        return True
    return leads(here, recommendation.addressee)


def who_answers(recommendation: Recommendation, moment: datetime) -> Person | None:
    """Its focal point while they hold a post, else whoever leads the addressee, the lead first."""
    day, focal = recommendation.cycle.network.day_at(moment), recommendation.focal_point
    posts = Membership.objects.on(day).filter(network=recommendation.cycle.network_id)
    if focal and focal.is_active and posts.filter(person=focal).exists():
        return focal
    leads = [it.person for it in leads_today(recommendation.addressee, day)]
    return next((person for person in leads if person.is_active), None)


def unheard(network: Network, day: date) -> QuerySet[Recommendation]:
    """What waits for an answer and has nobody who could give it."""
    posts = Membership.objects.on(day).filter(network=network, person__is_active=True)
    leads = posts.leading().filter(team=OuterRef("addressee"))
    focal = posts.filter(person=OuterRef("focal_point"))
    waiting = Recommendation.objects.filter(
        ~Exists(leads), ~Exists(focal), cycle__network=network, cycle__state__in=FOLLOWED
    )
    return waiting.filter(replies=None).select_related("cycle__network", "addressee")


def commitments_of(cycle: Cycle) -> QuerySet[Commitment]:
    found = Commitment.objects.filter(cycle=cycle).select_related(
        "team", "prepared_by", "confirmed_by", "support_from", "cycle__network"
    )
    requests = SupportRequest.objects.select_related("team", "passed_to", "answered_by")
    return found.prefetch_related(
        Prefetch("check_ins", queryset=CheckIn.objects.select_related("by")),
        Prefetch("support_requests", queryset=requests),
    )


def confirmed_of(cycle: Cycle) -> QuerySet[Commitment]:
    """What the teams stand by, which everybody in the network reads."""
    return commitments_of(cycle).exclude(confirmed_at=None)


def of_teams(cycle: Cycle, teams: list[Team]) -> QuerySet[Commitment]:
    """Those of these teams, also what their lead has not confirmed yet."""
    return commitments_of(cycle).filter(team__in=[team.pk for team in teams])


def committed_teams(cycle: Cycle) -> set[int]:
    """The keys of the teams that stand by a commitment."""
    done = Commitment.objects.filter(cycle=cycle).exclude(confirmed_at=None)
    return set(done.values_list("team", flat=True))


def teams_missing(cycle: Cycle) -> set[int]:
    """The teams that have committed to nothing."""
    return keys_of_teams(cycle) - committed_teams(cycle)


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


# What came of it


@dataclass(frozen=True)
class Followed:
    """A commitment with what is asked about it now, None where nothing is."""

    commitment: Commitment
    question: Question | None

    @property
    def last(self) -> CheckIn | None:
        return next(reversed(self.commitment.check_ins.all()), None)


def follow_up_days(cycle: Cycle) -> list[date]:
    """The days on which the teams of a finished cycle are asked, in order."""
    return list(FollowUp.objects.filter(cycle=cycle).values_list("due_on", flat=True))


def followed(commitments: Iterable[Commitment], cycle: Cycle, today: date) -> list[Followed]:
    """Confirmed commitments of one cycle, as fetched by `commitments_of`: one query more."""
    days = follow_up_days(cycle) if cycle.state == State.FINISHED else []
    return [Followed(it, _question(it, cycle, days, today)) for it in commitments]


def _question(
    commitment: Commitment, cycle: Cycle, days: list[date], today: date
) -> Question | None:
    if commitment.ended or commitment.confirmed_at is None or cycle.state not in FOLLOWED:
        return None
    last = next(reversed(commitment.check_ins.all()), None)
    reported_on = cycle.network.day_at(last.at) if last else None
    return question_of(commitment.due_on, days, reported_on, today)


def silent_since_asked(network: Network, today: date) -> list[tuple[Cycle, int]]:
    """Cycles whose teams were asked some days ago, and how many of these have said nothing.

    One query, and three for each such cycle.
    """
    span = (today - TO_ANSWER, today - TO_CALL)
    asked = FollowUp.objects.filter(cycle__network=network, due_on__range=span)
    found = []
    for follow_up in asked.exclude(asked_at=None).select_related("cycle__network"):
        lines = followed(confirmed_of(follow_up.cycle), follow_up.cycle, today)
        silent = {it.commitment.team_id for it in lines if it.question}
        if silent:
            found.append((follow_up.cycle, len(silent)))
    return found


def cycles_with_days_near(now: datetime) -> QuerySet[Cycle]:
    """Cycles in which some commitment's own day comes, or has just come."""
    margin = timedelta(days=1)  # it is another day already, or still, in some networks
    first, last = now.date() - LATE - margin, now.date() + AHEAD + margin
    near = Commitment.objects.filter(due_on__range=(first, last)).exclude(confirmed_at=None)
    open_ones = near.exclude(progress__in=ENDED).values("cycle")
    found = Cycle.objects.filter(state__in=FOLLOWED, pk__in=open_ones)
    return found.select_related("network", "mandate")


def heard_from_others(cycle: Cycle, teams: Iterable[Team]) -> QuerySet[CheckIn]:
    """The last reports of the other teams."""
    own = [team.pk for team in teams]
    others = CheckIn.objects.filter(commitment__cycle=cycle).exclude(commitment__team__in=own)
    return others.select_related("commitment__team").order_by("-at", "-pk")[:MOST_HEARD]


# Support


def waiting_support(network: Network | int) -> QuerySet[SupportRequest]:
    """What is asked of other teams and not answered, the earliest day first."""
    waiting = SupportRequest.objects.filter(
        verdict="", commitment__cycle__network=network, commitment__cycle__state__in=FOLLOWED
    )
    open_ones = waiting.exclude(commitment__progress__in=ENDED).order_by("commitment__due_on", "pk")
    return open_ones.select_related("team", "commitment__team", "commitment__cycle__network")


def support_asked(cycle: Cycle) -> list[SupportRequest]:
    """What each team was asked for each commitment that stands, as it was asked last: one query."""
    asked = SupportRequest.objects.filter(commitment__cycle=cycle)
    asked = asked.exclude(commitment__confirmed_at=None).order_by("asked_at", "pk")
    rows = asked.select_related("team", "passed_to", "commitment__team")
    return list({(it.commitment_id, it.team_id): it for it in rows}.values())


def support_unheard(network: Network, day: date) -> QuerySet[SupportRequest]:
    """What waits for a team that nobody leads."""
    posts = Membership.objects.on(day).filter(network=network, person__is_active=True)
    return waiting_support(network).filter(~Exists(posts.leading().filter(team=OuterRef("team"))))


def drafts_of(cycle: Cycle) -> QuerySet[Commitment]:
    """What was written down and waits for its lead, of teams that take part."""
    return Commitment.objects.filter(cycle=cycle, confirmed_at=None, team__in=keys_of_teams(cycle))
