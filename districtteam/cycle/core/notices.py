"""Telling people what a step asks of them: a message with a personal link to the step.

Every notice is a row beside its message, in the transaction of the deed that caused it. Nobody
gets more than three pushes a week, whatever the cycle; what is above that is not sent.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import translation

from districtteam.access.actions.step_links import make_step_link
from districtteam.messaging.actions import send
from districtteam.messaging.models import Message
from districtteam.people.models import Person, Team
from districtteam.trail.actor import Actor

from .models import Cycle, Notice
from .queries import people_of

MOST_PUSHES = 3  # to a person in a week, over all rules
WEEK = timedelta(days=7)
INVITATION = "invitation"  # purpose of a message that offers a post (access); codes are asked for

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


def tell_teams(call: Call, teams: Iterable[Team], *, by: Actor) -> int:
    """Say it to everybody who holds a post in these teams. Returns how many were told."""
    return sum(
        tell(call, person, team, by=by) for team in teams for person in people_of(team, by.at)
    )


def tell(call: Call, person: Person, team: Team | None, *, by: Actor) -> bool:
    """Say it to one person, once; False if they have been told or have had enough this week."""
    if _pushes(person, by.at) >= MOST_PUSHES:
        return False
    row = {"cycle": call.cycle, "number": call.number, "person": person}
    _notice, new = Notice.objects.get_or_create(
        **row, kind=call.kind, mark=call.mark, defaults={"team": team, "told_at": by.at}
    )
    if new:
        _send(call, person, team, by)
    return new


def _pushes(person: Person, now: datetime) -> int:
    """What was written to somebody unasked in the last seven days: notices and invitations."""
    since = now - WEEK
    invited = Message.objects.filter(person=person, purpose=INVITATION, created_at__gt=since)
    return Notice.objects.filter(person=person, told_at__gt=since).count() + invited.count()


def _send(call: Call, person: Person, team: Team | None, by: Actor) -> None:
    name = link_name(call.cycle, call.number)
    scope = f"{name}:{call.own}" if call.own else name
    link = make_step_link(person, scope, call.path, call.closes_at, by=by, team=team)
    with translation.override(_language(person, call.cycle)):
        subject, text = call.compose(call.cycle, team, link)
    send(
        person,
        occasion=f"cycle.{call.kind}:{name}:{call.mark}:{person.pk}",
        purpose="step",
        subject=subject,
        text=text,
        by=by,
        secret_until=call.closes_at,
    )


def link_name(cycle: Cycle, number: int) -> str:
    """How the links of a step are called."""
    return f"{cycle.subject}:{number}"


def _language(person: Person, cycle: Cycle) -> str:
    known = {code for code, _name in settings.LANGUAGES}
    wanted = (person.language, *cycle.network.languages)
    return next((code for code in wanted if code in known), settings.LANGUAGE_CODE)
