"""Who was not written to when the open step began, and why: facilitators telephone then."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from districtteam.messaging.models import Delivery, Message
from districtteam.people.models import Address, Membership, Person, Team
from districtteam.ui.http import Here

from .models import COMPLETION, Cycle, Notice, Step
from .notices import MOST_PUSHES, OPENING, WEEK, occasions_of, pushes
from .opening import mark_of
from .queries import people_of_teams, teams_of

NOBODY, NO_ADDRESS, ENOUGH = "nobody", "no_address", "enough"
CAME_LATER, ON_ITS_WAY, FAILED = "came_later", "on_its_way", "failed"
UNKNOWN, OTHER_TEAM = "unknown", "other_team"
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
    """Teams in which nobody was written to, then those where some were. A dozen queries."""
    teams = teams_of(cycle)
    for team in teams:
        team.network = cycle.network
    people = people_of_teams(teams, here.now)
    why = _reasons(cycle, step, people, here)
    numbers = _addresses([person for person, reason in why.items() if reason], here)
    elsewhere = _told_for_another(cycle, step, people)
    numbers |= _addresses(list({person for _team, person in elsewhere}), here)
    gaps = [gap for team in teams for gap in _gap(team, people[team.pk], why, numbers, elsewhere)]
    return sorted(gaps, key=lambda gap: not gap.whole)


def _told_for_another(
    cycle: Cycle, step: Step, people: dict[int, list[Person]]
) -> set[tuple[int, Person]]:
    """By team, whose one letter leads to the answers of another of their teams."""
    if step.number != COMPLETION:
        return set()  # its pages show every team of theirs
    told = Notice.objects.filter(cycle=cycle, number=step.number, kind=OPENING, mark=mark_of(step))
    of = dict(told.values_list("person", "team"))
    return {
        (team, person)
        for team, listed in people.items()
        for person in listed
        if of.get(person.pk, team) != team
    }


def _gap(
    team: Team,
    people: list[Person],
    why: dict[Person, str],
    numbers: dict[int, list[Address]],
    elsewhere: set[tuple[int, Person]],
) -> Iterator[Gap]:
    if not people:
        yield Gap(team, [Missed(NOBODY)], whole=True)
        return
    reasons = {it: why[it] or (OTHER_TEAM if (team.pk, it) in elsewhere else "") for it in people}
    missed = [Missed(said, it, numbers.get(it.pk, [])) for it, said in reasons.items() if said]
    if missed:
        yield Gap(team, missed, whole=len(missed) == len(people))


def _reasons(
    cycle: Cycle, step: Step, teams: dict[int, list[Person]], here: Here
) -> dict[Person, str]:
    """Of each person why they were not reached; "" where they were."""
    people = {person for each in teams.values() for person in each}
    told = Notice.objects.filter(cycle=cycle, number=step.number, kind=OPENING, mark=mark_of(step))
    written = set(told.values_list("person", flat=True))
    carried = _carried(cycle, step)
    there, had = _were_there(cycle, step, teams), _had_by_then(step, people)

    def untold(person: Person) -> str:
        if person.pk not in there:
            return CAME_LATER
        if had[person.pk] >= MOST_PUSHES:
            return ENOUGH
        return ON_ITS_WAY if here.now < step.began_at + TAKES else UNKNOWN

    return {
        person: _why(carried.get(person.pk, set())) if person.pk in written else untold(person)
        for person in people
    }


def _why(states: set[str | None]) -> str:
    if states & ARRIVES:
        return ""
    return FAILED if Delivery.FAILED in states else NO_ADDRESS


def _carried(cycle: Cycle, step: Step) -> dict[int, set[str | None]]:
    """By person, how far the letters of the opening have come."""
    letters = Message.objects.filter(
        created_at__gte=step.began_at,
        occasion__startswith=occasions_of(OPENING, cycle.pk, step.number),
    )
    found: dict[int, set[str | None]] = {}
    for person, state in letters.order_by().values_list("person_id", "deliveries__state"):
        found.setdefault(person, set()).add(state)
    return found


def _were_there(cycle: Cycle, step: Step, teams: Iterable[int]) -> set[int]:
    """Those who had a post, when the step opened, in a team that took part by then."""
    parts = cycle.participations.filter(team__in=teams, invited_at__lte=step.began_at)
    day = cycle.network.day_at(step.began_at)
    posts = Membership.objects.on(day).filter(team__in=parts.order_by().values("team"))
    return set(posts.order_by().values_list("person_id", flat=True))


def _had_by_then(step: Step, people: Iterable[Person]) -> Counter[int]:
    return pushes([person.pk for person in people], step.began_at - WEEK, step.began_at + TAKES)


def _addresses(people: list[Person], here: Here) -> dict[int, list[Address]]:
    """What there is to reach them by all the same, telephones first."""
    seen = Address.objects.visible_to(here).in_use().filter(person__in=people)
    found: dict[int, list[Address]] = {}
    for address in sorted(seen, key=lambda it: it.kind != Address.PHONE):
        found.setdefault(address.person_id, []).append(address)
    return found
