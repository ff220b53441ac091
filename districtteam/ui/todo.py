"""What is asked of a reader, gathered from every room. Rooms add theirs at start-up (apps.py).

    todo.add(answers_asked_of)

    def answers_asked_of(here: Here) -> list[Todo]:
        return [Todo(_("Answer the questionnaire"), url, due=..., minutes=20, weight=80)]

The first page shows the most pressing one as its one button, and all of them as a task list.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .components import Task, Words
from .format import day as day_in_words
from .http import Here

OPEN, WAITING, DONE = "open", "waiting", "done"
_ORDER = {OPEN: 0, WAITING: 1, DONE: 2}
PRESSING = 70  # weight from which a thing comes before what is late: a team's part in an open step


class Todo(NamedTuple):
    """One thing asked of one reader.

    state: open (theirs to do), waiting (for somebody else) or done; due: its last day; minutes:
    what it takes of somebody's time; weight: 0 to 100, what presses most when neither is due today;
    why: a line under the title, what it is good for; about: what it belongs to, said before that
    where several things of one kind are going on.
    """

    title: Words
    url: str
    state: str = OPEN
    due: date | None = None
    minutes: int | None = None
    weight: int = 50
    why: Words = ""
    about: Words = ""


Provider = Callable[[Here], Iterable[Todo]]
_providers: list[Provider] = []


def add(provider: Provider) -> None:
    """Ask `provider` too, at a fixed number of queries however large the network."""
    if provider not in _providers:
        _providers.append(provider)


def todos_for(here: Here) -> list[Todo]:
    """Everything asked of the reader, what is theirs to do first.

    Of that: what ends today, then what presses and can still be done in time, then what is late,
    then the rest; the heavier before the lighter, then by day.
    """
    if here.person is None:
        return []
    found = [todo for provider in _providers for todo in provider(here)]
    return sorted(found, key=lambda todo: _pressing(todo, here.today))


def first_of(todos: Iterable[Todo]) -> Todo | None:
    """The one thing to do now, or None when all is done or waits for others."""
    return next((todo for todo in todos if todo.state == OPEN), None)


def _pressing(todo: Todo, today: date) -> tuple[int, int, int, date]:
    return (_ORDER[todo.state], _turn(todo, today), -todo.weight, todo.due or date.max)


def _turn(todo: Todo, today: date) -> int:
    if todo.due == today:
        return 0
    if todo.due and todo.due < today:
        return 2  # what is late costs nothing more by waiting for what would be late after it
    return 1 if todo.weight >= PRESSING else 3


def line_of(todo: Todo, today: date) -> Task:
    """As a line of a task list."""
    return Task(todo.title, todo.url, _state(todo, today), _tag(todo), hint_of(todo, today))


def _state(todo: Todo, today: date) -> str:
    if todo.state == OPEN and todo.due and todo.due < today:
        return "late"
    if todo.state == OPEN:
        return "todo"
    return "done" if todo.state == DONE else "later"


def _tag(todo: Todo) -> str:
    return _("Waiting") if todo.state == WAITING else ""


def hint_of(todo: Todo, today: date) -> str:
    """Why, how long it takes and until when, in one line: what somebody weighs before a tap."""
    parts = [str(words) for words in (todo.about, todo.why) if words]
    if todo.state == OPEN and todo.minutes:
        parts.append(
            ngettext("about %(minutes)d minute", "about %(minutes)d minutes", todo.minutes)
            % {"minutes": todo.minutes}
        )
    if todo.state == OPEN and todo.due:
        parts.append(_until(todo.due, today))
    return " · ".join([*(part.rstrip(".") for part in parts[:-1]), *parts[-1:]])


def _until(due: date, today: date) -> str:
    words = _("until today") if due == today else _("until %(day)s")
    if due < today:
        words = _("was due on %(day)s")
    return words % {"day": day_in_words(due)}
