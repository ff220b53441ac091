"""Telling people what a step asks of them: a message with a personal link to the step.

Every notice is a row beside its message, in the transaction of the deed that caused it. Nobody
gets more than three pushes a week, whatever the cycle; what is above that is not sent. The letter
with which a step begins follows on the first morning on which there is room (`untold`).
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language

from districtteam.access.actions.step_links import Wanted, make_step_links
from districtteam.lib.later import Later
from districtteam.messaging.actions import Saying, send_all
from districtteam.messaging.models import Message
from districtteam.people.models import Membership, Person, Team
from districtteam.trail.actor import Actor

from .models import Cycle, Notice, Step
from .queries import people_of_teams

MOST_PUSHES = 3  # to a person in a week, over all rules
WEEK = timedelta(days=7)
AT_ONCE = 60  # teams that are written to in one transaction: about a quarter of a second
OPENING = "opening"  # kind of the letters with which a step begins
INVITATION = "invitation"  # purpose of a message that offers a post (access); codes are asked for

batches = Later("districtteam.cycle.core.batches")  # it needs this module

LINK = "\x02link\x03"  # stands for each one's own while a letter is written: nobody can type it

Compose = Callable[[Cycle, Team | None, str], tuple[str, str]]  # cycle, team, link: subject, text


@dataclass(frozen=True)
class Call:
    """What is said. kind: "opening", "reminder"; mark: which one ("J7"); path: where its link
    leads, the folder of pages that it opens; closes_at: when the link dies; own: names a link that
    is not the step's, for one thing's page alone, so that neither changes where the other leads."""

    cycle: Cycle
    number: int
    kind: str
    path: str
    closes_at: datetime
    compose: Compose
    mark: str = ""
    own: str = ""


class Told(NamedTuple):
    """A call to one person, as one of a team or for themselves."""

    call: Call
    person: Person
    team: Team | None

    @property
    def key(self) -> tuple[int, int, int, str, str]:
        """A person gets a kind once for a step and mark, in whichever of their teams."""
        call = self.call
        return call.cycle.pk, call.number, self.person.pk, call.kind, call.mark


def tell_teams(call: Call, teams: Iterable[Team], *, by: Actor) -> int:
    """Say it to everybody who holds a post in these teams. Returns how many were told."""
    return tell_each([(call, team) for team in teams], by=by)


def tell_each(calls: Iterable[tuple[Call, Team]], *, by: Actor) -> int:
    """Say to everybody in each team what is for that team.

    To the first teams at once, and to the others within seconds, by tasks (see batches): a
    transaction stays short in a country with 774 districts. Returns how many were told at once.
    """
    listed = list(calls)
    if len(listed) > AT_ONCE:
        batches.put_off(listed[AT_ONCE:], AT_ONCE, by)
    return tell_now(listed[:AT_ONCE], by=by)


def tell_now(calls: Iterable[tuple[Call, Team]], *, by: Actor) -> int:
    """The same, all of them in the caller's transaction."""
    listed = list(calls)
    people = people_of_teams([team for _call, team in listed], by.at)
    return tell_people(
        [Told(call, person, team) for call, team in listed for person in people[team.pk]], by=by
    )


def tell(call: Call, person: Person, team: Team | None, *, by: Actor) -> bool:
    """Say it to one person, once; False if they have been told or have had enough this week."""
    return bool(tell_people([Told(call, person, team)], by=by))


def untold(step: Step, teams: Iterable[Team], at: datetime) -> list[Team]:
    """The teams in which somebody has had no letter of the step since it began, or began again.

    A reminder asks the same as the first letter.
    """
    listed = list(teams)
    letters = Notice.objects.filter(
        cycle=step.cycle_id, number=step.number, told_at__gte=step.began_at
    )
    told = set(letters.values_list("person", flat=True))
    people = people_of_teams(listed, at)
    return [team for team in listed if any(it.pk not in told for it in people[team.pk])]


@transaction.atomic
def tell_people(wanted: Iterable[Told], *, by: Actor) -> int:
    """`tell` for many in some fifteen queries, however many they are. Returns how many were told.

    Whoever would write to one of them at the same moment waits for the end of this transaction.
    """
    listed = list(wanted)
    _hold(listed)
    new = _still_to_tell(listed, by.at)
    Notice.objects.bulk_create(
        Notice(
            cycle=it.call.cycle,
            number=it.call.number,
            person=it.person,
            team=it.team,
            kind=it.call.kind,
            mark=it.call.mark,
            told_at=by.at,
        )
        for it in new
    )
    several = _of_several(new, by.at)
    links = make_step_links([_wanted(it, several) for it in new], by=by)
    send_all(list(_sayings(zip(new, links, strict=True))), by=by)
    return len(new)


def _hold(wanted: Iterable[Told]) -> None:
    """Two letters of one moment, of whatever kind, are counted one after the other.

    On PostgreSQL by a lock on each person, in the order of their keys so that two batches never
    wait for each other; rows may still refer to them. On SQLite a transaction is alone anyway.
    """
    people = Person.objects.filter(pk__in={it.person.pk for it in wanted}).order_by("pk")
    list(people.select_for_update(no_key=True).values_list("pk"))


def _still_to_tell(wanted: list[Told], now: datetime) -> list[Told]:
    """Whoever has not been told yet and has not had enough this week, each once."""
    people = {it.person.pk for it in wanted}
    rows = Notice.objects.filter(person__in=people, cycle__in={it.call.cycle.pk for it in wanted})
    told = set(rows.values_list("cycle_id", "number", "person_id", "kind", "mark"))
    had = pushes(people, now - WEEK)
    found: list[Told] = []
    for it in wanted:
        if it.key not in told and had[it.person.pk] < MOST_PUSHES:
            told.add(it.key)
            had[it.person.pk] += 1
            found.append(it)
    return found


def pushes(people: Iterable[int], since: datetime, until: datetime | None = None) -> Counter[int]:
    """What was written to each unasked in that time: notices and invitations."""
    told = Notice.objects.filter(person__in=people, told_at__gt=since)
    invited = Message.objects.filter(
        person__in=people, purpose=INVITATION, created_at__gt=since
    ).order_by()
    if until is not None:
        told, invited = told.filter(told_at__lte=until), invited.filter(created_at__lte=until)
    return Counter(told.order_by().values_list("person_id", flat=True)) + Counter(
        invited.values_list("person_id", flat=True)
    )


def _of_several(told: list[Told], now: datetime) -> set[int]:
    """The keys of those who hold posts in several teams of these cycles, an acting lead of two:
    they are told once, so their link opens the step for each of their teams."""
    if not told:
        return set()
    posts = Membership.objects.on(told[0].call.cycle.network.day_at(now)).filter(
        person__in={it.person.pk for it in told},
        team__participations__cycle__in={it.call.cycle.pk for it in told},
        team__participations__left_at=None,
    )
    teams = posts.order_by().values_list("person", "team").distinct()
    held = Counter(person for person, _team in teams)
    return {person for person, number in held.items() if number > 1}


def _wanted(it: Told, several: Container[int]) -> Wanted:
    call, name = it.call, link_name(it.call.cycle, it.call.number)
    if call.own:
        return Wanted(it.person, f"{name}:{call.own}", call.path, call.closes_at, it.team)
    team = None if it.person.pk in several else it.team
    return Wanted(it.person, name, call.path, call.closes_at, team)


def _sayings(linked: Iterable[tuple[Told, str]]) -> Iterator[Saying]:
    """Each letter is written once for a team and language; only the link is each one's own."""
    written: dict[tuple[int, int | None, str], tuple[str, str]] = {}
    for it, link in linked:
        call, language = it.call, _language(it.person, it.call.cycle)
        key = id(call), it.team.pk if it.team else None, language
        if key not in written:
            with translation.override(language):
                written[key] = call.compose(call.cycle, it.team, LINK)
        subject, text = written[key]
        yield Saying(
            it.person,
            occasion_of(call.kind, call.cycle.pk, call.number, call.mark, it.person.pk),
            "step",
            subject,
            text.replace(LINK, link),
            call.closes_at,
        )


def occasion_of(kind: str, cycle: int, number: int, mark: str, person: int) -> str:
    """What the message of a notice is known by; cycle and person by their keys."""
    return f"{occasions_of(kind, cycle, number)}{mark}:{person}"


def occasions_of(kind: str, cycle: int, number: int) -> str:
    """What all messages of a kind for a step begin with."""
    return f"cycle.{kind}:cycle:{cycle}:{number}:"


def alike(compose: Compose) -> Compose:
    """For letters that say the same to every team: each is written once for a language."""
    written: dict[str, tuple[str, str]] = {}

    def once(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        language = get_language() or ""
        if language not in written:
            written[language] = compose(cycle, None, link)
        return written[language]

    return once


def link_name(cycle: Cycle, number: int) -> str:
    """How the links of a step are called."""
    return f"{cycle.subject}:{number}"


def _language(person: Person, cycle: Cycle) -> str:
    known = {code for code, _name in settings.LANGUAGES}
    wanted = (person.language, *cycle.network.languages)
    return next((code for code in wanted if code in known), settings.LANGUAGE_CODE)
