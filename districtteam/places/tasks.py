from datetime import datetime, timedelta

from districtteam.jobs.periodic import periodic
from districtteam.trail.actor import system

from .actions import forget_uploads


@periodic("places.forget_uploads", every=timedelta(hours=1))
def forget(now: datetime) -> None:
    forget_uploads(by=system(now))
