"""Reminding the teams that have not done what the open step asks."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from districtteam.cycle import machine, reminders
from districtteam.cycle.core.calendar import end_of
from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import Cycle, Notice, State
from districtteam.cycle.core.notices import OPENING, Call, Told, tell_people, untold
from districtteam.cycle.core.queries import open_step, teams_of
from districtteam.cycle.core.rules import nobody
from districtteam.people.models import Membership, Person, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

DAY = timedelta(days=1)


def remind_teams(cycle: Cycle, *, by: Actor) -> int:
    """Remind whoever has not yet had the reminder that is due; how many people were written to.

    A transaction for each team, so that others write in between; safe to run again.
    """
    step = open_step(cycle) if cycle.state == State.RUNNING else None
    reminder = reminders.due(cycle, step, by.at) if step else None
    # the step's first letter may have gone out to somebody this morning
    return _remind_silent(cycle, reminder, by, {reminders.REMINDER, OPENING}) if reminder else 0


def tell_the_rest(cycle: Cycle, *, by: Actor) -> None:
    """What the open step asks, for whoever had no letter when it began: they had had three that
    week, or came later. Not where their team has done it, unless the step was opened again: all are
    told why. Once for a person, safe to run again."""
    step = open_step(cycle) if cycle.state == State.RUNNING else None
    if step is None or by.at > step.due_at:
        return
    rules = machine.rules_of(step.number)
    waiting = rules.silent(cycle)
    teams = teams_of(cycle)
    everybody = rules.silent is nobody or step.reopened_at is not None
    asked = teams if everybody else [it for it in teams if it.pk in waiting]
    with transaction.atomic():
        rules.told(cycle, untold(step, asked, by.at), by)


def remind_now(cycle: Cycle, *, by: Actor) -> int:
    """A facilitator reminds the silent outside of the clock's days, by the same rules: once a day,
    in the same words, within three a week. Raises StepClosed where no step is open."""
    step = open_step(cycle) if cycle.state == State.RUNNING else None
    if step is None:
        raise StepClosed
    reminder = reminders.of_today(cycle, step, by.at)
    return _remind_silent(cycle, reminder, by, {reminders.REMINDER})


def _remind_silent(
    cycle: Cycle, reminder: reminders.Reminder, by: Actor, once_a_day: Collection[str]
) -> int:
    """once_a_day: kinds of letters, of which whoever had one today is not written to again."""
    teams = list(Team.objects.filter(pk__in=machine.rules_of(cycle.at_step).silent(cycle)))
    calls = reminders.calls_to(reminder, cycle, teams)
    waiting = _whom(cycle, reminder, teams, once_a_day, by)
    return sum(
        _remind(calls[team.pk], team, waiting[team.pk], by) for team in teams if team.pk in waiting
    )


@transaction.atomic
def _remind(call: Call, team: Team, people: Iterable[Person], by: Actor) -> int:
    told = tell_people([Told(call, person, team) for person in people], by=by)
    if told:
        facts = {"step": call.number, "mark": call.mark, "people": told}
        record("cycle.remind_teams", call.cycle, team, by=by, **facts)
    return told


def _whom(
    cycle: Cycle,
    reminder: reminders.Reminder,
    teams: list[Team],
    once_a_day: Collection[str],
    by: Actor,
) -> dict[int, list[Person]]:
    """By team, who has a post there and has had neither this reminder nor, today, one of these."""
    today = cycle.network.day_at(by.at)
    reminded = Q(kind=reminders.REMINDER, mark=reminder.mark)
    again = reminded | Q(kind__in=once_a_day, told_at__gt=end_of(cycle.network, today - DAY))
    sent = Notice.objects.filter(again, cycle=cycle, number=reminder.step.number)
    had = set(sent.values_list("person", flat=True))
    posts = Membership.objects.on(today).filter(team__in=teams, person__is_active=True)
    found: dict[int, dict[int, Person]] = {}
    for post in posts.exclude(person__in=had).select_related("person"):
        found.setdefault(post.team_id or 0, {})[post.person_id] = post.person
    return {team: list(people.values()) for team, people in found.items()}
