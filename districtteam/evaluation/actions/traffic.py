"""Noting how much went to whom, and forgetting to whom."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from districtteam.cycle.core.models import COMPLETION, Cycle
from districtteam.cycle.core.subjects import cycle_in
from districtteam.evaluation.counting import Key, Seen
from districtteam.evaluation.models import Traffic
from districtteam.evaluation.pages import SHEETS, number_of
from districtteam.people.models import Person
from districtteam.questionnaires.models import Sheet
from districtteam.trail.actor import Actor

KEPT = timedelta(days=90)  # with the person's name; about one cycle

Step = tuple[int | None, int]  # cycle's key and the step's number


@transaction.atomic
def add_traffic(counted: Mapping[Key, Seen], *, by: Actor) -> None:  # noqa: ARG001  (as every action)
    """Add what a process counted to the rows of the day. It is counting, not anybody's deed, and
    so leaves no trail."""
    steps = _steps_of(counted)
    sums: dict[str, tuple[Traffic, Seen]] = {}
    for key, seen in counted.items():
        row = _row(key, steps[key])
        mark = row.mark
        _row_before, before = sums.get(mark, (row, Seen(0, 0)))
        sums[mark] = row, Seen(before.pages + seen.pages, before.sent + seen.sent)
    Traffic.objects.bulk_create([row for row, _seen in sums.values()], ignore_conflicts=True)
    for mark, (_row_again, seen) in sums.items():
        Traffic.objects.filter(mark=mark).update(
            pages=F("pages") + seen.pages, sent=F("sent") + seen.sent
        )


def _row(key: Key, step: Step) -> Traffic:
    cycle, number = step
    told = f"{key.day}:{key.person}:{key.session}:{key.device}:{cycle}:{number}"
    return Traffic(
        mark=salted_hmac("districtteam.evaluation.traffic", told).hexdigest()[:32],
        day=key.day,
        person_id=key.person,
        team_id=key.team or None,
        network_id=key.network or None,
        session=key.session,
        way=key.way,
        device=key.device,
        cycle_id=cycle,
        number=number,
    )


def _steps_of(counted: Mapping[Key, Seen]) -> dict[Key, Step]:
    """To which step of which cycle each page belongs: two queries for all."""
    sheets = {key.number for key in counted if _is_sheet(key)}
    subjects = dict(Sheet.objects.filter(pk__in=sheets).values_list("pk", "subject"))
    wanted = {key.number for key in counted if key.room == "cycle"}
    wanted |= {cycle_in(subject) for subject in subjects.values()}
    known = set(Cycle.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    return {key: _step_of(key, subjects, known) for key in counted}


def _step_of(key: Key, subjects: Mapping[int, str], known: set[int]) -> Step:
    if key.room == "cycle" and key.number in known:
        return key.number, number_of(key.name)
    cycle = cycle_in(subjects.get(key.number, "")) if _is_sheet(key) else 0
    return (cycle, COMPLETION) if cycle in known else (None, 0)


def _is_sheet(key: Key) -> bool:
    return key.room == "questionnaires" and key.name in SHEETS


@transaction.atomic
def forget_readers(*, by: Actor) -> int:
    """Rows older than 90 days lose person and session; team, step and device class stay."""
    old = Traffic.objects.filter(day__lt=by.at.date() - KEPT, person__isnull=False)
    return old.update(person=None, session="", mark="")


def forget_reader(person: Person, by: Actor) -> None:  # noqa: ARG001  (as people.hooks tells it)
    """Somebody is erased: what was sent stays as the team's."""
    Traffic.objects.filter(person=person).update(person=None, session="", mark="")
