"""Letters to more teams than one short transaction can hold.

The first teams are written to in the transaction of the deed, the others by tasks that are rows of
that same transaction: none is lost if it stands, none goes out if it does not. A task carries the
letters as they were written then, and may run twice: a notice is made once for a person.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language

from districtteam.people.models import Person, Team
from districtteam.trail.actor import Actor

from . import tasks
from .models import Cycle
from .notices import LINK, Call, tell_now

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
    rows = [_row(call, team, letters) for call, team in calls]
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
    cycles = Cycle.objects.select_related("network").in_bulk({row["cycle"] for row in rows})
    teams = Team.objects.select_related("network").in_bulk({row["team"] for row in rows})
    for row in rows:
        said = {code: batch["letters"][at] for code, at in row["said"].items()}
        yield _call(row, cycles[row["cycle"]], said), teams[row["team"]]


def _call(row: dict[str, Any], cycle: Cycle, said: dict[str, list[str]]) -> Call:
    def compose(_cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject, text = said[get_language() or settings.LANGUAGE_CODE]
        return subject, text.replace(LINK, link)

    kept = {name: row[name] for name in ("number", "kind", "path", "mark", "own")}
    closes_at = datetime.fromisoformat(row["closes_at"])
    return Call(cycle=cycle, compose=compose, closes_at=closes_at, **kept)
