"""What the clock does for cycles."""

from datetime import datetime, timedelta

from districtteam.jobs.periodic import periodic
from districtteam.trail.actor import system

from .step6_translation.actions import ask_due_follow_ups


@periodic("cycle.ask_follow_ups", every=timedelta(days=1), after=timedelta(hours=7))
def ask_follow_ups(now: datetime) -> None:
    """The teams whose day has come are asked what came of their commitments."""
    ask_due_follow_ups(now, by=system(now))
