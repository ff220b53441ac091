"""Letters to more teams than one short transaction can hold.

The first teams are written to in the transaction of the deed, the others by tasks that are rows of
that same transaction: none is lost if it stands, none goes out if it does not. A task carries the
letters as they were written then, and may run twice: a notice is made once for a person. Where the
step has ended meanwhile nobody is written to; where its last day was moved, links move with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language

from districtteam.people.models import Person, Team
from districtteam.trail.actor import Actor

from . import tasks
from .models import Cycle, Step
from .notices import LINK, Call, tell_now
from .queries import step_of

Calls = Sequence[tuple[Call, Team]]


def put_off(calls: Calls, size: int, by: Actor) -> None:
    """A task for each `size` teams."""
    for start in range(0, len(calls), size):
        tasks.tell_rest.enqueue(_as_json(calls[start : start + size], by))


def tell_batch(batch: dict[str, Any]) -> int:
    """Say what a batch holds, in a transaction of its own. Returns how many were told."""
    person = Person.objects.filter(pk=batch["by"]).first()
    by = Actor(person, datetime.fromisoformat(batch["at"]), batch["channel"])
    return tell_now(list(_calls(batch)), by=by)


def _as_json(calls: Calls, by: Actor) -> dict[str, Any]:
    letters: dict[tuple[str, str], int] = {}  # each once: as a rule all teams read the same
    steps = {(call.cycle.pk, call.number): call for call, _team in calls}
    ends = {key: step.due_at.isoformat() for key, call in steps.items() if (step := _step(call))}
    rows = [
        {**_row(call, team, letters), "due_at": ends.get((call.cycle.pk, call.number), "")}
        for call, team in calls
    ]
    person = by.person.pk if by.person else None
    head = {"by": person, "at": by.at.isoformat(), "channel": by.channel}
    return {**head, "letters": [list(letter) for letter in letters], "rows": rows}


def _row(call: Call, team: Team, letters: dict[tuple[str, str], int]) -> dict[str, Any]:
    said = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            letter = call.compose(call.cycle, team, LINK)
        said[language] = letters.setdefault(letter, len(letters))
    return {
        "team": team.pk,
        "cycle": call.cycle.pk,
        "number": call.number,
        "kind": call.kind,
        "path": call.path,
        "closes_at": call.closes_at.isoformat(),
        "mark": call.mark,
        "own": call.own,
        "said": said,
    }


def _calls(batch: dict[str, Any]) -> Iterator[tuple[Call, Team]]:
    rows = batch["rows"]
    known = Cycle.objects.select_related("network").prefetch_related("steps")
    cycles = known.in_bulk({row["cycle"] for row in rows})
    teams = Team.objects.select_related("network").in_bulk({row["team"] for row in rows})
    for row in rows:
        said = {code: batch["letters"][at] for code, at in row["said"].items()}
        call = _as_of_now(_call(row, cycles[row["cycle"]], said), row["due_at"])
        if call is not None:
            yield call, teams[row["team"]]


def _as_of_now(call: Call, due_at: str) -> Call | None:
    """None where the step has ended; due_at: its last moment when the letter was written."""
    step = _step(call)
    if call.own or step is None or not due_at:  # a link of its own goes by its own time
        return call
    if step.closed_at is not None:
        return None
    return replace(call, closes_at=call.closes_at + (step.due_at - datetime.fromisoformat(due_at)))


def _step(call: Call) -> Step | None:
    return step_of(call.cycle, call.number)


def _call(row: dict[str, Any], cycle: Cycle, said: dict[str, list[str]]) -> Call:
    def compose(_cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject, text = said[get_language() or settings.LANGUAGE_CODE]
        return subject, text.replace(LINK, link)

    kept = {name: row[name] for name in ("number", "kind", "path", "mark", "own")}
    closes_at = datetime.fromisoformat(row["closes_at"])
    return Call(cycle=cycle, compose=compose, closes_at=closes_at, **kept)
