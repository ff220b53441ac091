"""What the clock does for cycles."""

from datetime import datetime, timedelta

from districtteam.jobs.periodic import periodic
from districtteam.trail.actor import system

from .actions import remind_teams, tell_the_rest
from .core.models import Cycle, State
from .reminders import is_morning
from .step4_results.actions import ask_after_talks
from .step6_translation.actions import ask_due_follow_ups, remind_of_days
from .step6_translation.queries import cycles_with_days_near


@periodic("cycle.ask_follow_ups", every=timedelta(days=1), after=timedelta(hours=7))
def ask_follow_ups(now: datetime) -> None:
    """The teams whose day has come are asked what came of their commitments."""
    ask_due_follow_ups(now, by=system(now))


@periodic("cycle.remind_teams", every=timedelta(hours=1))
def remind(now: datetime) -> None:
    """Each network in its own morning; once told, nobody is told again at the next hour."""
    for cycle in Cycle.objects.filter(state=State.RUNNING).select_related("network", "mandate"):
        if is_morning(cycle.network, now):
            tell_the_rest(cycle, by=system(now))
            remind_teams(cycle, by=system(now))
    for cycle in cycles_with_days_near(now):
        if is_morning(cycle.network, now):
            remind_of_days(cycle, by=system(now))


@periodic("cycle.ask_after_talks", every=timedelta(days=1), after=timedelta(hours=8))
def ask_after(now: datetime) -> None:
    """Teams that were put in touch two weeks ago are asked whether they talked."""
    ask_after_talks(now, by=system(now))
