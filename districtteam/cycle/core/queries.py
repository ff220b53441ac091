"""Questions about cycles that every step asks. Moments are passed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet, prefetch_related_objects

from districtteam.people.models import Membership, Person, Team
from districtteam.ui.http import Here
from districtteam.ui.kept import Kept

from .models import COMPLETION, TRANSLATION, Cycle, CycleQuerySet, Participation, State, Step

EARLIER = 5  # cycles whose open ends are still remembered


def open_step(cycle: Cycle) -> Step | None:
    """The step that runs now, None before the first and after the last."""
    return cycle.steps.filter(number=cycle.at_step, closed_at=None).first()


def step_of(cycle: Cycle, number: int) -> Step | None:
    """No query where the steps were fetched with the cycle."""
    return next((step for step in cycle.steps.all() if step.number == number), None)


def is_open(cycle: Cycle, number: int) -> bool:
    """Whether the teams can act in this step now: it runs and the cycle is not paused."""
    return cycle.state == State.RUNNING and cycle.at_step == number


def invited(cycle: Cycle) -> QuerySet[Participation]:
    """The denominator of every rate: the teams that took part when completion opened.

    Before that, those who take part now. They stay in the denominator if they leave later.
    """
    opening = step_of(cycle, COMPLETION)
    rows = cycle.participations.select_related("team")
    return rows.at(opening.opens_at) if opening else rows.active()


def teams_of(cycle: Cycle) -> list[Team]:
    """The teams that take part now, by name."""
    return [part.team for part in cycle.participations.active().select_related("team")]


TEAMS: Kept[int] = Kept(
    lambda cycle: (
        Participation.objects.active()
        .filter(cycle_id=cycle)
        .order_by()
        .values_list("team", flat=True)
    ),
    int,
)


def keys_of_teams(cycle: Cycle) -> set[int]:
    """The keys of the teams that take part now."""
    return set(TEAMS.rows(cycle.pk))


def takes_part(cycle: Cycle, team: Team) -> bool:
    return cycle.participations.active().filter(team=team).exists()


def teams_here(cycle: Cycle, here: Here) -> list[Team]:
    """The reader's own teams that take part in the cycle."""
    taking = cycle.participations.active().filter(team__in=here.teams)
    return [part.team for part in taking.select_related("team")]


def team_here(cycle: Cycle, here: Here) -> Team | None:
    """The first of these, as whose member the reader is shown figures and speaks."""
    return next(iter(teams_here(cycle, here)), None)


def people_of(team: Team, moment: datetime) -> QuerySet[Person]:
    """Who holds a post in the team at that moment and can still be written to."""
    posts = Membership.objects.on(team.network.day_at(moment)).filter(team=team)
    return Person.objects.filter(pk__in=posts.values("person"), is_active=True)


def leads_of(team: Team, moment: datetime) -> QuerySet[Person]:
    """Who can confirm for the team at that moment and can still be written to."""
    posts = Membership.objects.on(team.network.day_at(moment)).leading().filter(team=team)
    return Person.objects.filter(pk__in=posts.values("person"), is_active=True)


def people_of_teams(teams: Iterable[Team], moment: datetime) -> dict[int, list[Person]]:
    """By team, who holds a post in it at that moment and can still be written to: one query.

    The teams are of one network.
    """
    listed = list(teams)
    found: dict[int, dict[int, Person]] = {team.pk: {} for team in listed}
    if listed:
        posts = Membership.objects.on(listed[0].network.day_at(moment)).filter(
            team__in=listed, person__is_active=True
        )
        for post in posts.select_related("person").order_by("person_id"):
            found[post.team_id or 0][post.person_id] = post.person
    return {team: list(people.values()) for team, people in found.items()}


def cycles_of(here: Here) -> CycleQuerySet:
    """What the reader sees of cycles, those under way first."""
    return Cycle.objects.visible_to(here).select_related("network", "mandate")


@dataclass(frozen=True)
class Asked:
    """A team of the reader's in a cycle whose step is open, and the step."""

    cycle: Cycle
    team: Team
    step: Step


def asked(here: Here, number: int) -> list[Asked]:
    """Where this step asks something of the reader's own teams now.

    Two queries for all six steps, and one for each of the reader's teams.
    """
    every = here.once("cycle.asked", lambda: _asked_by_every_step(here))
    return [it for it in every if it.step.number == number]


def under_way(here: Here) -> list[Cycle]:
    """The network's cycles that run or are paused, with their steps: two queries in a request."""
    return here.once("cycle.under_way", lambda: _under_way(here))


def told_apart(cycle: Cycle, here: Here) -> str:
    """The title of a cycle for those who are asked the same thing by several, else ""."""
    return str(cycle) if len(under_way(here)) > 1 else ""


UNDER_WAY: Kept[Cycle] = Kept(
    lambda network: Cycle.objects.filter(network_id=network).under_way(), int
)
TAKING_PART: Kept[int] = Kept(
    lambda team: Participation.objects.filter(team_id=team, left_at=None).values_list(
        "cycle_id", flat=True
    ),
    int,
)


def _under_way(here: Here) -> list[Cycle]:
    cycles = UNDER_WAY.rows(here.network.pk) if here.network else []
    prefetch_related_objects(cycles, "steps")
    for cycle in cycles:
        cycle.network = here.network
    return cycles


def _asked_by_every_step(here: Here) -> list[Asked]:
    running = {cycle.pk: cycle for cycle in under_way(here) if cycle.state == State.RUNNING}
    if not running:
        return []
    found = [
        Asked(running[key], team, step)
        for team in here.teams
        for key in TAKING_PART.rows(team.pk)
        if key in running
        for step in running[key].steps.all()
        if step.number == running[key].at_step and step.closed_at is None
    ]
    return sorted(found, key=lambda it: (it.step.due_at, it.step.pk))


def earlier_of(cycle: Cycle) -> list[Cycle]:
    """The last cycles of the network before this one that have come to what follows from them."""
    reached = Q(state=State.FINISHED) | Q(state=State.RUNNING, at_step=TRANSLATION)
    before = Q(planned_at__lt=cycle.planned_at) | Q(pk=cycle.previous_id)
    found = Cycle.objects.filter(reached, before, network=cycle.network).exclude(pk=cycle.pk)
    return list(found.order_by("-planned_at")[:EARLIER])


def previous_of(cycle: Cycle) -> Cycle | None:
    """The cycle before this one: the one named, else the last that ended in the network."""
    if cycle.previous_id:
        return cycle.previous
    ended = Q(state=State.FINISHED, ended_at__lt=cycle.planned_at)
    return Cycle.objects.filter(ended, network=cycle.network).order_by("-ended_at").first()
