"""How long each step lasts, and when its last day ends by the network's own clock.

Durations of the full cycle: the step contract of the project's domain notes (our defaults, about
12 weeks in all). The rapid cycle: 10 days, results within 24 hours of closing.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from districtteam.people.models import Network

from .models import Cycle, StepName, Template

DAYS = {
    Template.FULL: {1: 7, 2: 14, 3: 21, 4: 7, 5: 21, 6: 14},
    Template.RAPID: {1: 1, 2: 1, 3: 3, 4: 1, 5: 3, 6: 1},
}
FOLLOW_UPS = {Template.FULL: (91, 182), Template.RAPID: (30,)}  # days after the cycle
PREVIEW = {Template.FULL: 7, Template.RAPID: 1}  # days of a district's private preview
LAST_MOMENT = time(23, 59, 59)
SATURDAY = 5


def due_at(cycle: Cycle, number: int, opens_at: datetime) -> datetime:
    """The end of the step's last day: for long steps a working day of the network's calendar."""
    days = DAYS[Template(cycle.template)][number]
    last = cycle.network.day_at(opens_at) + timedelta(days=days)
    return end_of(cycle.network, last if days < 7 else working_day(cycle.network, last))  # noqa: PLR2004  (a week)


def days_of(cycle: Cycle, now: datetime) -> Iterator[tuple[StepName, date, date]]:
    """The six steps with their first and last day; what has not opened follows on what has."""
    steps = {step.number: step for step in cycle.steps.all()}
    start = now
    for name in StepName:
        step = steps.get(name.value)
        opens = step.opens_at if step else start
        ends = step.due_at if step else due_at(cycle, name.value, opens)
        start = max(ends, now) if step and step.is_open else ends
        yield name, cycle.network.day_at(opens), cycle.network.day_at(ends)


def end_of(network: Network, day: date) -> datetime:
    """The last second of a day, where the network is."""
    return datetime.combine(day, LAST_MOMENT, ZoneInfo(network.time_zone))


def working_day(network: Network, day: date) -> date:
    """That day, or the next that is neither a weekend nor a holiday of the network."""
    while day.weekday() >= SATURDAY or day.isoformat() in network.holidays:
        day += timedelta(days=1)
    return day
