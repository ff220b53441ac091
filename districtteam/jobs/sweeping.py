"""Whose silence means that they died, and whose only that nobody could be heard."""

from datetime import datetime, timedelta

from . import actions
from .models import Worker

GAP = timedelta(seconds=10)  # twice the time between two rounds


class Sweep:
    """A clock's rounds through the workers.

    When the database was away, or the machine asleep, everybody has been silent: then nobody is
    buried until each has had the time to be heard again. Else the tasks of living workers would
    be run a second time.
    """

    def __init__(self) -> None:
        self._last: datetime | None = None
        self._patient_until: datetime | None = None

    def __call__(self, _name: str, now: datetime) -> bool:
        if self._last and now - self._last > GAP:
            self._patient_until = now + actions.SILENCE
        if self._patient_until and now < self._patient_until:
            Worker.objects.exists()  # raises while the database is away
            lost = []
        else:
            lost = actions.sweep(now)
        self._last = now
        return bool(lost)
