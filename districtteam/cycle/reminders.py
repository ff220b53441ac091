"""When teams that have not done what the open step asks are reminded, and in which words.

Days of the third step: the step contract of the project's domain notes (J0 is the opening, J7, J14,
J18, J20, and at J16 a call to whoever has not started); of the others: ours. The last reminder is
always the day before the last day, wherever that has been moved to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districtteam.people.models import Network, Team
from districtteam.questionnaires.models import Sheet
from districtteam.ui.components import path

from . import machine
from .core.calendar import working_day
from .core.letters import letter
from .core.models import COMPLETION, DISCUSSION, ISSUE, TRANSLATION, Cycle, Step, Template
from .core.notices import Call, Compose

REMINDER = "reminder"
DAYS = {ISSUE: (4,), COMPLETION: (7, 14, 18), DISCUSSION: (5, 10, 16), TRANSLATION: (5, 10)}
CALLS = {ISSUE: 5, COMPLETION: 16, DISCUSSION: 14, TRANSLATION: 9}  # when who is silent is called
CALLS_RAPID = 1
MORNING = range(8, 12)  # hours by the network's clock; told at the first, caught up at the others
LATE = timedelta(days=2)  # after a breakdown: how old a reminder may still be sent

WORDS = {
    ISSUE: (
        gettext_lazy("Your team has not voted yet"),
        gettext_lazy("Your team’s three votes are still missing. It takes about ten minutes."),
    ),
    COMPLETION: (
        gettext_lazy("Your team’s answers are not confirmed yet"),
        gettext_lazy(
            "If you have begun, what you wrote is kept. If you cannot fill it in, say why with the"
            " same link: that helps, too."
        ),
    ),
    DISCUSSION: (
        gettext_lazy("The other teams would like to hear from yours"),
        gettext_lazy(
            "Your team has not said anything about the results yet. One sentence is enough: what"
            " you do, or what you would ask the others."
        ),
    ),
    TRANSLATION: (
        gettext_lazy("What will your team do?"),
        gettext_lazy(
            "No commitment of your team is confirmed yet: one thing that you will do, by when, and"
            " how you will see that it works. What is written down already, its lead confirms with"
            " the same link."
        ),
    ),
}


@dataclass(frozen=True)
class Reminder:
    """A reminder that is due. mark: which one, "J7" for the seventh day after the opening."""

    step: Step
    mark: str


def is_morning(network: Network, now: datetime) -> bool:
    """Whether people of the network may be written to at this hour of a working day.

    A demonstration's days are leapt over: there every hour will do.
    """
    local = now.astimezone(ZoneInfo(network.time_zone))
    it_is_time = local.hour in MORNING or settings.DEMO
    return it_is_time and working_day(network, local.date()) == local.date()


def due(cycle: Cycle, step: Step, now: datetime) -> Reminder | None:
    """The last reminder whose day has come, moved to a working day; None when there is none."""
    today = cycle.network.day_at(now)
    if today > cycle.network.day_at(step.due_at):
        return None
    opened = cycle.network.day_at(step.began_at)
    for number in reversed(days_of(cycle, step)):
        day = working_day(cycle.network, opened + timedelta(days=number))
        if day <= today:
            return Reminder(step, _mark(step, number)) if today - day <= LATE else None
    return None


def of_today(cycle: Cycle, step: Step, now: datetime) -> Reminder:
    """The reminder that a facilitator sends by hand on this day."""
    opened = cycle.network.day_at(step.began_at)
    return Reminder(step, _mark(step, (cycle.network.day_at(now) - opened).days))


def _mark(step: Step, number: int) -> str:
    """The day since the step began, "J7"; with that day where it began again: asked once more."""
    if step.reopened_at is None:
        return f"J{number}"
    return f"J{number}/{step.cycle.network.day_at(step.reopened_at).isoformat()}"


def next_day(cycle: Cycle, step: Step, now: datetime) -> date | None:
    """The day on which the next reminder goes out by itself; None after the last."""
    opened, today = cycle.network.day_at(step.began_at), cycle.network.day_at(now)
    days = (
        working_day(cycle.network, opened + timedelta(days=number))
        for number in days_of(cycle, step)
    )
    return next((day for day in days if day > today), None)


def days_of(cycle: Cycle, step: Step) -> list[int]:
    """The days after the opening on which a reminder is due, in order."""
    opened = cycle.network.day_at(step.began_at)
    last = (cycle.network.day_at(step.due_at) - opened).days
    if cycle.template == Template.RAPID:
        return list(range(1, last + 1))
    listed = DAYS.get(step.number, ())
    return sorted({*(day for day in listed if day < last - 1), *((last - 1,) if listed else ())})


def call_day(cycle: Cycle, step: Step) -> date:
    """From when on facilitators telephone the teams that have not begun."""
    days = CALLS_RAPID if cycle.template == Template.RAPID else CALLS.get(step.number, 0)
    return cycle.network.day_at(step.began_at) + timedelta(days=days)


def calls_to(reminder: Reminder, cycle: Cycle, teams: Iterable[Team]) -> dict[int, Call]:
    """What each team (by its key) is told. A link leads to the pages that the opening gave."""
    sheets = _sheets(cycle) if reminder.step.number == COMPLETION else {}
    page = path(machine.rules_of(reminder.step.number).page, cycle.pk)
    return {
        team.pk: _call(reminder, cycle, *sheets.get(team.pk, (page, reminder.step.due_at)))
        for team in teams
    }


def _sheets(cycle: Cycle) -> dict[int, tuple[str, datetime]]:
    """Where each team's own answer sheet is, and until when it takes answers. One query."""
    rows = Sheet.objects.of(cycle.subject).values_list("team_id", "pk", "closes_at")
    return {team: (path("questionnaires:sheet", key), closes) for team, key, closes in rows}


def _call(reminder: Reminder, cycle: Cycle, pages: str, closes_at: datetime) -> Call:
    number = reminder.step.number
    return Call(cycle, number, REMINDER, pages, closes_at, _compose(number), reminder.mark)


def _compose(number: int) -> Compose:
    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject, words = WORDS.get(number, (_("A step waits for your team"), ""))
        return str(subject), letter(cycle, number, [str(words)] if words else [], link)

    return compose
