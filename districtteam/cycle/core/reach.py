"""Who was not written to when the open step began, and why: facilitators telephone then."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Min

from districtteam.messaging.models import Delivery, Message
from districtteam.people.models import Address, Membership, Person, Team
from districtteam.ui.http import Here

from .models import Cycle, Notice, Step
from .notices import OPENING, occasions_of
from .queries import people_of_teams, teams_of

NOBODY, NO_ADDRESS, ENOUGH = "nobody", "no_address", "enough"
CAME_LATER, ON_ITS_WAY, FAILED = "came_later", "on_its_way", "failed"
TAKES = timedelta(minutes=10)  # until the last letters of an opening are written, at most
ARRIVES = {Delivery.PLANNED, Delivery.SENT, Delivery.UNCERTAIN}


@dataclass(frozen=True)
class Missed:
    """Somebody whom the letter did not reach. person: None where the team has nobody."""

    why: str
    person: Person | None = None
    addresses: list[Address] = field(default_factory=list)


@dataclass(frozen=True)
class Gap:
    """A team in which not everybody was written to. whole: nobody was."""

    team: Team
    missed: list[Missed]
    whole: bool


def gaps_in(cycle: Cycle, step: Step, here: Here) -> list[Gap]:
    """Teams in which nobody was written to, then those where some were. Seven queries."""
    teams = teams_of(cycle)
    for team in teams:
        team.network = cycle.network
    people = people_of_teams(teams, here.now)
    why = _reasons(cycle, step, {it for each in people.values() for it in each}, here)
    numbers = _addresses([person for person, reason in why.items() if reason], here)
    gaps = [gap for team in teams for gap in _gap(team, people[team.pk], why, numbers)]
    return sorted(gaps, key=lambda gap: not gap.whole)


def _gap(
    team: Team, people: list[Person], why: dict[Person, str], numbers: dict[int, list[Address]]
) -> Iterator[Gap]:
    if not people:
        yield Gap(team, [Missed(NOBODY)], whole=True)
        return
    missed = [Missed(why[it], it, numbers.get(it.pk, [])) for it in people if why[it]]
    if missed:
        yield Gap(team, missed, whole=len(missed) == len(people))


def _reasons(cycle: Cycle, step: Step, people: set[Person], here: Here) -> dict[Person, str]:
    """Of each person why they were not reached; "" where they were."""
    told = Notice.objects.filter(cycle=cycle, number=step.number, kind=OPENING)
    written = set(told.values_list("person", flat=True))
    carried = _carried(cycle, step)
    later = _came_later(cycle, step, people)
    untold = ON_ITS_WAY if here.now < step.opens_at + TAKES else ENOUGH
    return {
        person: _why(carried.get(person.pk, set()))
        if person.pk in written
        else (CAME_LATER if person.pk in later else untold)
        for person in people
    }


def _why(states: set[str | None]) -> str:
    if states & ARRIVES:
        return ""
    return FAILED if Delivery.FAILED in states else NO_ADDRESS


def _carried(cycle: Cycle, step: Step) -> dict[int, set[str | None]]:
    """By person, how far the letters of the opening have come."""
    letters = Message.objects.filter(
        created_at__gte=step.opens_at,
        occasion__startswith=occasions_of(OPENING, cycle.pk, step.number),
    )
    found: dict[int, set[str | None]] = {}
    for person, state in letters.order_by().values_list("person_id", "deliveries__state"):
        found.setdefault(person, set()).add(state)
    return found


def _came_later(cycle: Cycle, step: Step, people: Iterable[Person]) -> set[int]:
    """Those whose first post in the network began after the step had."""
    posts = Membership.objects.filter(network=cycle.network, person__in=people).order_by()
    since = posts.values("person").annotate(first=Min("starts"))
    opened = cycle.network.day_at(step.opens_at)
    return set(since.filter(first__gt=opened).values_list("person", flat=True))


def _addresses(people: list[Person], here: Here) -> dict[int, list[Address]]:
    """What there is to reach them by all the same, telephones first."""
    seen = Address.objects.visible_to(here).in_use().filter(person__in=people)
    found: dict[int, list[Address]] = {}
    for address in sorted(seen, key=lambda it: it.kind != Address.PHONE):
        found.setdefault(address.person_id, []).append(address)
    return found
