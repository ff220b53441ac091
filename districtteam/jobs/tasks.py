from datetime import datetime, timedelta

from . import actions
from .periodic import periodic


@periodic("jobs.prune", every=timedelta(hours=1))
def prune(now: datetime) -> None:
    actions.prune(now)
