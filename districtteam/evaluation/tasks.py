"""What the clock does for the logs."""

from datetime import datetime, timedelta

from districtteam.jobs.periodic import periodic
from districtteam.trail.actor import system

from .actions.traffic import forget_readers


@periodic("evaluation.forget_readers", every=timedelta(days=1), after=timedelta(hours=3))
def forget_who_was_sent_what(now: datetime) -> None:
    """After 90 days it is known of a team, no longer of a person."""
    forget_readers(by=system(now))
