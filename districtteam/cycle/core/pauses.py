"""A cycle's own clock, which stops while it is paused."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from districtteam.trail.models import Mention

from .models import Cycle

PAUSED, WENT_ON = "cycle.pause_cycle", "cycle.resume_cycle"

Pause = tuple[datetime, datetime | None]


def pauses_of(cycle: Cycle) -> list[Pause]:
    """From when to when it was paused, the last pause first, None where it still is: one query.

    The trail keeps it, so that no day on which something was done need be moved.
    """
    named = Mention.objects.filter(kind="cycle.cycle", key=str(cycle.pk))
    deeds = named.filter(entry__deed__in=[PAUSED, WENT_ON]).order_by("-entry__at", "-entry")
    found: list[Pause] = []
    until: datetime | None = None
    for deed, at in deeds.values_list("entry__deed", "entry__at"):
        if deed == PAUSED:
            found.append((at, until))
        until = at
    return found


def before(now: datetime, span: timedelta, pauses: Iterable[Pause]) -> datetime:
    """The moment from which the cycle has run for that long until now.

    pauses: the last first.

    >>> day = lambda number: datetime(2026, 11, number)
    >>> before(day(9), timedelta(days=2), [(day(4), day(8))])
    datetime.datetime(2026, 11, 3, 0, 0)
    """
    for start, end in pauses:
        if start >= now:
            continue
        over = min(end or now, now)
        if now - over >= span:
            break
        span, now = span - (now - over), start
    return now - span
