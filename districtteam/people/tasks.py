"""What comes back by the clock in this room."""

from datetime import datetime, timedelta

from districtteam.jobs.periodic import periodic
from districtteam.trail.actor import system

from .actions import forget_old_drafts
from .models import Network


@periodic("people.forget_drafts", every=timedelta(days=1), after=timedelta(hours=2))
def forget_drafts(now: datetime) -> None:
    """Lists that were looked at and never taken in are forgotten: they are full of numbers."""
    for network in Network.objects.all():
        forget_old_drafts(network, by=system(now))
