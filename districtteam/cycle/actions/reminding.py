"""Reminding the teams that have not done what the open step asks."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from districtteam.cycle import machine, reminders
from districtteam.cycle.core.models import Cycle, Notice, State
from districtteam.cycle.core.notices import Call, tell
from districtteam.cycle.core.queries import open_step
from districtteam.people.models import Membership, Person, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

MOST = 3  # reminders of one step to one person


def remind_teams(cycle: Cycle, *, by: Actor) -> int:
    """Remind whoever has not yet had today's reminder; how many people were written to.

    A transaction for each team, so that others write in between; safe to run again.
    """
    step = open_step(cycle) if cycle.state == State.RUNNING else None
    reminder = reminders.due(cycle, step, by.at) if step else None
    if reminder is None:
        return 0
    teams = list(Team.objects.filter(pk__in=machine.rules_of(cycle.at_step).silent(cycle)))
    calls = reminders.calls_to(reminder, cycle, teams)
    waiting = _whom(cycle, reminder, teams, by)
    return sum(
        _remind(calls[team.pk], team, waiting[team.pk], by) for team in teams if team.pk in waiting
    )


@transaction.atomic
def _remind(call: Call, team: Team, people: Iterable[Person], by: Actor) -> int:
    told = sum(tell(call, person, team, by=by) for person in people)
    if told:
        facts = {"step": call.number, "mark": call.mark, "people": told}
        record("cycle.remind_teams", call.cycle, team, by=by, **facts)
    return told


def _whom(
    cycle: Cycle, reminder: reminders.Reminder, teams: list[Team], by: Actor
) -> dict[int, list[Person]]:
    """By team, who has a post there and has had neither this reminder nor enough of them."""
    sent = Notice.objects.filter(
        cycle=cycle, number=reminder.step.number, kind=reminders.REMINDER
    ).values_list("person", "mark")
    enough = Counter(person for person, _mark in sent)
    had = {person for person, mark in sent if mark == reminder.mark}
    had |= {person for person, count in enough.items() if count >= MOST}
    posts = Membership.objects.on(cycle.network.day_at(by.at)).filter(
        team__in=teams, person__is_active=True
    )
    found: dict[int, dict[int, Person]] = {}
    for post in posts.exclude(person__in=had).select_related("person"):
        found.setdefault(post.team_id or 0, {})[post.person_id] = post.person
    return {team: list(people.values()) for team, people in found.items()}
