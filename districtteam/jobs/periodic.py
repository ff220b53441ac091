"""Work that comes back by the clock. A room writes it in its tasks.py:

    @periodic("access.prune_keys", every=timedelta(hours=1))
    def prune_keys(now: datetime) -> None: ...

The clock decides when (see actions.tick), a worker runs it. It may come late, and after a crash
twice, so it must look at what there is to do rather than count its own visits.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django_tasks import task

from districtteam.ui import clock

from .rooms import load_tasks

log = logging.getLogger(__name__)

Work = Callable[[datetime], object]

EPOCH = datetime(2001, 1, 1, tzinfo=UTC)  # a Monday, so that weekly slots begin on Mondays


@dataclass(frozen=True)
class Job:
    """name: "room.deed"; every: the length of its slots; after: how far into a slot it is due."""

    name: str
    every: timedelta
    after: timedelta
    work: Work

    def slot(self, now: datetime) -> datetime:
        """The beginning of the slot that is due at `now`, the same on every machine.

        >>> night = Job("x.y", timedelta(days=1), timedelta(hours=3), print)
        >>> night.slot(datetime(2026, 11, 2, 2, 59, tzinfo=UTC)).isoformat()
        '2026-11-01T03:00:00+00:00'
        """
        start = EPOCH + self.after
        return start + (now - start) // self.every * self.every


_jobs: dict[str, Job] = {}


def periodic(
    name: str, *, every: timedelta, after: timedelta = timedelta(0)
) -> Callable[[Work], Work]:
    """Have the function called with the time once in each `every`, `after` into it (UTC)."""

    def register(work: Work) -> Work:
        _jobs[name] = Job(name, every, after, work)
        return work

    return register


def jobs() -> list[Job]:
    """Those of every room."""
    load_tasks()
    return list(_jobs.values())


@task()
def run_periodic(name: str) -> None:
    """What the clock enqueues; a job that a newer version no longer has is let go."""
    job = next((job for job in jobs() if job.name == name), None)
    if job is None:
        log.warning("Nothing is registered as the periodic job %s any more.", name)
        return
    job.work(clock.now())
